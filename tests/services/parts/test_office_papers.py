"""Papers of the plan, its changes, the coverage and triggers are made from the store and logged."""

from dataclasses import replace

import pytest

from db.records import Role, TriggerKind
from desktop.errors import BadInput, Refused
from desktop.forms.paper import texts
from desktop.services.plans import PlanService
from desktop.services.printing import PrintService
from desktop.services.triggers import TriggerService
from desktop.services.views.plans import ItemText
from desktop.services.views.triggers import TriggerText
from tests.conftest import TODAY
from tests.factories import a_term, an_ended_talk, at


@pytest.fixture
def planned(town):
    with town.store.atomic():
        town.store.terms.put(a_term())
        town.store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
    plans = PlanService(town)
    plans.add(2026, ItemText(tenure_id="tenure-zhao", leader_id="leader-wang", month=8))
    sun = plans.add(2026, ItemText(tenure_id="tenure-sun", leader_id="leader-song", month=9))
    plans.fix(2026, on=TODAY, meeting="市委常委会会议")
    plans.move(sun, plans.read(2026).rows[1].item.version, 10, "统筹安排")
    return town


@pytest.fixture
def printing(planned):
    return PrintService(planned)


def said(printing, key, about=""):
    job = printing.job(key, [], printing.usual(), about=about)
    assert job.pdf().pages >= 1
    return "|".join(text for paper in job.composed for text in texts(paper))


def test_the_plan_of_a_year_is_printed(printing):
    words = said(printing, "plan", "2026")
    assert "2026年度监督谈话计划表" in words
    assert "2026年7月13日市委常委会会议审定" in words
    assert {"赵立新", "孙国平"} <= set(words.split("|"))
    assert said(printing, "plan") == words


def test_a_change_is_printed_by_its_id_or_all_that_wait(printing, planned):
    (shown,) = PlanService(planned).read(2026).changes
    assert "统筹安排" in said(printing, "plan-change", shown.change.id)
    assert said(printing, "plan-change", "2026") == said(printing, "plan-change", shown.change.id)
    PlanService(planned).approve(shown.change.id, on=TODAY, by="王致远")
    with pytest.raises(Refused, match="没有待审批的调整"):
        said(printing, "plan-change")
    assert "同意。\n王致远" in said(printing, "plan-change", shown.change.id)


def test_the_coverage_of_the_running_term_is_printed(printing):
    assert "在任“一把手”3人，任期内已谈1人" in said(printing, "coverage")


def test_a_trigger_is_printed_by_id_or_number(printing, planned):
    service = TriggerService(planned)
    trigger_id = service.register(
        TriggerText(
            kind=TriggerKind.TENDENCY,
            found_on=TODAY,
            source="市委巡察办",
            facts="谈心谈话只有两次",
            tenure_id="tenure-zhao",
        )
    )
    service.hand_over(trigger_id, to="市纪委监委", on=TODAY, receipt="收据3号")
    words = said(printing, "trigger", trigger_id)
    assert "移送市纪委监委（收据3号）" in words
    assert said(printing, "trigger", "2026-01") == words


def test_a_problem_lead_goes_out_by_a_letter_with_receipt_once_it_is_handed_over(printing, planned):
    service = TriggerService(planned)
    trigger_id = service.register(
        TriggerText(
            kind=TriggerKind.TENDENCY,
            found_on=TODAY,
            source="市委巡察办",
            facts="反映其在工程项目中打招呼",
            tenure_id="tenure-zhao",
        )
    )
    with pytest.raises(Refused, match="还没有登记移送"):
        said(printing, "lead-letter", trigger_id)
    service.hand_over(trigger_id, to="市纪委监委", on=TODAY)
    words = said(printing, "lead-letter", trigger_id)
    for part in ("市纪委监委：", "赵立新", "反映其在工程项目中打招呼", "第二条", "回　　执"):
        assert part in words


def test_what_is_not_there_is_one_sentence(printing):
    with pytest.raises(Refused, match="2027年度计划还没有开始编制"):
        said(printing, "plan", "2027")
    with pytest.raises(BadInput, match="不是年度"):
        said(printing, "plan", "明年")
    with pytest.raises(BadInput, match="请先选定要打印的情形"):
        said(printing, "trigger")


def test_printing_is_logged_with_what_it_is_about(printing, planned):
    job = printing.job("plan", [], printing.usual(), about="2026")
    printing.log(job, "打印")
    entry = planned.store.audit.entries(limit=1)[0]
    assert (entry.deed, entry.object) == ("打印", "2026")
    assert entry.detail == "年度监督谈话计划表，内部，1份"
    blank = printing.job("plan", [], printing.usual(), blank=True)
    printing.log(blank, "打印")
    assert planned.store.audit.entries(limit=1)[0].detail.endswith("空白表")


def test_copies_and_who_checked_stand_on_every_page(printing):
    choices = replace(printing.usual(), copies=5, checker="方主任", urgency="加急")
    (paper,) = printing.job("plan", [], choices, about="2026").composed
    assert paper.urgency == "加急"
    assert "审核 方主任　共印5份" in paper.foot_note


def test_the_plan_has_a_word_twin(printing):
    made = printing.job("plan", [], printing.usual(), about="2026").word()
    assert made.data.startswith(b"PK")


def test_the_ledger_of_a_year_is_printed_with_the_strictest_marking_of_its_talks(planned, printing):
    words = said(printing, "ledger", "2026")
    assert "2026年监督谈话台账" in words
    assert {"赵立新", "2026.4.13\n—"} <= set(words.split("|"))
    with planned.store.atomic():
        talk = planned.store.talks.get("t1")
        planned.store.talks.put(replace(talk, marking="秘密★1年"))
    (paper,) = printing.job("ledger", [], printing.usual(), about="2026").composed
    assert paper.marking == "秘密★1年"
    with pytest.raises(Refused, match="2019年没有谈话"):
        said(printing, "ledger", "2019")


def test_a_talker_prints_the_ledger_of_own_talks_only(planned):
    with planned.store.atomic():
        other = an_ended_talk(at(2026, 4, 13, 11), id="t9", number="2026-009", talker_id="song")
        planned.store.talks.put(other)
    talker = replace(planned.worker, role=Role.TALKER, person_id="song")
    words = said(PrintService(replace(planned, worker=talker)), "ledger", "2026")
    assert "2026-009" in words
    assert "2026-001" not in words


def test_the_years_offered_are_those_with_talks_or_plans(printing):
    assert printing.years() == (2026,)
