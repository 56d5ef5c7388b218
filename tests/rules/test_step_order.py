from datetime import UTC, datetime

import pytest

from db.records import Step, TalkKind
from desktop.errors import Refused
from desktop.rules.step_order import check_not_held, check_way, following, previous


def held(*numbers):
    at = datetime(2026, 7, 13, 9, tzinfo=UTC)
    return [Step(id=str(n), talk_id="t", number=n, started_at=at) for n in numbers]


def skipped(*numbers):
    return [Step(id=str(n), talk_id="t", number=n, not_held_reason="已书面报告") for n in numbers]


@pytest.mark.parametrize(
    ("current", "to", "steps"),
    [
        (1, 2, held(1)),
        (4, 1, held(1, 2, 3, 4)),
        (1, 5, held(1, 2, 3, 4)),
        (2, 4, held(1, 2) + skipped(3)),
        (2, 2, held(1, 2)),
    ],
)
def test_back_is_free_and_forward_goes_over_what_was_held(current, to, steps):
    check_way(current, to, steps)


@pytest.mark.parametrize(
    ("current", "to", "steps", "first"),
    [(1, 3, held(1), 2), (1, 5, held(1), 2), (2, 5, held(1, 2) + skipped(3), 4)],
)
def test_a_step_is_not_left_out_by_going_on(current, to, steps, first):
    with pytest.raises(Refused, match=f"第{first}步") as caught:
        check_way(current, to, steps)
    assert caught.value.article == "第十条"


@pytest.mark.parametrize("to", [0, 6, -1])
def test_there_are_five_steps(to):
    with pytest.raises(Refused, match="五个步骤"):
        check_way(1, to, held(1))


def test_next_and_previous_pass_over_what_was_not_held():
    steps = held(1, 2) + skipped(3, 4)
    assert [following(n, steps) for n in (1, 2, 5)] == [2, 5, None]
    assert [previous(n, steps) for n in (5, 2, 1)] == [2, 1, None]
    assert following(4, skipped(5)) is None


def test_only_a_timely_talk_leaves_a_step_out():
    check_not_held(TalkKind.TIMELY, 1)
    with pytest.raises(Refused, match="定期谈话的五个步骤") as caught:
        check_not_held(TalkKind.REGULAR, 1)
    assert caught.value.article == "第十条"
