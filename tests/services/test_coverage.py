from dataclasses import replace
from datetime import date

import pytest

from desktop.services.coverage import CoverageService
from desktop.services.plans import PlanService
from desktop.services.views.plans import ItemText
from tests.factories import a_tenure, a_term, an_ended_talk, an_organisation, at


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


def names(rows):
    return sorted(r.name for r in rows)


def change(desk, table, record_id, **fields):
    with desk.store.atomic():
        rows = getattr(desk.store, table)
        rows.put(replace(rows.get(record_id), **fields))


def add(desk, table, record):
    with desk.store.atomic():
        getattr(desk.store, table).put(record)


def test_a_head_who_changes_post_is_missing_in_the_new_one_and_covered_no_more(covered):
    change(covered, "tenures", "tenure-zhao", ends_on=date(2026, 5, 31))
    change(covered, "tenures", "tenure-sun", ends_on=date(2026, 5, 31))
    moved = a_tenure("zhao", "shuiwu", id="moved", begins_on=date(2026, 6, 1))
    add(covered, "tenures", moved)
    view = CoverageService(covered).read()
    assert (view.covered, view.total) == (0, 2)
    row = next(r for r in view.missing if r.name == "赵立新")
    assert (row.organisation, row.missing_since) == ("市水务局党组", date(2026, 6, 1))
    assert names(view.left) == ["孙国平"]  # 赵立新 was talked to while in 临河县委


def test_of_two_who_hold_a_post_in_turn_only_the_one_in_it_counts(covered):
    change(covered, "tenures", "tenure-zhao", ends_on=date(2026, 3, 31))
    add(covered, "tenures", a_tenure("qian", "linhe", id="next", begins_on=date(2026, 4, 1)))
    view = CoverageService(covered).read()
    assert (view.covered, view.total) == (0, 3)
    assert "钱进" in names(view.missing)
    assert "赵立新" not in names(view.left)


def test_an_organisation_founded_in_mid_term_counts_from_its_first_head(covered):
    add(covered, "organisations", an_organisation("gaoxin", name="高新区党工委", rank=9))
    change(covered, "organisations", "gaoxin", founded_on=date(2026, 5, 1))
    assert CoverageService(covered).read().total == 3
    add(covered, "tenures", a_tenure("lu", "gaoxin", begins_on=date(2026, 6, 1)))
    view = CoverageService(covered).read()
    assert (view.covered, view.total) == (1, 4)
    row = next(r for r in view.missing if r.name == "陆明")
    assert row.missing_since == date(2026, 6, 1)


def test_an_organisation_that_is_abolished_or_merged_counts_no_more(covered):
    change(covered, "organisations", "donggang", abolished_on=date(2026, 5, 1))
    change(covered, "tenures", "tenure-shan", ends_on=date(2026, 4, 30))
    view = CoverageService(covered).read()
    assert (view.covered, view.total) == (1, 2)
    assert names(view.left) == ["单雄"]


def test_a_term_that_ends_early_gives_way_to_the_next(covered):
    change(covered, "terms", "term", ends_on=date(2026, 6, 30))
    assert CoverageService(covered).read() is None
    follower = a_term(id="ninth", name="第九届", begins_on=date(2026, 7, 1))
    add(covered, "terms", replace(follower, ends_on=date(2031, 6, 30)))
    view = CoverageService(covered).read()
    assert (view.term.name, view.covered, view.total) == ("第九届", 0, 3)
    assert {r.missing_since for r in view.missing} == {date(2026, 7, 1)}
