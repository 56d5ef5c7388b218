from datetime import date, timedelta

import pytest

from db.records import (
    CopyRound,
    DueItem,
    Grade,
    Manner,
    Plan,
    PlanItem,
    PlanState,
    PutOff,
    RecordState,
    Reminder,
    ReportKind,
    TalkStatus,
    Trigger,
    TriggerKind,
)
from desktop.services.parts.watching import REPORTED_YEARS, items_of_talk, open_items
from tests.conftest import TODAY
from tests.factories import (
    a_copy,
    a_finding,
    a_preparation,
    a_record,
    a_report,
    a_request,
    a_talk,
    an_action,
    an_assessment,
    an_ended_talk,
    at,
)
from tests.services.roster import put_roster

YEARLY = (None, DueItem.YEARLY_REPORT, date(2027, 1, 31))
BEFORE = a_talk(id="before", number="1", status=TalkStatus.PREPARING, planned_at=at(2026, 7, 20))
AFTER = an_ended_talk(at(2026, 6, 15), id="after", number="2")
CLOSED = an_ended_talk(id="closed", number="3", status=TalkStatus.CLOSED)
OF_AFTER = {"talk_id": "after"}


@pytest.fixture
def full(store):
    """A talk to come, one that is followed up and one closed, each with what dates hang on."""
    put_roster(store)
    with store.atomic():
        store.talks.put_all([BEFORE, AFTER, CLOSED])
        store.preparations.put(a_preparation(id="before", notice_sent_on=date(2026, 7, 6)))
        store.material_requests.put(a_request(talk_id="before"))
        store.records.put(
            a_record(id="after", state=RecordState.SIGNED, signed_on=date(2026, 6, 18))
        )
        store.findings.put_all([a_finding(**OF_AFTER), a_finding(id="f2", talk_id="closed")])
        store.actions.put(an_action(first_responsible=True, **OF_AFTER))
        store.reports.put(a_report(received_on=date(2026, 7, 10), **OF_AFTER))
        store.copies.put(a_copy(receiver="本级纪检机关", sent_on=date(2026, 6, 20), **OF_AFTER))
        store.copies.put(a_copy(CopyRound.RESULTS, sent_on=date(2026, 7, 1), talk_id="closed"))
        store.assessments.put(
            an_assessment(
                talk_id="closed",
                finding_id="f2",
                decided=Grade.LONG_TERM,
                look_again_on=date(2026, 9, 1),
            )
        )
        store.reminders.put(
            Reminder(
                id="m1",
                talk_id="after",
                item=DueItem.RESULTS_REPORT,
                manner=Manner.TELEPHONE,
                at=at(2026, 7, 12),
                by="李文书",
            )
        )
        store.put_offs.put(
            PutOff(
                id="o1",
                talk_id="after",
                item=DueItem.RESULTS_REPORT,
                until=date(2026, 9, 14),
                reason="学习",
                by="李文书",
            )
        )
    return store


def listed(items):
    return [(i.talk_id, i.item, i.due_on) for i in items]


def test_everything_open_is_read_from_the_store(full):
    assert listed(open_items(full, TODAY)) == [
        ("before", DueItem.MATERIAL_REPLY, date(2026, 7, 8)),
        ("before", DueItem.RECEIPT, date(2026, 7, 16)),
        ("before", DueItem.SELF_CHECK, date(2026, 7, 17)),
        ("before", DueItem.APPOINTMENT, date(2026, 7, 20)),
        ("after", DueItem.RECEIPT, date(2026, 6, 30)),
        ("after", DueItem.COPY, date(2026, 7, 3)),
        ("after", DueItem.TEAM_NOTICE, date(2026, 7, 15)),
        ("after", DueItem.COPY, date(2026, 7, 25)),
        ("after", DueItem.RESULTS_REPORT, date(2026, 9, 15)),
        ("closed", DueItem.RECEIPT, date(2026, 7, 11)),
        ("closed", DueItem.RESULTS_REPORT, date(2026, 9, 1)),
        YEARLY,
    ]


