"""A paper as a list of blocks: what stands on it, said once for the PDF and for its Word twin."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from pathlib import Path

from db.frozen import frozen

BODY_SIZE = 15.75  # 3号 as it fits 28 characters into 156 mm, in points
TABLE_SIZE = 12.0  # 小4号
FORM_SIZE = 14.0  # 4号


class Face(StrEnum):
    """The faces of official papers (GB/T 9704)."""

    FANG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"
    TITLE = "小标宋"


class Align(StrEnum):
    """How the lines of a text stand."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph in one face."""

    text: str
    face: Face = Face.FANG


@frozen
class Title:
    """The title, 2号小标宋, centred, broken by sense; `small` is for a title inside a paper."""

    text: str
    small: bool = False


@frozen
class Para:
    """A paragraph. Each line break in the text begins a new one; `indent` counts characters.

    `keep` holds it on the page of what follows.
    """

    text: str | tuple[Run, ...]
    face: Face = Face.FANG
    indent: int = 2
    align: Align = Align.JUSTIFY
    size: float = BODY_SIZE
    keep: bool = False


@frozen
class Heading:
    """A heading, with its number: level 1 一、黑体, 2 （一）楷体, 3 1. 仿宋, 4 （1）仿宋.

    It stays on the page of what follows.
    """

    text: str
    level: int = 1


@frozen
class Sides:
    """One line with something at either end, such as number and date above a table."""

    left: str = ""
    right: str = ""
    size: float = TABLE_SIZE


@frozen
class Space:
    """Empty lines of the page's grid."""

    lines: float = 1


@frozen
class Note:
    """A small remark, such as how to fill in a form: 小4号, hanging under its first word."""

    text: str


@frozen
class Picture:
    """A picture in a thin frame, `width` mm wide, with its caption below; both stay together."""

    file: Path
    caption: str = ""
    width: float = 130


@frozen
class NewPage:
    """What follows begins on a new page."""


@frozen
class CutLine:
    """A dashed line to cut or tear along, as above a receipt."""

    text: str = ""


@frozen
class Cell:
    """A cell of a table. `label` cells name what stands beside them.

    `field` names what a fill-in form reads back. `foot` is set at the bottom of the cell, as a
    signature and date are.
    """

    text: str = ""
    label: bool = False
    span: int = 1
    align: Align | None = None
    field: str = ""
    foot: str = ""


@frozen
class Row:
    """A row at least `height` mm high. A `head` is repeated on each page.

    `fill` rows share the space that the table leaves on its last page.
    """

    cells: tuple[Cell, ...]
    height: float = 10
    head: bool = False
    fill: bool = False


@frozen
class Table:
    """A table over the text width: relative widths of its columns, and its rows."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    size: float = TABLE_SIZE


@frozen
class Chart:
    """Horizontal bars, told apart by grey and hatching: a label and one number for each series.

    `stacked` ones stand in one bar, others one below the other.
    """

    title: str
    series: tuple[str, ...]
    bars: tuple[tuple[str, tuple[int, ...]], ...]
    stacked: bool = False


@frozen
class Lines:
    """Lines for signing, kept together and with the end of the text before them.

    Each is (label, what is known or ""); an empty one gets a rule to write on, and a date to
    fill in where `dated`.
    """

    lines: tuple[tuple[str, str], ...]
    dated: bool = True


@frozen
class Closing:
    """Who issues the paper and when (落款), on the right, kept with the end of the text."""

    signer: str
    on: str


@frozen
class Copies:
    """The lines at the foot of the last page (版记): (抄送, receivers), 4号仿宋 between rules."""

    lines: tuple[tuple[str, str], ...]
    ruled: bool = True


Block = (
    Title
    | Para
    | Heading
    | Sides
    | Space
    | Note
    | Picture
    | NewPage
    | CutLine
    | Table
    | Chart
    | Lines
    | Closing
    | Copies
)


@frozen
class LetterHead:
    """The head of a letter (信函): whose it is; `printed` paper has it already (套打)."""

    name: str
    number: str = ""
    printed: bool = False


@frozen
class Paper:
    """One printed paper: blocks in order, and what stands on every page or in its facts.

    `foot` is set at the foot of the last page and kept together, as a receipt under its line.
    `sign_each_page` names who signs at the foot of each page; `foot_note` is small print there.
    """

    key: str
    title: str
    author: str
    blocks: tuple[Block, ...]
    foot: tuple[Block, ...] = ()
    marking: str = ""
    copy_number: str = ""
    urgency: str = ""
    letter: LetterHead | None = None
    keywords: tuple[str, ...] = ()
    landscape: bool = False
    sign_each_page: str = ""
    foot_note: str = ""


def texts(paper: Paper) -> Iterator[str]:
    """Yield every text that stands on a paper, in order."""
    yield paper.title
    for block in (*paper.blocks, *paper.foot):
        yield from _texts_of(block)


def _texts_of(block: object) -> Iterator[str]:
    if isinstance(block, Para) and not isinstance(block.text, str):
        yield "".join(run.text for run in block.text)
    elif isinstance(block, str):
        if not isinstance(block, StrEnum):
            yield block
    elif isinstance(block, tuple):
        for part in block:
            yield from _texts_of(part)
    elif is_dataclass(block):
        for name in block.__dataclass_fields__:
            yield from _texts_of(getattr(block, name))
