"""Tables: label and value grids and lists, with rows that part over pages and say （续）."""

from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from desktop.forms import measures as m
from desktop.forms.flow import Frame, Slice
from desktop.forms.fonts import FontBook
from desktop.forms.paper import Align, Cell, Face, Row, Run, Table
from desktop.forms.pen import Pen
from desktop.forms.text import Line, Style, set_text
from desktop.forms.titles import break_label

_PADDING = 1.6 * m.MM  # left and right of the text in a cell
_ABOVE = 1.2 * m.MM
_LEADING = 1.45  # of the size
_CONTINUED = "（续）"
_NARROW = "续"
_LEAST = 3  # lines on either side of a cut
_TALL = 25  # mm from which a row's text begins at its top


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell with its text set: place in points, lines, what stands at its foot.

    `top` texts begin at the top of the cell, others stand in its middle; `again` is the label
    repeated where the row goes on on another page.
    """

    x: float
    lines: tuple[Line, ...]
    foot: tuple[Line, ...]
    top: bool
    again: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A row set: its boxes, the least height and the leading in points."""

    boxes: tuple[_Box, ...]
    least: float
    leading: float
    fill: bool

    @property
    def height(self) -> float:
        """The height that the row needs."""
        most = max(len(box.lines) + len(box.foot) for box in self.boxes)
        return max(self.least, most * self.leading + 2 * _ABOVE)


class TableSetter:
    """Sets one table of the text width."""

    def __init__(self, book: FontBook, width: float, table: Table) -> None:
        self._book = book
        self._table = table
        unit = width / sum(table.widths)
        self._edges = list(accumulate((w * unit for w in table.widths), initial=0.0))
        self._frame = Frame(width, m.OUTER_RULE)

    def slices(self) -> list[Slice]:
        """Return the rows as slices; the head rows are repeated at the top of each page."""
        rows = self._table.rows
        count = next((at for at, row in enumerate(rows) if not row.head), len(rows))
        heads = tuple(self._slice(self._set(row), ()) for row in rows[:count])
        body = [self._slice(self._set(row), heads) for row in rows[count:]]
        if len(body) > 1:
            body[0] = replace(body[0], glued=True)
        return [*(replace(head, glued=True) for head in heads), *body]

    def _slice(self, row: _Set, heads: tuple[Slice, ...]) -> Slice:
        def part(room: float) -> tuple[Slice, Slice] | None:
            cut = _cut(row, room)
            return (self._slice(cut[0], heads), self._slice(cut[1], heads)) if cut else None

        draw = partial(_draw, row, self._edges[-1])
        return Slice(row.height, draw, part=part, head=heads, fill=row.fill, frame=self._frame)

    def _set(self, row: Row) -> _Set:
        boxes, at = [], 0
        for cell in row.cells:
            boxes.append(self._box(cell, at, row))
            at += cell.span
        return _Set(tuple(boxes), row.height * m.MM, self._table.size * _LEADING, row.fill)

    def _box(self, cell: Cell, at: int, row: Row) -> _Box:
        x, end = self._edges[at], self._edges[at + cell.span]
        label = cell.label or row.head
        top = bool(cell.foot) or (not label and (row.fill or row.height >= _TALL))
        width = end - x - 2 * _PADDING
        lines = self._label(cell.text, width) if label else self._value(cell, width)
        again = self._again(cell, width) if label or (at == 0 and cell.align) else ()
        foot = self._foot(cell.foot, width) if cell.foot else ()
        return _Box(x, tuple(lines), foot, top, tuple(again))

    def _label(self, text: str, width: float) -> list[Line]:
        size = self._table.size
        most = max(int(width / size + 0.05), 1)
        rows = break_label(text, most) if text else [""]
        style = Style(size=size, align=Align.CENTRE)
        return [line for row in rows for line in self._lines(row, Face.HEI, style, width)]

    def _again(self, cell: Cell, width: float) -> list[Line]:
        """Set what names a row once more, for the pages on which it goes on."""
        narrow = width < 4 * self._table.size
        text = f"{cell.text}\n{_NARROW}" if narrow else cell.text + _CONTINUED
        if cell.label:
            return self._label(text, width)
        style = Style(size=self._table.size, align=Align.CENTRE)
        return self._lines(text, Face.FANG, style, width)

    def _value(self, cell: Cell, width: float) -> list[Line]:
        size = self._table.size
        if len(cell.text) * size < 4 * width:
            align = cell.align or Align.LEFT
            lines = self._lines(cell.text, Face.FANG, Style(size=size, align=align), width)
            if len(lines) == 1:
                return lines
        indent = 2 * size if cell.align is None and width > 14 * size else 0.0
        style = Style(size=size, first=indent, align=cell.align or Align.JUSTIFY)
        return self._lines(cell.text, Face.FANG, style, width)

    def _foot(self, text: str, width: float) -> tuple[Line, ...]:
        style = Style(size=self._table.size, align=Align.RIGHT)
        return tuple(self._lines(text, Face.FANG, style, width - self._table.size))

    def _lines(self, text: str, face: Face, style: Style, width: float) -> list[Line]:
        found = set_text((Run(text, face),), self._book, style, width)
        return [line for paragraph in found for line in paragraph]


def _cut(row: _Set, room: float) -> tuple[_Set, _Set] | None:
    """Cut a row so that its upper part takes at most `room`, or return None."""
    fit = int((room - 2 * _ABOVE) / row.leading)
    most = max((len(box.lines) for box in row.boxes if not box.again), default=0)
    if fit < _LEAST or most - fit < _LEAST:
        fit = min(fit, most - _LEAST)
        if fit < _LEAST:
            return None
    upper = tuple(
        box if box.again else replace(box, lines=box.lines[:fit], foot=(), top=True)
        for box in row.boxes
    )
    lower = tuple(
        replace(box, lines=box.again)
        if box.again
        else replace(box, lines=box.lines[fit:], top=True)
        for box in row.boxes
    )
    if max(len(box.lines) for box in upper) > fit:
        return None
    return (
        replace(row, boxes=upper, least=0.0, fill=False),
        replace(row, boxes=lower, least=0.0),
    )


def _draw(row: _Set, width: float, pen: Pen, top: float, height: float) -> None:
    pen.rule(pen.left, top, pen.left + width, top, m.INNER_RULE)
    for box in row.boxes:
        if box.x:
            x = pen.left + box.x
            pen.rule(x, top, x, top - height, m.INNER_RULE)
        _draw_box(box, row, pen, top, height)


def _draw_box(box: _Box, row: _Set, pen: Pen, top: float, height: float) -> None:
    if not box.lines and not box.foot:
        return
    size = (box.lines or box.foot)[0].size
    drop = m.baseline(row.leading, size)
    x = pen.left + box.x + _PADDING
    used = len(box.lines) * row.leading
    y = top - (_ABOVE if box.top else (height - used) / 2)
    for number, line in enumerate(box.lines):
        pen.text(line, x, y - number * row.leading - drop)
    y = top - height + _ABOVE + len(box.foot) * row.leading
    for number, line in enumerate(box.foot):
        pen.text(line, x, y - number * row.leading - drop)
