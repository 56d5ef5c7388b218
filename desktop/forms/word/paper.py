"""The Word twin of any paper: the same blocks, written with python-docx."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from desktop.forms.paper import (
    Align,
    Block,
    Cell,
    Chart,
    Closing,
    Copies,
    CutLine,
    Face,
    Heading,
    LetterHead,
    Lines,
    NewPage,
    Note,
    Paper,
    Para,
    Picture,
    Row,
    Run,
    Sides,
    Space,
    Table,
    Title,
)
from desktop.forms.word import document as word

FACES = {
    Face.FANG: word.FANG_SONG,
    Face.KAI: word.KAI,
    Face.HEI: word.HEI,
    Face.SONG: word.SONG,
    Face.TITLE: word.TITLE,
}
_HEADING_FACES = {1: Face.HEI, 2: Face.KAI}
_SIZE = 16.0
_WIDTH = {False: 156.0, True: 225.0}


def write(papers: Sequence[Paper], out: BinaryIO, *, made_at: datetime) -> None:
    """Write papers of one form as an editable Word file; equal input gives equal bytes.

    Each paper begins on a page of its own and counts its pages from 1.
    """
    first = papers[0]
    document = word.new_document(
        title=first.title,
        marking=_marking(first),
        made_at=made_at,
        landscape=first.landscape,
        letter=first.letter is not None,
    )
    document.core_properties.author = first.author
    keywords = dict.fromkeys(k for paper in papers for k in paper.keywords)
    document.core_properties.keywords = "，".join(keywords)
    for number, paper in enumerate(papers):
        if number:
            _begin_another(document)
        _write(document, paper)
    word.save(document, out)


def _begin_another(document: Any) -> None:
    """Begin another paper like the one before: a new page, its pages counted from 1."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(1)  # what ends the paper before
    properties = section._sectPr  # noqa: SLF001 - python-docx has no call for page numbers
    counted = properties.find(qn("w:pgNumType"))
    if counted is None:
        counted = OxmlElement("w:pgNumType")
        properties.insert_element_before(
            counted, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid"
        )
    counted.set(qn("w:start"), "1")


def _write(document: Any, paper: Paper) -> None:
    if paper.letter:
        _letter_head(document, paper.letter)
    for block in (*paper.blocks, *paper.foot):
        _WRITERS[type(block)](document, block, _WIDTH[paper.landscape])
    if paper.foot_note:
        word.paragraph(document, paper.foot_note, size=9, pitch=14, align="left")


def _marking(paper: Paper) -> str:
    return "　".join(p for p in (paper.copy_number, paper.marking, paper.urgency) if p)


def _letter_head(document: Any, head: LetterHead) -> None:
    if not head.printed:
        name = word.paragraph(document, head.name, face=word.TITLE, size=26, align="centre")
        name.paragraph_format.line_spacing = Pt(40)
        word.rule_below(name, style="thickThinSmallGap")
    if head.number:
        word.paragraph(document, head.number, align="right")


def _title(document: Any, block: Title, width: float) -> None:  # noqa: ARG001
    size = 18 if block.small else 22
    added = word.paragraph(
        document, block.text, face=word.TITLE, size=size, align="centre", pitch=36, keep=True
    )
    added.paragraph_format.space_after = Pt(14)


def _para(document: Any, block: Para, width: float) -> None:  # noqa: ARG001
    runs = (Run(block.text, block.face),) if isinstance(block.text, str) else block.text
    size = _SIZE if block.size > 15 else block.size
    pitch = None if size == _SIZE else size * 1.5
    for line in _paragraphs(runs):
        added = word.paragraph(
            document,
            "",
            size=size,
            align=block.align.value,
            indent=block.indent,
            pitch=pitch,
            keep=block.keep,
        )
        for run in line:
            word.set_font(added.add_run(word.printable(run.text)), FACES[run.face], size)


