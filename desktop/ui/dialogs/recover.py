"""Setting a new password by the recovery sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.ui.background import run
from desktop.ui.entrance import KeyDialog
from desktop.ui.notices import attempt, show_refusal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.new_password import NewPassword
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip

_WHAT = (
    "请取出封存的恢复单，照抄两把密钥共四行；空格和大小写不影响。用后请重新封存，并在日志中留痕。"
)


class RecoverDialog(KeyDialog):
    """Asks for the sheet, the user and a new password; says `entered(keys)`.

    `recover(sheet, login, password)` is slow and runs on another thread.
    """

    def __init__(
        self,
        parent: QWidget | None,
        recover: Callable[[str, str, str], object],
        weakness: Callable[[str, str], str | None],
        login: str,
    ) -> None:
        super().__init__(parent)
        self._recover = recover
        self.setWindowTitle("用恢复单重设口令")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.notice, self.strip = NoticeStrip(), ProgressStrip()
        self.sheet = QPlainTextEdit()
        self.sheet.setTabChangesFocus(True)
        self.sheet.setPlaceholderText("ABCD EFGH …")
        self.login = QLineEdit(login)
        self.rows = FormRows()
        self.rows.add("恢复单", self.sheet, required=True)
        self.rows.add("用户名", self.login, required=True)
        self.new = NewPassword(lambda typed: weakness(typed, self.login.text().strip()))
        self.do_button = button("重设口令并登录", self._on_do, kind="primary")
        self.do_button.setDefault(True)
        self.cancel_button = button("取消", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Label(_WHAT, "secondary", wrap=True))
        for part in (self.notice, self.rows, self.new, self.strip):
            column.addWidget(part)
        column.addLayout(row(None, self.cancel_button, self.do_button))
        self.resize(560, 560)
        self.sheet.setFocus()

    def _on_do(self) -> None:
        typed: list[tuple[str, str, str]] = []
        if not attempt(self, lambda: typed.append(self._read())):
            return
        self._set_busy(busy=True)
        run(
            self,
            lambda _progress: self._recover(*typed[0]),
            then=self._on_done,
            failed=self._on_failed,
            strip=self.strip,
            words="正在核对恢复单",
        )
        self.strip.cancel_button.setVisible(False)

    def _read(self) -> tuple[str, str, str]:
        sheet, login = self.sheet.toPlainText().strip(), self.login.text().strip()
        for text, name in ((sheet, "恢复单"), (login, "用户名")):
            if not text:
                raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)
        return sheet, login, self.new.value

    def _on_done(self, keys: object) -> None:
        self.sheet.clear()
        self.entered.emit(keys)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        show_refusal(self, error)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.rows, self.new, self.do_button, self.cancel_button):
            part.setEnabled(not busy)
