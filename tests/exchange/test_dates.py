from datetime import date

import pytest

from desktop.exchange.dates import read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年3月1日", date(2026, 3, 1)),
        ("2026.3.1", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026/3/1", date(2026, 3, 1)),
        (" 20260301 ", date(2026, 3, 1)),
        ("２０２６年３月１日", date(2026, 3, 1)),
        ("2026 年 3 月 1 日", date(2026, 3, 1)),
        ("2026年3月1号", date(2026, 3, 1)),
        ("2024.2.29", date(2024, 2, 29)),
        ("2026.2.29", None),
        ("2026年13月1日", None),
        ("2026年3月", None),
        ("三月一日", None),
        ("", None),
        ("26.3.1", None),
    ],
)
def test_a_day_is_read_where_it_is_clear(text, day):
    assert read_date(text) == day
