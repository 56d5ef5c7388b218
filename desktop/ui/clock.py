"""Midnight, and waking from sleep: what is due is then reckoned anew."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY_MS = 20_000
_ASLEEP = timedelta(minutes=3)


class Clock(QObject):
    """Says `turned` when the day has changed or the computer has slept for three minutes."""

    turned = Signal()

    def __init__(self, today: Callable[[], date], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._today, self._now = today, now
        self._day, self._last = today(), now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)

    def look(self) -> None:
        """Compare the time with that of the last look."""
        day, now = self._today(), self._now()
        gap = now - self._last
        turned = day != self._day or gap > _ASLEEP or gap < -_ASLEEP
        self._day, self._last = day, now
        if turned:
            self.turned.emit()
