"""What the talkee reports and does after a talk, until the talk is closed."""

from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import (
    CorrectiveAction,
    RecordState,
    Report,
    ReportKind,
    TalkStatus,
    TeamNotice,
    Visibility,
)
from desktop.errors import BadInput, Refused
from desktop.rules import closing
from desktop.rules.appointment import check_not_future
from desktop.rules.wording import line, passage, quoted
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.parts.correcting import turn
from desktop.services.parts.editing import ended
from desktop.services.parts.following import followed
from desktop.services.views.remediation import ActionText
from desktop.words import word
from desktop.workflow.report import receive
from desktop.workflow.talk import move


class RemediationService:
    """Registers reports, actions, results and the team notice, and closes talks (Art. 11, 12)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def register_report(
        self, talk_id: str, kind: ReportKind, received_on: date, text: str = "", note: str = ""
    ) -> str:
        """Register a report that came in and return its id; late or not is kept for good."""
        report_id = self._desk.new_id()
        deed = f"登记{word(kind)}"
        with self._desk.deed("remediation", deed, talk_id, {"reports"}):
            report = receive(
                reading.talk_of(self._desk, talk_id),
                kind,
                received_on,
                report_id=report_id,
                reports=self._store.reports.of_talk(talk_id),
                assessments=self._store.assessments.of_talk(talk_id),
                today=self._desk.today(),
            )
            said, remark = passage(text, "报告内容"), passage(note, "说明")
            self._store.reports.put(replace(report, text=said, note=remark))
        return report_id

    def note_report(self, report_id: str, version: int, note: str) -> None:
        """Add a remark to a report, such as why it was late; late it stays (Art. 11)."""
        with self._desk.deed("remediation", "说明报告", report_id, {"reports"}):
            report = replace(self._report(report_id), version=version)
            self._store.reports.put(replace(report, note=passage(note, "说明")))

    def void_report(self, report_id: str, reason: str) -> None:
        """Void a report registered by mistake."""
        with self._desk.deed("remediation", "作废报告", report_id, {"reports"}):
            why = line(reason, "原因", required=True)
            self._store.reports.put(replace(self._report(report_id), voided_reason=why))

    def add_action(self, finding_id: str, text: ActionText) -> str:
        """Add a corrective action to a finding and return its id."""
        action_id = self._desk.new_id()
        finding = self._store.findings.get(finding_id)
        with self._desk.deed("remediation", "登记整改措施", finding.talk_id, {"actions"}):
            talk = ended(self._desk, finding.talk_id)
            if finding.voided_reason or finding.visibility is Visibility.TALKER_ONLY:
                raise Refused(f"问题{quoted(finding.title)}没有向被谈话人通报，不登记整改措施。")
            others = self._store.actions.of_talk(talk.id)
            action = CorrectiveAction(
                id=action_id,
                talk_id=talk.id,
                finding_id=finding_id,
                position=max((a.position for a in others), default=0) + 1,
                text="",
            )
            self._store.actions.put(_worded(action, text))
        return action_id

    def change_action(self, action_id: str, version: int, text: ActionText) -> None:
        """Change a corrective action."""
        with self._desk.deed("remediation", "修改整改措施", action_id, {"actions"}):
            action = replace(self._action(action_id), version=version)
            self._store.actions.put(_worded(action, text))

    def void_action(self, action_id: str, reason: str) -> None:
        """Void a corrective action entered by mistake."""
        with self._desk.deed("remediation", "作废整改措施", action_id, {"actions"}):
            why = line(reason, "原因", required=True)
            self._store.actions.put(replace(self._action(action_id), voided_reason=why))

    def register_result(
        self, action_id: str, version: int, result: str, done_on: date | None
    ) -> None:
        """Register what came of an action, and the day when it was done, if it is."""
        with self._desk.deed("remediation", "登记落实情况", action_id, {"actions"}):
            action = replace(self._action(action_id), version=version)
            if done_on is not None:
                self._check_after_end(action.talk_id, done_on, "完成日期")
            said = passage(result, "落实情况")
            self._store.actions.put(replace(action, result=said, done_on=done_on))

    def register_team_notice(self, talk_id: str, told_on: date, manner: str, note: str = "") -> str:
        """Register that the talkee told the rest of the leading body, and return its id (Art. 11)."""
        notice_id = self._desk.new_id()
        with self._desk.deed("remediation", "登记通报", talk_id, {"team_notices"}):
            ended(self._desk, talk_id)
            self._check_after_end(talk_id, told_on, "通报日期")
            self._store.team_notices.put(
                TeamNotice(
                    id=notice_id,
                    talk_id=talk_id,
                    told_on=told_on,
                    manner=line(manner, "通报方式", required=True),
                    note=passage(note, "说明"),
                )
            )
        return notice_id

    def void_team_notice(self, notice_id: str, reason: str) -> None:
        """Void a team notice registered by mistake."""
        with self._desk.deed("remediation", "作废通报", notice_id, {"team_notices"}):
            notice = self._store.team_notices.get(notice_id)
            ended(self._desk, notice.talk_id)
            why = line(reason, "原因", required=True)
            self._store.team_notices.put(replace(notice, voided_reason=why))

    def close(self, talk_id: str) -> None:
        """Close a talk; refused with all that is missing (Art. 12)."""
        with self._desk.deed("remediation", "办结", talk_id, {"talks"}):
            talk = reading.talk_of(self._desk, talk_id)
            lacking = [lack.sentence for lack in closing.lacks(followed(self._store, talk))]
            closed = move(talk, TalkStatus.CLOSED, at=self._desk.now(), lacking=lacking)
            self._store.talks.put(closed)

    def reopen(self, talk_id: str, reason: str) -> None:
        """Reopen a talk closed by mistake, with the reason."""
        with self._desk.deed("remediation", "撤回办结", talk_id, {"talks", "corrections"}):
            talk = reading.talk_of(self._desk, talk_id)
            why = line(reason, "原因", required=True)
            moved = move(talk, TalkStatus.REMEDIATION, at=self._desk.now(), reason=why)
            turn(self._desk, self._store.talks, talk, moved, why)

    def resume(self, talk_id: str, reason: str) -> None:
        """Take up again a talk whose tracking was ended by mistake, with the reason."""
        with self._desk.deed("remediation", "恢复跟踪", talk_id, {"talks", "corrections"}):
            talk, now = reading.talk_of(self._desk, talk_id), self._desk.now()
            why = line(reason, "原因", required=True)
            resumed = move(talk, TalkStatus.AWAITING_SIGNATURE, at=now, reason=why)
            record = self._store.records.find(talk_id)
            if record is not None and record.state is RecordState.SIGNED:
                resumed = move(resumed, TalkStatus.REMEDIATION, at=now)
            turn(self._desk, self._store.talks, talk, resumed, why)

    def _check_after_end(self, talk_id: str, day: date, label: str) -> None:
        check_not_future(day, self._desk.today(), label)
        talk = self._store.talks.get(talk_id)
        if talk.ended_at is not None and day < talk.ended_at.date():
            raise BadInput(f"“{label}”早于谈话结束的日期，请核对。", field=label)

    def _report(self, report_id: str) -> Report:
        report = self._store.reports.get(report_id)
        ended(self._desk, report.talk_id)
        if report.voided_reason:
            raise Refused(f"这份{word(report.kind)}已作废，不能再改。")
        return report

    def _action(self, action_id: str) -> CorrectiveAction:
        action = self._store.actions.get(action_id)
        ended(self._desk, action.talk_id)
        if action.voided_reason:
            raise Refused("这项整改措施已作废，不能再改。")
        return action


def _worded(action: CorrectiveAction, text: ActionText) -> CorrectiveAction:
    return replace(
        action,
        text=passage(text.text, "整改措施", required=True),
        responsible=line(text.responsible, "责任人"),
        due_on=text.due_on,
        first_responsible=text.first_responsible,
    )
