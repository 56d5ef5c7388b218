"""What is being typed into dialogs and forms is kept every few seconds, for after a crash."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop.services.views.unsaved import KeptForm
from desktop.ui.background import busy

EVERY_MS = 3_000


class Rescue(QObject):
    """Asks what is being typed while somebody types, and hands it on wherever it has changed.

    While a longer work writes the store on another thread nothing is kept: it would wait for it.
    """

    def __init__(
        self,
        typed: Callable[[], Sequence[KeptForm]],
        keep: Callable[[Sequence[KeptForm]], object],
    ) -> None:
        super().__init__()
        self._typed, self._keep = typed, keep
        self._kept: list[KeptForm] = []
        self._touched = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look after what is typed from now on."""
        self._kept = list(self._typed())
        self._timer.start(EVERY_MS)

    def note(self, forms: Sequence[KeptForm]) -> None:
        """Know that these forms are what is kept now."""
        self._kept = list(forms)

    def stop(self) -> None:
        """Keep nothing any more: the store is about to be closed, and what is kept now stays."""
        self._timer.stop()

    def touch(self) -> None:
        """Note that somebody types or clicks."""
        self._touched = True

    def look(self) -> None:
        """Keep what is being typed, if it is something else than at the last look."""
        if not self._timer.isActive() or busy() or not (self._touched or self._kept):
            return
        self._touched = False
        found = list(self._typed())
        if found != self._kept:
            self._kept = found
            self._keep(found)
