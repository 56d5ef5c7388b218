"""The articles of the Measures in the workbench's own words, and where each one is applied."""

from collections.abc import Mapping

from db.frozen import frozen


@frozen
class Applied:
    """A page where an article is applied: what one does there, and how the page is opened."""

    words: str
    place: str
    target: Mapping[str, str]


@frozen
class BasisArticle:
    """One article: what it is about, what it means, what it asks of the office, where it works."""

    number: int
    label: str
    title: str
    meaning: str
    asks: tuple[str, ...]
    where: tuple[Applied, ...]
