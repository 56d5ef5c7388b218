"""A talk, its steps, its findings and its record."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen


class TalkKind(StrEnum):
    """A regular or a timely talk (Art. 5)."""

    REGULAR = "regular"
    TIMELY = "timely"


class TalkStatus(StrEnum):
    """Where a talk stands."""

    PLANNED = "planned"
    PREPARING = "preparing"
    IN_PROGRESS = "in_progress"
    AWAITING_SIGNATURE = "awaiting_signature"
    REMEDIATION = "remediation"
    CLOSED = "closed"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"
    TERMINATED = "terminated"


class Origin(StrEnum):
    """How a talk came into the store."""

    HELD_HERE = "held_here"
    LATE_ENTRY = "late_entry"
    EARLIER = "earlier"


class Visibility(StrEnum):
    """Who may read a material or finding on paper (Art. 6, 16)."""

    SHAREABLE = "shareable"
    TALKER_ONLY = "talker_only"


class FindingCategory(StrEnum):
    """What a finding is about (Art. 2): the head's duty, or the head's own conduct."""

    FIRST_RESPONSIBLE = "first_responsible"
    POLITICAL = "political"
    DEMOCRATIC_CENTRALISM = "democratic_centralism"
    SELECTION = "selection"
    CONDUCT = "conduct"
    SELF_DISCIPLINE = "self_discipline"
    OTHER = "other"


@frozen
class Talk:
    """One talk between a talker and a head, from planning to the archive.

    Posts are kept as they were on the day. `step` is the step under way (0 before, 1 to 5).
    `ended_at` starts both deadlines (Art. 11).
    """

    id: str
    number: str
    kind: TalkKind
    status: TalkStatus
    origin: Origin = Origin.HELD_HERE
    talker_id: str
    talker_post: str
    talkee_id: str
    organisation_id: str
    talkee_post: str
    planned_at: datetime | None = None
    place: str = ""
    note_takers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    focus: str = ""
    step: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    marking: str = "内部"
    marking_by: str = ""
    marking_basis: str = ""
    reason: str = ""
    approved_by: str = ""
    handed_to: str = ""
    followed_by_id: str | None = None
    closed_on: date | None = None
    archived_on: date | None = None
    archive_number: str = ""
    created_at: datetime
    version: int = 0


class TalkOrder(StrEnum):
    """What a list of talks can be sorted by in the store; states stand in the order of a life."""

    NUMBER = "number"
    DAY = "day"
    STATUS = "status"
    TALKEE = "talkee"
    ORGANISATION = "organisation"
    TALKER = "talker"
    NEXT = "next"


@frozen
class HeldTalk:
    """A regular talk that was held, as coverage counts it: with whom, where, when it ended."""

    talkee_id: str
    organisation_id: str
    ended_on: date
    earlier: bool


@frozen
class Step:
    """One of the five steps of a talk (Art. 10): number 1 to 5, its text, its times."""

    id: str
    talk_id: str
    number: int
    text: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    not_held_reason: str = ""
    version: int = 0


@frozen
class Finding:
    """A problem pointed out: facts, the person's part, the thinking behind it (Art. 8).

    The explanation is step 3, the requirement with who and by when is step 4 (Art. 10).
    """

    id: str
    talk_id: str
    position: int
    title: str
    category: FindingCategory
    facts: str = ""
    part: str = ""
    thinking: str = ""
    source: str = ""
    visibility: Visibility = Visibility.SHAREABLE
    added_in_talk: bool = False
    pointed_out_at: datetime | None = None
    explanation: str = ""
    requirement: str = ""
    requirement_for: str = ""
    requirement_by: date | None = None
    closed_out_on: date | None = None
    voided_reason: str = ""
    version: int = 0


class RecordState(StrEnum):
    """Where the written record of a talk stands."""

    DRAFT = "draft"
    FIXED = "fixed"
    SIGNED = "signed"


@frozen
class TalkRecord:
    """The written record of a talk; frozen with its SHA-256 when fixed. Its id is the talk's."""

    id: str
    text: str
    state: RecordState = RecordState.DRAFT
    sha256: str = ""
    fixed_at: datetime | None = None
    fixed_by: str = ""
    signed_on: date | None = None
    signature: str = ""
    refusal_reason: str = ""
    reopened_reason: str = ""
    version: int = 0


@frozen
class Supplement:
    """A dated addition (补正) to a signed record, never changed afterwards."""

    id: str
    talk_id: str
    text: str
    reason: str
    at: datetime
    by: str
    version: int = 0
