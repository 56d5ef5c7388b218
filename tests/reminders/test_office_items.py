from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    BodyKind,
    DueItem,
    OfficeSettings,
    PlanItem,
    Trigger,
    TriggerKind,
    TriggerState,
)
from desktop.reminders.engine import due
from desktop.reminders.items import Office
from desktop.reminders.office_items import plan_item, trigger_limit, yearly_reports
from desktop.reminders.watched import Act
from desktop.rules.workdays import Workdays

OFFICE = Office(settings=OfficeSettings())
TRIGGER = Trigger(
    id="g1",
    number="2026-情形-001",
    kind=TriggerKind.CRITICISED,
    found_on=date(2026, 6, 20),
    source="市委办公室",
    facts="被通报批评",
    talkee_id="zhao",
    organisation_id="linhe",
    limit_on=date(2026, 7, 20),
)


def test_article_5_a_plan_item_is_due_on_its_day():
    item = PlanItem(
        id="i1",
        plan_id="p1",
        talkee_id="zhao",
        organisation_id="linhe",
        talker_id="wang",
        month=6,
        due_on=date(2026, 6, 30),
    )
    found = plan_item(item, "赵立新", "临河县委书记")
    assert (found.item, found.act, found.subject_id) == (DueItem.PLAN_ITEM, Act.ARRANGE, "i1")
    (one,) = due([found], date(2026, 7, 13), OFFICE.settings, Workdays())
    assert one.sentence == (
        "赵立新（临河县委书记）的6月计划的定期谈话应于6月30日完成，已逾期13天，请安排谈话。"
    )


@pytest.mark.parametrize(
    ("state", "act"),
    [(TriggerState.REGISTERED, Act.JUDGE), (TriggerState.CONFIRMED, Act.ARRANGE)],
)
def test_article_5_a_trigger_is_judged_and_then_followed_by_a_talk(state, act):
    found = trigger_limit(replace(TRIGGER, state=state), "赵立新", "临河县委书记")
    assert (found.item, found.due_on, found.act) == (
        DueItem.TRIGGER_LIMIT,
        date(2026, 7, 20),
        act,
    )


@pytest.mark.parametrize(
    ("today", "reported", "expected"),
    [
        (date(2026, 7, 13), (), [("2026", date(2027, 1, 31))]),
        (date(2027, 2, 1), (), [("2026", date(2027, 1, 31)), ("2027", date(2028, 1, 31))]),
        (date(2027, 2, 1), (2026,), [("2027", date(2028, 1, 31))]),
        (date(2025, 12, 31), (), []),
    ],
)
def test_article_13_the_report_on_a_year_is_due_at_the_start_of_the_next(today, reported, expected):
    found = yearly_reports(OFFICE, today, reported)
    assert [(i.subject_id, i.due_on) for i in found] == expected


def test_the_offices_date_and_a_year_without_29_february():
    office = Office(settings=OfficeSettings(yearly_report_month_day="02-29"))
    assert yearly_reports(office, date(2026, 7, 13), ())[0].due_on == date(2027, 2, 28)


def test_by_analogy_yearly_reporting_may_be_switched_off():
    off = Office(settings=OfficeSettings(analogy_yearly_report=False), kind=BodyKind.BY_ANALOGY)
    assert yearly_reports(off, date(2026, 7, 13), ()) == []
