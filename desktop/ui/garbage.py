"""Python's search for cycles, held on the GUI thread.

Left to itself it runs on whatever thread happens to allocate, and would destroy timers and
models of windows on a pool thread; Qt dies of that sooner or later. Even on the GUI thread it may
begin while Qt holds a lock to destroy an object, and then wait for that very lock.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class GarbageOnGuiThread(QObject):
    """Turns automatic collection off and collects by a timer of the GUI thread instead."""

    def __init__(self) -> None:
        super().__init__()
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)

    def look(self) -> None:
        """Collect as old a generation as has filled up."""
        counts, limits = gc.get_count(), gc.get_threshold()
        full = [age for age in range(3) if counts[age] > limits[age] > 0]
        if full:
            gc.collect(max(full))

    def end(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
