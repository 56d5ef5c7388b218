"""The blocks of a paper as strips that flow over pages; tables have a module of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial, singledispatchmethod

from desktop.forms import measures as m
from desktop.forms.charts import ChartSetter
from desktop.forms.flow import Slice, glue
from desktop.forms.fonts import FontBook
from desktop.forms.paper import (
    BODY_SIZE,
    Align,
    Block,
    Chart,
    Closing,
    Copies,
    CutLine,
    Face,
    Heading,
    Lines,
    NewPage,
    Note,
    Para,
    Picture,
    Run,
    Sides,
    Space,
    Table,
    Title,
)
from desktop.forms.pen import Pen
from desktop.forms.pictures import picture
from desktop.forms.tables import TableSetter
from desktop.forms.text import Line, Style, set_text, spread
from desktop.forms.titles import break_title

_HEADING_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.FANG, 4: Face.FANG}
_SIGN_HEIGHT = 1.5 * m.LEADING
_DATE_TO_FILL = "　　　　年　　月　　日"
_AROUND_TABLE = 0.3  # lines of the grid
_BEFORE_NOTE, _AFTER_NOTE = 0.15, 0.4
_TIGHT = (Title, Sides, Note)
_SEAL_LINES = 2  # empty lines above the issuer, for the seal


def draw_line(line: Line, x: float, drop: float, pen: Pen, top: float, _height: float) -> None:
    """Draw a set line in a strip: `drop` points below its upper edge lies the baseline."""
    pen.text(line, pen.left + x, top - drop)


def draw_nothing(_pen: Pen, _top: float, _height: float) -> None:
    """Leave a strip empty."""


def blank(lines: float) -> Slice:
    """Return an empty strip of some lines of the grid, dropped at the top of a page."""
    return Slice(lines * m.LEADING, draw_nothing, gap=True)


@dataclass(frozen=True, slots=True)
class Strips:
    """Makes strips of the text width in points, in the fonts of a book."""

    book: FontBook
    width: float

    def all(self, blocks: Sequence[Block]) -> list[Slice]:
        """Return the strips of blocks, in order. Closings are glued to the text before them."""
        made: list[Slice] = []
        turn = False
        previous: Block | None = None
        for block in blocks:
            if isinstance(block, NewPage):
                turn = True
                continue
            strips = [*self._space_before(previous, block), *self.of(block)]
            previous = block
            if isinstance(block, Closing | Lines) and made:
                made[-1] = replace(made[-1], glued=True)
            if turn and strips:
                strips[0] = replace(strips[0], new_page=True)
                turn = False
            made.extend(strips)
        return made

    def _space_before(self, previous: Block | None, block: Block) -> list[Slice]:
        """Return the space between text and a table, so that the rule touches no line."""
        lines = _gap(previous, block)
        together = isinstance(block, Table | Note | Closing | Lines)
        return [replace(blank(lines), glued=together)] if lines else []

    @singledispatchmethod
    def of(self, block: Block) -> list[Slice]:
        """Return the strips of one block."""
        raise TypeError(type(block).__name__)

    @of.register
    def _(self, block: Title) -> list[Slice]:
        size = m.SMALL_TITLE if block.small else m.TITLE
        rows = break_title(block.text, self.width / size)
        leading = m.TITLE_LEADING if len(rows) > 1 else m.LEADING
        strips = self._rows(rows, Face.TITLE, size, leading)
        used = len(rows) * leading
        lines = -(-(used + 0.5 * m.LEADING) // m.LEADING)
        return glue([*strips, Slice(lines * m.LEADING - used, draw_nothing)])

    @of.register
    def _(self, block: Heading) -> list[Slice]:
        para = Para(text=block.text, face=_HEADING_FACES[block.level], keep=True)
        return self._para(para)

    @of.register
    def _para(self, block: Para) -> list[Slice]:
        runs = (Run(block.text, block.face),) if isinstance(block.text, str) else block.text
        body = block.size == BODY_SIZE
        pitch = m.BODY_PITCH if body else 0.0
        style = Style(
            size=block.size,
            pitch=pitch,
            first=block.indent * (block.size + pitch),
            align=block.align,
        )
        leading = m.LEADING if body else block.size * 1.5
        strips: list[Slice] = []
        for lines in set_text(runs, self.book, style, self.width):
            strips.extend(paragraph(lines, leading))
        if block.keep:
            strips[-1] = replace(strips[-1], glued=True)
        return strips

    @of.register
    def _(self, block: Note) -> list[Slice]:
        label, colon, text = block.text.partition("：")
        hang = (len(label) + 1) * m.NOTE if colon and len(label) <= 6 else 0.0
        style = Style(size=m.NOTE, first=-hang, left=hang)
        found = set_text((Run(label + colon + text),), self.book, style, self.width)
        return [strip for lines in found for strip in paragraph(lines, m.NOTE_LEADING)]

    @of.register
    def _(self, block: Sides) -> list[Slice]:
        drop = m.baseline(block.size * 1.7, block.size)
        left = self.line(block.left, Face.FANG, block.size)
        right = self.line(block.right, Face.FANG, block.size, Align.RIGHT)

        def draw(pen: Pen, top: float, _height: float) -> None:
            pen.text(left, pen.left, top - drop)
            pen.text(right, pen.left, top - drop)

        return [Slice(block.size * 1.7, draw, glued=True)]

    @of.register
    def _(self, block: Space) -> list[Slice]:
        return [blank(block.lines)]

    @of.register
    def _(self, block: CutLine) -> list[Slice]:
        word = self.line(block.text, Face.FANG, 10.5, Align.CENTRE)

        def draw(pen: Pen, top: float, height: float) -> None:
            y = top - height / 2
            half = word.width / 2 + (6 if word.pieces else 0)
            middle = pen.left + self.width / 2
            pen.dashes(pen.left, middle - half, y)
            pen.dashes(middle + half, pen.left + self.width, y)
            pen.text(word, pen.left, y - 3.8)

        return [Slice(m.LEADING, draw, glued=True, gap=True)]

    @of.register
    def _(self, block: Picture) -> list[Slice]:
        return picture(block, self.width, self.line(block.caption, Face.KAI, 10.5, Align.CENTRE))

    @of.register
    def _(self, block: Table) -> list[Slice]:
        return TableSetter(self.book, self.width, block).slices()

    @of.register
    def _(self, block: Chart) -> list[Slice]:
        return ChartSetter(self.book, self.width, block).slices()

    @of.register
    def _(self, block: Closing) -> list[Slice]:
        day = self.line(block.on or _DATE_TO_FILL, Face.FANG, m.BODY)
        signer = self.line(block.signer, Face.FANG, m.BODY)
        right = self.width - 4 * m.BODY
        middle = min(right - day.width / 2, self.width - 2 * m.BODY - signer.width / 2)
        drop = m.baseline(m.LEADING, m.BODY)
        return glue(
            [
                blank(_SEAL_LINES),
                Slice(m.LEADING, partial(draw_line, signer, middle - signer.width / 2, drop)),
                Slice(m.LEADING, partial(draw_line, day, middle - day.width / 2, drop)),
            ]
        )

    @of.register
    def _(self, block: Lines) -> list[Slice]:
        widest = max(self.line(label, Face.FANG, m.BODY).width for label, _ in block.lines)
        return glue(
            [blank(0.5), *(self._sign(*line, widest, dated=block.dated) for line in block.lines)]
        )

    @of.register
    def _(self, block: Copies) -> list[Slice]:
        size, leading = m.COPIES, m.COPIES * 1.6
        strips: list[Slice] = []
        for label, text in block.lines:
            hang = (len(label) + 1) * size
            style = Style(size=size, first=-hang, left=size + hang)
            lines = set_text((Run(f"{label}：{text}"),), self.book, style, self.width - size)[0]
            rules = (m.FOOT_RULE if not strips else m.FOOT_INNER_RULE) if block.ruled else 0.0
            strips.append(self._ruled(lines, leading, rules))
        if block.ruled:
            strips[-1] = self._closed(strips[-1])
        return glue(strips)

    def line(self, text: str, face: Face, size: float, align: Align = Align.LEFT) -> Line:
        """Set a short text in one line."""
        style = Style(size=size, align=align)
        return set_text((Run(text, face),), self.book, style, self.width)[0][0]

    def _rows(self, rows: Sequence[str], face: Face, size: float, leading: float) -> list[Slice]:
        drop = m.baseline(leading, size)
        set_rows = (self.line(row, face, size, Align.CENTRE) for row in rows)
        return [Slice(leading, partial(draw_line, row, 0.0, drop)) for row in set_rows]

    def _sign(self, label: str, known: str, widest: float, *, dated: bool) -> Slice:
        drop = _SIGN_HEIGHT - m.LEADING + m.baseline(m.LEADING, m.BODY)
        name = spread(self.line(label, Face.FANG, m.BODY), len(label.partition("（")[0]), widest)
        value = self.line(known, Face.FANG, m.BODY)
        day = self.line(_DATE_TO_FILL if dated else "", Face.FANG, m.BODY)
        start = 2 * m.BODY + widest + 4
        end = self.width - (day.width + m.BODY if dated else 2 * m.BODY)

        def draw(pen: Pen, top: float, _height: float) -> None:
            pen.text(name, pen.left + 2 * m.BODY, top - drop)
            pen.text(value, pen.left + start, top - drop)
            pen.text(day, pen.left + self.width - day.width, top - drop)
            if not known:
                pen.rule(pen.left + start, top - drop - 3, pen.left + end, top - drop - 3, 0.5)

        return Slice(_SIGN_HEIGHT, draw)

    def _ruled(self, lines: Sequence[Line], leading: float, rule: float) -> Slice:
        drop = m.baseline(leading, lines[0].size)

        def draw(pen: Pen, top: float, _height: float) -> None:
            if rule:
                pen.rule(pen.left, top, pen.left + self.width, top, rule)
            for number, line in enumerate(lines):
                pen.text(line, pen.left, top - 2 - number * leading - drop)

        return Slice(len(lines) * leading + 4, draw)

    def _closed(self, strip: Slice) -> Slice:
        inner = strip.draw

        def draw(pen: Pen, top: float, height: float) -> None:
            inner(pen, top, height)
            pen.rule(pen.left, top - height, pen.left + self.width, top - height, m.FOOT_RULE)

        return replace(strip, draw=draw)


def _gap(previous: Block | None, block: Block) -> float:
    """Return the lines of the grid to leave between two blocks."""
    if isinstance(previous, Note):
        return _AFTER_NOTE
    if isinstance(previous, Table) == isinstance(block, Table):
        return 0.0
    if previous is None or isinstance(previous, _TIGHT):
        return 0.0
    return _BEFORE_NOTE if isinstance(block, Note) else _AROUND_TABLE


def paragraph(lines: Sequence[Line], leading: float) -> list[Slice]:
    """Return the lines of a paragraph as strips: no single line at the foot or top of a page."""
    drop = m.baseline(leading, lines[0].size)
    strips = [Slice(leading, partial(draw_line, line, 0.0, drop)) for line in lines]
    for at in {0, len(strips) - 2} if len(strips) > 1 else ():
        strips[at] = replace(strips[at], glued=True)
    return strips
