"""The deadlines of a talk go out as a calendar file, logged; never of a secret talk."""

from datetime import date

import pytest
from icalendar import Calendar

from db.errors import StoreReadOnly
from db.records import DueItem, Manner
from desktop.errors import Refused
from desktop.services.calendars import CalendarService
from tests.factories import a_report, a_talk, an_ended_talk, at


@pytest.fixture
def calendars(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 6, 20, 11)))
        secret = {"id": "t2", "number": "2026-002", "marking": "机密★1年"}
        town.store.talks.put(an_ended_talk(at(2026, 6, 20, 15), **secret))
    return CalendarService(town)


def days(content):
    return [e.decoded("dtstart") for e in Calendar.from_ical(content).walk("VEVENT")]


def test_both_deadlines_stand_in_it(calendars):
    assert days(calendars.content("t1")) == [date(2026, 7, 20), date(2026, 9, 20)]


def test_a_report_that_is_in_is_left_out(calendars, town):
    with town.store.atomic():
        town.store.reports.put(a_report())
    assert days(calendars.content("t1")) == [date(2026, 9, 20)]


def test_saving_is_logged(calendars, town, tmp_path):
    calendars.save("t1", tmp_path / "a.ics")
    assert days((tmp_path / "a.ics").read_bytes()) == [date(2026, 7, 20), date(2026, 9, 20)]
    last = town.store.audit.entries(limit=1)[0]
    assert (last.deed, last.object) == ("导出日程", "t1")


def test_a_marked_talk_is_refused_and_nothing_is_written(calendars, town, tmp_path):
    with pytest.raises(Refused, match="有密级标识") as refused:
        calendars.save("t2", tmp_path / "a.ics")
    assert refused.value.article == "第十六条"
    assert not (tmp_path / "a.ics").exists()
    assert town.store.audit.entries(limit=1) == []


def test_where_nothing_is_due_it_says_so(calendars, town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2025, 6, 20), id="t3", number="2025-001"))
    with pytest.raises(Refused, match="没有可以导出的日程"):
        calendars.content("t3")


def test_talks_to_come_are_appointments_with_time_and_place(calendars, town, tmp_path):
    with town.store.atomic():
        fields = {"id": "t3", "number": "2026-003", "planned_at": at(2026, 8, 3, 9)}
        town.store.talks.put(a_talk(**fields, place="市委三楼会议室"))
    calendars.save_appointments(["t3"], tmp_path / "a.ics")
    (event,) = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == at(2026, 8, 3, 9)
    assert (str(event["summary"]), str(event["location"])) == (
        "谈话：赵立新（县委书记）",
        "市委三楼会议室",
    )
    assert town.store.audit.entries(limit=1)[0].object == "t3"


def test_marked_talks_and_held_ones_are_no_appointments(calendars):
    with pytest.raises(Refused, match="谈话2026-002有密级标识"):
        calendars.appointments(["t1", "t2"])
    with pytest.raises(Refused, match="没有待谈的时间"):
        calendars.appointments(["t1"])


def test_sending_a_calendar_file_is_one_deed_with_its_registration(calendars, town, tmp_path):
    calendars.remind("t1", DueItem.ACTION_REPORT, tmp_path / "a.ics")
    (reminder,) = town.store.reminders.of_talk("t1")
    assert (reminder.manner, reminder.item) == (Manner.CALENDAR, DueItem.ACTION_REPORT)
    assert days((tmp_path / "a.ics").read_bytes()) == [date(2026, 7, 20), date(2026, 9, 20)]
    deeds = [e.deed for e in town.store.audit.entries()]
    assert deeds == ["导出日程并登记提醒"]


def test_a_file_that_cannot_be_written_registers_nothing(calendars, town, tmp_path):
    with pytest.raises(StoreReadOnly, match="没有导出"):
        calendars.remind("t1", DueItem.ACTION_REPORT, tmp_path / "no" / "a.ics")
    with pytest.raises(Refused, match="只写两次整改报告"):
        calendars.remind("t1", DueItem.TEAM_NOTICE, tmp_path / "a.ics")
    assert town.store.reminders.of_talk("t1") == []
    assert town.store.audit.entries() == []
    assert not (tmp_path / "a.ics").exists()
