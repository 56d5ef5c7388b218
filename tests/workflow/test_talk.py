import itertools
from dataclasses import replace
from datetime import date

import pytest

from db.records import Origin, RecordState, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.workflow.talk import (
    ARROWS,
    correct_end,
    enter_earlier,
    enter_late,
    move,
    restore,
    take_back_end,
    ways,
)
from tests.factories import a_record, a_talk, an_ended_talk, at

P, R, I, W, M, C, A, X, T = TalkStatus  # noqa: E741
FIXED = a_record(state=RecordState.FIXED)
WAYS = {  # the same table written down a second time, by hand, from requirements and DECISIONS
    Origin.HELD_HERE: {
        (P, R), (P, X), (R, P), (R, I), (R, X), (I, W), (I, R), (W, M), (W, I), (W, T),
        (M, C), (M, T), (C, A), (C, M), (T, A), (T, W), (X, P), (X, R),
    },
    Origin.LATE_ENTRY: {
        (P, R), (P, X), (R, P), (R, I), (R, X), (I, W), (I, R), (W, M), (W, I), (W, T), (W, X),
        (M, C), (M, T), (C, A), (C, M), (T, A), (T, W), (X, P), (X, R), (X, W),
    },
    Origin.EARLIER: {
        (P, R), (P, X), (P, C), (R, P), (R, I), (R, X), (I, W), (I, R), (W, M), (W, I), (W, T),
        (M, C), (M, T), (C, A), (C, X), (T, A), (T, W), (X, P), (X, R), (X, C),
    },
}  # fmt: skip


def test_the_states_stand_in_the_order_of_a_life():
    assert [s.value for s in (P, R, I, W, M, C, A)] == [
        "planned", "preparing", "in_progress", "awaiting_signature", "remediation", "closed",
        "archived",
    ]  # fmt: skip
    assert set(ARROWS) == set(TalkStatus)


@pytest.mark.parametrize("origin", Origin)
@pytest.mark.parametrize(("here", "there"), list(itertools.product(TalkStatus, TalkStatus)))
def test_every_pair_of_states(origin, here, there):
    talk = a_talk(status=here, origin=origin)
    if (here, there) in WAYS[origin]:
        moved = move(talk, there, at=at(2026, 3, 13), reason="调整", approved_by="王建国")
        assert moved.status is there
        assert there in ways(talk)
    else:
        with pytest.raises(Refused):
            move(talk, there, at=at(2026, 3, 13), reason="调整", approved_by="王建国")
        assert there not in ways(talk)


@pytest.mark.parametrize(
    ("here", "there"),
    [(P, X), (R, X), (I, R), (W, I), (W, T), (M, T), (C, M), (T, W), (X, P), (X, R)],
)
def test_a_way_that_needs_a_reason_asks_for_it(here, there):
    with pytest.raises(BadInput) as caught:
        move(a_talk(status=here), there, at=at(2026, 3, 13), reason="  ", approved_by="王建国")
    assert caught.value.field == "原因"


@pytest.mark.parametrize(
    ("talk", "before", "to"),
    [
        (a_talk(), P, P),
        (a_talk(), R, R),
        (a_talk(), None, P),
        (an_ended_talk(origin=Origin.LATE_ENTRY), W, W),
        (an_ended_talk(origin=Origin.EARLIER), C, C),
    ],
)
def test_a_cancelling_by_mistake_leads_back_to_where_the_talk_was(talk, before, to):
    cancelled = replace(talk, status=X, reason="日程冲突")
    with pytest.raises(BadInput, match="原因"):
        restore(cancelled, before, " ", at=at(2026, 7, 13))
    restored = restore(cancelled, before, "误点", at=at(2026, 7, 13))
    assert (restored.status, restored.ended_at, restored.reason) == (to, talk.ended_at, "误点")
    assert restored.closed_on == (talk.ended_at.date() if to is C else None)
    with pytest.raises(Refused, match="没有取消"):
        restore(restored, before, "误点", at=at(2026, 7, 13))


def test_terminating_names_who_approved_it_and_who_takes_over():
    talk = an_ended_talk()
    with pytest.raises(BadInput) as caught:
        move(talk, T, at=at(2026, 4, 1), reason="调离")
    assert caught.value.field == "批准人"
    ended = move(talk, T, at=at(2026, 4, 1), reason="调离", approved_by="王建国", handed_to="孙明")
    assert (ended.reason, ended.approved_by, ended.handed_to) == ("调离", "王建国", "孙明")


