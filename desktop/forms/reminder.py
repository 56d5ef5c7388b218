"""整改提醒函 to the talkee with its receipt: first, second and overdue wording (Art. 11)."""

from collections.abc import Iterator
from datetime import date

from db.frozen import frozen
from db.records import DueItem, Manner, ReportKind, TalkStatus
from desktop.errors import Refused
from desktop.forms.control import Control, Wording
from desktop.forms.facts import BLANK, OpenDossier, TalkFacts, talk_facts
from desktop.forms.letters import contact
from desktop.forms.notice import MEASURES
from desktop.forms.paper import (
    Align,
    Block,
    Closing,
    CutLine,
    LetterHead,
    Paper,
    Para,
    Table,
    Title,
)
from desktop.forms.rows import GRID, pair, wide
from desktop.forms.wording import DAY_TO_FILL, day
from desktop.rules import assessment, team_notice

KEY = "reminder"
TITLE = "整改提醒函"
_BLANK = "_" * 8
_WHAT = {
    DueItem.SELF_CHECK: "自查情况报告",
    DueItem.ACTION_REPORT: "整改措施报告",
    DueItem.RESULTS_REPORT: "整改情况报告",
    DueItem.TEAM_NOTICE: "整改措施通报情况",
}
_UNHELD = frozenset({TalkStatus.PLANNED, TalkStatus.PREPARING})
_FOLLOWED = frozenset({TalkStatus.AWAITING_SIGNATURE, TalkStatus.REMEDIATION})
_STATES = "□已于　　月　　日报送\n□将于　　月　　日前报送"


@frozen
class ReminderFacts:
    """One letter: of what, due when, as things stood on a day, after which earlier reminder."""

    control: Control
    talk: TalkFacts = BLANK
    item: DueItem = DueItem.ACTION_REPORT
    wording: Wording = Wording.FIRST
    due_on: date | None = None
    as_of: date | None = None
    reminded_on: date | None = None
    again: bool = False
    findings: int = 0


def facts(dossier: OpenDossier, control: Control) -> tuple[ReminderFacts, ...]:
    """Return the letters of a talk: those registered, or else the one that the dates call for.

    With an item in `control` it is a new letter about that. Refused where nothing is owed.
    """
    if control.item is None:
        sent = [r for r in dossier.reminders if r.manner is Manner.LETTER and r.item in _WHAT]
        if sent:
            return tuple(_letter(dossier, control, r.item, r.at.date()) for r in sent)
    item = control.item or next(_owed(dossier), None)
    if item is None or item not in _WHAT:
        raise Refused("这场谈话没有需要向被谈话人发提醒函的事项。")
    return (_letter(dossier, control, item, control.on),)


def _owed(dossier: OpenDossier) -> Iterator[DueItem]:
    """Yield what the talkee still owes, in the order in which it falls due."""
    ready = dossier.preparation
    awaited = ready and ready.self_check_due_on and not ready.self_check_on
    if dossier.talk.status in _UNHELD and awaited:
        yield DueItem.SELF_CHECK
    if dossier.talk.status not in _FOLLOWED or talk_facts(dossier).action_due is None:
        return
    came = {report.kind for report in dossier.reports}
    if ReportKind.ACTION not in came:
        yield DueItem.ACTION_REPORT
    if not dossier.team_notices and team_notice.needed(dossier.actions, dossier.findings):
        yield DueItem.TEAM_NOTICE
    if ReportKind.RESULTS not in came or _redo_by(dossier):
        yield DueItem.RESULTS_REPORT


def _redo_by(dossier: OpenDossier) -> date | None:
    return assessment.redo_by(dossier.reports, dossier.assessments)


def _letter(dossier: OpenDossier, control: Control, item: DueItem, as_of: date) -> ReminderFacts:
    due_on = _due_on(dossier, item)
    if due_on is None:
        raise Refused(f"这场谈话的{_WHAT[item]}还没有时限，不能发提醒函。")
    before = [r.at.date() for r in dossier.reminders if r.item is item and r.at.date() < as_of]
    return ReminderFacts(
        control=control,
        talk=talk_facts(dossier),
        item=item,
        wording=control.wording or _wording(due_on, as_of, before),
        due_on=due_on,
        as_of=as_of,
        reminded_on=max(before, default=None),
        again=item is DueItem.RESULTS_REPORT and _redo_by(dossier) is not None,
        findings=len(dossier.findings),
    )


def _due_on(dossier: OpenDossier, item: DueItem) -> date | None:
    talk, ready = talk_facts(dossier), dossier.preparation
    if item is DueItem.SELF_CHECK:
        return ready.self_check_due_on if ready else None
    if item is DueItem.ACTION_REPORT or talk.ended_at is None:
        return talk.action_due
    if item is DueItem.TEAM_NOTICE:
        return team_notice.due_on(talk.ended_at.date(), dossier.settings)
    return _redo_by(dossier) or talk.results_due


