"""Who opens the backup copy that is to be put back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import BadInput
from desktop.ui.dialogs.reason import DeedDialog


class RestoreDialog(DeedDialog):
    """Asks for user and password of the time of the copy; says `given(login, password)`."""

    given = Signal(str, str)

    def __init__(self, parent: QWidget, copy: str, login: str) -> None:
        sentence = f"恢复“{copy}”。请输入做这份备份时的用户名和口令。"
        super().__init__(parent, "从备份恢复", sentence, "恢复")
        self.login, self.password = QLineEdit(login), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.rows.add("用户名", self.login, required=True)
        self.rows.add("口令", self.password, required=True)
        self.ask(self._give)

    def _give(self) -> None:
        for field, name in ((self.login, "用户名"), (self.password, "口令")):
            if not field.text():
                raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)
        self.given.emit(self.login.text().strip(), self.password.text())
