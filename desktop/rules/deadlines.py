"""When the two reports on a talk are due (Art. 11), and from when the Measures bind (Art. 20)."""

from calendar import monthrange
from datetime import date

from db.records import Timeliness

IN_FORCE_FROM = date(2026, 1, 30)


def applies(ended_on: date) -> bool:
    """Return whether the deadlines and steps of the Measures bind a talk of that day (Art. 20)."""
    return ended_on >= IN_FORCE_FROM


def action_report_due(ended_on: date) -> date:
    """Return the last day for the action report: one month from the end of the talk (Art. 11)."""
    return _same_day_later(ended_on, 1)


def results_report_due(ended_on: date) -> date:
    """Return the last day for the results report: three months from the end (Art. 11)."""
    return _same_day_later(ended_on, 3)


def timeliness(received_on: date, due_on: date) -> Timeliness:
    """Return how a report came in: before, on or after the day when it was due (Art. 11)."""
    if received_on > due_on:
        return Timeliness.LATE
    return Timeliness.ON_TIME if received_on == due_on else Timeliness.EARLY


def _same_day_later(day: date, months: int) -> date:
    """The day itself does not count; a month without such a day ends on its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
