"""The plan, its changes, the coverage of the term and a trigger: what stands on each."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import TriggerKind, TriggerState
from desktop.forms import coverage, plan, plan_change, trigger
from desktop.forms.paper import Table, texts
from tests.forms.samples import CONTROL, TODAY

MM = 72 / 25.4
LINES = tuple(
    plan.PlanLine(
        talkee="欧阳建明",
        post="江州市高新技术产业开发区党工委书记、管委会主任",
        talker="王怀远",
        month=month,
        held=month < 7,
        due_on=date(2026, month, 28),
        units=("市纪委监委",),
        combined=("巡视巡察",),
        focus="领导班子运行情况",
    )
    for month in range(1, 13)
)


def a_plan(lines=LINES):
    fixed = plan.fixed_words("市委常委会会议", date(2026, 1, 20), "〔2026〕3号")
    return plan.paper(plan.PlanFacts(control=CONTROL, year=2026, fixed=fixed, lines=lines))


def a_line(number, **fields):
    given = {
        "organisation": "临河县委",
        "name": f"赵{number}",
        "post": "县委书记",
        "since": date(2023, 3, 1),
        "missing_since": date(2023, 3, 1),
    }
    return coverage.CoverageLine(**given | fields)


def a_coverage(heads):
    return coverage.paper(
        coverage.CoverageFacts(
            control=CONTROL,
            term="第八届市委",
            begins_on=date(2021, 12, 20),
            ends_on=date(2026, 12, 20),
            covered=1,
            total=len(heads),
            forecast="按计划2026年11月可全覆盖。",
            heads=heads,
            left=(a_line(9, name="钱已离"),),
        )
    )


def cells(paper, number):
    table = next(b for b in paper.blocks if isinstance(b, Table))
    body = [r for r in table.rows if not r.head]
    return [c.text for c in body[number].cells]


def test_a_talk_of_the_plan_stands_in_its_month_held_or_planned():
    made = a_plan()
    first, last = cells(made, 0), cells(made, 11)
    assert first[4:8] == ["1月●", "", "", ""]
    assert last[4:8] == ["", "", "", "12月○"]
    assert first[-1] == "市纪委监委；结合巡视巡察；领导班子运行情况"
    assert "2026年1月20日市委常委会会议审定（〔2026〕3号）" in "|".join(texts(made))


def test_a_plan_that_is_not_fixed_is_called_a_draft():
    assert plan.fixed_words("", None, "") == "（送审稿）"


@pytest.mark.parametrize("made", [a_plan(LINES * 10), a_coverage((a_line(1),) * 112)])
def test_long_lists_run_over_landscape_pages_with_their_heads(show, made):
    seen = show(made)
    assert len(seen) > 5
    for page in range(len(seen)):
        assert seen.document[page].get_width() > seen.document[page].get_height()
        assert "序号" in seen.flat(page)
        assert "内部" in seen.flat(page)


def test_blank_lists_have_one_page(show):
    assert len(show(plan.paper(plan.PlanFacts(control=CONTROL)))) == 1
    assert len(show(coverage.paper(coverage.CoverageFacts(control=CONTROL)))) == 1


def test_coverage_says_n_of_all_who_is_missing_and_who_left():
    heads = (a_line(1, covered_on=date(2026, 3, 13), missing_since=None), a_line(2))
    said = "|".join(texts(a_coverage(heads)))
    assert "在任“一把手”2人，任期内已谈1人，尚未谈1人，未谈已离任1人" in said
    assert "按计划2026年11月可全覆盖。" in said
    assert "2026年\n3月13日" in said
    assert "钱已离" in said


def test_a_change_shows_both_sides_and_its_approval():
    facts = plan_change.ChangeFacts(
        control=CONTROL,
        year=2026,
        talkee="孙国平",
        what="改时间",
        old="9月",
        new="10月",
        reason="统筹安排",
        asked_on=TODAY,
        approved_on=TODAY,
        approved_by="王怀远",
    )
    said = "|".join(texts(plan_change.paper(facts)))
    for words in ("2026年度监督谈话计划调整审批表", "9月", "10月", "统筹安排", "同意。\n王怀远"):
        assert words in said


def test_the_coverage_gives_subtotals_and_the_forecast_by_month():
    heads = (a_line(1), a_line(2, covered_on=TODAY, missing_since=None))
    made = coverage.paper(
        coverage.CoverageFacts(
            control=CONTROL,
            term="第八届市委",
            begins_on=date(2021, 12, 20),
            ends_on=date(2026, 12, 20),
            covered=1,
            total=2,
            heads=heads,
            kinds=(coverage.KindLine(kind="地方党委", total=2, covered=1, left=0),),
            months=(coverage.MonthLine(month=date(2026, 8, 1), planned=1, by_plan=2, by_pace=1),),
        )
    )
    kinds, months, listed = (b for b in made.blocks if isinstance(b, Table))
    said = [[cell.text for cell in row.cells] for row in (*kinds.rows[1:], *months.rows[1:])]
    assert said == [
        ["地方党委", "2", "1", "1", "0"],
        ["合计", "2", "1", "1", "0"],
        ["2026年8月", "1", "2", "0", "1", "1"],
    ]
    assert len(listed.rows) == 3


def test_a_trigger_ticks_its_circumstance_and_how_it_was_judged():
    facts = trigger.TriggerFacts(
        control=CONTROL,
        number="2026-03",
        kind=TriggerKind.DUTY_CHECK,
        state=TriggerState.NOT_LISTED,
        facts="三次未上会",
        reason="事实不清",
    )
    said = "|".join(texts(trigger.paper(replace(facts, files=("通报.pdf", "值班表.xlsx")))))
    assert "1. 通报.pdf；2. 值班表.xlsx" in said
    assert "☑（三）主体责任检查考核" in said
    assert said.count("☑") == 2
    assert "☑不属于所列情形" in said
    assert "事实不清" in said
    registered = trigger.TriggerFacts(control=CONTROL, state=TriggerState.REGISTERED)
    assert "☑" not in "|".join(texts(trigger.paper(registered)))
