"""One talk and lists of talks."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen
from db.records import Organisation, Origin, Person, Talk, TalkKind, TalkStatus


@frozen
class TalkeeChoice:
    """A head in post on the day; `open_talk` is the number of a talk not yet held, or empty."""

    tenure_id: str
    person_id: str
    name: str
    post: str
    organisation_id: str
    organisation: str
    last_talk_on: date | None = None
    open_talk: str = ""


@frozen
class TalkerChoice:
    """A leader in office on the day, and why this one may not hold the talk (Art. 7)."""

    leader_id: str
    person_id: str
    name: str
    post: str
    is_secretary: bool
    eligible: bool
    reason: str = ""
    article: str | None = None


@frozen
class NewTalk:
    """What a talk is created or changed with."""

    kind: TalkKind
    tenure_id: str
    leader_id: str
    planned_at: datetime | None = None
    place: str = ""
    note_takers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    focus: str = ""
    marking: str = "内部"
    marking_by: str = ""
    marking_basis: str = ""


@frozen
class Arrangement:
    """When and where a talk is to be held, and who else is there."""

    planned_at: datetime | None = None
    place: str = ""
    note_takers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()


@frozen
class TalkFilter:
    """What the list of talks shows; empty means all."""

    statuses: tuple[TalkStatus, ...] = ()
    kind: TalkKind | None = None
    talker_id: str | None = None
    year: int | None = None
    text: str = ""


@frozen
class FilterChoices:
    """The talkers (id and name) and the years there are talks of."""

    talkers: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


@frozen
class TalkRow:
    """A line of the list of talks."""

    id: str
    number: str
    kind: TalkKind
    status: TalkStatus
    origin: Origin
    talkee: str
    talkee_post: str
    organisation: str
    talker: str
    talker_post: str
    planned_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    place: str
    step: int
    findings: int
    marking: str


@frozen
class TalkHead:
    """What stands at the head of every page of a talk."""

    id: str
    number: str
    kind: TalkKind
    status: TalkStatus
    origin: Origin
    talkee: str
    talkee_post: str
    organisation: str
    talker: str
    talker_post: str
    planned_at: datetime | None
    place: str
    note_takers: tuple[str, ...]
    attendees: tuple[str, ...]
    marking: str
    started_at: datetime | None
    ended_at: datetime | None
    reason: str = ""  # why it was cancelled or is no longer tracked


class StageState(StrEnum):
    """How far a stage of a talk is."""

    DONE = "done"
    CURRENT = "current"
    OPEN = "open"
    NOT_HELD = "not_held"


@frozen
class Stage:
    """A stage on the stepper: preparation, step1 to step5, record, remediation, copies, archive."""

    key: str
    title: str
    state: StageState
    note: str = ""


@frozen
class Missing:
    """Something a talk lacks: at which stage, in a sentence, by which article or 本单位要求."""

    stage: str
    key: str
    sentence: str
    article: str
    subject_id: str = ""


@frozen
class TalkView:
    """A talk with its persons, its stages, what it lacks, and its due dates (Art. 11)."""

    talk: Talk
    talkee: Person
    talker: Person
    organisation: Organisation
    followed_by: Person | None
    stages: tuple[Stage, ...]
    missing: tuple[Missing, ...]
    action_due: date | None
    results_due: date | None
