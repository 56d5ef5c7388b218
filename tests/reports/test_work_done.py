"""What was done, in sentences that the figures bear: none, one, several, all, fewer than before."""

from datetime import date

import pytest

from db.records import By, Measure
from desktop.reports import work_done
from desktop.reports.year_facts import FixedPlan

M = Measure
ROUND_PLAN = FixedPlan(fixed_on=date(2026, 2, 10), meeting="市委常委会会议")


def text(sentences):
    return "".join(s.text for s in sentences)


@pytest.mark.parametrize(
    ("counted", "plan", "words"),
    [
        ({}, ROUND_PLAN, ""),
        ({M.PLANNED: 1}, None, "列入本年度计划的谈话1项，尚未开展。"),
        ({M.PLANNED: 1, M.PLAN_HELD: 1}, None, "列入本年度计划的谈话1项，已完成。"),
        ({M.PLANNED: 9, M.PLAN_HELD: 4}, None, "列入本年度计划的谈话9项，已完成4项。"),
        (
            {M.PLANNED: 9, M.PLAN_HELD: 9},
            ROUND_PLAN,
            "2026年度监督谈话计划于2026年2月10日经市委常委会会议审定，"
            "列入本年度计划的谈话9项，已全部完成。",
        ),
        ({M.PLANNED: 2}, FixedPlan(), "列入本年度计划的谈话2项，尚未开展。"),
    ],
)
def test_the_plan(facts, counted, plan, words):
    assert text(work_done.plan(facts(counted, plan=plan))) == words


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({}, "2026年，没有登记已开展的监督谈话。"),
        ({M.HELD: 1, M.TIMELY: 1}, "2026年，开展监督谈话1次，为及时谈话。"),
        ({M.HELD: 4, M.REGULAR: 4}, "2026年，共开展监督谈话4次，均为定期谈话。"),
        (
            {M.HELD: 5, M.REGULAR: 4, M.TIMELY: 1},
            "2026年，共开展监督谈话5次，其中定期谈话4次、及时谈话1次。",
        ),
        (
            {M.HELD: 5, M.REGULAR: 5, M.EARLIER: 2},
            "2026年，共开展监督谈话5次，均为定期谈话；上述谈话中有2次在《办法》施行前进行。",
        ),
        (
            {M.HELD: 1, M.REGULAR: 1, M.EARLIER: 1},
            "2026年，开展监督谈话1次，为定期谈话，在《办法》施行前进行。",
        ),
    ],
)
def test_the_talks(facts, counted, words):
    assert text(work_done.talks(facts(counted))) == words


@pytest.mark.parametrize(
    ("held", "before", "words"),
    [
        (3, None, ""),
        (3, 5, "谈话次数少于上年的5次。"),
        (5, 3, "谈话次数多于上年的3次。"),
        (3, 3, "谈话次数与上年的3次持平。"),
        (3, 0, "上年没有登记已开展的监督谈话。"),
        (0, 3, "谈话次数少于上年的3次。"),
        (0, 0, ""),
    ],
)
def test_the_talks_compared_with_last_year(facts, held, before, words):
    last = None if before is None else {M.HELD: before}
    given = facts({M.HELD: held, M.REGULAR: held} if held else {}, before=last)
    _, *rest = work_done.talks(given)
    assert text(rest) == words


def test_a_year_that_still_runs_is_not_compared_and_says_up_to_when(facts):
    given = facts({M.HELD: 1, M.REGULAR: 1}, before={M.HELD: 9}, today=date(2026, 7, 13))
    assert text(work_done.talks(given)) == "2026年1月1日至7月13日，开展监督谈话1次，为定期谈话。"


def test_who_talked(facts):
    assert text(work_done.talkers(facts())) == ""
    one = {(M.HELD, By.TALKER, "song"): 2}
    assert text(work_done.talkers(facts(one))) == "谈话人为市委副书记宋清和。"
    two = one | {(M.HELD, By.TALKER, "wang"): 7}
    assert text(work_done.talkers(facts(two))) == (
        "按谈话人分，市委书记王致远7次，市委副书记宋清和2次。"
    )


@pytest.mark.parametrize(
    ("counted", "end"),
    [
        ({M.HEADS: 9, M.HEADS_MISSING: 9}, "9人，本届任期内尚未开展定期谈话。"),
        ({M.HEADS: 9, M.HEADS_COVERED: 9}, "9人，本届任期内均已开展定期谈话。"),
        (
            {M.HEADS: 9, M.HEADS_COVERED: 7, M.HEADS_MISSING: 2},
            "9人，本届任期内已开展定期谈话的7人，尚未谈话的2人。",
        ),
    ],
)
def test_coverage(facts, counted, end):
    begin = "截至2026年12月31日，纳入覆盖的下级党组织在任“一把手”"
    assert text(work_done.coverage(facts(counted))) == begin + end
    assert text(work_done.coverage(facts(counted, coverage=False))) == ""
    assert text(work_done.coverage(facts())) == ""


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({}, ""),
        (
            {M.TRIGGERS: 1, M.TRIGGERS_WAITING: 1, (M.TRIGGERS, By.TRIGGER, "e"): 1},
            "登记及时谈话情形1件，属于“本人存在苗头性倾向性问题”。尚待研判。",
        ),
        (
            {
                M.TRIGGERS: 2,
                M.TRIGGERS_CONFIRMED: 2,
                M.TRIGGERS_TALKED: 2,
                (M.TRIGGERS, By.TRIGGER, "e"): 2,
            },
            "登记及时谈话情形2件，属于“本人存在苗头性倾向性问题”。"
            "经研判，属实2件，属实的均已谈话。",
        ),
        (
            {
                M.TRIGGERS: 4,
                M.TRIGGERS_CONFIRMED: 2,
                M.TRIGGERS_TALKED: 1,
                M.TRIGGERS_UNTALKED: 1,
                M.TRIGGERS_NOT_LISTED: 1,
                M.TRIGGERS_HANDED_OVER: 1,
                (M.TRIGGERS, By.TRIGGER, "e"): 3,
                (M.TRIGGERS, By.TRIGGER, "f"): 1,
            },
            "登记及时谈话情形4件，其中“本人存在苗头性倾向性问题”3件、“其他需要及时谈话的情形”1件。"
            "经研判，属实2件、不属于所列情形1件、移送纪检机关1件，属实的已谈话1件、未谈话1件。",
        ),
        (
            {
                M.TRIGGERS: 1,
                M.TRIGGERS_CONFIRMED: 1,
                M.TRIGGERS_UNTALKED: 1,
                (M.TRIGGERS, By.TRIGGER, "f"): 1,
            },
            "登记及时谈话情形1件，属于“其他需要及时谈话的情形”。经研判，属实1件，属实的尚未谈话。",
        ),
    ],
)
def test_triggers(facts, counted, words):
    assert text(work_done.triggers(facts(counted))) == words
