"""The drafts of a year with the source of each number."""

from enum import StrEnum

from db.frozen import frozen
from desktop.reports.tables import Cell


class DraftKey(StrEnum):
    """The drafts, by the keys of their forms."""

    REPORT = "year-report"
    SECTION = "duty-section"
    PARAGRAPH = "duty-paragraph"


@frozen
class Source:
    """A number of a draft: what it counts, and the sentence it stands in."""

    number: int
    what: str
    sentence: str
    cell: Cell


@frozen
class DraftView:
    """A draft: passages as (heading or "", text, whether it is a gap), and its numbers in order."""

    key: DraftKey
    title: str
    passages: tuple[tuple[str, str, bool], ...]
    sources: tuple[Source, ...]


@frozen
class YearView:
    """What is drafted for a year, whether the report was handed in, and which years there are."""

    year: int
    years: tuple[int, ...]
    drafts: tuple[DraftView, ...]
    leaders: tuple[tuple[str, str], ...]
    leader_id: str
    handed_in: bool
