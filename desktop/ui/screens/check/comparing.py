"""Comparing texts that were stored with all others, unasked and off the GUI thread (Art. 8)."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.ui.background import Progress, run
from desktop.ui.changes import Changes
from desktop.ui.screens.check.services import CheckServices

TEXTS = frozenset({"preparations", "records", "reports", "actions"})
_PAUSE_MS = 500


class Comparing(QObject):
    """Waits for texts to be stored, compares them, and tells the screens what is known then."""

    def __init__(self, parent: QWidget, services: CheckServices, changes: Changes) -> None:
        super().__init__(parent)
        self._page, self._services, self._changes = parent, services, changes
        self._running: Progress | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._start)
        changes.happened.connect(self._on_changes)

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        if not TEXTS.isdisjoint(tables) and self._running is None:
            self._pause.start()

    def _start(self) -> None:
        if self._running is None and self._waits():
            self._running = run(
                self._page,
                lambda _progress: self._services.catch_up_some(),
                then=self._compared,
                ended=self._ended,
            )

    def _compared(self, count: int) -> None:
        if count:
            self._changes.tell({"prints"})

    def _ended(self) -> None:
        self._running = None
        if self._waits():
            self._pause.start()

    def _waits(self) -> bool:
        """Say whether there is something to compare; after the lock nobody may ask the store."""
        return self._page.window().isVisible() and self._services.repeats.waiting() > 0
