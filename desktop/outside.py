"""What enters the program from outside: the day, the time and new ids (app and cli only)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


def local_time() -> datetime:
    """Return the time of the machine's clock with its offset."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Outside:
    """The clock and the source of ids; `on` stands for today where it is given.

    `clock` returns the time with its offset; it is another one only in the tour.
    """

    on: date | None = None
    clock: Callable[[], datetime] = local_time

    def today(self) -> date:
        """Return the local day."""
        return self.on or self.clock().date()

    def now(self) -> datetime:
        """Return the local time with its offset, to the second; on the day given, if one is."""
        now = self.clock().replace(microsecond=0)
        return datetime.combine(self.on, now.timetz()) if self.on else now

    def by_the_clock(self) -> "Outside":
        """Return the same without the day given: passwords and waiting times go by the clock."""
        return Outside(clock=self.clock)

    def really(self) -> datetime | None:
        """Return the time by the clock where the day given is another one; the log is told of it."""
        now = self.clock().replace(microsecond=0)
        return now if self.on and self.on != now.date() else None

    def new_id(self) -> str:
        """Return an id that no other record has, here or on another machine."""
        from uuid import uuid4  # its import would make the window wait

        return uuid4().hex
