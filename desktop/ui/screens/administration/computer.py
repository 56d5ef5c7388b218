"""How the program behaves on this computer; nothing of it is in the store."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from desktop.ui.habits import Habits
from desktop.ui.notices import say
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label

_STAY = "关闭窗口后留在托盘，图标显示待办件数，每天最多提示两次"
_START = "开机时启动，先留在托盘，要用时点开登录"
_NO_TRAY = "本机桌面没有托盘，关闭窗口即退出。"
_SAFE = "留在托盘时数据已锁定，只显示件数；点开后须登录。"


class ComputerPage(AdminPage):
    """The switches of running on and of starting with the computer."""

    key, title = "computer", "本机"
    sub = "只对这台电脑、这个系统用户有效"

    def __init__(self, habits: Habits) -> None:
        super().__init__()
        self._habits = habits
        self.stay, self.start = QCheckBox(_STAY), QCheckBox(_START)
        self.note = Label("", "secondary", wrap=True)
        self.column.addWidget(Card("启动和托盘", self.stay, self.start, self.note))
        self.column.addStretch(1)
        self.stay.clicked.connect(lambda on: habits.set_stays(on=on))
        self.start.clicked.connect(self._on_start)
        _Follow(self, habits)

    def refresh(self) -> None:
        """Show both switches as they are."""
        habits = self._habits
        self.stay.setChecked(habits.stays)
        self.stay.setEnabled(habits.has_tray)
        self.start.setChecked(habits.starts)
        self.start.setEnabled(habits.can_start)
        self.note.setText(_SAFE if habits.has_tray else _NO_TRAY)

    def _on_start(self, on: bool) -> None:
        if sentence := self._habits.set_starts(on=on):
            say(self, sentence, Tone.LATE)


class _Follow(QObject):
    """Shows anew what was switched in the menu of the tray, as long as the page is there."""

    def __init__(self, page: ComputerPage, habits: Habits) -> None:
        super().__init__(page)
        self._page = page
        habits.changed.connect(self._show)

    def _show(self) -> None:
        self._page.refresh()
