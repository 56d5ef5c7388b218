"""First start, page 2: the first users and their passwords."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Role
from desktop.errors import BadInput
from desktop.security.passwords import weakness
from desktop.services.founding import FirstUser
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.new_password import FORGOTTEN, NewPassword
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

_OTHERS = (Role.OFFICE_HEAD, Role.CLERK, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)
_WHO = (
    "第一个用户是经办人，办理日常工作；在系统管理员、安全保密管理员、安全审计员建立之前，"
    "也代办他们的事项。谈话人等其他用户以后在“系统管理”里添加。"
)


class UsersPage(QWidget):
    """Asks for the clerk who begins, and for others if they are known already."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.login = QLineEdit(), QLineEdit()
        self.rows = FormRows(2)
        self.rows.add("姓名", self.name, required=True)
        self.rows.add("用户名", self.login, help_text="登录时用，例如姓名的拼音", required=True)
        self.password = NewPassword(self._weakness, label="口令", forgotten=FORGOTTEN)
        self.others: list[FirstUser] = []
        self.table = RecordTable[FirstUser](
            [
                Column("姓名", lambda user: user.name, whole=True, bold=True),
                Column("用户名", lambda user: user.login),
                Column("角色", lambda user: word(user.role), stretch=True),
            ],
            name="其他用户",
            acts=lambda user: [Act("去掉", lambda: self._on_remove(user))],
            key=lambda user: user.login,
            empty="可以现在添加，也可以以后再添加。",
        )
        self.table.setMinimumHeight(130)
        self.add_button = button("添加一人…", self._on_add, symbol="plus")
        first = Card("经办人", Label(_WHO, "secondary", wrap=True), self.rows, self.password)
        others = Card("其他用户", self.table)
        others.add_beside_title(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(first)
        column.addWidget(others)
        column.addStretch(1)

    def read(self) -> list[FirstUser]:
        """Return the users, the clerk first, or raise BadInput for the field that is wrong."""
        for field, name in ((self.name, "姓名"), (self.login, "用户名")):
            if not field.text().strip():
                raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)
        first = FirstUser(
            login=self.login.text().strip(),
            name=self.name.text().strip(),
            password=self.password.value,
        )
        return [first, *self.others]

    def _weakness(self, password: str) -> str | None:
        return weakness(password, login=self.login.text().strip(), name=self.name.text().strip())

    def _on_add(self) -> None:
        dialog = _OtherUser(self)
        dialog.ask(lambda: self._take(dialog.read()))

    def _take(self, user: FirstUser) -> None:
        taken = {self.login.text().strip(), *(other.login for other in self.others)}
        if user.login in taken:
            raise BadInput(f"用户名“{user.login}”已经有了，请另取一个。", field="用户名")
        self.others.append(user)
        self.table.show_records(self.others)

    def _on_remove(self, user: FirstUser) -> None:
        self.others.remove(user)
        self.table.show_records(self.others)


class _OtherUser(DeedDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "添加一人", "口令由您代设，本人第一次登录时须改掉。", "添加")
        self.name, self.login = QLineEdit(), QLineEdit()
        self.role = Choice([(role, word(role)) for role in _OTHERS])
        self.rows.add("姓名", self.name, required=True)
        self.rows.add("用户名", self.login, required=True)
        self.rows.add("角色", self.role)
        self.password = NewPassword(self._weakness, label="口令")
        self.rows.add_plain(self.password)

    def read(self) -> FirstUser:
        """Return the user that is typed."""
        for field, name in ((self.name, "姓名"), (self.login, "用户名")):
            if not field.text().strip():
                raise BadInput(f"{name}没有填写，请填写后再继续。", field=name)
        return FirstUser(
            login=self.login.text().strip(),
            name=self.name.text().strip(),
            password=self.password.value,
            role=self.role.value or Role.CLERK,
        )

    def _weakness(self, password: str) -> str | None:
        return weakness(password, login=self.login.text().strip(), name=self.name.text().strip())
