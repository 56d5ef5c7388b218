"""The plan of a year, its items and changes, and what makes a timely talk necessary."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen


class PlanState(StrEnum):
    """Where a year's plan stands."""

    DRAFTED = "drafted"
    FIXED = "fixed"
    CLOSED = "closed"


class Combined(StrEnum):
    """What a talk is combined with (Art. 5)."""

    INSPECTION = "inspection"
    DISCIPLINE = "discipline"
    AUDIT = "audit"
    SPECIAL = "special"
    ASSESSMENT = "assessment"


@frozen
class Plan:
    """The plan of one year; fixed by a meeting on a day (Art. 5)."""

    id: str
    year: int
    state: PlanState = PlanState.DRAFTED
    fixed_on: date | None = None
    meeting: str = ""
    minutes_number: str = ""
    busy_months: tuple[str, ...] = ()
    version: int = 0


@frozen
class PlanItem:
    """One regular talk of a plan: with whom, by whom, in which month (1 to 12), done by when.

    `by_hand` items stay as they are when a proposal is made anew.
    """

    id: str
    plan_id: str
    talkee_id: str
    organisation_id: str
    talker_id: str | None
    month: int
    due_on: date
    undertaker: str = ""
    units: tuple[str, ...] = ()
    combined: tuple[str, ...] = ()
    focus: str = ""
    by_hand: bool = True
    talk_id: str | None = None
    voided_reason: str = ""
    version: int = 0


@frozen
class PlanChange:
    """A change of a fixed plan, kept for good; approval is needed beyond the quarter."""

    id: str
    plan_id: str
    item_id: str
    what: str
    old: str
    new: str
    reason: str
    needs_approval: bool
    at: datetime
    by: str
    approved_on: date | None = None
    approved_by: str = ""
    version: int = 0


class TriggerKind(StrEnum):
    """The six circumstances that call for a timely talk (Art. 5, second part)."""

    COMPLAINTS = "a"
    CRITICISED = "b"
    DUTY_CHECK = "c"
    GRAVE_CASE = "d"
    TENDENCY = "e"
    OTHER = "f"


class TriggerState(StrEnum):
    """Where a trigger stands."""

    REGISTERED = "registered"
    CONFIRMED = "confirmed"
    NOT_LISTED = "not_listed"
    HANDED_OVER = "handed_over"


@frozen
class Trigger:
    """A registered circumstance: date, source, facts, who is concerned, and how it was judged."""

    id: str
    number: str
    kind: TriggerKind
    state: TriggerState = TriggerState.REGISTERED
    found_on: date
    source: str
    facts: str
    talkee_id: str
    organisation_id: str
    limit_on: date
    judged_on: date | None = None
    judged_by: str = ""
    reason: str = ""
    handed_to: str = ""
    handed_on: date | None = None
    handed_receipt: str = ""
    talk_id: str | None = None
    voided_reason: str = ""
    version: int = 0


@frozen
class UnitProposal:
    """A cooperating unit's proposal of somebody to be talked to (Art. 6), and the answer."""

    id: str
    unit: str
    talkee_id: str
    organisation_id: str
    received_on: date
    reason: str
    outcome: str = ""
    answered_on: date | None = None
    voided_reason: str = ""
    version: int = 0
