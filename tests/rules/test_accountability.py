"""What may be pointed out for accountability (Art. 17)."""

from datetime import date

import pytest

from db.records import AccountabilityFlag, Lapse
from desktop.errors import BadInput, Refused
from desktop.rules.accountability import check, check_handed, usual_concerned
from tests.factories import a_talk, an_ended_talk, at

TODAY = date(2026, 7, 13)
HELD = an_ended_talk(at(2026, 6, 10, 11))


def a_flag(lapse=Lapse.FALSE, found_on=TODAY):
    return AccountabilityFlag(
        id="g1",
        talk_id="t1",
        lapse=lapse,
        concerned="赵立新",
        found_on=found_on,
        source="",
        facts="补写记录",
        flagged_at=at(2026, 7, 13),
        flagged_by="李文书",
    )


@pytest.mark.parametrize("lapse", Lapse)
def test_every_lapse_may_stand_with_a_held_talk(lapse):
    check(a_flag(lapse), HELD, TODAY)


@pytest.mark.parametrize("lapse", [Lapse.DUTY_NOT_PERFORMED, Lapse.OTHER])
def test_the_own_duty_and_other_matters_need_no_talk(lapse):
    check(a_flag(lapse), None, TODAY)


@pytest.mark.parametrize("lapse", [Lapse.SELF_CHECK_UNTRUTHFUL, Lapse.PERFUNCTORY, Lapse.FALSE])
def test_what_the_talkee_did_needs_its_talk(lapse):
    with pytest.raises(BadInput, match="须对应一次谈话"):
        check(a_flag(lapse), None, TODAY)


def test_remediation_cannot_be_false_before_the_talk_is_over():
    with pytest.raises(Refused, match="还没有结束") as refusal:
        check(a_flag(), a_talk(), TODAY)
    assert refusal.value.article == "第十七条"
    check(a_flag(Lapse.SELF_CHECK_UNTRUTHFUL), a_talk(), TODAY)
    with pytest.raises(BadInput, match="早于谈话结束"):
        check(a_flag(found_on=date(2026, 6, 9)), HELD, TODAY)


def test_days_are_neither_in_the_future_nor_out_of_order():
    with pytest.raises(BadInput, match="不能晚于今天"):
        check(a_flag(found_on=date(2026, 7, 14)), HELD, TODAY)
    check_handed(a_flag(), TODAY, TODAY)
    with pytest.raises(BadInput, match="早于发现日期"):
        check_handed(a_flag(), date(2026, 7, 12), TODAY)


@pytest.mark.parametrize("lapse", Lapse)
def test_the_own_body_answers_for_its_duty_the_talkee_for_the_rest(lapse):
    whom = usual_concerned(lapse, "赵立新", "中共江州市委")
    assert whom == ("中共江州市委" if lapse is Lapse.DUTY_NOT_PERFORMED else "赵立新")
