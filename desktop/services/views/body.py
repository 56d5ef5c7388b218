"""The own body, its terms and its leaders, as services take and hand them out."""

from dataclasses import dataclass
from datetime import date

from db.records import BodyKind, Leader, Level, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyText:
    """The facts of the own body, as typed."""

    name: str
    kind: BodyKind
    level: Level
    office_name: str
    document_prefix: str = ""
    contact: str = ""
    phone: str = ""
    state_secret_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermText:
    """A term, as typed; for a Party group that of the Party organisation that founded it."""

    name: str
    begins_on: date | None
    ends_on: date | None
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderText:
    """A member of the own leading body, as typed. `person_id` names somebody who is known."""

    name: str
    post: str
    begins_on: date | None
    ends_on: date | None = None
    is_secretary: bool = False
    phone: str = ""
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderRow:
    """A period of a leader with the person."""

    leader: Leader
    person: Person
