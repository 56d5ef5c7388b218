"""The deeds of following up, each asked for in a small window beside the thing it concerns."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import DueItem, Manner, ReportKind
from desktop.services.attachments import REPORT
from desktop.ui.dialogs.handing_over import ask_termination
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.dialogs.returned_form import read_returned_form
from desktop.ui.notices import say
from desktop.ui.screens.follow_up.acting import ActingDeeds
from desktop.ui.screens.follow_up.assessing import AssessingDeeds
from desktop.ui.screens.follow_up.copying import CopyingDeeds
from desktop.ui.screens.follow_up.correcting import CorrectingDeeds
from desktop.ui.screens.follow_up.fields import Paper
from desktop.ui.screens.follow_up.flagging import FlaggingDeeds
from desktop.ui.screens.follow_up.remind import RemindDialog
from desktop.ui.screens.follow_up.replying import ask_reply
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.screens.plan.answering import answer_proposal
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.long_field import LongField
from desktop.words import word

Go = Callable[..., None]


class Deeds:
    """Opens the windows of the deeds over a page; services do them, refusals stay in the window.

    `go` takes the user to another place. The same deeds serve 今日, the thread and the tabs.
    """

    def __init__(self, page: QWidget, services: FollowUpServices, go: Go) -> None:
        self.page, self._services = page, services
        self.go = go
        self.copies = CopyingDeeds(page, services)
        self.assessments = AssessingDeeds(page, services)
        self.acting = ActingDeeds(page, services)
        self.correcting = CorrectingDeeds(page, services)
        self.flags = FlaggingDeeds(page, services)

    def register_report(self, talk_id: str, kind: ReportKind, talkee: str) -> DeedDialog:
        """Register that the action or results report came in (Art. 11)."""
        sentence = f"{talkee}：收到日期决定是否按期，登记后长期保留。"
        dialog = self._dialog(f"登记{word(kind)}", sentence, "登记收到")
        on, text, note = DateField(self._services.today()), LongField(4), QLineEdit()
        dialog.rows.add("收到日期", on, required=True)
        dialog.rows.add(
            "报告内容",
            text,
            help_text="可以只登记收到，各问题的措施和落实情况在谈话的“整改”中登记。",
        )
        dialog.rows.add("说明", note, help_text="迟报的可以说明原因，逾期的记录不变。")
        paper = Paper("选择报告原件…", self._services.attachments)
        dialog.rows.add("附件", paper)

        def register() -> None:
            received_on = needed(on, "收到日期")
            paper.check()
            report_id = self._services.remediation.register_report(
                talk_id, kind, received_on, text.toPlainText(), note.text()
            )
            paper.register("reports", report_id, talk_id, REPORT)
            say(self.page, f"{talkee}的{word(kind)}已登记收到。")

        dialog.ask(register)
        return dialog

    def import_form(self) -> None:
        """Read a returned Word form; it names its talk, and a preview comes first."""
        read_returned_form(self.page, self._services.fill_in)

    def remind(
        self, talk_id: str, item: DueItem, talkee: str, manner: Manner = Manner.TELEPHONE
    ) -> RemindDialog:
        """Remind the talkee and register how, when and with what answer."""
        dialog = RemindDialog(self.page, self._services, talk_id, item, talkee)
        dialog.print_letter = lambda reminder_id: self.go(
            "表格打印", form="reminder", talk_id=talk_id, reminder_id=reminder_id
        )
        dialog.start(manner)
        return dialog

    def put_off(self, talk_id: str, item: DueItem, talkee: str) -> DeedDialog:
        """Put a due act off to a day, with the reason; the due date stays."""
        sentence = f"{talkee}：{word(item)}。只推后办理的日子，到期日不变。"
        dialog = self._dialog("推后办理", sentence, "推后")
        until, reason = DateField(), QLineEdit()
        dialog.rows.add("推后到", until, required=True)
        dialog.rows.add("原因", reason, required=True)

        def put_off() -> None:
            on = needed(until, "推后到")
            self._services.reminders.put_off(talk_id, item, on, reason.text())
            say(self.page, f"已推后到{on.month}月{on.day}日办理。")

        dialog.ask(put_off)
        return dialog

    def register_letter_receipt(self, reminder_id: str, talkee: str) -> DeedDialog:
        """Register that the receipt of a letter of reminder came back."""
        dialog = self._dialog("登记回执", f"{talkee}退回的提醒函回执。", "登记回执")
        on = DateField(self._services.today())
        dialog.rows.add("回执日期", on, required=True)
        dialog.ask(
            lambda: self._services.reminders.register_receipt(reminder_id, needed(on, "回执日期"))
        )
        return dialog

    def register_notice_receipt(self, talk_id: str, talkee: str) -> DeedDialog:
        """Register that the receipt of the talk's notice came back."""
        dialog = self._dialog("登记回执", f"{talkee}退回的谈话通知回执。", "登记回执")
        on = DateField(self._services.today())
        dialog.rows.add("回执日期", on, required=True)
        preparation = self._services.preparation
        dialog.ask(lambda: preparation.register_notice_receipt(talk_id, needed(on, "回执日期")))
        return dialog

    def receive_self_check(self, talk_id: str, talkee: str) -> DeedDialog:
        """Register that the talkee's self-check came in (Art. 9)."""
        dialog = self._dialog("登记自查报告", f"{talkee}的自查情况报告。", "登记收到")
        on, text, problems = DateField(self._services.today()), LongField(4), LongField(3)
        dialog.rows.add("收到日期", on, required=True)
        dialog.rows.add("自查情况", text)
        dialog.rows.add("自查问题", problems, help_text="每行一个问题。")
        dialog.ask(
            lambda: self._services.preparation.receive_self_check(
                talk_id,
                needed(on, "收到日期"),
                text.toPlainText(),
                problems.toPlainText().splitlines(),
            )
        )
        return dialog

    def register_reply(self, request_id: str, talk_id: str, what: str) -> DeedDialog:
        """Register that a cooperating unit replied (Art. 6)."""
        return ask_reply(
            self.page,
            self._services.materials,
            self._services.attachments,
            request_id=request_id,
            talk_id=talk_id,
            sentence=f"{what}。",
            today=self._services.today(),
        )

    def answer_proposal(self, proposal_id: str, what: str) -> DeedDialog:
        """Register what was decided on a cooperating unit's proposal (Art. 6)."""
        return answer_proposal(self.page, self._services.triggers, proposal_id, what)

    def register_team_notice(self, talk_id: str, talkee: str) -> DeedDialog:
        """Register that the talkee told the other members of the leading body (Art. 11)."""
        sentence = f"{talkee}已向领导班子其他成员通报履行第一责任人职责方面的整改措施（《办法》第十一条）。"
        dialog = self._dialog("登记通报", sentence, "登记通报")
        on, manner, note = DateField(self._services.today()), QLineEdit(), QLineEdit()
        manner.setPlaceholderText("如 党委会议")
        dialog.rows.add("通报日期", on, required=True)
        dialog.rows.add("通报方式", manner, required=True)
        dialog.rows.add("说明", note)

        def register() -> None:
            told_on = needed(on, "通报日期")
            self._services.remediation.register_team_notice(
                talk_id, told_on, manner.text(), note.text()
            )
            say(self.page, f"{talkee}的通报已登记。")

        dialog.ask(register)
        return dialog

    def close(self, talk_id: str, talkee: str) -> DeedDialog:
        """Close a talk; what is missing is said (Art. 12)."""
        sentence = f"{talkee}的谈话：记录已签字（或登记拒签），两次报告已收到并评估，通报和抄送已完成，可以办结。"
        dialog = self._dialog("办结", sentence, "办结")

        def close() -> None:
            self._services.remediation.close(talk_id)
            say(self.page, f"{talkee}的谈话已办结。")

        dialog.ask(close)
        return dialog

    def terminate(self, talk_id: str, talkee: str) -> DeedDialog:
        """End the tracking of a talk whose talkee cannot go on with it."""
        return ask_termination(self.page, self._services.talks, talk_id, talkee)

    def reopen(self, talk_id: str, talkee: str) -> DeedDialog:
        """Take back the closing of a talk."""
        return ask_reason(
            self.page,
            title="撤回办结",
            sentence=f"{talkee}的谈话回到整改中。",
            label="原因",
            verb="撤回办结",
            deed=lambda why: self._services.remediation.reopen(talk_id, why),
        )

    def resume(self, talk_id: str, talkee: str) -> DeedDialog:
        """Take up again a talk that was terminated by mistake."""
        return ask_reason(
            self.page,
            title="恢复跟踪",
            sentence=f"{talkee}的谈话误终止的，写明原因后继续跟踪。",
            label="原因",
            verb="恢复跟踪",
            deed=lambda why: self._services.remediation.resume(talk_id, why),
        )

    def _dialog(self, title: str, sentence: str, verb: str) -> DeedDialog:
        return DeedDialog(self.page, title, sentence, verb)
