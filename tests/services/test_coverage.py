from dataclasses import replace
from datetime import date

import pytest

from desktop.services.coverage import CoverageService
from desktop.services.plans import PlanService
from desktop.services.views.plans import ItemText
from tests.factories import a_term, an_ended_talk, at


@pytest.fixture
def covered(town):
    with town.store.atomic():
        town.store.terms.put(a_term())
        town.store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
    return town


def test_without_a_term_there_is_no_coverage(town):
    assert CoverageService(town).read() is None


def test_who_is_covered_and_who_is_missing_since_when(covered):
    view = CoverageService(covered).read()
    assert (view.covered, view.total) == (1, 3)
    assert {r.name for r in view.missing} == {"孙国平", "单雄"}
    done = next(r for r in view.heads if r.name == "赵立新")
    assert (done.covered_on, done.organisation) == (date(2026, 3, 13), "临河县委")


def test_a_plan_item_shows_beside_who_is_missing_and_in_the_forecast(covered):
    PlanService(covered).add(
        2026, ItemText(tenure_id="tenure-sun", leader_id="leader-song", month=9)
    )
    view = CoverageService(covered).read()
    planned = {r.name: r.planned_on for r in view.missing}
    assert planned == {"孙国平": date(2026, 9, 30), "单雄": None}
    september = next(m for m in view.forecast.months if m.month == date(2026, 9, 1))
    assert september.by_plan == 2
    assert view.forecast.pace > 0


def test_heads_who_left_without_a_talk_are_named(covered):
    with covered.store.atomic():
        tenure = covered.store.tenures.get("tenure-sun")
        covered.store.tenures.put(replace(tenure, ends_on=date(2026, 5, 1)))
    view = CoverageService(covered).read()
    assert [r.name for r in view.left] == ["孙国平"]
    assert view.total == 2
