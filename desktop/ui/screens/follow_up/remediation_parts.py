"""The parts of the stage 整改: reports, findings with their actions, the team notice."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import (
    AccountabilityFlag,
    Assessment,
    CorrectiveAction,
    DueItem,
    Manner,
    Report,
    ReportKind,
    Timeliness,
)
from desktop.services.attachments import EVIDENCE, REPORT
from desktop.services.views.remediation import FindingFollowUp, RemediationView, ReportStanding
from desktop.ui.dialogs.text import show_text
from desktop.ui.palette import Tone
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.block import Block
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.dates import short_day
from desktop.words import word

_TITLES = {
    ReportKind.ACTION: "整改措施报告（谈话结束后1个月内）",
    ReportKind.RESULTS: "整改情况报告（谈话结束后3个月内）",
}
_ITEMS = {
    ReportKind.ACTION: DueItem.ACTION_REPORT,
    ReportKind.RESULTS: DueItem.RESULTS_REPORT,
}
_TIMES = {
    Timeliness.EARLY: Tone.DONE,
    Timeliness.ON_TIME: Tone.DONE,
    Timeliness.LATE: Tone.NEAR,
}
_INDENT = 16  # pixels that actions stand in from their finding
_SHOWN = 80  # characters of a report that stand in the page
Files = Callable[[str, str, str, str], object]  # table, owner, purpose, sentence


class RemediationParts:
    """Makes the blocks of one view; the deeds stand beside what they concern."""

    def __init__(self, deeds: Deeds, services: FollowUpServices, files: Files) -> None:
        self._deeds, self._services, self._files = deeds, services, files

    def reports(self, view: RemediationView) -> list[QWidget]:
        """Return both reports: what came, and what is awaited."""
        found: list[QWidget] = []
        for kind, standing in (
            (ReportKind.ACTION, view.action),
            (ReportKind.RESULTS, view.results),
        ):
            if standing is None:
                continue
            mine = [r for r in view.reports if r.kind is kind]
            found += [self._report(view, r) for r in mine]
            if standing.days is not None:
                found.append(self._awaited(view, kind, standing))
        return found

    def _report(self, view: RemediationView, report: Report) -> Block:
        again = "（再整改）" if report.round > 1 else ""
        acts = []
        if len(report.text) > _SHOWN:
            acts.append(Act("阅读全文", lambda: self._read(word(report.kind), report.text)))
        if self._may(view, "remediation"):
            correcting = self._deeds.correcting
            acts += [
                self._files_act(view, "reports", report.id, REPORT, word(report.kind)),
                Act("说明", lambda: correcting.note_report(report)),
                Act("作废", lambda: correcting.void_report(report)),
            ]
        came = f"{self._day(report.received_on)} 收到，{word(report.timeliness)}"
        second = f"应报 {self._day(report.due_on)}" + (f" · {report.note}" if report.note else "")
        return Block(
            f"{_TITLES[report.kind]}{again}",
            tags=[Tag(came, _TIMES[report.timeliness])],
            second=second,
            quote=_beginning(report.text),
            acts=acts,
        )

    def _read(self, title: str, text: str) -> None:
        show_text(self._deeds.page, title, text)

    def _awaited(self, view: RemediationView, kind: ReportKind, standing: ReportStanding) -> Block:
        head, item = view.head, _ITEMS[kind]
        acts = []
        if self._may(view, "remediation"):
            acts = [
                Act(
                    "登记收到",
                    lambda: self._deeds.register_report(head.id, kind, head.talkee),
                    primary=True,
                ),
                Act("读入回收的 Word 表", self._deeds.import_form),
            ]
        if self._may(view, "reminders"):
            late = standing.days is not None and standing.days < 0
            manner = Manner.LETTER if late else Manner.TELEPHONE
            acts.append(Act("提醒", lambda: self._deeds.remind(head.id, item, head.talkee, manner)))
        title = f"再{word(kind)}" if standing.returned else _TITLES[kind]
        days = days_tag(standing.days or 0, near=7)
        return Block(
            title,
            tags=[days if view.can_change else Tag("未收到")],
            second=f"应报 {self._day(standing.due_on)}",
            acts=acts,
        )

    def finding(self, view: RemediationView, number: int, found: FindingFollowUp) -> list[QWidget]:
        """Return a finding: its requirement, its actions, how it is assessed."""
        finding = found.finding
        tags = [Tag(word(finding.category)), *_grade_tags(found.assessment)]
        if finding.closed_out_on:
            tags.append(Tag(f"{self._day(finding.closed_out_on)} 销号", Tone.DONE))
        requirement = f"整改要求：{finding.requirement}" if finding.requirement else ""
        if finding.requirement_by:
            requirement += f"（{self._day(finding.requirement_by)}前）"
        acts = []
        if self._may(view, "remediation"):
            add = self._deeds.acting.add
            acts.append(Act("增加整改措施", lambda: add(finding), primary=not found.actions))
        acts += self._assessing(view, found)
        head = Block(
            f"{number}. {finding.title}", kind="strong", tags=tags, second=requirement, acts=acts
        )
        loose = [m.sentence for m in view.loose_ends if m.subject_id == finding.id]
        said: list[QWidget] = [Block(s, kind="late", indent=_INDENT) for s in loose]
        return [head, *said, *(self._action(view, a) for a in found.actions)]

    def _action(self, view: RemediationView, action: CorrectiveAction) -> Block:
        acting = self._deeds.acting
        acts = []
        if self._may(view, "remediation"):
            acts = [
                Act("登记落实情况", lambda: acting.register_result(action)),
                self._files_act(view, "actions", action.id, EVIDENCE, action.text),
                Act("修改", lambda: acting.change(action)),
                Act("作废", lambda: acting.void(action)),
            ]
        who = [f"责任人 {action.responsible}" if action.responsible else "责任人未定"]
        if action.due_on:
            who.append(f"时限 {self._day(action.due_on)}")
        if action.first_responsible:
            who.append("须向班子成员通报")
        return Block(
            f"措施：{action.text}",
            tags=[self._state(action)],
            second=" · ".join(who),
            quote=action.result,
            acts=acts,
            indent=_INDENT,
        )

    def _state(self, action: CorrectiveAction) -> Tag:
        if action.done_on:
            return Tag(f"{self._day(action.done_on)} 完成", Tone.DONE)
        if action.result:
            return Tag("正在落实", Tone.PLANNED)
        late = action.due_on is not None and action.due_on < self._services.today()
        return Tag("没有落实情况，已过时限" if late else "没有落实情况", Tone.NEAR)

    def _assessing(self, view: RemediationView, found: FindingFollowUp) -> list[Act]:
        assessing, known = self._deeds.assessments, found.assessment
        acts = []
        came = any(r.kind is ReportKind.RESULTS for r in view.reports)
        may_propose = self._may(view, "remediation") and came
        if known is not None and known.decided is None and self._may(view, "assessment"):
            acts.append(Act("审定", lambda: assessing.decide(found, view.deciders), primary=True))
        if may_propose and not found.finding.closed_out_on:
            verb = "重新评估" if known else "提出评估"
            acts.append(Act(verb, lambda: assessing.propose(found)))
        if self._may(view, "remediation") and found.finding.closed_out_on:
            acts.append(Act("撤回销号", lambda: assessing.reopen_finding(found)))
        return acts

    def team_notice(self, view: RemediationView) -> list[QWidget]:
        """Return the notices given, and the one still due."""
        head, correcting = view.head, self._deeds.correcting
        may = self._may(view, "remediation")
        found: list[QWidget] = [
            Block(
                f"{n.manner}",
                tags=[Tag(f"{self._day(n.told_on)} 已通报", Tone.DONE)],
                second=n.note,
                acts=[Act("作废", partial(correcting.void_team_notice, n))] if may else (),
            )
            for n in view.team_notices
        ]
        if view.team_notice_due is None or view.team_notices:
            return found
        days = (view.team_notice_due - self._services.today()).days
        acts = []
        if may:
            deed = self._deeds.register_team_notice
            acts.append(Act("登记通报", lambda: deed(head.id, head.talkee), primary=True))
        if self._may(view, "reminders"):
            remind = self._deeds.remind
            acts.append(Act("提醒", lambda: remind(head.id, DueItem.TEAM_NOTICE, head.talkee)))
        waiting = Block(
            "涉及第一责任人职责的整改措施，应向领导班子其他成员通报",
            tags=[days_tag(days, near=7)],
            second=f"{self._day(view.team_notice_due)}前（本单位要求）",
            acts=acts,
        )
        return [*found, waiting]

    def flags(self, view: RemediationView) -> list[QWidget]:
        """Return what the office pointed out for accountability (Art. 17)."""
        deeds, talk = self._deeds.flags, f"{view.head.number}　{view.head.talkee}"
        return [
            Block(
                f"{f.concerned}：{word(f.lapse)}",
                tags=[Tag(f"{self._day(f.found_on)} 发现", Tone.NEAR)],
                second="，".join(p for p in (_handed(f), f.outcome) if p),
                quote=_beginning(f.facts),
                acts=[
                    Act("登记处理…", partial(deeds.settle, f)),
                    Act("更正…", partial(deeds.correct, f, talk)),
                    Act("作废…", partial(deeds.void, f)),
                ],
            )
            for f in self._services.accountability.of_talk(view.head.id)
        ]

    def _files_act(
        self, view: RemediationView, table: str, owner_id: str, purpose: str, sentence: str
    ) -> Act:
        count = len(view.files.get(owner_id, ()))
        words = f"{purpose} {count}" if count else f"{purpose}…"
        return Act(words, lambda: self._files(table, owner_id, purpose, sentence))

    def _may(self, view: RemediationView, kind: str) -> bool:
        return view.can_change and self._services.may(kind)

    def _day(self, on: date) -> str:
        return short_day(on, self._services.today())


def _handed(flag: AccountabilityFlag) -> str:
    return f"{flag.handed_on:%Y-%m-%d} 移送{flag.handed_to}" if flag.handed_on else ""


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _grade_tags(assessment: Assessment | None) -> list[Tag]:
    if assessment is None:
        return []
    if assessment.decided is None:
        return [Tag(f"拟评 {word(assessment.proposed)}，待审定", Tone.PLANNED)]
    good = assessment.redo_by is None
    tags = [Tag(f"审定 {word(assessment.decided)}", Tone.DONE if good else Tone.LATE)]
    if assessment.redo_by:
        tags.append(Tag(f"再整改至 {assessment.redo_by:%Y-%m-%d}", Tone.NEAR))
    if assessment.look_again_on:
        tags.append(Tag(f"{assessment.look_again_on:%Y-%m-%d} 再看", Tone.PLANNED))
    return tags
