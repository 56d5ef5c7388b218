"""The own body, its terms and its leaders, as services take and hand them out."""

from datetime import date

from db.frozen import frozen
from db.records import BodyKind, Leader, Level, Person


@frozen
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


@frozen
class TermText:
    """A term, as typed; for a Party group that of the Party organisation that founded it."""

    name: str
    begins_on: date | None
    ends_on: date | None
    approved_by: str = ""


@frozen
class LeaderText:
    """A member of the own leading body, as typed. `person_id` names somebody who is known."""

    name: str
    post: str
    begins_on: date | None
    ends_on: date | None = None
    is_secretary: bool = False
    phone: str = ""
    person_id: str | None = None


@frozen
class LeaderRow:
    """A period of a leader with the person."""

    leader: Leader
    person: Person
