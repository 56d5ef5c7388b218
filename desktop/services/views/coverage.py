"""What the coverage of the term shows."""

from datetime import date

from db.frozen import frozen
from db.records import OrganisationKind, Term
from desktop.planning.forecast import Forecast, MonthAhead
from desktop.rules.coverage import Subtotal

__all__ = ["CoverageRow", "CoverageView", "Forecast", "MonthAhead", "Subtotal"]


@frozen
class CoverageRow:
    """A head that counts: covered when, or missing since when; planned in which month, if so."""

    person_id: str
    organisation_id: str
    name: str
    post: str
    organisation: str
    kind: OrganisationKind
    in_post_since: date
    covered_on: date | None
    missing_since: date | None
    planned_on: date | None = None


@frozen
class CoverageView:
    """The coverage of a term; `left` are heads who left within the term without a talk."""

    term: Term
    heads: tuple[CoverageRow, ...]
    missing: tuple[CoverageRow, ...]
    left: tuple[CoverageRow, ...]
    covered: int
    total: int
    kinds: tuple[Subtotal, ...]
    forecast: Forecast
