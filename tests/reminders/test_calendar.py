from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from db.records import ReportKind
from desktop.reminders.calendar import SUBJECT, Appointment, appointments, deadlines
from tests.factories import CST, at

MADE_AT = at(2026, 7, 13)
DUE = {ReportKind.ACTION: date(2026, 3, 13), ReportKind.RESULTS: date(2026, 5, 13)}


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_the_two_deadlines_are_all_day_events_with_three_alarms():
    found = events(deadlines("t1", DUE, made_at=MADE_AT))
    assert [e.decoded("dtstart") for e in found] == list(DUE.values())
    assert [e.decoded("dtend") - e.decoded("dtstart") for e in found] == [timedelta(days=1)] * 2
    triggers = [a.decoded("trigger") for a in found[0].walk("VALARM")]
    nine = timedelta(hours=9)
    assert triggers == [nine - timedelta(days=10), nine - timedelta(days=3), nine]
    assert len({str(e["uid"]) for e in found}) == 2


def test_a_later_file_moves_the_event_that_is_there_already():
    later = {ReportKind.RESULTS: date(2026, 6, 1)}
    (moved,) = events(deadlines("t1", later, made_at=MADE_AT))
    _, before = events(deadlines("t1", DUE, made_at=MADE_AT))
    assert moved["uid"] == before["uid"]


def test_nothing_but_the_neutral_subject_is_told():
    (first, _) = events(deadlines("t1", DUE, made_at=MADE_AT))
    assert str(first["summary"]) == SUBJECT == "报告事项到期"
    assert set(first) == {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "TRANSP"}


def test_equal_input_gives_equal_bytes_and_lines_end_as_the_standard_says():
    data = deadlines("t1", DUE, made_at=MADE_AT)
    assert data == deadlines("t1", DUE, made_at=MADE_AT)
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_appointments_keep_their_time_and_place():
    entry = Appointment(
        uid="t1", subject="监督谈话", begins_at=at(2026, 7, 20, 15), place="第一会议室"
    )
    (event,) = events(appointments([entry], made_at=MADE_AT))
    assert event.decoded("dtstart") == datetime(2026, 7, 20, 15, tzinfo=CST)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)
    assert str(event["location"]) == "第一会议室"


@pytest.mark.parametrize("entries", [[], [Appointment(uid="a", subject="x", begins_at=MADE_AT)]])
def test_every_calendar_is_whole(entries):
    calendar = Calendar.from_ical(appointments(entries, made_at=MADE_AT))
    assert len(calendar.walk("VEVENT")) == len(entries)
