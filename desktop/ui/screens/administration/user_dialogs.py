"""The small windows of the users' page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import Role, User
from desktop.errors import BadInput
from desktop.security.passwords import weakness
from desktop.services.accounts import AccountService, SlowHalf
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.new_password import NewPassword
from desktop.words import word


class NewUserDialog(DeedDialog):
    """Asks for a new user."""

    def __init__(self, parent: QWidget, leaders: Sequence[tuple[str, str]]) -> None:
        sentence = "口令由您代设，本人第一次登录时须改掉。"
        super().__init__(parent, "添加用户", sentence, "添加")
        self.login, self.name = QLineEdit(), QLineEdit()
        self.role = Choice([(role, word(role)) for role in Role])
        self.leader = Choice([("", "请选择"), *leaders])
        self.rows.add("姓名", self.name, required=True)
        self.rows.add("用户名", self.login, help_text="登录时用，例如姓名的拼音", required=True)
        self.rows.add("角色", self.role, help_text="一个账号只有一个角色")
        self.rows.add("对应的领导班子成员", self.leader, required=True)
        self.password = NewPassword(self._weakness, label="口令")
        self.rows.add_plain(self.password)
        self.role.currentIndexChanged.connect(self._on_role)
        self._on_role()

    def make(self, accounts: AccountService) -> SlowHalf:
        """Register the user; return what sets the password."""
        role = self.role.value or Role.CLERK
        person = self.leader.value or None
        if role is Role.TALKER and person is None:
            raise BadInput(
                "请选择这名谈话人是哪位领导班子成员；名单在“领导班子”里登记。",
                field="对应的领导班子成员",
            )
        password = self.password.value
        return accounts.add(
            self.login.text(),
            self.name.text(),
            role,
            password,
            person_id=person if role is Role.TALKER else None,
        )

    def _weakness(self, password: str) -> str | None:
        return weakness(password, login=self.login.text().strip(), name=self.name.text().strip())

    def _on_role(self) -> None:
        talker = self.role.value is Role.TALKER
        self.rows.set_field_visible("对应的领导班子成员", visible=talker)


class SetPasswordDialog(DeedDialog):
    """Asks for a password that somebody else will use once."""

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str, user: User) -> None:
        super().__init__(parent, title, sentence, verb)
        self.password = NewPassword(
            lambda typed: weakness(typed, login=user.login, name=user.name), label="口令"
        )
        self.rows.add_plain(self.password)
