"""Putting a copy back: who opens it, what it would change, and whether that is wanted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.services.restoring import Preview, Side, gains, held, losses
from desktop.ui.background import run
from desktop.ui.notices import attempt
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dialog import FittedDialog
from desktop.ui.widgets.facts import Facts
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.progress import ProgressStrip

_WIDTH = 520  # pixels
_KEPT = (
    "恢复前先校验这一份；现在的数据先另做一份备份，原文件也留在备份文件夹里，不会丢失。"
    "恢复后须用做备份时的口令重新登录。"
)


class RestoreDialog(FittedDialog):
    """Asks for user and password of the time of the copy, and looks into it with them.

    `looked(login, password, preview)` comes once the copy was opened; a wrong password is said here.
    """

    looked = Signal(str, str, object)

    def __init__(
        self, parent: QWidget, copy: str, login: str, look: Callable[[str, str], Preview]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("从备份恢复")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._look = look
        self.notice, self.strip, self.rows = NoticeStrip(), ProgressStrip(), FormRows()
        self.login, self.password = QLineEdit(login), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.rows.add("用户名", self.login, required=True)
        self.rows.add("口令", self.password, required=True)
        self.do_button = button("打开并比较", self._on_open, kind="primary")
        self.do_button.setDefault(True)
        sentence = f"备份“{copy}”。请输入做这份备份时的用户名和口令，先看恢复会改变什么。"
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        for part in (self.notice, Label(sentence, "secondary", wrap=True), self.rows, self.strip):
            column.addWidget(part)
        column.addLayout(row(None, button("取消", self.reject), self.do_button))
        self.open()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        if not attempt(self, self._require_both):
            return
        login, password = self.login.text().strip(), self.password.text()
        self.do_button.setEnabled(False)
        run(
            self,
            lambda _progress: self._look(login, password),
            then=lambda found: self._on_looked(login, password, found),
            strip=self.strip,
            words="正在打开备份并与现在的数据比较",
            ended=lambda: self.do_button.setEnabled(True),
        )
        self.strip.cancel_button.setVisible(False)

    def _on_looked(self, login: str, password: str, found: Preview) -> None:
        self.looked.emit(login, password, found)
        self.accept()

    def _require_both(self) -> None:
        for field, name in ((self.login, "用户名"), (self.password, "口令")):
            if not field.text():
                raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)


class PreviewDialog(FittedDialog):
    """Shows the copy beside the present store and what would be lost; accepted to restore."""

    def __init__(self, parent: QWidget, found: Preview) -> None:
        super().__init__(parent)
        self.setWindowTitle("恢复会改变什么")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH + 100)
        self.sides = Facts()
        self.sides.show_facts(
            [
                ("这份备份", f"{found.made_at:%Y年%m月%d日 %H:%M}，{found.reason}"),
                ("备份里有", _held(found.then)),
                ("现在有", _held(found.now)),
            ]
        )
        self.sentences = [*losses(found), *gains(found)]
        self.do_button = button("恢复到这一份", self.accept, kind="primary")
        self.cancel_button = button("不恢复", self.reject)
        self.cancel_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.sides)
        column.addWidget(Label("\n".join(self.sentences), wrap=True))
        column.addWidget(Label(_KEPT, "secondary", wrap=True))
        column.addLayout(row(None, self.cancel_button, self.do_button))


def _held(side: Side | None) -> str:
    return held(side) if side is not None else "读不到"
