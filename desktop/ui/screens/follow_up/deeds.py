"""The deeds of following up, each asked for in a small window beside the thing it concerns."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from db.records import DueItem, Grade, ReportKind
from desktop.services.views.copies import CopyRow, Outgoing
from desktop.services.views.remediation import FindingFollowUp, RemediationView
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.remind import RemindDialog
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.label import Label
from desktop.words import word

_RETURNING = frozenset({Grade.NOT_DONE, Grade.PERFUNCTORY, Grade.FALSE})


class Deeds:
    """Opens the windows of the deeds over a page; services do them, refusals stay in the window."""

    def __init__(self, page: QWidget, services: FollowUpServices, today: date) -> None:
        self._page = page
        self._services = services
        self._today = today

    def register_report(self, talk_id: str, kind: ReportKind, talkee: str) -> DeedDialog:
        """Register that the action or results report came in."""
        title = f"登记{word(kind)}"
        dialog = DeedDialog(
            self._page, title, f"{talkee}：收到日期决定是否按期，登记后长期保留。", "登记收到"
        )
        on, text, note = DateField(self._today), _area(90), QLineEdit()
        dialog.rows.add("收到日期", on, required=True)
        dialog.rows.add(
            "报告内容", text, help_text="可以只登记收到，各问题的措施和结果在谈话的“整改”中登记。"
        )
        dialog.rows.add("说明", note)
        paper = _Paper(self._page)
        dialog.rows.add("报告文件", paper.field, field="附件")

        def register() -> None:
            report_id = self._services.remediation.register_report(
                talk_id, kind, on.value or self._today, text.toPlainText(), note.text()
            )
            if paper.path:
                self._services.attachments.add(
                    "reports", report_id, talk_id, paper.path, word(kind)
                )
            say(self._page, f"{talkee}的{word(kind)}已登记收到。")

        dialog.ask(register)
        return dialog

    def remind(self, talk_id: str, item: DueItem, talkee: str) -> RemindDialog:
        """Remind the talkee and register how, when and with what answer."""
        dialog = RemindDialog(self._page, self._services.reminders, talk_id, item, talkee)
        dialog.open()
        return dialog

    def put_off(self, talk_id: str, item: DueItem, talkee: str) -> DeedDialog:
        """Put a due act off to a day, with the reason."""
        dialog = DeedDialog(
            self._page, "推后提醒", f"{talkee}：{word(item)}。推后不改变到期日。", "推后"
        )
        until, reason = DateField(), QLineEdit()
        dialog.rows.add("推后到", until, required=True)
        dialog.rows.add("原因", reason, required=True)
        dialog.ask(
            lambda: self._services.reminders.put_off(
                talk_id, item, until.value or self._today, reason.text()
            )
        )
        return dialog

    def register_team_notice(self, talk_id: str, talkee: str) -> DeedDialog:
        """Register that the talkee told the other members of the leading body (Art. 11)."""
        words = f"{talkee}向领导班子其他成员通报履行第一责任人职责的整改措施（《办法》第十一条）。"
        dialog = DeedDialog(self._page, "登记通报", words, "登记通报")
        on, manner, note = DateField(self._today), QLineEdit(), QLineEdit()
        manner.setPlaceholderText("如 班子会议")
        dialog.rows.add("通报日期", on, required=True)
        dialog.rows.add("通报方式", manner, required=True)
        dialog.rows.add("说明", note)
        dialog.ask(
            lambda: self._services.remediation.register_team_notice(
                talk_id, on.value or self._today, manner.text(), note.text()
            )
        )
        return dialog

    def send_copies(self, rows: list[CopyRow]) -> DeedDialog:
        """Register that copies went out, one letter for all of them (Art. 12)."""
        who = "、".join(dict.fromkeys(r.receiver for r in rows))
        dialog = DeedDialog(self._page, "登记抄送", f"抄送{who}，共{len(rows)}件。", "登记抄送")
        number, on = QLineEdit(), DateField(self._today)
        number.setPlaceholderText("如 江办函〔2026〕1号")
        dialog.rows.add("发文字号", number, required=True)
        dialog.rows.add("发出日期", on, required=True)
        going = [
            Outgoing(talk_id=r.talk_id, round=r.round, receiver=r.receiver, contents=r.contents)
            for r in rows
        ]
        dialog.ask(
            lambda: self._services.copies.send(going, number.text(), on.value or self._today)
        )
        return dialog

    def register_receipt(self, copy_id: str, receiver: str) -> DeedDialog:
        """Register that a receiver returned the receipt of a copy."""
        dialog = DeedDialog(self._page, "登记回执", f"{receiver}退回的回执。", "登记回执")
        on = DateField(self._today)
        dialog.rows.add("回执日期", on, required=True)
        dialog.ask(lambda: self._services.copies.register_receipt(copy_id, on.value or self._today))
        return dialog

    def assess(self, found: FindingFollowUp) -> DeedDialog:
        """Propose how the remediation of a finding is assessed."""
        dialog = DeedDialog(self._page, "提出评估", found.finding.title, "提出")
        grade = Choice([(g, word(g)) for g in Grade])
        opinion, again, redo = _area(80), DateField(), DateField()
        dialog.rows.add("评估", grade, required=True)
        dialog.rows.add("评估意见", opinion)
        _limits(dialog, grade, again, redo)
        dialog.ask(
            lambda: self._services.assessments.propose(
                found.finding.id,
                grade.value or Grade.DONE,
                opinion.toPlainText(),
                look_again_on=again.value,
                redo_by=redo.value,
            )
        )
        return dialog

    def decide(self, found: FindingFollowUp, view: RemediationView) -> DeedDialog:
        """Register what the talker or the committee decided on a proposed assessment."""
        dialog = DeedDialog(self._page, "审定评估", found.finding.title, "审定")
        grade = Choice([(g, word(g)) for g in Grade])
        by = Choice([(d, d) for d in view.deciders])
        on, again, redo = DateField(self._today), DateField(), DateField()
        dialog.rows.add("评估", grade, required=True)
        dialog.rows.add("审定人", by, required=True)
        dialog.rows.add("审定日期", on, required=True)
        _limits(dialog, grade, again, redo)
        proposed = found.assessment
        if proposed is not None:
            grade.choose(proposed.proposed)
            again.set_value(proposed.look_again_on)
            redo.set_value(proposed.redo_by)
        dialog.ask(
            lambda: self._services.assessments.decide(
                found.finding.id,
                grade.value or Grade.DONE,
                on.value or self._today,
                by.value or "",
                look_again_on=again.value,
                redo_by=redo.value,
            )
        )
        return dialog

    def close(self, talk_id: str, talkee: str) -> DeedDialog:
        """Close a talk; what is missing is said (Art. 12)."""
        words = f"{talkee}的谈话：记录已签字、两次报告已评估、通报和抄送已完成后办结。"
        dialog = DeedDialog(self._page, "办结", words, "办结")
        dialog.ask(lambda: self._services.remediation.close(talk_id))
        return dialog

    def terminate(self, talk_id: str, talkee: str) -> DeedDialog:
        """End the tracking of a talk whose talkee is gone."""
        words = f"{talkee}调离、退休、去世或者被审查调查等不能继续整改的，写明原因后终止跟踪。"
        dialog = DeedDialog(self._page, "终止跟踪", words, "终止跟踪")
        reason, by, heir = QLineEdit(), QLineEdit(), QLineEdit()
        dialog.rows.add("原因", reason, required=True)
        dialog.rows.add("批准人", by, required=True)
        dialog.rows.add("移交继任者", heir, help_text="不移交的不填。")
        dialog.ask(
            lambda: self._services.talks.terminate(talk_id, reason.text(), by.text(), heir.text())
        )
        return dialog

    def reopen(self, talk_id: str, talkee: str) -> DeedDialog:
        """Take back the closing of a talk."""
        return ask_reason(
            self._page,
            title="撤回办结",
            sentence=f"{talkee}的谈话回到整改中。",
            label="原因",
            verb="撤回办结",
            deed=lambda reason: self._services.remediation.reopen(talk_id, reason),
        )


def _limits(dialog: DeedDialog, grade: Choice[Grade], again: DateField, redo: DateField) -> None:
    """Ask for a date to look again, or for a new limit, where the grade calls for one."""
    dialog.rows.add("再看日期", again, required=True)
    dialog.rows.add("再整改时限", redo, required=True, help_text="三个月的报告时限不变。")

    def show() -> None:
        dialog.rows.set_field_visible("再看日期", visible=grade.value is Grade.LONG_TERM)
        dialog.rows.set_field_visible("再整改时限", visible=grade.value in _RETURNING)

    grade.currentIndexChanged.connect(show)
    show()


def _area(height: int) -> QPlainTextEdit:
    found = QPlainTextEdit()
    found.setTabChangesFocus(True)
    found.setFixedHeight(height)
    return found


class _Paper:
    """A file to be attached: a button that asks for it, and its name."""

    def __init__(self, page: QWidget) -> None:
        self.path: Path | None = None
        self._page = page
        self._name = Label("没有附文件", "secondary")
        self.field = QWidget()
        self.field.setLayout(row(button("选择文件", self._choose), self._name, None))

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, "选择报告文件")
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Take a file."""
        self.path = path
        self._name.setText(path.name)
