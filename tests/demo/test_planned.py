from datetime import date

from db.records import Origin, PlanState, TalkKind, TriggerState
from desktop.demo.city import SETTINGS
from desktop.workflow.trigger import limit

TODAY = date(2026, 7, 13)


def test_the_plan_of_the_year_was_fixed_by_a_meeting_under_the_measures(demo):
    [plan] = demo.plans.all()
    assert (plan.year, plan.state) == (2026, PlanState.FIXED)
    assert plan.fixed_on == date(2026, 1, 30)


def test_each_item_plans_its_talk_in_the_month_and_with_the_people_of_the_talk(demo):
    items = demo.plan_items.all()
    assert len({i.talkee_id for i in items}) == len(items)
    with_talk = [i for i in items if i.talk_id]
    assert len(with_talk) > 30
    for item in with_talk:
        talk = demo.talks.get(item.talk_id)
        assert talk.kind is TalkKind.REGULAR
        assert (item.month, item.talkee_id, item.talker_id) == (
            talk.planned_at.month,
            talk.talkee_id,
            talk.talker_id,
        )


def test_some_items_have_no_talk_yet_and_one_is_overdue(demo):
    without = [i for i in demo.plan_items.all() if i.talk_id is None]
    assert len(without) == 6
    assert sum(i.due_on < TODAY for i in without) == 1


def test_every_timely_talk_under_the_measures_has_its_circumstance_in_time(demo):
    timely = [
        t for t in demo.talks.all() if t.kind is TalkKind.TIMELY and t.origin is not Origin.EARLIER
    ]
    assert timely
    for talk in timely:
        [trigger] = demo.triggers.of_talk(talk.id)
        assert trigger.state is TriggerState.CONFIRMED
        assert trigger.talkee_id == talk.talkee_id
        assert trigger.found_on <= trigger.judged_on <= talk.planned_at.date() <= trigger.limit_on
        assert trigger.limit_on == limit(trigger.found_on, SETTINGS.trigger_days)


def test_circumstances_stand_in_every_state(demo):
    assert {t.state for t in demo.triggers.all()} == set(TriggerState)
    numbers = [t.number for t in demo.triggers.all()]
    assert len(numbers) == len(set(numbers))
