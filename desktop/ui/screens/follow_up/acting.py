"""The deeds about corrective actions: what is done about a finding, and what came of it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from db.records import CorrectiveAction, Finding, FindingCategory
from desktop.services.views.remediation import ActionText
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.long_field import LongField


class ActingDeeds:
    """Opens the windows about actions over a page (Art. 11)."""

    def __init__(self, page: QWidget, services: FollowUpServices) -> None:
        self._page, self._services = page, services

    def add(self, finding: Finding) -> DeedDialog:
        """Add a corrective action to a finding."""
        dialog = DeedDialog(self._page, "登记整改措施", f"问题：{finding.title}", "登记")
        form = _ActionForm(dialog)
        form.first.setChecked(finding.category is FindingCategory.FIRST_RESPONSIBLE)
        remediation = self._services.remediation
        dialog.ask(lambda: remediation.add_action(finding.id, form.text))
        return dialog

    def change(self, action: CorrectiveAction) -> DeedDialog:
        """Change a corrective action."""
        dialog = DeedDialog(self._page, "修改整改措施", "", "保存")
        form = _ActionForm(dialog)
        form.show_action(action)
        remediation = self._services.remediation
        dialog.ask(lambda: remediation.change_action(action.id, action.version, form.text))
        return dialog

    def register_result(self, action: CorrectiveAction) -> DeedDialog:
        """Register what came of an action."""
        dialog = DeedDialog(self._page, "登记落实情况", f"措施：{action.text}", "登记")
        result, done_on = LongField(5), DateField(action.done_on)
        result.setPlainText(action.result)
        dialog.rows.add("落实情况", result, required=True)
        dialog.rows.add("完成日期", done_on, help_text="还没有完成的不填。")
        remediation = self._services.remediation
        dialog.ask(
            lambda: remediation.register_result(
                action.id, action.version, result.toPlainText(), done_on.value
            )
        )
        return dialog

    def void(self, action: CorrectiveAction) -> DeedDialog:
        """Void an action entered by mistake."""
        return ask_reason(
            self._page,
            title="作废整改措施",
            sentence=f"“{action.text}”作废后不再列出，保留备查。",
            label="原因",
            verb="作废",
            deed=lambda why: self._services.remediation.void_action(action.id, why),
        )


class _ActionForm:
    def __init__(self, dialog: DeedDialog) -> None:
        self._words, self._who, self._by = LongField(4), QLineEdit(), DateField()
        self.first = QCheckBox("涉及第一责任人职责，须向班子成员通报")
        dialog.rows.add("整改措施", self._words, required=True)
        dialog.rows.add("责任人", self._who)
        dialog.rows.add("完成时限", self._by)
        dialog.rows.add("通报", self.first)

    def show_action(self, action: CorrectiveAction) -> None:
        self._words.setPlainText(action.text)
        self._who.setText(action.responsible)
        self._by.set_value(action.due_on)
        self.first.setChecked(action.first_responsible)

    @property
    def text(self) -> ActionText:
        return ActionText(
            text=self._words.toPlainText(),
            responsible=self._who.text(),
            due_on=self._by.value,
            first_responsible=self.first.isChecked(),
        )
