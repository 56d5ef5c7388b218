"""How the program behaves on this computer: running on in the tray, starting with the computer."""

from PySide6.QtCore import QObject, Signal

from desktop.ui.autostart import Autostart
from desktop.ui.memory import Memory


class Habits(QObject):
    """Two switches, the same in the menu of the tray and in 系统管理."""

    changed = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._autostart: Autostart | None = None
        self.has_tray = False

    def know(self, autostart: Autostart) -> None:
        """Learn how this computer starts programs."""
        self._autostart = autostart
        self.changed.emit()

    def find_tray(self) -> None:
        """Note that this desktop has a tray."""
        self.has_tray = True
        self.changed.emit()

    @property
    def stays(self) -> bool:
        """Whether the program runs on in the tray when its window is closed."""
        return self.has_tray and self._memory.stays_in_tray

    def set_stays(self, *, on: bool) -> None:
        """Keep whether it does."""
        self._memory.set_stays_in_tray(on=on)
        self.changed.emit()

    @property
    def can_start(self) -> bool:
        """Whether starting with the computer can be switched here."""
        return self._autostart is not None

    @property
    def starts(self) -> bool:
        """Whether the program starts with the computer."""
        return self._autostart is not None and self._autostart.is_on()

    def set_starts(self, *, on: bool) -> str:
        """Let it start with the computer, or not; returns a sentence where that cannot be kept."""
        sentence = ""
        if self._autostart is not None:
            try:
                self._autostart.turn(on=on)
            except OSError as error:
                sentence = f"开机启动没有设成：{error.strerror or '设置写不进去'}。"
        self.changed.emit()
        return sentence
