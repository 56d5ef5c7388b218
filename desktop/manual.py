"""The manual: pages of plain text with a few marks, read into blocks for the window and the PDF.

`# ` title, `## ` heading, `- ` and `1. ` items, `| ` rows of a table (the first is its head),
`![caption](file)` picture; `**` around strong words and backquotes around what is typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources

_PICTURE = re.compile(r"!\[(.*)\]\((.+)\)")
_ITEM = re.compile(r"(-|\d+\.) (.*)")
_RULE = re.compile(r"\|[ |-]+\|")
_FILES = {  # the page that F1 opens, by the topic of a screen
    "start": "01-start",
    "today": "02-today",
    "plan": "03-plan",
    "talks": "04-new-talk",
    "new talk": "04-new-talk",
    "late entry": "04-new-talk",
    "earlier talk": "04-new-talk",
    "talk": "06-talk",
    "preparation": "05-preparation",
    "record": "07-record",
    "follow-up": "08-follow-up",
    "copied": "08-follow-up",
    "print": "09-print",
    "people": "10-people",
    "statistics": "11-statistics",
    "check": "11-check",
    "regulations": "11-statistics",
    "administration": "12-administrator",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its marks still in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list; `number` is 0 where it is not numbered."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside the pages, with its caption."""

    file: Path
    caption: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first row is the head."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Item | Picture | Grid


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: its name in the folder, its title, and what stands on it."""

    name: str
    title: str
    blocks: tuple[Block, ...]


def pages(folder: Path | None = None) -> tuple[ManualPage, ...]:
    """Return the pages in their order."""
    place = folder or resources.path("manual")
    return tuple(read(file) for file in sorted(place.glob("[0-9][0-9]-*.md")))


def page_for(topic: str) -> str:
    """Return the name of the page about a screen's topic; the first one where there is none."""
    return _FILES.get(topic, _FILES["start"])


def read(file: Path) -> ManualPage:
    """Read one page; its first line is the title."""
    title, *lines = file.read_text("utf-8").splitlines()
    return ManualPage(file.stem, title.removeprefix("# "), tuple(_blocks(lines, file.parent)))


def strong(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text and whether each is strong; what is typed loses its backquotes."""
    for number, part in enumerate(text.replace("`", "").split("**")):
        if part:
            yield part, number % 2 == 1


def _blocks(lines: list[str], folder: Path) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            if not _RULE.fullmatch(line):
                rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        if line:
            yield _block(line, folder)


def _block(line: str, folder: Path) -> Block:
    if line.startswith("## "):
        return Heading(line[3:])
    if found := _PICTURE.fullmatch(line):
        return Picture(folder / found[2], found[1])
    if found := _ITEM.fullmatch(line):
        return Item(0 if found[1] == "-" else int(found[1][:-1]), found[2])
    return Paragraph(line)
