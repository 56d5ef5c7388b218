"""One's own account: who one is, the fingerprint for a grant, the password."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout

from desktop.services.own_account import OwnAccountService
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.label import Label


class AccountPage(AdminPage):
    """Shows one's own account."""

    key, title = "account", "我的账号"
    watches = frozenset({"users"})

    def __init__(self, account: OwnAccountService, change: Callable[[], object]) -> None:
        super().__init__()
        self._account = account
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(10)
        self._facts.setColumnStretch(1, 1)
        card = Card("", self._facts, row(button("更改口令…", change), None))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._values = [self._line(number, name) for number, name in enumerate(_NAMES)]

    def refresh(self) -> None:
        """Read one's own record."""
        own = self._account.read()
        at = own.password_changed_at
        before = own.last_login_at
        values = (
            own.name,
            own.login,
            own.role,
            f"{before:%Y-%m-%d %H:%M}" if before else "这是第一次登录",
            f"{at:%Y-%m-%d}" if at else "",
            own.fingerprint,
        )
        for label, value in zip(self._values, values, strict=True):
            label.setText(value)

    def _line(self, number: int, name: str) -> Label:
        value = Label("", wrap=True)
        self._facts.addWidget(Label(name, "secondary"), number, 0)
        self._facts.addWidget(value, number, 1)
        return value


_NAMES = ("姓名", "用户名", "角色", "上次登录", "上次更改口令", "核对码（授权查看内容时当面核对）")
