"""Text set into lines: fonts chosen by character, lines cut and made even, pieces ready to draw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from db.frozen import frozen
from desktop.forms.fonts import FontBook, Glyph
from desktop.forms.linebreak import Measured, Span
from desktop.forms.marks import clean
from desktop.forms.paper import Align, Run

_GAP = 0.12  # em from which a reader program would take a gap for a space


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one font set with one spacing; `gap` where empty space follows."""

    x: float
    font: str
    spacing: float
    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A set line: its pieces, its size and its width, in points."""

    pieces: tuple[Piece, ...]
    size: float
    width: float


@frozen
class Style:
    """How a text is set: size and pitch (added space) in points, indents in points."""

    size: float
    pitch: float = 0.0
    first: float = 0.0
    left: float = 0.0
    align: Align = Align.JUSTIFY


def set_text(runs: Sequence[Run], book: FontBook, style: Style, width: float) -> list[list[Line]]:
    """Return the paragraphs of a text, each as its lines; every line break begins a paragraph.

    Empty paragraphs are left out; a text that is all empty is one empty line.
    """
    found = list(_paragraphs(runs))
    full = [paragraph for paragraph in found if any(run.text for run in paragraph)]
    return [_set_paragraph(paragraph, book, style, width) for paragraph in full or found[:1]]


def spread(line: Line, count: int, width: float) -> Line:
    """Return a line made as wide as `width` by setting its first characters farther apart."""
    more = width - line.width
    if count < 2 or more <= 0 or len(line.pieces[0].text) < count:
        return line
    first, *rest = line.pieces
    apart = first.spacing + more / (count - 1)
    head = replace(first, text=first.text[:count], spacing=apart)
    tail = replace(
        first, text=first.text[count:], x=first.x + more + _width_of(first.text[:count], line.size)
    )
    moved = (replace(piece, x=piece.x + more) for piece in rest)
    return Line((head, *([tail] if tail.text else []), *moved), line.size, width)


def _width_of(text: str, size: float) -> float:
    return len(text) * size


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    current: list[Run] = []
    for run in runs:
        first, *rest = clean(run.text).split("\n")
        current.append(Run(first, run.face))
        for text in rest:
            yield _stripped(current)
            current = [Run(text, run.face)]
    yield _stripped(current)


def _stripped(runs: list[Run]) -> list[Run]:
    """Drop the blanks before a paragraph: the indent is the style's."""
    runs[0] = Run(runs[0].text.lstrip(" 　"), runs[0].face)
    runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].face)
    return runs


def _set_paragraph(runs: list[Run], book: FontBook, style: Style, width: float) -> list[Line]:
    glyphs = list(chain.from_iterable(book.glyphs(run.text, run.face) for run in runs))
    text = "".join(run.text for run in runs)
    size = style.size
    measured = Measured(text, [g.width * size for g in glyphs], size, style.pitch)
    room = width - style.left
    spans = measured.lines(room - style.first, room)
    if style.align is not Align.JUSTIFY:
        spans = [Span(s.start, s.end, 0.0, s.narrow) for s in spans]
    setter = _Setter(measured, glyphs, style)
    return [
        setter.line(span, style.left + (0.0 if span.start else style.first), width)
        for span in spans
    ]


class _Setter:
    """Turns spans of a measured paragraph into lines of pieces."""

    def __init__(self, measured: Measured, glyphs: Sequence[Glyph], style: Style) -> None:
        self._m = measured
        self._glyphs = glyphs
        self._style = style

    def line(self, span: Span, x: float, width: float) -> Line:
        if span.start == span.end:
            return Line((), self._style.size, 0.0)
        natural = self._m.natural(span.start, span.end)
        if self._style.align is Align.CENTRE:
            x += (width - x - natural) / 2
        elif self._style.align is Align.RIGHT:
            x += width - x - natural
        return Line(tuple(self._pieces(span, x)), self._style.size, natural)

    def _pieces(self, span: Span, x: float) -> Iterator[Piece]:
        """Yield the pieces: a new one wherever the font or the spacing changes."""
        start, begin = span.start, x
        spacing = self._spacing(start, span)
        for at in range(span.start, span.end):
            own = self._spacing(at, span)
            x += self._m.widths[at] + own
            last = at + 1 == span.end
            gap = not last and self._m.gaps[at] > self._m.size * _GAP
            other = last or self._glyphs[at + 1].font != self._glyphs[start].font
            if other or gap or own != spacing:
                yield self._piece(start, at + 1, begin, spacing, gap=gap)
                start, begin = at + 1, x
                spacing = 0.0 if last else self._spacing(start, span)

    def _piece(self, start: int, end: int, x: float, spacing: float, *, gap: bool) -> Piece:
        glyphs = self._glyphs[start:end]
        text = "".join(glyph.char for glyph in glyphs)
        return Piece(x, glyphs[0].font, spacing if end - start > 1 else 0.0, text, gap)

    def _spacing(self, at: int, span: Span) -> float:
        """Return the space after a character in points."""
        soft = span.stretch if self._m.soft[at] else 0.0
        return self._m.gaps[at] + soft - span.narrow * self._m.give[at]
