"""The small windows of the users' page."""

from PySide6.QtWidgets import QLineEdit, QWidget

from db.records import Role, User
from desktop.errors import BadInput
from desktop.security.passwords import weakness
from desktop.services.accounts import AccountService, SlowHalf, UserRow
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.administration.ties import Ties
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.new_password import NewPassword
from desktop.words import word

LEADER, UNIT = "对应的领导班子成员", "抄送单位"


class NewUserDialog(DeedDialog):
    """Asks for a new user."""

    def __init__(self, parent: QWidget, ties: Ties) -> None:
        sentence = "口令由您代设，本人第一次登录时须改掉。"
        super().__init__(parent, "添加用户", sentence, "添加", columns=2)
        self.setMinimumWidth(640)
        self.login, self.name = QLineEdit(), QLineEdit()
        self.role = Choice([(role, word(role)) for role in Role])
        self._ties = ties
        self.leader, self.unit = leader_choice(ties), unit_choice(ties)
        self.later = Label(
            "对应哪位领导、哪个抄送单位，由经办人授权查看内容时一并登记。", "secondary", wrap=True
        )
        self.rows.add("姓名", self.name, required=True)
        self.rows.add("用户名", self.login, help_text="登录时用，例如姓名的拼音", required=True)
        self.rows.add("角色", self.role, help_text="一个账号只有一个角色")
        self.rows.add(LEADER, self.leader, required=True)
        self.rows.add(UNIT, self.unit, help_text="只能看到抄送给这个单位的材料", required=True)
        self.rows.add_plain(self.later)
        self.password = NewPassword(self._weakness, label="口令", columns=2)
        self.rows.add_plain(self.password)
        self.role.currentIndexChanged.connect(self._on_role)
        self._on_role()

    def make(self, accounts: AccountService) -> SlowHalf:
        """Register the user; return what sets the password."""
        role = self.role.value or Role.CLERK
        person = self.leader.value or None
        if role is Role.TALKER and person is None and self._ties.leaders:
            raise BadInput("请选择这名谈话人是哪位领导班子成员。", field=LEADER)
        unit = self.unit.value or ""
        if role is Role.READER and not unit and self._ties.units:
            raise BadInput("请选择这名查阅人员属于哪个抄送单位。", field=UNIT)
        password = self.password.value
        return accounts.add(
            self.login.text(),
            self.name.text(),
            role,
            password,
            person_id=person if role is Role.TALKER else None,
            unit=unit,
        )

    def _weakness(self, password: str) -> str | None:
        return weakness(password, login=self.login.text().strip(), name=self.name.text().strip())

    def _on_role(self) -> None:
        role = self.role.value
        talker, reader = role is Role.TALKER, role is Role.READER
        self.rows.set_field_visible(LEADER, visible=talker and bool(self._ties.leaders))
        self.rows.set_field_visible(UNIT, visible=reader and bool(self._ties.units))
        lacking = (talker and not self._ties.leaders) or (reader and not self._ties.units)
        self.later.setVisible(lacking)


class SetPasswordDialog(DeedDialog):
    """Asks for a password that somebody else will use once."""

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str, user: User) -> None:
        super().__init__(parent, title, sentence, verb)
        self.password = NewPassword(
            lambda typed: weakness(typed, login=user.login, name=user.name), label="口令"
        )
        self.rows.add_plain(self.password)


class GrantDialog(DeedDialog):
    """Shows the fingerprint to be compared face to face, and asks whose log-in it is."""

    def __init__(self, parent: QWidget, row: UserRow, ties: Ties, *, grant: bool) -> None:
        user = row.user
        sentence = (
            f"请{user.name}当面登录，在“系统管理”“我的账号”里打开核对码，与下面的逐字核对；"
            "一个字也不能差。不一致的，不要授权，报告安全保密管理员。"
            if grant
            else f"{user.name}（{word(user.role)}）登录后看到哪些谈话，由这里决定。"
        )
        title = "授权查看内容" if grant else "对应人员或单位"
        super().__init__(parent, title, sentence, "核对一致，授权" if grant else "对应")
        self._user, self._grant = user, grant
        self.fingerprint = Label(row.fingerprint or "", "page")
        self.fingerprint.setAccessibleName("核对码")
        if grant:
            self.rows.add_plain(self.fingerprint)
        self.leader, self.unit = leader_choice(ties), unit_choice(ties)
        if user.role is Role.TALKER:
            self.rows.add(LEADER, self.leader, required=True)
            if self.leader.offers(user.person_id or ""):
                self.leader.choose(user.person_id or "")
        if user.role is Role.READER:
            self.rows.add(UNIT, self.unit, help_text="只能看到抄送给这个单位的材料", required=True)
            if self.unit.offers(user.unit):
                self.unit.choose(user.unit)

    def do(self, accounts: AccountService) -> None:
        """Tie the log-in where its role needs it, and grant."""
        user = self._user
        if user.role is Role.TALKER:
            if not self.leader.value:
                raise BadInput("请选择这名谈话人是哪位领导班子成员。", field=LEADER)
            if self.leader.value != user.person_id:
                accounts.tie_to_leader(user.id, self.leader.value)
        if user.role is Role.READER:
            if not self.unit.value:
                raise BadInput("请选择这名查阅人员属于哪个抄送单位。", field=UNIT)
            if self.unit.value != user.unit:
                accounts.tie_to_unit(user.id, self.unit.value)
        if self._grant:
            accounts.grant(user.id)


def leader_choice(ties: Ties) -> Choice[str]:
    """Return the choice of a leader."""
    return Choice([("", "请选择"), *ties.leaders])


def unit_choice(ties: Ties) -> Choice[str]:
    """Return the choice of a unit."""
    return Choice([("", "请选择"), *((unit, unit) for unit in ties.units)])
