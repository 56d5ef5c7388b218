"""A drafted text as blocks of a paper: title, paragraphs, sections, and what is left to the office."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.frozen import frozen
from desktop.forms.paper import Block, Face, Heading, Para, Run, Title


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; a `gap` marks what only the office can write."""

    text: str
    gap: bool = False


@frozen
class DraftText:
    """A title, what stands before the sections, and the sections with their headings."""

    title: str
    opening: tuple[Passage, ...] = ()
    sections: tuple[tuple[str, tuple[Passage, ...]], ...] = ()


def blocks(draft: DraftText) -> Iterator[Block]:
    """Yield the draft as blocks; gaps stand in 楷体, so that none is overlooked."""
    yield Title(text=draft.title)
    yield from map(_para, draft.opening)
    for heading, passages in draft.sections:
        yield Heading(text=heading)
        yield from map(_para, passages)


def _para(passage: Passage) -> Para:
    return Para(text=(Run(passage.text, Face.KAI if passage.gap else Face.FANG),))
