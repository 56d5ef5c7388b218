"""The start page's reading, for the window and the page together."""

from db.content import ContentStore
from desktop.services.desk import Desk
from desktop.services.today import TodayService
from desktop.services.views.today import TodayView
from desktop.ui.changes import Changes


class KeptToday(TodayService):
    """Reads once for all who ask; anew once something has changed or the day has turned.

    It is made before those who read again at a change, and so is told of it first.
    """

    def __init__(self, desk: Desk[ContentStore], changes: Changes) -> None:
        super().__init__(desk)
        self._kept: TodayView | None = None
        changes.happened.connect(lambda _tables: self._forget())

    def read(self) -> TodayView:
        """Return the start page of today."""
        if self._kept is None or self._kept.today != self._desk.today():
            self._kept = super().read()
        return self._kept

    def _forget(self) -> None:
        self._kept = None
