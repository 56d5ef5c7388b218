from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from db.records import (
    Organisation,
    OrganisationKind,
    Person,
    Plan,
    PlanItem,
    Talk,
    TalkKind,
    TalkStatus,
    Trigger,
    TriggerKind,
    TriggerState,
)

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def filled(store):
    with store.atomic():
        for number in (1, 2, 3):
            store.people.put(Person(id=f"p{number}", name=f"人{number}"))
        store.organisations.put(
            Organisation(id="o1", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
        )
        store.plans.put(Plan(id="y", year=2026))
    return store


def item(number, **facts):
    usual = {"plan_id": "y", "talkee_id": "p1", "organisation_id": "o1", "talker_id": "p2"}
    usual |= {"month": 3, "due_on": date(2026, 3, 31)}
    return PlanItem(id=f"i{number}", **usual | facts)


def talk():
    return Talk(
        id="t1",
        number="2026-001",
        kind=TalkKind.REGULAR,
        status=TalkStatus.PREPARING,
        talker_id="p2",
        talker_post="市委书记",
        talkee_id="p1",
        organisation_id="o1",
        talkee_post="县委书记",
        created_at=AT,
    )


def test_an_item_is_open_until_its_talk_was_held(filled):
    with filled.atomic():
        planned = filled.talks.put(talk())
        filled.plan_items.put(item(1, talk_id="t1"))
        filled.plan_items.put(item(2, due_on=date(2026, 4, 30), month=4))
        filled.plan_items.put(item(3, voided_reason="重复"))
    assert [i.id for i in filled.plan_items.open_until(date(2026, 3, 31))] == ["i1"]
    with filled.atomic():
        filled.talks.put(replace(planned, ended_at=AT))
    assert filled.plan_items.open_until(date(2026, 3, 31)) == []
    assert [i.id for i in filled.plan_items.of_plan("y")] == ["i1", "i2"]


def test_triggers_wait_until_judged_and_talked_about(filled):
    facts = {
        "found_on": date(2026, 3, 1),
        "source": "市纪委",
        "facts": "通报批评",
        "talkee_id": "p1",
    }
    facts |= {
        "organisation_id": "o1",
        "limit_on": date(2026, 3, 31),
        "kind": TriggerKind.CRITICISED,
    }
    with filled.atomic():
        filled.triggers.put(Trigger(id="a", number="1", **facts))
        filled.triggers.put(Trigger(id="b", number="2", state=TriggerState.CONFIRMED, **facts))
        filled.triggers.put(Trigger(id="c", number="3", state=TriggerState.NOT_LISTED, **facts))
    assert [t.id for t in filled.triggers.waiting()] == ["a", "b"]
    assert [t.id for t in filled.triggers.page([TriggerState.NOT_LISTED])] == ["c"]
    assert len(filled.triggers.page()) == 3
