"""The deeds that explain or void what was registered by mistake."""

from PySide6.QtWidgets import QWidget

from db.records import Reminder, Report, TeamNotice
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.long_field import LongField
from desktop.words import word


class CorrectingDeeds:
    """Opens the windows over a page; nothing is ever deleted."""

    def __init__(self, page: QWidget, services: FollowUpServices) -> None:
        self._page, self._services = page, services

    def note_report(self, report: Report) -> DeedDialog:
        """Add a remark to a report; late it stays (Art. 11)."""
        sentence = "可以说明迟报等情况，逾期的记录不变。"
        dialog = DeedDialog(self._page, f"说明{word(report.kind)}", sentence, "保存")
        note = LongField(3)
        note.setPlainText(report.note)
        dialog.rows.add("说明", note)
        remediation = self._services.remediation
        dialog.ask(lambda: remediation.note_report(report.id, report.version, note.toPlainText()))
        return dialog

    def void_report(self, report: Report) -> DeedDialog:
        """Void a report registered by mistake."""
        return ask_reason(
            self._page,
            title=f"作废{word(report.kind)}",
            sentence="登记有误的报告作废后不再计算，保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._services.remediation.void_report(report.id, why),
        )

    def void_team_notice(self, notice: TeamNotice) -> DeedDialog:
        """Void a team notice registered by mistake."""
        return ask_reason(
            self._page,
            title="作废通报",
            sentence="登记有误的通报作废后不再计算，保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._services.remediation.void_team_notice(notice.id, why),
        )

    def answer(self, reminder: Reminder) -> DeedDialog:
        """Write down what the talkee answered to a reminder."""
        title = f"登记答复（{word(reminder.manner)}）"
        dialog = DeedDialog(self._page, title, "", "保存")
        answer = LongField(3)
        answer.setPlainText(reminder.answer)
        dialog.rows.add("答复", answer)
        reminders = self._services.reminders
        dialog.ask(
            lambda: reminders.register_answer(reminder.id, reminder.version, answer.toPlainText())
        )
        return dialog

    def void_reminder(self, reminder: Reminder) -> DeedDialog:
        """Void a reminder registered by mistake."""
        return ask_reason(
            self._page,
            title="作废提醒",
            sentence="登记有误的提醒作废后不再计算，保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._services.reminders.void(reminder.id, why),
        )
