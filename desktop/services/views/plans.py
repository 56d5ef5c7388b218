"""What the plan of a year shows, and what is asked of it."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen
from db.records import Plan, PlanChange, PlanItem
from desktop.planning.proposal import Line


class ItemState(StrEnum):
    """Where a plan item stands; said by its talk and the calendar, never stored."""

    PLANNED = "planned"
    SCHEDULED = "scheduled"
    HELD = "held"
    LATE = "late"


@frozen
class PlanRow:
    """One item in words; `day` is when its talk is or was, `talk_id` its talk unless called off.

    `doubt` says why it cannot be held as planned: talker or talkee have left by then.
    """

    item: PlanItem
    tenure_id: str
    talkee: str
    talkee_post: str
    organisation: str
    talker: str
    state: ItemState
    talk_id: str | None
    talk_number: str
    day: date | None
    doubt: str = ""


@frozen
class ChangeRow:
    """One kept change in words: of whose item."""

    change: PlanChange
    talkee: str
    organisation: str


@frozen
class PlanView:
    """The plan of a year; `plan` is None before it is begun."""

    year: int
    plan: Plan | None
    rows: tuple[PlanRow, ...]
    changes: tuple[ChangeRow, ...]
    held: int
    late: int
    waiting_approval: int


@frozen
class ItemText:
    """What is entered for an item; the talker may be left open."""

    tenure_id: str
    leader_id: str | None
    month: int
    due_on: date | None = None
    undertaker: str = ""
    units: tuple[str, ...] = ()
    combined: tuple[str, ...] = ()
    focus: str = ""


@frozen
class ProposalWishes:
    """What the office chooses for a proposal: talks in all, busy months, talks for each talker.

    `limits` holds (person id of a leader, most talks in the year).
    """

    talks: int
    busy: tuple[int, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()


@frozen
class ProposedRow:
    """One proposed talk in words, with its reasons."""

    line: Line
    talkee: str
    talkee_post: str
    organisation: str
    talker: str


@frozen
class LeftOutRow:
    """A head who could not be placed, and why."""

    talkee: str
    organisation: str
    reason: str


@frozen
class ProposalView:
    """A proposal that is not stored yet."""

    year: int
    rows: tuple[ProposedRow, ...]
    left_out: tuple[LeftOutRow, ...]


@frozen
class Scheduling:
    """When and where the talk of one plan item is to be held, who takes notes and attends."""

    item_id: str
    at: datetime
    place: str = ""
    note_takers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
