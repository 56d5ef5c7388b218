from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.ui.clock import Clock


class Time:
    def __init__(self):
        self.at = datetime(2026, 7, 13, 9, 30, tzinfo=UTC)

    def now(self):
        return self.at

    def today(self):
        return self.at.date()


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def turned(qapp, time):
    clock = Clock(time.today, time.now)
    found = []
    clock.turned.connect(lambda: found.append(time.at))

    def after(**gap):
        time.at += timedelta(**gap)
        clock.look()
        return len(found)

    return after


def test_nothing_is_said_while_time_goes_by(turned):
    assert turned(seconds=20) == 0


def test_midnight_is_said_once(time, turned):
    time.at = datetime(2026, 7, 13, 23, 59, 50, tzinfo=UTC)
    assert turned(seconds=0) == 1  # it was half past nine before
    assert turned(seconds=20) == 2
    assert turned(seconds=20) == 2


def test_waking_from_sleep_is_said(turned):
    assert turned(hours=2) == 1


def test_a_clock_set_back_is_said(turned):
    assert turned(hours=-1) == 1


def test_the_day_given_by_hand_does_not_turn(qapp):
    clock = Clock(lambda: date(2026, 7, 13), lambda: datetime(2026, 7, 13, 9, 30, tzinfo=UTC))
    found = []
    clock.turned.connect(lambda: found.append(1))
    clock.look()
    assert found == []
