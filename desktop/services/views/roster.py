"""Organisations, people and tenures, as services take and hand them out."""

from datetime import date
from enum import StrEnum

from db.frozen import frozen
from db.records import (
    Correction,
    Finding,
    HeadRole,
    Level,
    Material,
    Organisation,
    OrganisationKind,
    Person,
    ReportKind,
    Superior,
    Tenure,
    Timeliness,
    Trigger,
)
from desktop.services.views.talks import TalkRow


class Shown(StrEnum):
    """Which organisations a tree shows besides those above them."""

    STANDING = "standing"
    COVERED = "covered"
    MISSING = "missing"
    VACANT = "vacant"
    GONE = "gone"


@frozen
class OrganisationText:
    """The facts of an organisation, as typed. `superior_id` is for a listed superior."""

    name: str
    kind: OrganisationKind
    level: Level = Level.NONE
    superior: Superior = Superior.OWN
    superior_id: str | None = None
    superior_name: str = ""
    covered: bool = True
    led: str = ""
    founded_on: date | None = None


@frozen
class TenureText:
    """A time in a post, as typed. `person_id` names somebody who is known already."""

    name: str
    post: str
    begins_on: date | None
    role: HeadRole = HeadRole.SECRETARY
    ends_on: date | None = None
    phone: str = ""
    person_id: str | None = None


@frozen
class OrganisationRow:
    """A line of the tree: how deep it stands, who heads it today, whether the search met it."""

    organisation: Organisation
    depth: int
    superior: str
    head: Tenure | None
    head_name: str
    met: bool = True


@frozen
class Tree:
    """The organisations in tree order, and how many there are before the search."""

    rows: tuple[OrganisationRow, ...]
    total: int
    covered: int
    vacant: int


@frozen
class TenureRow:
    """A tenure with the person and the organisation."""

    tenure: Tenure
    person: Person
    organisation: Organisation


@frozen
class OrganisationView:
    """One organisation: its superior, who holds and held its posts, what was corrected."""

    organisation: Organisation
    superior: str
    merged_into: str
    tenures: tuple[TenureRow, ...]
    below: int
    history: tuple[Correction, ...]


@frozen
class Kept:
    """How the reports of a person came in over all talks (Art. 11)."""

    in_time: int
    late: int
    overdue: int
    awaited: int


@frozen
class PersonFinding:
    """A finding of one of the person's talks, with that talk's number."""

    number: str
    finding: Finding


@frozen
class Deadline:
    """One of the two reports on a talk: came in when and how, else days left (negative: late)."""

    talk_id: str
    number: str
    kind: ReportKind
    due_on: date
    received_on: date | None
    timeliness: Timeliness | None
    days: int | None


@frozen
class PersonView:
    """One person: posts, talks, findings, deadlines kept, corrections."""

    person: Person
    posts: tuple[TenureRow, ...]
    own_posts: tuple[str, ...]
    talks: tuple[TalkRow, ...]
    talk_count: int
    findings: int
    closed_out: int
    reports: Kept
    deadlines: tuple[Deadline, ...]
    pointed_out: tuple[PersonFinding, ...]
    triggers: tuple[Trigger, ...]
    materials: tuple[Material, ...]
    history: tuple[Correction, ...]


@frozen
class PersonChoice:
    """Somebody of a name that was typed, with the posts that tell who it is."""

    person: Person
    posts: str
