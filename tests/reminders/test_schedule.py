from datetime import date, timedelta

import pytest

from db.records import DueItem, OfficeSettings
from desktop.errors import BadInput
from desktop.reminders.schedule import State, act_on, check_put_off, first_step_on, state_on
from desktop.reminders.watched import Act, OpenItem
from desktop.rules.workdays import Workdays
from tests.factories import at

SETTINGS = OfficeSettings()
DAYS = Workdays.of(SETTINGS)
DUE = date(2026, 7, 17)  # a Friday
CALL, LETTER = at(2026, 7, 14), at(2026, 7, 20)


def an_item(**fields):
    return OpenItem(
        **{"item": DueItem.ACTION_REPORT, "due_on": DUE, "what": "整改措施报告"} | fields
    )


def act(today, **fields):
    return act_on(today, an_item(**fields), SETTINGS, DAYS)


@pytest.mark.parametrize(
    ("due_on", "first"),
    [
        (date(2026, 7, 17), date(2026, 7, 14)),
        (date(2026, 7, 15), date(2026, 7, 10)),  # three days before is Sunday, so Friday
        (date(2026, 10, 6), date(2026, 9, 30)),  # the National Day's week
        (date(2026, 2, 18), date(2026, 2, 14)),  # a Saturday worked before the Spring Festival
    ],
)
def test_the_first_reminder_falls_on_the_last_working_day(due_on, first):
    assert first_step_on(due_on, SETTINGS, DAYS) == first


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 7, 13), State.PLANNED),
        (date(2026, 7, 14), State.NEAR),
        (date(2026, 7, 17), State.NEAR),
        (date(2026, 7, 18), State.LATE),
    ],
)
def test_how_pressing_it_is(today, state):
    assert state_on(today, DUE, SETTINGS, DAYS) is state


@pytest.mark.parametrize(
    ("today", "reminded", "expected"),
    [
        (date(2026, 7, 13), (), None),
        (date(2026, 7, 14), (), Act.TELEPHONE),
        (date(2026, 7, 14), (CALL,), None),  # done today, so it is gone
        (date(2026, 7, 17), (), Act.TELEPHONE),  # missed while the computer was off: once, still
        (date(2026, 7, 17), (CALL,), None),
        (date(2026, 7, 18), (CALL,), Act.LETTER),
        (date(2026, 7, 18), (), Act.LETTER),  # the missed call is not asked for as well
        (date(2026, 8, 30), (CALL,), Act.LETTER),  # six weeks off: one letter, not six acts
        (date(2026, 7, 20), (CALL, LETTER), None),
        (date(2026, 7, 26), (CALL, LETTER), None),
        (date(2026, 7, 27), (CALL, LETTER), Act.OWN_LIST),
        (date(2026, 8, 30), (CALL, LETTER), Act.OWN_LIST),
        (date(2026, 7, 27), (LETTER, at(2026, 7, 27)), None),
        (date(2026, 8, 3), (LETTER, at(2026, 7, 27)), Act.OWN_LIST),
    ],
)
def test_one_call_before_one_letter_after_then_weekly_on_the_own_list(today, reminded, expected):
    assert act(today, reminded=reminded) is expected


def test_never_more_than_one_act_a_day_and_none_twice():
    asked = []
    reminded = ()
    for day in (DUE - timedelta(days=20) + timedelta(days=n) for n in range(60)):
        if found := act(day, reminded=reminded):
            asked.append((found, (day - DUE).days))
            reminded = (*reminded, at(day.year, day.month, day.day))
    assert asked == [
        (Act.TELEPHONE, -3), (Act.LETTER, 1), (Act.OWN_LIST, 8), (Act.OWN_LIST, 15),
        (Act.OWN_LIST, 22), (Act.OWN_LIST, 29), (Act.OWN_LIST, 36),
    ]  # fmt: skip


def test_a_call_a_week_before_by_the_offices_own_wish_is_enough():
    assert act(date(2026, 7, 15), reminded=(at(2026, 7, 10),)) is None
    assert act(date(2026, 7, 15), reminded=(at(2026, 7, 9),)) is Act.TELEPHONE


def test_the_steps_are_the_offices():
    eager = OfficeSettings(remind_days_before=10, late_list_every_days=3)
    item = an_item(reminded=(LETTER,))
    assert act_on(date(2026, 7, 7), an_item(), eager, DAYS) is Act.TELEPHONE
    assert act_on(date(2026, 7, 23), item, eager, DAYS) is Act.OWN_LIST


@pytest.mark.parametrize(
    ("today", "until", "expected"),
    [
        (date(2026, 7, 14), date(2026, 7, 16), None),
        (date(2026, 7, 16), date(2026, 7, 16), Act.TELEPHONE),
        (date(2026, 7, 18), date(2026, 7, 25), Act.LETTER),  # never past the due date
    ],
)
def test_putting_off_is_honoured_but_not_past_the_day(today, until, expected):
    assert act(today, put_off_until=until) is expected


def test_the_own_list_may_be_left_for_a_week():
    assert act(date(2026, 7, 28), reminded=(LETTER,), put_off_until=date(2026, 8, 3)) is None
    assert act(date(2026, 8, 3), reminded=(LETTER,), put_off_until=date(2026, 8, 3)) is Act.OWN_LIST


@pytest.mark.parametrize(
    ("today", "until", "reason", "reminded", "field"),
    [
        (date(2026, 7, 14), date(2026, 7, 17), "出差", (), None),
        (date(2026, 7, 14), date(2026, 7, 18), "出差", (), "推后到"),
        (date(2026, 7, 14), date(2026, 7, 14), "出差", (), "推后到"),
        (date(2026, 7, 14), date(2026, 7, 16), " ", (), "原因"),
        (date(2026, 7, 17), date(2026, 7, 18), "出差", (), "推后到"),
        (date(2026, 7, 18), date(2026, 7, 19), "出差", (), "推后到"),
        (date(2026, 7, 28), date(2026, 8, 4), "已知悉", (LETTER,), None),
        (date(2026, 7, 28), date(2026, 8, 5), "已知悉", (LETTER,), "推后到"),
    ],
)
def test_what_may_be_put_off(today, until, reason, reminded, field):
    item = an_item(reminded=reminded)
    if field is None:
        check_put_off(until, reason, item, today, SETTINGS)
    else:
        with pytest.raises(BadInput) as caught:
            check_put_off(until, reason, item, today, SETTINGS)
        assert caught.value.field == field


@pytest.mark.parametrize(
    ("item", "given", "today", "expected"),
    [
        (DueItem.APPOINTMENT, Act.PREPARE, date(2026, 7, 13), None),
        (DueItem.APPOINTMENT, Act.PREPARE, date(2026, 7, 14), Act.PREPARE),
        (DueItem.APPOINTMENT, Act.PREPARE, date(2026, 7, 17), Act.HOLD),
        (DueItem.APPOINTMENT, Act.PREPARE, date(2026, 7, 18), Act.SETTLE),
        (DueItem.APPOINTMENT, Act.CONTINUE, date(2026, 7, 18), Act.CONTINUE),
        (DueItem.COPY, Act.SEND, date(2026, 7, 13), None),
        (DueItem.COPY, Act.SEND, date(2026, 7, 14), Act.SEND),
        (DueItem.COPY, Act.SEND, date(2026, 9, 14), Act.SEND),
    ],
)
def test_the_offices_own_acts_stay_until_they_are_done(item, given, today, expected):
    assert act(today, item=item, act=given) is expected
