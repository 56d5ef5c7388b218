"""Working days: the national holiday lists, what the office adds, else weekends only."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from db.records import OfficeSettings

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """A calendar of working days. Holidays and workdays (调休) are the exceptions to the week.

    `years` are those with a national list; in other years only weekends are known.
    """

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, settings: OfficeSettings) -> Self:
        """Return the national lists with what the office adds; the office's own days prevail."""
        from chinese_calendar.constants import holidays, workdays

        free = {date.fromisoformat(day) for day in settings.extra_holidays}
        busy = {date.fromisoformat(day) for day in settings.extra_workdays}
        years = {day.year for day in holidays}
        years |= {day.year for day in free if _is_whole_list(day.year, free)}
        return cls(
            frozenset((set(holidays) - busy) | free),
            frozenset((set(workdays) - free) | busy),
            frozenset(years),
        )

    def is_workday(self, day: date) -> bool:
        """Return whether the office works on that day."""
        if day in self.holidays:
            return False
        return day in self.workdays or day.weekday() < _SATURDAY

    def last_workday_on_or_before(self, day: date) -> date:
        """Return the day, or the last working day before it."""
        while not self.is_workday(day):
            day -= _DAY
        return day

    def next_workday_on_or_after(self, day: date) -> date:
        """Return the day, or the next working day after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def covers(self, year: int) -> bool:
        """Return whether the holidays of that year are known."""
        return year in self.years

    def remark(self, year: int) -> str:
        """Return what to say where the holidays of a year are not known, else nothing."""
        if self.covers(year):
            return ""
        return f"没有{year}年的节假日安排，暂只按周末推算工作日，可在系统管理中导入。"


def _is_whole_list(year: int, days: set[date]) -> bool:
    """A list with New Year and the National Day is a year's list, not a local day off."""
    return date(year, 1, 1) in days and date(year, 10, 1) in days
