"""The users: who there is, and what can be done with their access."""

from collections.abc import Callable

from db.records import Role
from desktop.services.accounts import AccountService, SlowHalf, UserRow
from desktop.ui.background import run
from desktop.ui.notices import attempt, confirm, say
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.screens.administration.ties import Ties
from desktop.ui.screens.administration.user_dialogs import (
    GrantDialog,
    NewUserDialog,
    SetPasswordDialog,
)
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

_DEEDS = ("users", "passwords", "grant content")
_TIED = {Role.TALKER: "对应的领导…", Role.READER: "对应的单位…"}


class UsersPage(AdminPage):
    """Lists the users; adds, disables, resets, unlocks and grants."""

    key, title = "users", "用户"
    sub = "每人一个账号、一个角色；账号只停用，不删除"
    watches = frozenset({"users"})

    def __init__(self, accounts: AccountService, ties: Callable[[], Ties]) -> None:
        super().__init__()
        self._accounts, self._ties = accounts, ties
        self.add_button = button("添加用户", self._on_add, kind="primary", symbol="plus")
        self.heading.add_button(self.add_button)
        self._may: frozenset[str] = frozenset()
        self.conflicts = Label("", wrap=True)
        self.conflict_card = Card("需要注意", self.conflicts)
        self.strip = ProgressStrip()
        self.table = RecordTable[UserRow](
            [
                Column(
                    "姓名",
                    lambda row: row.user.name,
                    second=lambda row: row.user.login,
                    bold=True,
                    whole=True,
                ),
                Column("角色", lambda row: word(row.user.role)),
                Column("状态", tags=_tags, stretch=True),
                Column("上次登录", _last_login),
            ],
            name="用户名单",
            acts=self._acts,
            key=lambda row: row.user.id,
        )
        for part in (self.conflict_card, self.strip):
            self.column.addWidget(part)
        self.column.addWidget(Card("", self.table), 1)

    def refresh(self) -> None:
        """Read users and conflicts."""
        self._may = frozenset(deed for deed in _DEEDS if self._accounts.may(deed))
        self.add_button.setVisible("users" in self._may)
        self.table.show_records(self._accounts.users())
        sentences = self._accounts.conflicts()
        self.conflicts.setText("\n".join(sentences))
        self.conflict_card.setVisible(bool(sentences))

    def _acts(self, row: UserRow) -> list[Act]:
        acts: list[Act] = []
        if "users" in self._may and row.user.disabled:
            return [Act("启用…", lambda: self._on_enable(row))]
        if row.user.disabled:
            return acts
        if "passwords" in self._may and row.waits_until is not None:
            acts.append(Act("解除锁定", lambda: self._on_unlock(row), primary=True))
        if "grant content" in self._may and row.needs_grant:
            acts.append(Act("授权查看内容…", lambda: self._on_grant(row), primary=True))
        elif "grant content" in self._may and row.user.role in _TIED:
            acts.append(Act(_TIED[row.user.role], lambda: self._on_tie(row)))
        if "passwords" in self._may:
            acts.append(Act("重设口令…", lambda: self._on_reset(row)))
        if "users" in self._may:
            acts.append(Act("停用", lambda: self._on_disable(row)))
        return acts

    def _on_add(self) -> None:
        dialog = NewUserDialog(self, self._ties())
        dialog.ask(lambda: self._slowly(dialog.make(self._accounts), "已添加用户。"))

    def _on_enable(self, row: UserRow) -> None:
        sentence = f"启用{row.user.name}，并设一个新口令；本人第一次登录时须改掉。"
        dialog = SetPasswordDialog(self, "启用用户", sentence, "启用", row.user)
        dialog.ask(
            lambda: self._slowly(
                self._accounts.enable(row.user.id, dialog.password.value), "已启用。"
            )
        )

    def _on_reset(self, row: UserRow) -> None:
        sentence = f"给{row.user.name}设一个新口令，当面告知；本人第一次登录时须改掉。"
        if row.has_content and not self._accounts.holds_content:
            sentence += (
                "重设后，查看谈话内容的授权作废，须由经办人或者办公室负责人当面核对后重新授权。"
            )
        dialog = SetPasswordDialog(self, "重设口令", sentence, "重设口令", row.user)
        dialog.ask(
            lambda: self._slowly(
                self._accounts.reset_password(row.user.id, dialog.password.value),
                "已重设口令。",
            )
        )

    def _on_unlock(self, row: UserRow) -> None:
        if attempt(self, self._accounts.unlock, row.user.id):
            say(self, f"已解除{row.user.name}的锁定。")

    def _on_disable(self, row: UserRow) -> None:
        question = f"要停用{row.user.name}吗？停用后不能登录，经办过的事项都保留。"
        if confirm(self, question, "停用") and attempt(self, self._accounts.disable, row.user.id):
            say(self, f"已停用{row.user.name}。")

    def _on_grant(self, row: UserRow) -> None:
        dialog = GrantDialog(self, row, self._ties(), grant=True)
        dialog.ask(lambda: dialog.do(self._accounts))
        dialog.accepted.connect(lambda: say(self, f"已授权{row.user.name}查看谈话内容。"))

    def _on_tie(self, row: UserRow) -> None:
        dialog = GrantDialog(self, row, self._ties(), grant=False)
        dialog.ask(lambda: dialog.do(self._accounts))

    def _slowly(self, slow: SlowHalf, done: str) -> None:
        run(
            self,
            lambda _progress: slow(),
            then=lambda _done: say(self, done),
            strip=self.strip,
            words="正在设置口令",
            ended=self.refresh,
        )
        self.strip.cancel_button.setVisible(False)


def _tags(row: UserRow) -> list[Tag]:
    user, tags = row.user, []
    if user.disabled:
        return [Tag("已停用")]
    if row.waits_until is not None:
        tags.append(Tag(f"锁定至 {row.waits_until:%H:%M}", Tone.LATE))
    if not row.has_password:
        tags.append(Tag("还没有口令", Tone.NEAR))
    elif user.must_change:
        tags.append(Tag("待改口令", Tone.NEAR))
    if row.needs_grant:
        tags.append(Tag("待授权", Tone.NEAR))
    elif (user.role is Role.TALKER and not user.person_id) or (
        user.role is Role.READER and not user.unit
    ):
        tags.append(Tag("待对应" + ("领导" if user.role is Role.TALKER else "单位"), Tone.NEAR))
    return tags or [Tag("在用", Tone.DONE)]


def _last_login(row: UserRow) -> str:
    at = row.user.last_login_at
    return f"{at:%Y-%m-%d %H:%M}" if at else "从未"
