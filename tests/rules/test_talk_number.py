import pytest

from desktop.errors import BadInput
from desktop.rules.talk_number import check_pattern, next_number, number, serial

DEFAULT = "{year}-{serial:03d}"


@pytest.mark.parametrize(
    ("pattern", "year", "n", "expected"),
    [
        (DEFAULT, 2026, 1, "2026-001"),
        (DEFAULT, 2026, 1234, "2026-1234"),
        ("江谈〔{year}〕{serial}号", 2026, 7, "江谈〔2026〕7号"),
        ("{serial:04d}/{year}", 2027, 12, "0012/2027"),
    ],
)
def test_numbers_by_pattern(pattern, year, n, expected):
    assert number(pattern, year, n) == expected
    assert serial(pattern, year, expected) == n
    assert serial(pattern, year + 1, expected) == 0


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ([], "2026-001"),
        (["2026-001", "2026-003"], "2026-004"),
        (["2025-099", "旧编号"], "2026-001"),
        (["2026-999"], "2026-1000"),
        (["2026-１２"], "2026-001"),
    ],
)
def test_a_number_is_never_used_again_and_gaps_stay(used, expected):
    assert next_number(DEFAULT, 2026, used) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{year}",
        "{serial}",
        "{year}-{serial}-{serial}",
        "{year}-{serial}-{name}",
        "{year-{serial}",
        "{year.real}-{serial}",
        "{year}-{serial!r}",
        "{year}-{serial:>9999999}",
        "{}-{}",
    ],
)
def test_a_pattern_without_year_and_serial_is_refused_at_its_field(pattern):
    with pytest.raises(BadInput) as caught:
        check_pattern(pattern)
    assert caught.value.field == "编号规则"
