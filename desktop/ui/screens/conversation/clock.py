"""How long a talk has been going on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer

from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Chip, Tag


class TalkClock(Chip):
    """已进行 00:18:42, from the start of the talk to now or to its end."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("", Tone.PLANNED)
        self._now = now
        self._started_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._show)
        self.setVisible(False)

    def show_times(self, started_at: datetime | None, ended_at: datetime | None) -> None:
        """Count from the start while there is no end; hide before the start."""
        self._started_at = started_at
        if started_at is None:
            self._timer.stop()
            self.show_tag(Tag(""))
        elif ended_at is None:
            self._timer.start()
            self._show()
        else:
            self._timer.stop()
            self.show_tag(Tag(f"历时 {lasted(started_at, ended_at)}", Tone.PLAIN))

    def _show(self) -> None:
        if self._started_at is not None:
            words = f"已进行 {lasted(self._started_at, self._now())}"
            self.show_tag(Tag(words, Tone.PLANNED))
            self.setAccessibleName(words)


def lasted(begin: datetime, end: datetime) -> str:
    """Return the time between as HH:MM:SS; more than a day counts on in hours."""
    seconds = max(int((end - begin).total_seconds()), 0)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
