"""The articles of the Measures in the workbench's own words, and where each one is applied."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A page where an article is applied: what one does there, and how the page is opened."""

    words: str
    place: str
    target: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisArticle:
    """One article: what it is about, what it means, what it asks of the office, where it works."""

    number: int
    label: str
    title: str
    meaning: str
    asks: tuple[str, ...]
    where: tuple[Applied, ...]
