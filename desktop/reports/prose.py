"""Text made of figures: each number in it knows what it counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.reports.tables import Cell

Piece = str | Cell
Clause = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and numbers in order, the full stop included."""

    pieces: Clause

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return text_of(self.pieces)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The numbers in it."""
        return tuple(p for p in self.pieces if isinstance(p, Cell))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; a `gap` is for the office to fill."""

    sentences: tuple[Sentence, ...]
    gap: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it is read."""
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The numbers in it."""
        return tuple(cell for sentence in self.sentences for cell in sentence.cells)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the paragraphs under it."""

    title: str
    paragraphs: tuple[Paragraph, ...]


def said(*pieces: Piece) -> Sentence:
    """Return a sentence of these words and numbers."""
    return Sentence((*pieces, "。"))


def told(clauses: Sequence[Clause]) -> Iterator[Sentence]:
    """Yield the clauses as one sentence, or nothing where there are none."""
    if clauses:
        yield said(*joined(clauses, "，"))


def joined(clauses: Iterable[Clause], mark: str) -> Clause:
    """Return clauses one after the other with a mark between them."""
    made: list[Piece] = []
    for clause in clauses:
        made += [mark, *clause] if made else clause
    return tuple(made)


def paragraph(*groups: Iterable[Sentence]) -> Paragraph | None:
    """Return a paragraph of all the sentences, or None where there are none."""
    sentences = tuple(sentence for group in groups for sentence in group)
    return Paragraph(sentences) if sentences else None


def gap(what: str) -> Paragraph:
    """Return the mark of what only the office can write."""
    return Paragraph((Sentence((f"〔此处由办公室补写：{what}〕",)),), gap=True)


def section(title: str, *paragraphs: Paragraph | None) -> Section:
    """Return a section of the paragraphs that there are."""
    return Section(title, tuple(p for p in paragraphs if p is not None))


def text_of(pieces: Clause) -> str:
    """Return words and numbers as they are read."""
    return "".join(p if isinstance(p, str) else str(p.number) for p in pieces)
