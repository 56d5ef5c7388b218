"""Boxes that come up in the tour although nothing asked for them."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

_LOOK_MS = 1_000
_LOOKS = 10


class Unasked(QObject):
    """Puts away a box that nobody answers for ten seconds, and keeps its words.

    Without it the tour would stand before the box for ever.
    """

    def __init__(self, app: QApplication, *, look_ms: int = _LOOK_MS) -> None:
        super().__init__()
        self.told: list[str] = []
        self._app = app
        self._seen: QMessageBox | None = None
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(look_ms)

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        box = self._app.activeModalWidget()
        if not isinstance(box, QMessageBox):
            self._seen, self._looks = None, 0
            return
        self._looks = self._looks + 1 if box is self._seen else 1
        self._seen = box
        if self._looks > _LOOKS:
            self.told.append(box.text())
            box.reject()
