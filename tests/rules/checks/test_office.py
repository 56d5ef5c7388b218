from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    BodyKind,
    OfficeSettings,
    Plan,
    PlanChange,
    PlanItem,
    PlanState,
    TalkStatus,
    Trigger,
    TriggerKind,
    TriggerState,
)
from desktop.rules.checks.case import OfficeCase, PlannedYear
from desktop.rules.checks.shape import Severity
from desktop.rules.checks.table import of_office
from desktop.rules.coverage import Coverage, Headship
from desktop.rules.lack import OFFICE_RULE
from tests.factories import a_term, an_ended_talk, at

TERM = a_term()
HEAD = Headship(
    person_id="zhao",
    organisation_id="linhe",
    post="县委书记",
    since=date(2024, 1, 1),
    covered_on=None,
    missing_since=date(2024, 1, 1),
)
ITEM = PlanItem(
    id="i1",
    plan_id="p1",
    talkee_id="zhao",
    organisation_id="linhe",
    talker_id="wang",
    month=6,
    due_on=date(2026, 6, 30),
    undertaker="李文书",
)
YEAR = PlannedYear(
    year=2026,
    plan=Plan(id="p1", year=2026, state=PlanState.FIXED),
    items=[ITEM],
    held={"i1"},
)
TRIGGER = Trigger(
    id="g1",
    number="2026-01",
    kind=TriggerKind.TENDENCY,
    state=TriggerState.CONFIRMED,
    found_on=date(2026, 5, 1),
    source="信访局",
    facts="反映较多",
    talkee_id="zhao",
    organisation_id="linhe",
    limit_on=date(2026, 5, 31),
    talk_id="t1",
)
TALK = an_ended_talk(at(2026, 5, 31, 11))
CASE = OfficeCase(
    today=date(2026, 7, 13),
    settings=OfficeSettings(),
    terms=[TERM],
    coverage=Coverage(term=TERM, heads=(), left=()),
    planned_until={},
    years=[YEAR],
    triggers=[TRIGGER],
    trigger_talks={"t1": TALK},
    names={"zhao": "赵立新"},
    places={"linhe": "临河县委"},
)


def lines(key, **changed):
    return [x for x in of_office(replace(CASE, **changed)) if x.check == key]


def year(**changed):
    return {"years": [replace(YEAR, **changed)]}


def trigger(**changed):
    return {"triggers": [replace(TRIGGER, **changed)]}


def covered(today=None, planned=None, term=TERM, left=()):
    heads = () if left else (HEAD,)
    return {
        "today": today or CASE.today,
        "coverage": Coverage(term=term, heads=heads, left=left),
        "planned_until": {("zhao", "linhe"): planned} if planned else {},
    }


def test_an_office_with_everything_has_nothing_to_point_out():
    assert of_office(CASE) == []


@pytest.mark.parametrize(
    ("key", "changed", "article"),
    [
        ("plan", year(plan=None, items=[]), "第五条"),
        ("plan", year(items=[]), "第五条"),
        ("plan_fixed", year(plan=Plan(id="p1", year=2026)), OFFICE_RULE),
        ("plan_item", year(held=set()), "第五条"),
        ("plan_work", year(items=[replace(ITEM, undertaker=" ")]), "第五条"),
        ("plan_talker", year(items=[replace(ITEM, talker_id=None)], held=set()), "第七条"),
        ("term", {"terms": []}, "第五条"),
        ("coverage", covered(), "第五条"),
        ("left", covered(left=(HEAD,)), "第五条"),
        ("judgement", trigger(state=TriggerState.REGISTERED), OFFICE_RULE),
        ("timely", trigger(talk_id=None), "第五条"),
        ("judged_bare", trigger(state=TriggerState.NOT_LISTED, judged_by="王"), "第五条"),
        ("handed_over", trigger(state=TriggerState.HANDED_OVER, handed_to="市纪委"), "第二条"),
        ("yearly_report", {"today": date(2027, 2, 1), "reports_of": (2026,)}, "第十三条"),
    ],
)
def test_each_thing_missing_in_the_office_is_pointed_out_once(key, changed, article):
    (line,) = lines(key, **changed)
    assert line.article == article
    assert line.talk_id is None
    assert line.place in {"计划与覆盖", "系统管理", "统计报告"}


