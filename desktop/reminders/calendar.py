"""Calendar files: the two deadlines of a talk for the talkee, appointments for a leader."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from db.frozen import frozen
from db.records import ReportKind

_PRODUCT = "-//tanhua//监督谈话工作台//ZH"
_ALARM_DAYS = (10, 3, 0)
_ALARM_HOUR = 9
_NUMBERS = {ReportKind.ACTION: 1, ReportKind.RESULTS: 2}
SUBJECT = "报告事项到期"


@frozen
class Appointment:
    """One appointment of a leader's calendar; the subject names no finding."""

    uid: str
    subject: str
    begins_at: datetime
    minutes: int = 90
    place: str = ""


def deadlines(talk_id: str, due_on: Mapping[ReportKind, date], *, made_at: datetime) -> bytes:
    """Return the deadlines as all-day events, alarms 10, 3 and 0 days before at nine o'clock.

    The subject is neutral (Art. 16): neither person nor finding is named. A later file moves the
    events of an earlier one and adds none beside them.
    """
    from icalendar import Alarm, Event

    calendar = _calendar()
    for kind, day in due_on.items():
        event = Event()
        event.add("uid", f"{talk_id}-{_NUMBERS[kind]}@tanhua")
        event.add("dtstamp", made_at.astimezone(UTC))
        event.add("summary", SUBJECT)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        for days in _ALARM_DAYS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", SUBJECT)
            alarm.add("trigger", timedelta(hours=_ALARM_HOUR) - timedelta(days=days))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def appointments(entries: Sequence[Appointment], *, made_at: datetime) -> bytes:
    """Return appointments with their times and places as one calendar."""
    from icalendar import Event

    calendar = _calendar()
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.uid}@tanhua")
        event.add("dtstamp", made_at.astimezone(UTC))
        event.add("summary", entry.subject)
        event.add("dtstart", entry.begins_at.astimezone(UTC))
        event.add("dtend", entry.begins_at.astimezone(UTC) + timedelta(minutes=entry.minutes))
        if entry.place:
            event.add("location", entry.place)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar() -> Any:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    return calendar