def test_the_page_of_a_talk_and_the_list_of_all_say_the_same(full):
    every = open_items(full, TODAY)
    for talk in (BEFORE, AFTER, CLOSED):
        assert items_of_talk(full, talk) == tuple(i for i in every if i.talk_id == talk.id)
    results = next(i for i in every if i.talk_id == "after" and i.item is DueItem.RESULTS_REPORT)
    assert (results.reminded, results.put_off_until) == ((at(2026, 7, 12),), date(2026, 9, 14))
    assert results.talkee == "赵立新"


def test_a_talker_gets_own_talks_and_nothing_of_the_office(full):
    with full.atomic():
        full.talks.put(
            a_talk(
                id="li's", number="4", talker_id="li", talkee_id="qian", planned_at=at(2026, 7, 21)
            )
        )
    assert listed(open_items(full, TODAY, "li")) == [
        ("li's", DueItem.APPOINTMENT, date(2026, 7, 21))
    ]
    assert open_items(full, TODAY, "") == ()


def a_plan_item(**fields):
    given = {
        "id": "i1",
        "plan_id": "p1",
        "talkee_id": "zhao",
        "organisation_id": "linhe",
        "talker_id": "wang",
        "month": 7,
        "due_on": date(2026, 7, 31),
    }
    return PlanItem(**given | fields)


@pytest.mark.parametrize(
    ("state", "talk_id", "due_on", "expected"),
    [
        (PlanState.FIXED, None, date(2026, 7, 31), True),
        (PlanState.DRAFTED, None, date(2026, 7, 31), False),
        (PlanState.FIXED, "before", date(2026, 7, 31), False),  # its appointment tells of it
        (PlanState.FIXED, "before", date(2026, 6, 30), True),  # late all the same
        (PlanState.FIXED, "closed", date(2026, 7, 31), False),  # held
    ],
)
def test_items_of_a_fixed_plan_are_open_until_their_talk_is_held(
    full, state, talk_id, due_on, expected
):
    with full.atomic():
        full.plans.put(Plan(id="p1", year=2026, state=state))
        full.plan_items.put(a_plan_item(talk_id=talk_id, due_on=due_on))
    found = [i for i in open_items(full, TODAY) if i.item is DueItem.PLAN_ITEM]
    assert bool(found) is expected
    assert [(i.talkee, i.post) for i in found] in ([], [("赵立新", "临河县委书记")])


def test_a_talker_who_leaves_before_the_day_is_told_in_time(full):
    with full.atomic():
        full.plans.put(Plan(id="p1", year=2026, state=PlanState.FIXED))
        full.plan_items.put(a_plan_item(talker_id="qian", talk_id="before"))
    (found,) = [i for i in open_items(full, TODAY) if i.item is DueItem.PLAN_ITEM]
    assert "谈话人到" in found.what
    assert "请改由他人谈话" in found.what


def test_triggers_wait_for_judgement_and_reported_years_are_settled(full):
    with full.atomic():
        full.triggers.put(
            Trigger(
                id="g1",
                number="1",
                kind=TriggerKind.TENDENCY,
                found_on=TODAY - timedelta(days=10),
                source="市委办公室",
                facts="作风问题",
                talkee_id="qian",
                organisation_id="qingshi",
                limit_on=date(2026, 8, 2),
            )
        )
        full.settings.put(REPORTED_YEARS, [2026])
    items = open_items(full, TODAY)
    assert [(i.talkee, i.due_on) for i in items if i.item is DueItem.TRIGGER_LIMIT] == [
        ("钱文涛", date(2026, 8, 2))
    ]
    assert YEARLY not in listed(items)


def test_a_results_report_that_came_in_settles_it(full):
    with full.atomic():
        full.reports.put(
            a_report(id="r2", kind=ReportKind.RESULTS, received_on=date(2026, 7, 12), **OF_AFTER)
        )
    items = [i for i in open_items(full, TODAY) if i.talk_id == "after"]
    assert DueItem.RESULTS_REPORT not in [i.item for i in items]
