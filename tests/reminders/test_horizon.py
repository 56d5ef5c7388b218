from datetime import date, timedelta

import pytest

from db.records import BodyKind, OfficeSettings
from desktop.reminders.horizon import horizon, near_until
from desktop.reminders.items import Office
from desktop.reminders.schedule import State, state_on
from desktop.rules.deadlines import action_report_due, results_report_due
from desktop.rules.workdays import Workdays

SETTINGS = OfficeSettings()
DAYS = Workdays.of(SETTINGS)
DAY = timedelta(days=1)


def test_all_that_is_near_lies_within_and_nothing_else():
    today = date(2026, 1, 1)
    while today < date(2026, 12, 31):
        until = near_until(today, SETTINGS, DAYS)
        assert state_on(today, until, SETTINGS, DAYS) is State.NEAR
        assert state_on(today, until + DAY, SETTINGS, DAYS) is State.PLANNED
        today += DAY


def test_before_a_feast_the_steps_of_the_days_off_come_together():
    assert near_until(date(2026, 7, 13), SETTINGS, DAYS) == date(2026, 7, 16)
    assert near_until(date(2026, 9, 30), SETTINGS, DAYS) == date(2026, 10, 10)


def test_article_11_ends_and_due_days_are_each_others_mirror():
    until = date(2024, 1, 1)
    while until < date(2030, 1, 1):
        found = horizon(until, Office(settings=SETTINGS))
        for ended_on, due_on in (
            (found.action_ended_on, action_report_due),
            (found.results_ended_on, results_report_due),
        ):
            assert due_on(ended_on) <= until < due_on(ended_on + DAY)
        until += DAY


@pytest.mark.parametrize(
    ("settings", "field", "expected"),
    [
        ({}, "notice_ended_on", date(2026, 6, 13)),
        ({"team_notice_days": 10}, "notice_ended_on", date(2026, 7, 3)),
        ({"self_check_days_before": 5}, "self_check_planned_on", date(2026, 7, 18)),
        ({"receipt_days": 7}, "receipt_sent_on", date(2026, 7, 6)),
        ({"copy_days": 15}, "copies_after", date(2026, 6, 28)),
        ({"copy_rounds": ()}, "rounds", ("results",)),
    ],
)
def test_the_offices_days_are_counted_back(settings, field, expected):
    found = horizon(date(2026, 7, 13), Office(settings=OfficeSettings(**settings)))
    assert getattr(found, field) == expected


def test_by_analogy_without_copies_no_receiver_is_required():
    off = Office(settings=OfficeSettings(analogy_copies=False), kind=BodyKind.BY_ANALOGY)
    assert horizon(date(2026, 7, 13), off).receivers == ()
    assert horizon(date(2026, 7, 13), Office(settings=SETTINGS)).receivers