def test_changes_of_the_plan_wait_for_approval():
    change = PlanChange(
        id="c1",
        plan_id="p1",
        item_id="i1",
        what="月份",
        old="6",
        new="9",
        reason="出差",
        needs_approval=True,
        at=at(2026, 5, 1),
        by="李文书",
    )
    assert len(lines("plan_change", **year(changes=[change]))) == 1
    approved = replace(change, approved_on=date(2026, 5, 6))
    free = replace(change, needs_approval=False)
    assert lines("plan_change", **year(changes=[approved, free])) == []


@pytest.mark.parametrize(("today", "late"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 1)])
def test_article_5_a_plan_item_is_overdue_from_the_day_after(today, late):
    found = lines("plan_item", today=today, **year(held=set()))
    assert len(found) == late
    assert all(x.target == {"tab": "plan", "year": "2026"} for x in found)


@pytest.mark.parametrize(
    ("changed", "severity", "said"),
    [
        (covered(planned=date(2026, 9, 30)), Severity.NOTICE, "计划于2026年9月30日前开展。"),
        (covered(planned=date(2026, 7, 12)), Severity.GAP, "2026年7月12日前开展，已经逾期。"),
        (covered(planned=date(2027, 1, 1)), Severity.GAP, "2027年1月1日前开展，晚于任期届满。"),
        (covered(), Severity.GAP, "也没有列入计划。"),
        (covered(today=date(2026, 12, 31)), Severity.GAP, "也没有列入计划。"),
        (covered(today=date(2027, 1, 1)), Severity.BREACH, "任期已经届满。"),
    ],
)
def test_article_5_who_is_not_covered_is_a_breach_only_when_the_term_is_over(
    changed, severity, said
):
    (line,) = lines("coverage", **changed)
    assert line.severity is severity
    assert line.sentence.endswith(said)
    assert (line.subject, line.organisation) == ("赵立新", "临河县委")


@pytest.mark.parametrize(
    ("today", "severity"),
    [(date(2026, 5, 31), Severity.NOTICE), (date(2026, 6, 1), Severity.BREACH)],
)
def test_article_5_a_confirmed_trigger_without_a_talk(today, severity):
    (line,) = lines("timely", today=today, **trigger(talk_id=None))
    assert line.severity is severity


def test_article_5_a_cancelled_talk_is_no_talk():
    cancelled = {"t1": replace(TALK, status=TalkStatus.CANCELLED)}
    assert len(lines("timely", trigger_talks=cancelled)) == 1


@pytest.mark.parametrize(
    ("ended", "today", "said"),
    [
        (at(2026, 5, 31, 23), date(2026, 7, 13), None),
        (at(2026, 6, 1, 9), date(2026, 7, 13), "晚于期限"),
        (None, date(2026, 5, 31), None),
        (None, date(2026, 6, 1), "还没有开展"),
    ],
)
def test_the_days_for_a_timely_talk_are_the_offices(ended, today, said):
    talk = replace(TALK, ended_at=ended, status=TalkStatus.REMEDIATION)
    found = lines("timely_late", today=today, trigger_talks={"t1": talk})
    assert len(found) == (said is not None)
    assert all(said in x.sentence and x.article == OFFICE_RULE for x in found)


@pytest.mark.parametrize(
    ("today", "reported", "due", "lines_"),
    [
        (date(2027, 1, 31), (), "01-31", 0),
        (date(2027, 2, 1), (), "01-31", 1),
        (date(2027, 2, 1), (2026,), "01-31", 0),
        (date(2027, 2, 28), (), "02-29", 0),
        (date(2027, 3, 1), (), "02-29", 1),
    ],
)
def test_article_13_the_yearly_report_is_due_on_the_offices_date(today, reported, due, lines_):
    settings = OfficeSettings(yearly_report_month_day=due)
    found = lines(
        "yearly_report",
        today=today,
        reported=reported,
        reports_of=(2026,),
        settings=settings,
        terms=[a_term(ends_on=date(2031, 12, 31))],
    )
    assert len(found) == lines_


def test_by_analogy_coverage_and_the_yearly_report_are_references_that_can_be_switched_off():
    changed = {**covered(today=date(2027, 3, 1)), "reports_of": (2026,), "terms": [TERM]}
    found = of_office(replace(CASE, body_kind=BodyKind.BY_ANALOGY, **changed))
    assert {x.severity for x in found if x.check in ("coverage", "yearly_report")} == {
        Severity.REFERENCE
    }
    off = OfficeSettings(analogy_coverage=False, analogy_yearly_report=False)
    rest = of_office(replace(CASE, body_kind=BodyKind.BY_ANALOGY, settings=off, **changed))
    assert not {x.check for x in rest} & {"coverage", "left", "term", "yearly_report"}
