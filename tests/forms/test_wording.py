from datetime import UTC, date, datetime

import pytest

from desktop.forms import wording


def at(*numbers):
    return datetime(*numbers, tzinfo=UTC)


def test_days_have_figures_without_leading_zeros():
    assert wording.day(date(2026, 7, 3)) == "2026年7月3日"
    assert wording.day(None, "……") == "……"
    assert wording.weekday(date(2026, 7, 13)) == "星期一"
    assert wording.short_day(date(2026, 7, 3)) == "2026年\n7月3日"


def test_times_say_minutes_where_there_are_any():
    assert wording.moment(at(2026, 7, 3, 9, 0)) == "2026年7月3日9时"
    assert wording.moment(at(2026, 7, 3, 9, 5)) == "2026年7月3日9时5分"


def test_a_span_says_the_day_once():
    start, end = at(2026, 7, 3, 9), at(2026, 7, 3, 11, 30)
    assert wording.span(start, end) == "2026年7月3日9时至11时30分"
    assert wording.span(start, at(2026, 7, 4, 9)) == "2026年7月3日9时至2026年7月4日9时"
    assert wording.span(start, None) == "2026年7月3日9时"
    assert wording.span(None, None) == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numerals(number, said):
    assert wording.numeral(number) == said


def test_a_sentence_ends_with_a_mark():
    assert [wording.sentence(t) for t in ("好", "好。", "好；", " ")] == [
        "好。",
        "好。",
        "好；",
        "",
    ]