def _paragraphs(runs: tuple[Run, ...]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(Run(first, run.face))
        lines += [[Run(text, run.face)] for text in more]
    return lines


def _heading(document: Any, block: Heading, width: float) -> None:  # noqa: ARG001
    face = FACES[_HEADING_FACES.get(block.level, Face.FANG)]
    added = word.paragraph(document, block.text, face=face, indent=2, keep=True)
    word.outline_level(added, block.level)


def _sides(document: Any, block: Sides, width: float) -> None:
    added = word.paragraph(
        document, f"{block.left}\t{block.right}", size=block.size, align="left", pitch=20
    )
    word.right_tab(added, width)


def _space(document: Any, block: Space, width: float) -> None:  # noqa: ARG001
    word.paragraph(document, "", pitch=29 * block.lines)


def _note(document: Any, block: Note, width: float) -> None:  # noqa: ARG001
    word.paragraph(document, block.text, size=12, pitch=18)


def _picture(document: Any, block: Picture, width: float) -> None:  # noqa: ARG001
    document.add_picture(str(block.file), width=Mm(block.width))
    word.paragraph(document, block.caption, size=10.5, align="centre", pitch=18)


def _new_page(document: Any, block: NewPage, width: float) -> None:  # noqa: ARG001
    last = document.paragraphs[-1] if document.paragraphs else document.add_paragraph()
    last.add_run().add_break(WD_BREAK.PAGE)


def _cut_line(document: Any, block: CutLine, width: float) -> None:  # noqa: ARG001
    added = word.paragraph(document, block.text, size=12, align="centre", pitch=20)
    word.rule_below(added, style="dashed")


def _table(document: Any, block: Table, width: float) -> None:
    total = sum(block.widths)
    made = word.table(document, [w * width / total for w in block.widths])
    for row in block.rows:
        _row(made, row, block.size)
    word.paragraph(document, "", size=6, pitch=8)


def _chart(document: Any, block: Chart, width: float) -> None:
    """Write a chart as the table of its numbers, which the office can make a chart of."""
    word.paragraph(
        document, block.title, face=word.HEI, size=12, align="centre", pitch=20, keep=True
    )
    each = (width - 40) / len(block.series)
    heads = Row(cells=tuple(Cell(text=t, label=True) for t in ("", *block.series)), head=True)
    rows = (
        Row(cells=tuple(Cell(text=text) for text in (label, *map(str, numbers))), height=7)
        for label, numbers in block.bars
    )
    widths = (40.0, *(each,) * len(block.series))
    _table(document, Table(widths=widths, rows=(heads, *rows), size=10.5), width)


def _row(made: Any, row: Row, size: float) -> None:
    added = word.add_row(made, height=row.height * (3 if row.fill else 1), head=row.head)
    cells, column = added.cells, 0
    for cell in row.cells:
        target = cells[column]
        if cell.span > 1:
            target = target.merge(cells[column + cell.span - 1])
        _cell(target, cell, size)
        column += cell.span


def _cell(target: Any, cell: Cell, size: float) -> None:
    centred = Align.CENTRE if cell.label else Align.LEFT
    align = (cell.align or centred).value
    face = word.HEI if cell.label else word.FANG_SONG
    word.write_cell(target, cell.text, face=face, align=align, size=size)
    for line in cell.foot.split("\n") if cell.foot else ():
        word.fill(target.add_paragraph(), line, size=size, align="right", pitch=size * 1.6)


def _lines(document: Any, block: Lines, width: float) -> None:  # noqa: ARG001
    for number, (label, known) in enumerate(block.lines, start=1):
        text = f"{label}：{known or '　' * 8}"
        if block.dated:
            text += "　　　　年　　月　　日"
        last = number == len(block.lines)
        word.paragraph(document, text, indent=2, align="left", keep=not last)


def _closing(document: Any, block: Closing, width: float) -> None:  # noqa: ARG001
    word.paragraph(document, "", keep=True)
    for text, keep in ((block.signer, True), (block.on, False)):
        added = word.paragraph(document, text, align="right", keep=keep)
        added.paragraph_format.right_indent = Pt(_SIZE * 4)


def _copies(document: Any, block: Copies, width: float) -> None:  # noqa: ARG001
    last = len(block.lines)
    for number, (label, receivers) in enumerate(block.lines, start=1):
        added = word.paragraph(document, f"{label}：{receivers}", size=14, pitch=24)
        added.paragraph_format.left_indent = Pt(14)
        added.paragraph_format.right_indent = Pt(14)
        if block.ruled:
            word.rule(added, above=number == 1, below=True, thin=number != last)


_WRITERS: Mapping[type[Block], Callable[[Any, Any, float], None]] = {
    Title: _title,
    Para: _para,
    Heading: _heading,
    Sides: _sides,
    Space: _space,
    Note: _note,
    Picture: _picture,
    NewPage: _new_page,
    CutLine: _cut_line,
    Table: _table,
    Chart: _chart,
    Lines: _lines,
    Closing: _closing,
    Copies: _copies,
}
