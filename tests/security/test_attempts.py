from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import Refused
from desktop.security.attempts import require_patience, still_to_wait, wait_after

NOW = datetime(2026, 7, 13, 9, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("count", "seconds"), [(0, 0), (1, 1), (2, 2), (3, 5), (4, 15), (5, 900), (6, 900), (99, 900)]
)
def test_the_wait_grows_with_each_failure(count, seconds):
    assert wait_after(count) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("last_at", "left"),
    [
        (None, 0),
        (NOW, 5),
        (NOW - 2 * SECOND, 3),
        (NOW - 5 * SECOND, 0),
        (NOW - timedelta(days=9), 0),
        (datetime.max.replace(tzinfo=UTC), 0),
        (datetime.min.replace(tzinfo=UTC), 0),
        (NOW + timedelta(days=9), 0),  # the clock was set back: it would wait for nine days
    ],
)
def test_what_is_left_of_the_wait_after_three_failures(last_at, left):
    assert still_to_wait(3, last_at, NOW) == left * SECOND


def test_minutes_and_seconds_are_spoken():
    with pytest.raises(Refused, match="请在14分钟30秒后再试"):
        require_patience(5, NOW - timedelta(seconds=30), NOW)
