"""The manual on paper: its pages one after the other, with a list of them before."""

from collections.abc import Iterable, Iterator

from desktop.forms.paper import (
    Align,
    Block,
    Cell,
    Face,
    NewPage,
    Paper,
    Para,
    Picture,
    Row,
    Run,
    Space,
    Table,
    Title,
)
from desktop.manual import Block as Part
from desktop.manual import Grid, Heading, Item, ManualPage, Paragraph, strong
from desktop.manual import Picture as Shown

KEY = "manual"
TITLE = "监督谈话工作台使用手册"
_SIZE = 12.0  # 小4号
_TABLE_SIZE = 10.5


def paper(pages: Iterable[ManualPage]) -> Paper:
    """Return the whole manual as one paper."""
    return Paper(
        key=KEY, title=TITLE, author=TITLE, keywords=("手册",), blocks=tuple(_blocks(list(pages)))
    )


def _blocks(pages: list[ManualPage]) -> Iterator[Block]:
    yield Title(text=TITLE)
    for number, page in enumerate(pages, start=1):
        yield Para(text=f"{number}. {page.title}", indent=2, size=_SIZE)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            yield NewPage()
        yield Space(lines=0.5)
        yield Para(
            text=f"{number}. {page.title}",
            face=Face.TITLE,
            indent=0,
            align=Align.CENTRE,
            size=18.0,
            keep=True,
        )
        for part in page.blocks:
            yield _block(part)


def _block(part: Part) -> Block:
    match part:
        case Heading(text):
            return Para(text=text, face=Face.HEI, indent=0, size=14.0, keep=True)
        case Paragraph(text):
            return Para(text=tuple(_runs(text)), size=_SIZE)
        case Item(number, text):
            mark = f"{number}. " if number else "· "
            return Para(text=(Run(mark), *_runs(text)), indent=1, size=_SIZE)
        case Shown(file, caption):
            return Picture(file=file, caption=caption)
        case Grid(rows):
            return _table(rows)


def _runs(text: str) -> Iterator[Run]:
    for words, is_strong in strong(text):
        yield Run(words, Face.HEI if is_strong else Face.FANG)


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(
        widths=(1.4, 2, 1.2)[: len(rows[0])],
        size=_TABLE_SIZE,
        rows=tuple(
            Row(cells=tuple(Cell(text=text, label=not at) for text in row), height=8, head=not at)
            for at, row in enumerate(rows)
        ),
    )
