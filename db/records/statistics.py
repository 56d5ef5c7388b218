"""What is counted of a period: each figure is a measure, by something, of one value of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.frozen import frozen


class Measure(StrEnum):
    """What is counted. Each has one definition, which counts and lists alike."""

    PLANNED = "planned"
    PLAN_HELD = "plan_held"
    PLAN_LATE = "plan_late"
    PLAN_OPEN = "plan_open"
    HELD = "held"
    REGULAR = "regular"
    TIMELY = "timely"
    EARLIER = "earlier"
    UNSIGNED = "unsigned"
    IN_REMEDIATION = "in_remediation"
    FINISHED = "finished"
    TERMINATED = "terminated"
    ARRANGED = "arranged"
    TRIGGERS = "triggers"
    TRIGGERS_WAITING = "triggers_waiting"
    TRIGGERS_CONFIRMED = "triggers_confirmed"
    TRIGGERS_TALKED = "triggers_talked"
    TRIGGERS_UNTALKED = "triggers_untalked"
    TRIGGERS_NOT_LISTED = "triggers_not_listed"
    TRIGGERS_HANDED_OVER = "triggers_handed_over"
    FINDINGS = "findings"
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    ANSWERED = "answered"
    ASSESSED = "assessed"
    RETURNED = "returned"
    CLOSED_OUT = "closed_out"
    NOT_CLOSED_OUT = "not_closed_out"
    ACTIONS = "actions"
    ACTIONS_DONE = "actions_done"
    ACTIONS_OPEN = "actions_open"
    DUES = "dues"
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    AWAITED = "awaited"
    TO_TELL = "to_tell"
    TOLD = "told"
    NOT_TOLD = "not_told"
    COPIES = "copies"
    COPIES_SENT = "copies_sent"
    HEADS = "heads"
    HEADS_COVERED = "heads_covered"
    HEADS_MISSING = "heads_missing"


class By(StrEnum):
    """What figures are told apart by."""

    ALL = "all"
    KIND = "kind"
    TALKER = "talker"
    ORGANISATION = "organisation"
    MONTH = "month"
    TRIGGER = "trigger"
    CATEGORY = "category"
    GRADE = "grade"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Figure:
    """Which number is meant: what is counted, told apart by what, of which value."""

    measure: Measure
    by: By = By.ALL
    value: str = ""


@frozen
class Span:
    """A period, both days included."""

    begin: date
    end: date


@frozen
class Counting:
    """Over what is counted. `own_of` keeps to a talker's own talks; None means all.

    A report that did not come in is overdue where the talk ended by `action_ended_on` or
    `results_ended_on` (Art. 11).
    """

    span: Span
    today: date
    action_ended_on: date
    results_ended_on: date
    own_of: str | None = None


@frozen
class Counted:
    """One record that a figure counts: its id, its talk where it has one, its kind of report.

    For a head `kind` is the organisation and `on` the day of the talk that covers.
    """

    id: str
    talk_id: str | None
    kind: str = ""
    on: date | None = None
