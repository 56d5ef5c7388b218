from collections import Counter
from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from db.records import Level, OrganisationKind, Person, PlanState
from desktop.errors import BadInput, Refused
from desktop.services.plans import PlanService
from desktop.services.proposals import ProposalService
from desktop.services.views.plans import ItemText, ProposalWishes
from tests.factories import a_tenure, a_term, an_organisation

WISHES = ProposalWishes(talks=3, busy=(8,), limits=(("wang", 10), ("song", 10)))


@pytest.fixture
def proposals(town):
    with town.store.atomic():
        town.store.terms.put(a_term())
    return ProposalService(town)


def test_a_proposal_needs_a_term(town):
    with pytest.raises(Refused, match="还没有登记现任期"):
        ProposalService(town).propose(2026, WISHES)


def test_everybody_is_placed_by_whom_art_7_allows_with_the_reasons(proposals):
    view = proposals.propose(2026, WISHES)
    talkers = {r.talkee: r.talker for r in view.rows}
    assert talkers["赵立新"] == talkers["单雄"] == "王致远"
    assert talkers["孙国平"] == "宋清和"
    assert all(r.line.month in {7, 9, 10, 11, 12} for r in view.rows)
    zhao = next(r for r in view.rows if r.talkee == "赵立新")
    assert zhao.line.why_talker == "定期谈话由上一级党委书记进行（第七条）"
    assert "避开8月" in zhao.line.why_month


def test_a_proposal_is_taken_over_and_made_anew_around_what_was_set_by_hand(proposals, town):
    plans = PlanService(town)
    plans.add(2026, ItemText(tenure_id="tenure-sun", leader_id="leader-song", month=12))
    proposals.accept(2026, [r.line for r in proposals.propose(2026, WISHES).rows])
    first = plans.read(2026).rows
    assert Counter(r.item.by_hand for r in first) == {True: 1, False: 2}
    proposals.accept(2026, [r.line for r in proposals.propose(2026, WISHES).rows])
    second = plans.read(2026).rows
    assert [(r.talkee, r.item.month) for r in second] == [(r.talkee, r.item.month) for r in first]
    assert next(r for r in second if r.talkee == "孙国平").item.by_hand


def test_a_fixed_plan_is_not_made_anew(proposals, town):
    rows = proposals.propose(2026, WISHES).rows
    proposals.accept(2026, [r.line for r in rows])
    PlanService(town).fix(2026, on=date(2026, 7, 1), meeting="市委常委会会议")
    with pytest.raises(Refused, match="已审定"):
        proposals.accept(2026, [r.line for r in rows])
    assert PlanService(town).read(2026).plan.state is PlanState.FIXED


def test_the_usual_wishes_finish_the_term(proposals):
    wishes = proposals.usual_wishes(2026)
    assert wishes.talks >= 1
    assert dict(wishes.limits).keys() == {"wang", "song"}


def test_no_talks_are_no_plan(proposals):
    with pytest.raises(BadInput, match="至少为1场"):
        proposals.propose(2026, replace(WISHES, talks=0))


def test_two_thousand_heads_are_planned_at_once(proposals, town):
    with town.store.atomic():
        town.store.people.put_all([Person(id=f"x{n}", name=f"人{n}") for n in range(2000)])
        town.store.organisations.put_all(
            [
                an_organisation(
                    f"u{n}", name=f"单位{n}", kind=OrganisationKind.PARTY_GROUP, level=Level.NONE
                )
                for n in range(2000)
            ]
        )
        town.store.tenures.put_all([a_tenure(f"x{n}", f"u{n}") for n in range(2000)])
    wishes = ProposalWishes(talks=2000, limits=(("wang", 1500), ("song", 1500)))
    began = perf_counter()
    view = proposals.propose(2026, wishes)
    assert perf_counter() - began < 2
    assert len(view.rows) == 2000


def test_a_year_after_the_term_waits_for_the_next_term_and_then_all_are_uncovered(proposals, town):
    with pytest.raises(Refused, match="还没有登记2027年所在的任期"):
        proposals.usual_wishes(2027)
    with pytest.raises(Refused, match="2025年已经过去"):
        proposals.propose(2025, WISHES)
    with town.store.atomic():
        begins, ends = date(2027, 3, 1), date(2031, 12, 20)
        town.store.terms.put(a_term(id="9", name="第九届", begins_on=begins, ends_on=ends))
    made = proposals.propose(2027, replace(WISHES, busy=()))
    assert {r.line.why_person[:9] for r in made.rows} == {"本届任期内尚未覆盖"}
    assert min(r.line.month for r in made.rows) == 3
