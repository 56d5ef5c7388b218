from datetime import date, timedelta

import chinese_calendar
import pytest

from db.records import OfficeSettings
from desktop.rules.workdays import Workdays

NATIONAL = Workdays.of(OfficeSettings())


def test_every_day_with_a_national_list_agrees_with_the_library():
    day, last = date(2004, 1, 1), date(2026, 12, 31)
    while day <= last:
        assert NATIONAL.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2026, 7, 13), date(2026, 7, 13), date(2026, 7, 13)),
        (date(2026, 7, 12), date(2026, 7, 10), date(2026, 7, 13)),
        (
            date(2026, 2, 14),
            date(2026, 2, 14),
            date(2026, 2, 14),
        ),  # a Saturday worked for the feast
        (date(2026, 2, 19), date(2026, 2, 14), date(2026, 2, 24)),
        (date(2026, 10, 5), date(2026, 9, 30), date(2026, 10, 8)),
    ],
)
def test_the_nearest_working_days_skip_weekends_and_feasts(day, before, after):
    assert NATIONAL.last_workday_on_or_before(day) == before
    assert NATIONAL.next_workday_on_or_after(day) == after


def test_the_office_adds_a_day_off_and_a_day_of_work():
    days = Workdays.of(
        OfficeSettings(extra_holidays=("2026-07-13",), extra_workdays=("2026-07-12", "2026-10-01"))
    )
    assert not days.is_workday(date(2026, 7, 13))
    assert days.is_workday(date(2026, 7, 12))
    assert days.is_workday(date(2026, 10, 1))


def test_a_year_without_a_list_knows_weekends_and_says_so():
    assert not NATIONAL.covers(2033)
    assert NATIONAL.is_workday(date(2033, 10, 3))
    assert not NATIONAL.is_workday(date(2033, 10, 2))
    assert NATIONAL.remark(2033) == (
        "没有2033年的节假日安排，暂只按周末推算工作日，可在系统管理中导入。"
    )
    assert NATIONAL.remark(2026) == ""


def test_a_single_day_off_is_no_list_but_a_whole_list_is():
    one = Workdays.of(OfficeSettings(extra_holidays=("2033-05-12",)))
    whole = Workdays.of(OfficeSettings(extra_holidays=("2033-01-01", "2033-10-01")))
    assert not one.covers(2033)
    assert whole.covers(2033)
