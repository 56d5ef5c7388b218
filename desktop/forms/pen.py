"""What is drawn on a page: set lines of text and rules, written as PDF operators."""

from pathlib import Path
from typing import Any, cast

from reportlab.pdfgen.canvas import Canvas

from desktop.forms.fonts import EmbeddedFont, font_named
from desktop.forms.text import Line, Piece

_HATCH_PITCH = 4.0
_LOOKS: tuple[tuple[float, tuple[int, ...]], ...] = (  # grey of the ground, slants of the lines
    (0.3, ()),
    (1.0, (1,)),
    (0.78, ()),
    (1.0, (1, -1)),
    (1.0, ()),
)


class Pen:
    """Draws on the current page of a canvas; all measures are points from the lower left corner.

    `left` is where the text area begins.
    """

    def __init__(self, canvas: Canvas, left: float) -> None:
        self.left = left
        self._canvas = canvas
        # The subsets of a font belong to the document, which reportlab keeps to itself.
        self._document = cast(Any, canvas)._doc  # noqa: SLF001
        self._text: list[str] = []
        self._rules: list[str] = []
        self._fonts: dict[str, EmbeddedFont] = {}
        self._state = ("", 0.0)

    def text(self, line: Line, x: float, y: float) -> None:
        """Draw a set line with its origin at x and its baseline at y."""
        for piece in line.pieces:
            self._text.append(f"{piece.spacing:.4f} Tc 1 0 0 1 {x + piece.x:.3f} {y:.3f} Tm")
            if piece.gap:
                self._show(piece, piece.text[:-1], line.size)
                self._show_before_gap(piece, line.size)
            else:
                self._show(piece, piece.text, line.size)

    def rule(self, x1: float, y1: float, x2: float, y2: float, thickness: float) -> None:
        """Draw a straight rule; its thickness is in points."""
        self._rules.append(f"{thickness:.3f} w {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S")

    def box(self, left: float, bottom: float, width: float, height: float, rule: float) -> None:
        """Draw a frame."""
        self._rules.append(f"{rule:.3f} w {left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re S")

    def bar(self, left: float, bottom: float, width: float, height: float, look: int) -> None:
        """Draw a filled bar in one of five looks that differ in black and white."""
        area = f"{left:.3f} {bottom:.3f} {width:.3f} {height:.3f} re"
        grey, hatching = _LOOKS[look % len(_LOOKS)]
        self._rules.append(f"q {grey:g} g {area} f Q")
        lines = [
            f"{left + at:.3f} {bottom:.3f} m {left + at + rise * height:.3f} {bottom + height:.3f} l S"
            for rise in hatching
            for at in _steps(width, height, rise)
        ]
        if lines:
            self._rules.append(f"q {area} W n 0.4 w " + " ".join(lines) + " Q")
        self._rules.append(f"0.500 w {area} S")

    def dashes(self, x1: float, x2: float, y: float) -> None:
        """Draw a level line of dashes, to cut along."""
        self._rules.append(f"[4 3] 0 d 0.500 w {x1:.3f} {y:.3f} m {x2:.3f} {y:.3f} l S [] 0 d")

    def picture(self, file: Path, left: float, bottom: float, width: float, height: float) -> None:
        """Draw a picture of a file into a box."""
        self._flush()
        self._canvas.drawImage(str(file), left, bottom, width, height)

    def turn(self, x: float, y: float) -> None:
        """Turn what follows on this page a quarter to the left, with its origin at x and y."""
        self._flush()
        self._canvas.addLiteral(f"q 0 1 -1 0 {x:.3f} {y:.3f} cm")

    def turn_back(self) -> None:
        """End what `turn` began."""
        self._flush()
        self._canvas.addLiteral("Q")

    def end_page(self) -> None:
        """Write the page out and begin a new one."""
        self._flush()
        self._canvas.showPage()

    def _flush(self) -> None:
        if self._rules:
            self._canvas.addLiteral("\n".join(self._rules))
        if self._text:
            self._canvas.addLiteral("BT " + "\n".join(self._text) + "\nET")
        self._rules, self._text, self._state = [], [], ("", 0.0)

    def _show(self, piece: Piece, text: str, size: float) -> None:
        font = self._font(piece.font)
        for subset, codes in font.splitString(text, self._document):
            state = (font.getSubsetInternalName(subset, self._document), size)
            if state != self._state:
                self._state = state
                self._text.append(f"{state[0]} {size:g} Tf")
            self._text.append(f"<{codes.hex()}> Tj")

    def _show_before_gap(self, piece: Piece, size: float) -> None:
        """Show a character and a blank that stand for the character alone.

        A reader program takes a quarter em for a typed space; with ActualText it does not, so
        2026年 is found and copied as it was typed.
        """
        last = piece.text[-1]
        actual = last.encode("utf-16-be").hex()
        self._text.append(f"/Span <</ActualText <feff{actual}>>> BDC")
        self._show(piece, last + " ", size)
        self._text.append("EMC")

    def _font(self, name: str) -> EmbeddedFont:
        if name not in self._fonts:
            self._fonts[name] = font_named(name)
        return self._fonts[name]


def _steps(width: float, height: float, rise: int) -> list[float]:
    """Return where the hatching lines of a bar begin at its foot."""
    first = -height if rise > 0 else 0.0
    count = int((width + height) / _HATCH_PITCH) + 1
    return [first + n * _HATCH_PITCH for n in range(count)]
