"""The change of one's own password."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.ui.background import run
from desktop.ui.notices import attempt, show_refusal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dialog import FittedDialog
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.new_password import NewPassword
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip

Change = Callable[[str, str], Callable[[], Callable[[], None]]]


class PasswordDialog(FittedDialog):
    """Asks for the old password and twice for the new one; accepted when the new one holds.

    `change(old, new)` checks and returns the slow half, which runs on another thread and returns
    what is then to be done on this one.
    """

    def __init__(
        self,
        parent: QWidget | None,
        change: Change,
        weakness: Callable[[str], str | None],
        *,
        reason: str = "",
    ) -> None:
        super().__init__(parent)
        self._change = change
        self.setWindowTitle("更改口令")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.notice = NoticeStrip()
        self.strip = ProgressStrip()
        self.old = QLineEdit()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        self.rows = FormRows()
        self.rows.add("原口令", self.old, required=True)
        self.new = NewPassword(weakness)
        self.do_button = button("更改口令", self._on_do, kind="primary")
        self.do_button.setDefault(True)
        self.cancel_button = button("取消", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        if reason:
            column.addWidget(Label(reason, "secondary", wrap=True))
        for part in (self.notice, self.rows, self.new, self.strip):
            column.addWidget(part)
        column.addLayout(row(None, self.cancel_button, self.do_button))
        self.old.setFocus()

    def _on_do(self) -> None:
        slow: list[Callable[[], Callable[[], None]]] = []
        if not attempt(self, lambda: slow.append(self._prepared())):
            return
        self._set_busy(busy=True)
        run(
            self,
            lambda _progress: slow[0](),
            then=self._on_ready,
            failed=self._on_failed,
            strip=self.strip,
            words="正在更改口令",
        )
        self.strip.cancel_button.setVisible(False)

    def _prepared(self) -> Callable[[], Callable[[], None]]:
        if not self.old.text():
            raise BadInput("请填写原口令。", field="原口令")
        return self._change(self.old.text(), self.new.value)

    def _on_ready(self, put_on: Callable[[], None]) -> None:
        if attempt(self, put_on):
            self.accept()
        else:
            self._set_busy(busy=False)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        show_refusal(self, error)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.old, self.new, self.do_button, self.cancel_button):
            part.setEnabled(not busy)
