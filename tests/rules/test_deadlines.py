from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from db.records import Timeliness
from desktop.rules.deadlines import action_report_due, applies, results_report_due, timeliness

EVERY_DAY = [
    date(2024, 1, 1) + timedelta(days=n)
    for n in range((date(2040, 12, 31) - date(2024, 1, 1)).days + 1)
]


def test_article_11_agrees_with_an_independent_library_on_every_day():
    assert len(EVERY_DAY) == 6210
    for day in EVERY_DAY:
        assert action_report_due(day) == day + relativedelta(months=1), day
        assert results_report_due(day) == day + relativedelta(months=3), day


@pytest.mark.parametrize(
    ("ended_on", "action", "results"),
    [
        (date(2026, 3, 13), date(2026, 4, 13), date(2026, 6, 13)),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2027, 12, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
        (date(2026, 2, 28), date(2026, 3, 28), date(2026, 5, 28)),
        (date(2028, 2, 29), date(2028, 3, 29), date(2028, 5, 29)),
        (date(2026, 10, 31), date(2026, 11, 30), date(2027, 1, 31)),
        (date(2026, 9, 8), date(2026, 10, 8), date(2026, 12, 8)),
    ],
)
def test_article_11_counts_months_and_never_moves_for_holidays(ended_on, action, results):
    assert action_report_due(ended_on) == action
    assert results_report_due(ended_on) == results


@pytest.mark.parametrize(
    ("received_on", "expected"),
    [
        (date(2026, 4, 12), Timeliness.EARLY),
        (date(2026, 4, 13), Timeliness.ON_TIME),
        (date(2026, 4, 14), Timeliness.LATE),
    ],
)
def test_article_11_a_report_of_the_due_day_is_on_time(received_on, expected):
    assert timeliness(received_on, date(2026, 4, 13)) is expected


@pytest.mark.parametrize(
    ("ended_on", "bound"),
    [(date(2026, 1, 29), False), (date(2026, 1, 30), True), (date(2026, 7, 13), True)],
)
def test_article_20_the_measures_bind_from_30_january_2026(ended_on, bound):
    assert applies(ended_on) is bound
