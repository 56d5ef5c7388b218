"""What follows a talk, as it is shown and entered."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from db.frozen import frozen
from db.records import (
    Assessment,
    Attachment,
    CorrectiveAction,
    DueItem,
    Finding,
    Report,
    TalkStatus,
    TeamNotice,
    Timeliness,
)
from desktop.services.views.talks import Missing, TalkHead


class FollowUpGroup(StrEnum):
    """Which talks the list of 整改跟踪 shows."""

    LATE = "late"
    NEAR = "near"
    RUNNING = "running"
    CLOSED = "closed"
    ALL = "all"


class FollowUpSort(StrEnum):
    """What the list is sorted by."""

    DUE = "due"
    TALKEE = "talkee"
    ENDED = "ended"
    CLOSED_OUT = "closed_out"


@frozen
class FollowUpFilter:
    """What the list shows, in which order."""

    group: FollowUpGroup = FollowUpGroup.RUNNING
    text: str = ""
    sort: FollowUpSort = FollowUpSort.DUE
    descending: bool = False


@frozen
class ReportStanding:
    """Where a report stands (Art. 11). `days` are left while it is awaited, negative when late.

    `returned`: the remediation was sent back, and `due_on` is the new limit.
    """

    due_on: date
    received_on: date | None
    timeliness: Timeliness | None
    days: int | None
    returned: bool = False


@frozen
class FollowUpRow:
    """A line of the list."""

    talk_id: str
    number: str
    status: TalkStatus
    talkee: str
    talkee_post: str
    organisation: str
    talker: str
    ended_on: date
    action: ReportStanding
    results: ReportStanding
    closed_out: int
    findings: int
    next_due: date | None


@frozen
class FollowUpCounts:
    """How many talks there are of each group; `near` is due within `near_days` (office)."""

    near_days: int
    late: int
    near: int
    running: int
    closed: int


class EntryState(StrEnum):
    """How a point of the thread stands."""

    DONE = "done"
    LATE = "late"
    NEAR = "near"
    OPEN = "open"


class Act(StrEnum):
    """What can be done at an open point of the thread."""

    REGISTER_ACTION_REPORT = "register_action_report"
    REGISTER_RESULTS_REPORT = "register_results_report"
    IMPORT_FORM = "import_form"
    REMIND = "remind"
    REGISTER_TEAM_NOTICE = "register_team_notice"
    REGISTER_COPY = "register_copy"
    REGISTER_RECEIPT = "register_receipt"
    ASSESS = "assess"
    DECIDE = "decide"
    FIX = "fix"
    SIGN = "sign"
    FLAG = "flag"
    SETTLE_FLAG = "settle_flag"
    CLOSE = "close"


ACT_WORDS: Mapping[Act, str] = {
    Act.REGISTER_ACTION_REPORT: "登记收到",
    Act.REGISTER_RESULTS_REPORT: "登记收到",
    Act.IMPORT_FORM: "读入回收的 Word 表",
    Act.REMIND: "提醒",
    Act.REGISTER_TEAM_NOTICE: "登记通报",
    Act.REGISTER_COPY: "登记抄送",
    Act.REGISTER_RECEIPT: "登记回执",
    Act.ASSESS: "提出评估",
    Act.DECIDE: "审定",
    Act.FIX: "定稿",
    Act.SIGN: "登记签字",
    Act.FLAG: "登记追责情形…",
    Act.SETTLE_FLAG: "登记处理…",
    Act.CLOSE: "办结",
}


@frozen
class ThreadEntry:
    """A point of the thread: what happened or is due, when, and what can be done about it."""

    on: date | None
    title: str
    note: str = ""
    state: EntryState = EntryState.DONE
    days: int | None = None
    acts: tuple[Act, ...] = ()
    item: DueItem | None = None
    subject_id: str = ""


@frozen
class Thread:
    """One talk from its end to its closing, in time order."""

    head: TalkHead
    entries: tuple[ThreadEntry, ...]


@frozen
class ActionText:
    """What the talkee does about a finding (Art. 11)."""

    text: str
    responsible: str = ""
    due_on: date | None = None
    first_responsible: bool = False


@frozen
class FindingFollowUp:
    """A finding with what is done about it and how that is assessed."""

    finding: Finding
    actions: tuple[CorrectiveAction, ...]
    assessment: Assessment | None


@frozen
class RemediationView:
    """Everything about the remediation of one talk.

    `blockers` keep the talk from closing, `loose_ends` are said only.
    `team_notice_due` is None where nothing is to be told.
    """

    head: TalkHead
    findings: tuple[FindingFollowUp, ...]
    reports: tuple[Report, ...]
    team_notices: tuple[TeamNotice, ...]
    action: ReportStanding | None
    results: ReportStanding | None
    team_notice_due: date | None
    blockers: tuple[Missing, ...]
    loose_ends: tuple[Missing, ...]
    closed_out: int
    of: int
    deciders: tuple[str, ...]
    files: Mapping[str, tuple[Attachment, ...]]
    can_change: bool