def test_a_whole_life_stamps_its_times():
    talk = move(a_talk(), R, at=at(2026, 3, 1))
    talk = move(talk, I, at=at(2026, 3, 13, 9))
    assert (talk.started_at, talk.step) == (at(2026, 3, 13, 9), 1)
    talk = move(talk, W, at=at(2026, 3, 13, 11))
    assert talk.ended_at == at(2026, 3, 13, 11)
    talk = move(move(talk, M, at=at(2026, 3, 20)), C, at=at(2026, 6, 30))
    assert talk.closed_on == date(2026, 6, 30)
    assert move(talk, A, at=at(2026, 7, 2)).archived_on == date(2026, 7, 2)


def test_closing_is_refused_with_what_is_missing_and_the_article():
    with pytest.raises(Refused, match="还没有收到整改情况报告；还没有抄送") as caught:
        move(
            an_ended_talk(),
            C,
            at=at(2026, 6, 30),
            lacking=["还没有收到整改情况报告。", "还没有抄送。"],
        )
    assert caught.value.article == "第十二条"


def test_an_interrupted_talk_keeps_its_step_and_start():
    talk = a_talk(status=I, step=3, started_at=at(2026, 3, 13))
    back = move(talk, R, at=at(2026, 3, 13), reason="误点开始")
    assert (back.step, back.started_at) == (3, None)
    again = move(back, I, at=at(2026, 3, 14))
    assert (again.step, again.started_at) == (3, at(2026, 3, 14))


def test_reopening_clears_the_closing_day():
    closed = an_ended_talk(status=C, closed_on=date(2026, 6, 30))
    assert move(closed, M, at=at(2026, 7, 1), reason="问题反弹").closed_on is None


def test_ending_by_mistake_is_taken_back_until_the_record_is_fixed():
    talk = an_ended_talk(status=W)
    back = take_back_end(talk, a_record(), "误点结束", at=at(2026, 3, 13))
    assert (back.status, back.ended_at) == (I, None)
    with pytest.raises(Refused, match="已定稿"):
        take_back_end(talk, FIXED, "误点结束", at=at(2026, 3, 13))


def test_an_end_before_the_start_is_said_at_the_field():
    talk = a_talk(status=I, started_at=at(2026, 3, 13, 10))
    with pytest.raises(BadInput) as caught:
        move(talk, W, at=at(2026, 3, 13, 9))
    assert caught.value.field == "结束时间"


def test_a_talk_held_on_paper_is_entered_late_from_plan_or_preparation():
    for status in (P, R):
        talk = enter_late(a_talk(status=status), at(2026, 3, 13, 9), at(2026, 3, 13, 11))
        assert (talk.status, talk.origin) == (W, Origin.LATE_ENTRY)
        assert (talk.started_at, talk.ended_at) == (at(2026, 3, 13, 9), at(2026, 3, 13, 11))
    with pytest.raises(Refused):
        enter_late(a_talk(status=C), at(2026, 3, 13, 9), at(2026, 3, 13, 11))
    with pytest.raises(BadInput, match="历史谈话"):
        enter_late(a_talk(), at(2026, 1, 29, 9), at(2026, 1, 29, 11))


def test_article_20_a_talk_before_the_measures_is_closed_at_once_and_no_later_one_is():
    talk = enter_earlier(a_talk(), at(2025, 11, 20))
    assert (talk.status, talk.origin) == (C, Origin.EARLIER)
    assert (talk.ended_at, talk.closed_on) == (at(2025, 11, 20), date(2025, 11, 20))
    with pytest.raises(BadInput, match="补录"):
        enter_earlier(a_talk(), at(2026, 1, 30))


def test_the_end_is_corrected_with_a_reason_until_the_record_is_fixed():
    talk = an_ended_talk(status=W)
    for record in (None, a_record()):
        corrected = correct_end(talk, record, at(2026, 3, 14, 11), "登记错一天")
        assert corrected.ended_at == at(2026, 3, 14, 11)
    with pytest.raises(BadInput, match="原因"):
        correct_end(talk, None, at(2026, 3, 14, 11), " ")
    with pytest.raises(BadInput, match="早于开始"):
        correct_end(talk, None, at(2026, 3, 13, 1), "登记错")
    with pytest.raises(BadInput, match="施行"):
        correct_end(talk, None, at(2026, 1, 29), "登记错")
    with pytest.raises(Refused, match="已定稿"):
        correct_end(talk, FIXED, at(2026, 3, 14, 11), "登记错")
    with pytest.raises(Refused, match="准备中"):
        correct_end(a_talk(status=R), None, at(2026, 3, 14, 11), "登记错")
