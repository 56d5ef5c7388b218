"""What the engine is given of one talk, and one dated item that is still open."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from db.frozen import frozen
from db.records import (
    Assessment,
    Copy,
    CorrectiveAction,
    DueItem,
    Finding,
    MaterialRequest,
    Preparation,
    PutOff,
    Reminder,
    Report,
    Talk,
    TalkRecord,
    TeamNotice,
)


@frozen
class Watched:
    """One talk with everything that its dates hang on; long texts are not needed."""

    talk: Talk
    talkee: str
    preparation: Preparation | None = None
    requests: Sequence[MaterialRequest] = ()
    record: TalkRecord | None = None
    findings: Sequence[Finding] = ()
    actions: Sequence[CorrectiveAction] = ()
    reports: Sequence[Report] = ()
    assessments: Sequence[Assessment] = ()
    team_notices: Sequence[TeamNotice] = ()
    copies: Sequence[Copy] = ()
    reminders: Sequence[Reminder] = ()
    put_offs: Sequence[PutOff] = ()


class Act(StrEnum):
    """What the office may do about an item on a day."""

    PREPARE = "prepare"
    HOLD = "hold"
    CONTINUE = "continue"
    SETTLE = "settle"
    TELEPHONE = "telephone"
    LETTER = "letter"
    OWN_LIST = "own_list"
    URGE = "urge"
    SEND = "send"
    ASK_RECEIPT = "ask_receipt"
    LOOK_AGAIN = "look_again"
    ARRANGE = "arrange"
    JUDGE = "judge"
    WRITE = "write"
    ANSWER = "answer"
    SIGN = "sign"


WORDS = {
    Act.PREPARE: "请继续准备",
    Act.HOLD: "请按时谈话",
    Act.CONTINUE: "请继续谈话或者结束谈话",
    Act.SETTLE: "请补录、改期或者取消",
    Act.TELEPHONE: "请电话提醒",
    Act.LETTER: "请发提醒函",
    Act.OWN_LIST: "列入本办公室跟踪清单",
    Act.URGE: "请催办",
    Act.SEND: "请抄送",
    Act.ASK_RECEIPT: "请催收回执",
    Act.LOOK_AGAIN: "请再看整改情况",
    Act.ARRANGE: "请安排谈话",
    Act.JUDGE: "请研判",
    Act.WRITE: "请起草报送",
    Act.ANSWER: "请研究答复",
    Act.SIGN: "请办理签字",
}


@frozen
class OpenItem:
    """A dated item that is not done. `act` is what the office does itself; None: remind the talkee.

    `reminded` are the times when the talkee was reminded of it; `subject_id` names the request,
    copy, letter, plan item or trigger that it concerns; `at_once` waits for no day.
    """

    item: DueItem
    due_on: date
    what: str
    act: Act | None = None
    talk_id: str | None = None
    number: str = ""
    talkee: str = ""
    post: str = ""
    organisation_id: str = ""
    subject_id: str = ""
    at: datetime | None = None
    reminded: tuple[datetime, ...] = ()
    put_off_until: date | None = None
    at_once: bool = False
