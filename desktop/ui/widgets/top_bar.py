"""The line at the head of the window: whose it is, the search, and who is at it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from desktop.ui.widgets.buttons import PressedByEnter, button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.search_box import SearchBox


class TopBar(QFrame):
    """Product, office, search box, user and the button that locks."""

    lock_wanted = Signal()
    password_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, office: str, user: str, role: str) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setAccessibleName("顶栏")
        product = Label("监督谈话工作台")
        product.setObjectName("product")
        self.office = Label(office, "secondary")
        self.search = SearchBox("搜索 姓名、单位、问题（Ctrl+K）")
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(360)
        self.user = PressedByEnter(f"{user} · {role}")
        self.user.setProperty("kind", "quiet")
        self.user.setAccessibleName(f"当前用户：{user}，{role}")
        self.user.setMenu(self._menu())
        self.lock = button("锁定", self.lock_wanted.emit, symbol="lock", tip="锁定（Ctrl+L）")
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 8, 20, 8)
        line.setSpacing(14)
        line.addWidget(product)
        line.addWidget(self.office)
        line.addStretch(1)
        line.addWidget(self.search, 3)
        line.addWidget(self.user)
        line.addWidget(self.lock)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("更改口令…", self.password_wanted.emit)
        menu.addSeparator()
        menu.addAction("锁定（Ctrl+L）", self.lock_wanted.emit)
        menu.addAction("退出", self.quit_wanted.emit)
        return menu
