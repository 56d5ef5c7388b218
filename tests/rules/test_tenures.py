from datetime import date

import pytest

from db.records import HeadRole, Tenure
from desktop.rules.tenures import first_overlap, overlap, two_secretaries


def tenure(first, last=None, role=HeadRole.SECRETARY):
    return Tenure(
        id=f"{first}",
        person_id="p",
        organisation_id="o",
        post="书记",
        role=role,
        begins_on=date.fromisoformat(first),
        ends_on=date.fromisoformat(last) if last else None,
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2024-01-01", "2024-06-30"), ("2024-07-01", None), False),
        (("2024-01-01", "2024-07-01"), ("2024-07-01", None), True),
        (("2024-01-01", None), ("2025-01-01", "2025-02-01"), True),
        (("2024-01-01", None), ("2023-01-01", "2023-12-31"), False),
        (("2024-01-01", "2024-12-31"), ("2024-02-01", "2024-03-01"), True),
    ],
)
def test_both_days_belong_to_a_period(one, other, expected):
    assert overlap(tenure(*one), tenure(*other)) is expected
    assert overlap(tenure(*other), tenure(*one)) is expected


def test_the_first_overlap_is_found_in_any_order():
    periods = [
        tenure("2025-01-01"),
        tenure("2020-01-01", "2025-01-01"),
        tenure("2018-01-01", "2019-01-01"),
    ]
    assert [t.id for t in first_overlap(periods)] == ["2020-01-01", "2025-01-01"]
    assert first_overlap(periods[1:]) is None


def test_deputies_and_acting_heads_may_stand_beside_a_secretary():
    secretary = tenure("2024-01-01")
    assert two_secretaries([secretary, tenure("2024-02-01", role=HeadRole.DEPUTY)]) is None
    assert two_secretaries([secretary, tenure("2024-02-01", role=HeadRole.ACTING)]) is None
    assert two_secretaries([secretary, tenure("2024-02-01")]) is not None
