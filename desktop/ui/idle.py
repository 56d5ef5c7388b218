"""How long nobody has touched keyboard or mouse."""

from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QElapsedTimer,
    QEvent,
    QObject,
    QTimer,
    Signal,
)

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
    }
)
_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress})
_EVERY_MS = 5_000
_REST_MS = 500


class IdleWatch(QObject):
    """Says `idle` once nobody has done anything for `minutes()`; asked afresh at every look.

    So it does where the computer has slept as long, even if a key has woken it: the time since the
    last touch stands still while it sleeps, the clock of the computer (`now_ms`) does not.
    Every key and click is `typed`. After one it looks away for half a second, as what that sets
    going sends thousands of events; `typed` then comes once more, for what it may have missed.
    """

    idle = Signal()
    typed = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        now_ms: Callable[[], int] = QDateTime.currentMSecsSinceEpoch,
    ) -> None:
        super().__init__()
        self._minutes, self._now_ms = minutes, now_ms
        self._looked_ms = now_ms()
        self.watching = False
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._watch)

    def start(self) -> None:
        """Begin to count, from now."""
        self._since.restart()
        self._looked_ms = self._now_ms()
        self._timer.start(_EVERY_MS)
        self._rest.start(_REST_MS)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        self._rest.stop()
        self._look_away()

    def look(self) -> None:
        """Say so if it has been long enough."""
        before, self._looked_ms = self._looked_ms, self._now_ms()
        slept = self._looked_ms - before - _EVERY_MS
        if max(self._since.elapsed(), slept) >= self._minutes() * 60_000:
            self._since.restart()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there."""
        kind = event.type()
        if kind in _TOUCHES:
            self._since.restart()
        if kind in _TYPING:
            self._look_away()
            self._rest.start(_REST_MS)
            self.typed.emit()
        return False

    def _watch(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
            self.watching = True
            self.typed.emit()

    def _look_away(self) -> None:
        app = QCoreApplication.instance()
        if app is not None and self.watching:
            app.removeEventFilter(self)
        self.watching = False
