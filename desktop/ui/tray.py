"""The icon in the tray: how many things are to be done, and the switches of running on.

While the store is locked the number comes from due-counts.json, which names nobody.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.palette import ACCENT, CARD, TEXT

_TITLE = "监督谈话工作台"
_SIDE = 64  # pixels of the drawing, which the tray makes smaller
_HOUR_MS = 3_600_000
_MORNING, _AFTERNOON, _EVENING = 8, 13, 20
_MOST = 99


class Tray(QObject):
    """Shows the number, tells of it at most twice a day, and opens or ends the program."""

    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        memory: Memory,
        habits: Habits,
        kept: Callable[[], Mapping[date, int] | None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._memory, self._habits, self._kept, self._now = memory, habits, kept, now
        self._locked = True
        self.count = 0
        self.told: list[str] = []
        self.icon = QSystemTrayIcon(drawing(0), self)
        self.icon.activated.connect(self._on_activated)
        self.menu = self._menu()
        self.icon.setContextMenu(self.menu)
        habits.changed.connect(self._show_switches)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(_HOUR_MS)

    @property
    def stays(self) -> bool:
        """Whether the program runs on in the tray when its window is closed."""
        return self._habits.stays

    def show(self) -> None:
        """Put the icon into the tray, where the desktop has one."""
        self.refresh()
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def hide(self) -> None:
        """Take the icon out of the tray."""
        self._timer.stop()
        self.icon.hide()

    def show_count(self, count: int) -> None:
        """Show the number of the open store."""
        self._locked = False
        self._show(count)

    def lock(self) -> None:
        """Go by the file from now on: the store is closed."""
        self._locked = True
        self.refresh()

    def refresh(self) -> None:
        """Read the number of today afresh while the store is closed; tell of it when it is time."""
        if self._locked:
            kept = self._kept() or {}
            self._show(kept.get(self._now().date(), 0))
        else:
            self._show(self.count)

    def _show(self, count: int) -> None:
        self.count = count
        self.icon.setIcon(drawing(count))
        said = f"{count} 件事项需要办理" if count else "今天没有需要办理的事项"
        self.icon.setToolTip(f"{_TITLE}：{said}")
        self._tell(count)

    def _tell(self, count: int) -> None:
        """Tell once in the morning and once in the afternoon, without any name."""
        now = self._now()
        if not count or not _MORNING <= now.hour < _EVENING:
            return
        turn = f"{now.date().isoformat()} {int(now.hour >= _AFTERNOON)}"
        if turn <= self._memory.told_in_tray:
            return
        self._memory.set_told_in_tray(turn)
        sentence = f"有 {count} 件事项需要办理，请打开“今日”查看。"
        self.told.append(sentence)
        self.icon.showMessage(_TITLE, sentence, drawing(0))

    def _menu(self) -> QMenu:
        menu = QMenu()
        self.open_action = menu.addAction("打开工作台", self.open_wanted.emit)
        menu.addSeparator()
        self.stay_action = _switch(menu, "关闭窗口后留在托盘", self._on_stay)
        self.start_action = _switch(menu, "开机时启动", self._on_autostart)
        self._show_switches()
        menu.addSeparator()
        self.quit_action = menu.addAction("退出", self.quit_wanted.emit)
        return menu

    def _on_stay(self, on: bool) -> None:
        self._habits.set_stays(on=on)

    def _on_autostart(self, on: bool) -> None:
        if sentence := self._habits.set_starts(on=on):
            self.icon.showMessage(_TITLE, sentence)

    def _show_switches(self) -> None:
        for action, on in (
            (self.stay_action, self._habits.stays),
            (self.start_action, self._habits.starts),
        ):
            action.setChecked(on)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()


def _switch(menu: QMenu, words: str, act: Callable[[bool], object]) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.triggered.connect(act)
    return action


def drawing(count: int) -> QIcon:
    """Return the program's mark, with the number at its corner where there is one."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ACCENT))
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 12, 12)
    _write(painter, "谈", QRectF(2, 2, 60, 60), 40, CARD)
    if count:
        number = str(count) if count <= _MOST else f"{_MOST}+"
        badge = QRectF(64 - 16 * len(number) - 8, 28, 16 * len(number) + 8, 36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CARD))
        painter.drawRoundedRect(badge, 14, 14)
        _write(painter, number, badge, 28, TEXT)
    painter.end()
    return QIcon(picture)


def _write(painter: QPainter, text: str, where: QRectF, size: int, colour: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
