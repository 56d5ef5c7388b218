"""Charts of horizontal bars as strips, readable in black and white."""

from dataclasses import dataclass
from functools import partial

from desktop.forms.flow import Slice, glue
from desktop.forms.fonts import FontBook
from desktop.forms.paper import Align, Chart, Face, Run
from desktop.forms.pen import Pen
from desktop.forms.text import Line, Style, set_text

_SIZE, _LANE, _THICK, _GAP = 10.5, 14.0, 9.0, 4.0
_TITLE, _KEY = 12.0, 9.0
_MOST_LABEL = 0.36  # of the width


@dataclass(frozen=True, slots=True)
class ChartSetter:
    """Sets one chart in the width of the text, in points."""

    book: FontBook
    width: float
    chart: Chart

    def slices(self) -> list[Slice]:
        """Return title, key and bars; each bar whole, the first two on the title's page."""
        rows = [self._row(*bar) for bar in self.chart.bars]
        return [*glue([self._title(), self._key_row(), *rows[:2]]), *rows[2:], _space()]

    def _title(self) -> Slice:
        line = self._line(self.chart.title, Face.HEI, _TITLE, Align.CENTRE)

        def draw(pen: Pen, top: float, _height: float) -> None:
            pen.text(line, pen.left, top - 20)

        return Slice(26.0, draw)

    def _key_row(self) -> Slice:
        names = [self._line(name) for name in self.chart.series]
        wide = sum(_KEY + 5 + line.width + 16 for line in names)

        def draw(pen: Pen, top: float, _height: float) -> None:
            x = pen.left + (self.width - wide) / 2
            for look, line in enumerate(names):
                pen.bar(x, top - 12, _KEY, _KEY, look)
                pen.text(line, x + _KEY + 5, top - 11.5)
                x += _KEY + 5 + line.width + 16

        return Slice(20.0, draw)

    def _row(self, label: str, numbers: tuple[int, ...]) -> Slice:
        lanes = 1 if self.chart.stacked else len(numbers)
        lines = set_text(
            (Run(label, Face.FANG),), self.book, Style(size=_SIZE, align=Align.RIGHT), self._label
        )[0]
        height = max(lanes * _LANE, len(lines) * (_SIZE + 2)) + _GAP
        return Slice(height, partial(self._draw_row, lines, numbers))

    def _draw_row(
        self, lines: list[Line], numbers: tuple[int, ...], pen: Pen, top: float, height: float
    ) -> None:
        first = top - (height - _GAP - len(lines) * (_SIZE + 2)) / 2
        for n, line in enumerate(lines):
            pen.text(line, pen.left, first - n * (_SIZE + 2) - _SIZE)
        x = pen.left + self._label + 6
        for look, number in enumerate(numbers):
            lane = 0 if self.chart.stacked else look
            bottom = top - lane * _LANE - (_LANE + _THICK) / 2
            if number:
                pen.bar(x, bottom, number * self._scale, _THICK, look)
            if self.chart.stacked:
                x += number * self._scale
            else:
                pen.text(self._line(str(number)), x + number * self._scale + 4, bottom + 1)
        if self.chart.stacked:
            pen.text(self._line(_told(numbers)), x + 4, top - (_LANE + _THICK) / 2 + 1)

    @property
    def _label(self) -> float:
        widest = max((self._line(label).width for label, _ in self.chart.bars), default=0.0)
        return min(widest + 1, self.width * _MOST_LABEL)

    @property
    def _scale(self) -> float:
        """Return how many points one is."""
        bars = [numbers for _, numbers in self.chart.bars]
        largest = max((sum(n) if self.chart.stacked else max(n) for n in bars), default=0)
        texts = [_told(n) for n in bars] if self.chart.stacked else [str(largest)]
        need = max((self._line(text).width for text in texts), default=0.0)
        return (self.width - self._label - need - 12) / max(largest, 1)

    def _line(
        self, text: str, face: Face = Face.FANG, size: float = _SIZE, align: Align = Align.LEFT
    ) -> Line:
        return set_text((Run(text, face),), self.book, Style(size=size, align=align), self.width)[
            0
        ][0]


def _told(numbers: tuple[int, ...]) -> str:
    return " / ".join(map(str, numbers))


def _space() -> Slice:
    return Slice(10.0, lambda _pen, _top, _height: None, gap=True)
