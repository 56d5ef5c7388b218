from datetime import date

import pytest

from db.records import TalkStatus
from desktop.errors import BadInput
from desktop.rules.appointment import (
    check_not_future,
    check_one_a_day,
    check_span,
    day_of,
    self_check_day,
)
from tests.factories import a_talk, an_ended_talk, at

NOW = at(2026, 7, 13, 9, 30)


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (at(2026, 7, 13, 8), at(2026, 7, 13, 9), None),
        (at(2026, 7, 13, 8), at(2026, 7, 13, 8), None),
        (at(2026, 7, 13, 8), None, None),
        (None, None, None),
        (at(2026, 7, 13, 9, 31), None, "开始时间"),
        (at(2026, 7, 13, 9), at(2026, 7, 13, 9, 31), "结束时间"),
        (at(2026, 7, 12, 9), at(2026, 7, 12, 8, 59), "结束时间"),
    ],
)
def test_a_span_lies_in_the_past_and_runs_forward(start, end, field):
    if field is None:
        check_span(start, end, NOW)
    else:
        with pytest.raises(BadInput) as caught:
            check_span(start, end, NOW)
        assert caught.value.field == field


def test_a_day_in_the_future_is_said_at_its_field():
    check_not_future(date(2026, 7, 13), date(2026, 7, 13), "收到日期")
    with pytest.raises(BadInput) as caught:
        check_not_future(date(2026, 7, 14), date(2026, 7, 13), "收到日期")
    assert caught.value.field == "收到日期"


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        (a_talk(id="t2", planned_at=at(2026, 7, 13, 15)), True),
        (an_ended_talk(at(2026, 7, 13, 9), id="t2"), True),
        (a_talk(id="t2", planned_at=at(2026, 7, 14)), False),
        (a_talk(id="t2", planned_at=at(2026, 7, 13), status=TalkStatus.CANCELLED), False),
        (a_talk(id="t1", planned_at=at(2026, 7, 13)), False),
        (a_talk(id="t2"), False),
    ],
)
def test_a_pair_talks_once_a_day(other, refused):
    if refused:
        with pytest.raises(BadInput, match=other.number) as caught:
            check_one_a_day("t1", date(2026, 7, 13), [other])
        assert caught.value.field == "谈话时间"
    else:
        check_one_a_day("t1", date(2026, 7, 13), [other])


def test_the_day_held_counts_before_the_day_planned():
    assert day_of(a_talk()) is None
    held = an_ended_talk(at(2026, 3, 13, 11), planned_at=at(2026, 3, 12))
    assert day_of(held) == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("planned_on", "days", "expected"),
    [
        (date(2026, 7, 20), 3, date(2026, 7, 17)),
        (date(2026, 8, 1), 3, date(2026, 7, 29)),  # over the end of a month
        (date(2026, 7, 16), 3, date(2026, 7, 13)),  # today
        (date(2026, 7, 15), 3, date(2026, 7, 13)),  # would be over: today
        (date(2026, 7, 13), 3, date(2026, 7, 13)),  # the talk is today
        (date(2026, 7, 20), 0, date(2026, 7, 20)),
        (date(2026, 7, 12), 3, None),  # the talk's day is over
        (None, 3, None),
    ],
)
def test_the_self_check_is_wanted_some_days_before_and_on_no_day_that_is_over(
    planned_on, days, expected
):
    assert self_check_day(planned_on, days, date(2026, 7, 13)) == expected
