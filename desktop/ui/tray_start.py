"""Starting into the tray: the desktop may bring its tray up later than the program."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS, _MOST = 2000, 30  # a minute


class TrayStart(QObject):
    """Looks for a tray for a while; says `found`, or `missing` where there is none in the end."""

    def __init__(
        self,
        parent: QObject,
        available: Callable[[], bool],
        found: Callable[[], object],
        missing: Callable[[], object],
        *,
        every_ms: int = _EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self._available, self._found, self._missing = available, found, missing
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(every_ms)
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if not self._timer.isActive():
            return
        self._tries += 1
        if self._available():
            self._timer.stop()
            self._found()
        elif self._tries >= _MOST:
            self._timer.stop()
            self._missing()
