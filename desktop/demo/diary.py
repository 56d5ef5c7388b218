"""The leaders' diary: free hours on working days, one talk of a pair a day."""

from datetime import date, datetime, time, timedelta, tzinfo
from random import Random

from desktop.rules.workdays import Workdays

_HOURS = (time(9, 0), time(15, 0), time(10, 30), time(16, 30), time(14, 0), time(8, 0))
_TRIES = 24
_DAY = timedelta(days=1)


class Diary:
    """Who talks when; nobody twice at an hour, no pair twice a day."""

    def __init__(self, workdays: Workdays, zone: tzinfo | None, chance: Random) -> None:
        self._workdays = workdays
        self._zone = zone
        self._chance = chance
        self._taken: set[tuple[str, datetime]] = set()
        self._pairs: set[tuple[str, str, date]] = set()

    def is_workday(self, day: date) -> bool:
        """Return whether the office works on that day."""
        return self._workdays.is_workday(day)

    def workday_between(self, first: date, last: date) -> date | None:
        """Return some working day between two days, both included, if there is one."""
        for _ in range(_TRIES):
            day = first + _DAY * self._chance.randint(0, max((last - first).days, 0))
            if self._workdays.is_workday(day):
                return day
        return None

    def take(self, talker_id: str, talkee_id: str, day: date) -> datetime | None:
        """Take a free hour of that day for the two, or None where there is none."""
        if (talker_id, talkee_id, day) in self._pairs:
            return None
        for hour in self._chance.sample(_HOURS, len(_HOURS)):
            at = datetime.combine(day, hour, self._zone)
            if not {(talker_id, at), (talkee_id, at)} & self._taken:
                self._taken |= {(talker_id, at), (talkee_id, at)}
                self._pairs.add((talker_id, talkee_id, day))
                return at
        return None

    def workday_after(self, day: date, days: int) -> date:
        """Return the working day on or next after so many days later."""
        return self._workdays.next_workday_on_or_after(day + _DAY * days)

    def workday_before(self, day: date, days: int) -> date:
        """Return the working day on or last before so many days earlier."""
        return self._workdays.last_workday_on_or_before(day - _DAY * days)
