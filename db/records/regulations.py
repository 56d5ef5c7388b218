"""Regulations whose official text the office has taken in."""

from datetime import datetime
from enum import StrEnum

from db.frozen import frozen


class Basis(StrEnum):
    """Which of the papers that the workbench explains in its own words this text belongs to."""

    MEASURES = "measures"
    OPINIONS = "opinions"
    OTHER = "other"


@frozen
class Regulation:
    """One regulation as taken in; `remarks` are the doubts that were left standing.

    `points` says that it is divided into （一）, （二） …, not into articles.
    """

    id: str
    title: str
    basis: Basis
    points: bool
    source: str
    remarks: tuple[str, ...]
    taken_in_at: datetime
    taken_in_by: str
    voided_reason: str = ""
    version: int = 0


@frozen
class RegulationArticle:
    """One article (第二十条之一: number 20, suffix 之一); paragraphs and items on lines of their own."""

    id: str
    regulation_id: str
    position: int
    number: int
    suffix: str
    heading: str
    text: str
    version: int = 0
