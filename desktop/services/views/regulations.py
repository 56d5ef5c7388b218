"""Regulations as screens and commands see them."""

from dataclasses import replace

from db.frozen import frozen
from db.records import Basis, Regulation, RegulationArticle
from desktop.exchange.numerals import written_numeral


@frozen
class DraftArticle:
    """One article of a text that is being looked through; `kept` says whether it is taken over."""

    number: int
    suffix: str
    heading: str
    text: str
    doubts: tuple[str, ...] = ()
    kept: bool = True

    @property
    def key(self) -> tuple[int, str]:
        """What tells two articles apart."""
        return self.number, self.suffix


@frozen
class Draft:
    """A regulation that was recognised and is not taken over yet.

    `questions` are all doubts, as sentences; those about one article stand with it too.
    """

    title: str
    basis: Basis
    points: bool
    source: str
    articles: tuple[DraftArticle, ...]
    duplicates: tuple[int, ...]
    gaps: tuple[int, ...]
    out_of_order: tuple[int, ...]
    questions: tuple[str, ...]

    def with_article(self, at: int, article: DraftArticle) -> "Draft":
        """Return the draft with one article changed."""
        return replace(self, articles=(*self.articles[:at], article, *self.articles[at + 1 :]))


@frozen
class TextView:
    """A regulation that was taken in, with its articles in order."""

    regulation: Regulation
    articles: tuple[RegulationArticle, ...]


@frozen
class Passage:
    """An article that holds the words: of which regulation, and the words where they stand."""

    regulation_id: str
    article_id: str
    title: str
    label: str
    snippet: str


def label(number: int, suffix: str = "", *, points: bool = False) -> str:
    """Return 第二十条之一, or （二十） for a paper in points."""
    written = written_numeral(number)
    return f"（{written}）" if points else f"第{written}条{suffix}"
