"""What every scene of the tour is given: the hand, the camera, and the clock it may turn."""

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from time import monotonic

from db.frozen import frozen
from desktop.ui.tour.camera import Camera
from desktop.ui.tour.hand import Hand

NEXT_PASSWORD = "Jiangzhou-2026-later"  # noqa: S105
PASSWORD = "Jiangzhou-2026-tour"  # noqa: S105 (of a store that is made and thrown away)
CHINA = timezone(timedelta(hours=8))


class TourClock:
    """A clock that runs as clocks do from the moment it was last turned to."""

    def __init__(self) -> None:
        self._turned_to = datetime(2026, 3, 2, 8, 30, tzinfo=CHINA)
        self._since = monotonic()

    def now(self) -> datetime:
        """Return the time with its offset."""
        return self._turned_to + timedelta(seconds=monotonic() - self._since)

    def today(self) -> date:
        """Return the day."""
        return self.now().date()

    def turn_to(self, day: date, at: time) -> None:
        """Let it be that day and time from now on."""
        self._turned_to = datetime.combine(day, at, CHINA)
        self._since = monotonic()


@frozen
class Stage:
    """Hand, camera and clock, and the roster in Excel that is taken over."""

    hand: Hand
    camera: Camera
    clock: TourClock
    roster: Path