def _wording(due_on: date, as_of: date, before: list[date]) -> Wording:
    if as_of > due_on:
        return Wording.OVERDUE
    return Wording.SECOND if before else Wording.FIRST


def paper(facts: ReminderFacts) -> Paper:
    """Return the letter with its receipt."""
    control, talk = facts.control, facts.talk
    title = _title(facts)
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "整改提醒", talk.talkee),
        letter=LetterHead(
            name=control.office, number=control.document_number, printed=control.printed_head
        ),
        blocks=(
            Title(text=title),
            Para(text=f"{talk.talkee or _BLANK}同志：", indent=0, keep=True),
            Para(text=_duty(facts)),
            Para(text=_state(facts)),
            Closing(signer=control.office, on=day(facts.as_of)),
        ),
        foot=_receipt(facts, title),
    )


def _title(facts: ReminderFacts) -> str:
    what = _what(facts)
    return {
        Wording.FIRST: f"关于按时报送{what}的提醒函",
        Wording.SECOND: f"关于按时报送{what}的再次提醒函",
        Wording.OVERDUE: f"关于尽快报送逾期{what}的提醒函",
    }[facts.wording]


def _what(facts: ReminderFacts) -> str:
    return f"再整改{_WHAT[facts.item][2:]}" if facts.again else _WHAT[facts.item]


def _duty(facts: ReminderFacts) -> str:
    own = facts.control.own_body
    due = day(facts.due_on, DAY_TO_FILL)
    if facts.item is DueItem.SELF_CHECK:
        return (
            f"按照监督谈话安排，请您于{due}前对照有关法规文件开展自查，深入查找履行全面从严治党第一责任人职责"
            f"和严格自律方面存在的差距和不足，并报送自查情况报告。"
        )
    opening = _held(facts)
    if facts.item is DueItem.ACTION_REPORT:
        return (
            f"{opening}根据{MEASURES}第十一条规定，请您围绕谈话指出的问题认真对照检视，于{due}前提出整改措施，"
            f"并将谈话后的思想认识、整改措施向{own}报告。"
        )
    if facts.item is DueItem.TEAM_NOTICE:
        return (
            f"{opening}根据{MEASURES}第十一条规定，对于履行全面从严治党第一责任人职责的整改措施，"
            f"应当向领导班子其他成员通报，请于{due}前完成并报送通报情况。"
        )
    if facts.again:
        return f"{opening}经评估，有关问题整改不到位，要求继续整改，请您于{due}前向{own}报告再整改情况。"
    return f"{opening}根据{MEASURES}第十一条规定，请您于{due}前向{own}报告整改情况，并附佐证材料。"


def _held(facts: ReminderFacts) -> str:
    talk = facts.talk
    on = day(talk.ended_at.date() if talk.ended_at else None, DAY_TO_FILL)
    talker = f"{talk.talker_post}{talk.talker}同志" if talk.talker else f"{_BLANK}同志"
    pointed = f"，指出了{facts.findings}个问题" if facts.findings else ""
    return f"{on}，{talker}对您开展了{talk.kind or '监督谈话'}{pointed}。"


def _state(facts: ReminderFacts) -> str:
    control, what = facts.control, _what(facts)
    asked = f"收到本函后，请填写回执反馈。{contact(control)}"
    as_of, due_on = facts.as_of, facts.due_on
    before = f"{control.office}已于{day(facts.reminded_on)}作过提醒。" if facts.reminded_on else ""
    if facts.wording is Wording.FIRST:
        return f"现{_left(due_on, as_of)}，请妥善安排，按时报送。{asked}"
    missing = f"截至{day(as_of, DAY_TO_FILL)}，尚未收到您的{what}"
    if facts.wording is Wording.SECOND:
        return f"{before}{missing}，{_left(due_on, as_of)}，请抓紧办理，按时报送。{asked}"
    late = f"，已逾期{(as_of - due_on).days}天" if as_of and due_on and as_of > due_on else ""
    return (
        f"{before}{missing}{late}。请在收到本函后立即报送，并书面说明逾期原因。"
        f"有关逾期情况将如实记录。{asked}"
    )


def _left(due_on: date | None, as_of: date | None) -> str:
    if not due_on or not as_of:
        return "距报告时限还有　　天"
    days = (due_on - as_of).days
    return f"距报告时限还有{days}天" if days > 0 else "报告时限就在今天"


def _receipt(facts: ReminderFacts, title: str) -> tuple[Block, ...]:
    return (
        CutLine(text="请 沿 此 线 裁 下 反 馈"),
        Title(text="回　　执", small=True),
        Table(
            widths=GRID,
            rows=(
                pair("来函名称", title, "谈话编号", facts.talk.number, height=12),
                pair("收到日期", DAY_TO_FILL, "签　　名", "", height=13),
                wide("报送情况", _STATES, height=16, align=Align.LEFT),
                wide("说　　明", "", height=24),
            ),
        ),
    )
