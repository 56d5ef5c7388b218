"""What follows a talk: reports, actions, assessments, notices, copies, reminders."""

from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen


class ReportKind(StrEnum):
    """The two reports that the talkee owes (Art. 11)."""

    ACTION = "action"
    RESULTS = "results"


class Timeliness(StrEnum):
    """How a report came in against its due date; kept for good."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


@frozen
class Report:
    """An action or results report that came in. `round` is 2 or more after a return."""

    id: str
    talk_id: str
    kind: ReportKind
    received_on: date
    due_on: date
    timeliness: Timeliness
    round: int = 1
    text: str = ""
    note: str = ""
    voided_reason: str = ""
    version: int = 0


@frozen
class CorrectiveAction:
    """What the talkee does about a finding, who does it, by when, and what came of it."""

    id: str
    talk_id: str
    finding_id: str
    position: int
    text: str
    responsible: str = ""
    due_on: date | None = None
    first_responsible: bool = False
    result: str = ""
    done_on: date | None = None
    voided_reason: str = ""
    version: int = 0


class Grade(StrEnum):
    """How remediation of a finding is assessed; no scores."""

    DONE = "done"
    MOSTLY_DONE = "mostly_done"
    LONG_TERM = "long_term"
    NOT_DONE = "not_done"
    PERFUNCTORY = "perfunctory"
    FALSE = "false"


@frozen
class Assessment:
    """What the clerk proposes on a finding, and what the talker or the committee decides."""

    id: str
    talk_id: str
    finding_id: str
    proposed: Grade
    proposed_on: date
    proposed_by: str
    opinion: str = ""
    decided: Grade | None = None
    decided_on: date | None = None
    decided_by: str = ""
    look_again_on: date | None = None
    redo_by: date | None = None
    version: int = 0


@frozen
class TeamNotice:
    """The talkee told the other members of the leading body of the actions (Art. 11)."""

    id: str
    talk_id: str
    told_on: date
    manner: str
    note: str = ""
    voided_reason: str = ""
    version: int = 0


class CopyRound(StrEnum):
    """After what a copy goes out (Art. 12, office)."""

    TALK = "talk"
    ACTIONS = "actions"
    RESULTS = "results"


@frozen
class Copy:
    """What was sent to a unit about a talk, and its receipt (Art. 12)."""

    id: str
    talk_id: str
    round: CopyRound
    receiver: str
    required: bool
    contents: tuple[str, ...] = ()
    document_number: str = ""
    sent_on: date | None = None
    receipt_on: date | None = None
    voided_reason: str = ""
    version: int = 0


class Manner(StrEnum):
    """How the talkee was reminded."""

    LETTER = "letter"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    IN_PERSON = "in_person"
    CALENDAR = "calendar"


class DueItem(StrEnum):
    """A dated item that the office watches."""

    APPOINTMENT = "appointment"
    SELF_CHECK = "self_check"
    MATERIAL_REPLY = "material_reply"
    ACTION_REPORT = "action_report"
    RESULTS_REPORT = "results_report"
    TEAM_NOTICE = "team_notice"
    COPY = "copy"
    RECEIPT = "receipt"
    PLAN_ITEM = "plan_item"
    TRIGGER_LIMIT = "trigger_limit"
    YEARLY_REPORT = "yearly_report"
    UNIT_PROPOSAL = "unit_proposal"
    SIGNATURE = "signature"


@frozen
class Reminder:
    """An act of reminding, done and registered: who, when, how, and the answer."""

    id: str
    talk_id: str
    item: DueItem
    manner: Manner
    at: datetime
    by: str
    answer: str = ""
    receipt_on: date | None = None
    voided_reason: str = ""
    version: int = 0


@frozen
class PutOff:
    """A due act put off to a day, with a reason; never past the due date."""

    id: str
    talk_id: str
    item: DueItem
    until: date
    reason: str
    by: str
    version: int = 0
