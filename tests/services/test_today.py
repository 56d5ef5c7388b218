from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    BodyKind,
    DueItem,
    Manner,
    OfficeSettings,
    Plan,
    PlanItem,
    Reminder,
    Role,
    TalkStatus,
)
from desktop.errors import Refused
from desktop.reminders.schedule import State
from desktop.reminders.watched import Act
from desktop.services.desk import Worker
from desktop.services.plans import PlanService
from desktop.services.today import PLAN, TodayService, target_of
from desktop.services.triggers import TriggerService
from desktop.services.views.plans import ItemText
from desktop.services.views.today import Target
from desktop.services.views.triggers import ProposalText
from tests.conftest import TODAY
from tests.factories import a_talk, an_ended_talk, at
from tests.services.roster import put_roster

PLAN_STEP = "拟定年度谈话计划"

LATE = an_ended_talk(at(2026, 6, 10, 11), id="late", number="2026-001")
SOON = an_ended_talk(
    at(2026, 6, 15, 11), id="soon", number="2026-002", talkee_id="qian", organisation_id="qingshi"
)
NOW = a_talk(
    id="now", number="2026-003", planned_at=at(2026, 7, 13, 15), status=TalkStatus.PREPARING
)


@pytest.fixture
def office(desk):
    put_roster(desk.store)
    with desk.store.atomic():
        desk.store.talks.put_all([LATE, SOON, NOW])
    return desk


def as_role(desk, role, person_id=None):
    worker = Worker(login="x", name="某人", role=role, person_id=person_id)
    return TodayService(replace(desk, worker=worker))


def test_the_list_holds_todays_acts_most_urgent_first(office):
    view = TodayService(office).read()
    assert [(r.due.talk_id, r.due.act, r.chip) for r in view.to_do] == [
        ("late", Act.LETTER, "逾期 3 天"),
        ("now", Act.HOLD, "今天 15:00"),
        ("soon", Act.TELEPHONE, "还有 2 天"),
    ]
    first = view.to_do[0]
    assert (first.due.talkee, first.organisation) == ("赵立新", "临河县委")
    assert (first.title, first.note) == ("整改措施报告", "7月10日到期")
    assert view.summary == "有 1 件逾期、2 件将到期，今天安排谈话 1 场"


def test_a_done_act_disappears_and_the_row_comes_back_when_it_is_time(office):
    with office.store.atomic():
        office.store.reminders.put(
            Reminder(
                id="m1",
                talk_id="late",
                item=DueItem.ACTION_REPORT,
                manner=Manner.LETTER,
                at=at(2026, 7, 13, 9),
                by="李文书",
            )
        )
    service = TodayService(office)
    assert "late" not in [r.due.talk_id for r in service.read().to_do]
    (again,) = [
        d
        for d in service.due(date(2026, 7, 20))
        if d.talk_id == "late" and d.item is DueItem.ACTION_REPORT
    ]
    assert (again.act, again.reminded, again.state) == (Act.OWN_LIST, 1, State.LATE)


def test_the_days_ahead_hold_what_falls_due_within_thirty(office):
    coming = TodayService(office).read().coming
    assert [(r.due.item, r.due.due_on) for r in coming] == [
        (DueItem.APPOINTMENT, date(2026, 7, 13)),
        (DueItem.ACTION_REPORT, date(2026, 7, 15)),
    ]
    assert coming[0].note == "7月13日 15:00"


def test_the_four_figures_each_lead_to_their_list(office):
    with office.store.atomic():
        office.store.talks.put(an_ended_talk(id="done", number="4", status=TalkStatus.CLOSED))
    view = TodayService(office).read()
    assert (view.coverage.count, view.coverage.of) == (2, 2)
    assert view.coverage.target.place == "计划与覆盖"
    assert (view.plan.count, view.plan.of, view.plan.remark) == (3, 4, "未编年度计划")
    assert (view.remediation.count, view.remediation.remark, view.late) == (2, "逾期 1", 1)
    assert view.remediation.target.given == {"group": "late"}
    assert (view.copies.count, view.archive.count, view.unsigned.count) == (0, 1, 0)
    assert view.archive.target.given == {"status": "closed"}
    assert view.remark == ""


def test_the_figure_of_the_plan_follows_the_plan_where_there_is_one(office):
    with office.store.atomic():
        office.store.plans.put(Plan(id="p1", year=2026))
        for n, talk_id in enumerate(("late", "now", None)):
            office.store.plan_items.put(
                PlanItem(
                    id=f"i{n}",
                    plan_id="p1",
                    talkee_id="zhao",
                    organisation_id="linhe",
                    talker_id="wang",
                    month=6,
                    due_on=date(2026, 12, 31),
                    talk_id=talk_id,
                )
            )
    plan = TodayService(office).read().plan
    assert (plan.count, plan.of, plan.remark) == (1, 3, "")


def test_an_empty_office_has_nothing_to_do(desk):
    view = TodayService(desk).read()
    assert (view.to_do, view.coming, view.coverage) == ((), (), None)
    assert view.summary == "今天没有到期的事项。"
    assert (view.plan.count, view.plan.of, view.remediation.remark) == (0, 0, "")
    assert view.plan.remark == "未编年度计划"


def test_a_talker_sees_own_talks_and_the_offices_coverage(office):
    with office.store.atomic():
        office.store.talks.put(
            an_ended_talk(at(2026, 6, 11), id="li's", number="4", talker_id="li")
        )
    view = as_role(office, Role.TALKER, "li").read()
    assert [r.due.talk_id for r in view.to_do] == ["li's"]
    assert (view.remediation.count, view.plan.of, view.coverage.of) == (1, 1, 2)
    assert view.plan.remark == "本人"
    assert (view.plan.target.place, view.coverage.target.place) == ("计划与覆盖", "谈话")


@pytest.mark.parametrize(
    "role", [Role.READER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR]
)
def test_readers_and_administrators_see_nothing_of_it(office, role):
    with pytest.raises(Refused):
        as_role(office, role).read()


def test_by_analogy_coverage_is_shown_as_such_or_switched_off(office):
    store = office.store
    with store.atomic():
        store.body.put(replace(store.body.own(), kind=BodyKind.BY_ANALOGY))
    assert TodayService(office).read().coverage.remark == "参照"
    with store.atomic():
        store.settings.put_office(OfficeSettings(analogy_coverage=False))
    assert TodayService(office).read().coverage is None


def test_a_year_without_a_holiday_list_is_said(office):
    later = replace(office, today=lambda: date(2033, 3, 1))
    assert "2033年" in TodayService(later).read().remark


def test_counts_ahead_are_numbers_for_each_day(office):
    counts = TodayService(office).counts_ahead(3)
    assert counts == {TODAY: 3, date(2026, 7, 14): 3, date(2026, 7, 15): 3}


@pytest.mark.parametrize(
    ("item", "talk_id", "place", "given"),
    [
        (DueItem.ACTION_REPORT, "t", "整改跟踪", {"talk_id": "t"}),
        (DueItem.APPOINTMENT, "t", "谈话", {"talk_id": "t", "stage": "preparation"}),
        (DueItem.COPY, "t", "谈话", {"talk_id": "t", "stage": "copies"}),
        (DueItem.TRIGGER_LIMIT, None, "计划与覆盖", {"part": "triggers", "trigger_id": "s"}),
        (DueItem.PLAN_ITEM, None, "计划与覆盖", {"year": "2026", "item_id": "s"}),
        (DueItem.YEARLY_REPORT, None, "统计报告", {"tab": "report", "year": "s"}),
    ],
)
def test_each_item_opens_where_it_is_dealt_with(office, item, talk_id, place, given):
    due = replace(TodayService(office).due()[0], item=item, talk_id=talk_id, subject_id="s")
    assert (target_of(due).place, target_of(due).given) == (place, given)


def test_a_talk_under_way_opens_where_it_was_left(office):
    due = replace(
        TodayService(office).due()[0], item=DueItem.APPOINTMENT, talk_id="t", act=Act.CONTINUE
    )
    assert (target_of(due).place, target_of(due).given) == ("谈话", {"talk_id": "t"})


def test_a_new_office_is_told_what_comes_first(desk):
    put = TodayService(desk)
    steps = put.read().beginning
    assert [s.verb for s in steps] == [
        "登记本单位领导班子",
        "从 Excel 导入名册",
        PLAN_STEP,
        "新建谈话",
    ]
    assert [s.target.place for s in steps] == ["系统管理", "谈话对象", "计划与覆盖", "谈话"]
    put_roster(desk.store)
    assert [s.verb for s in put.read().beginning] == [PLAN_STEP, "新建谈话"]
    tenure = desk.store.tenures.all()[0]
    text = ItemText(tenure_id=tenure.id, leader_id=None, month=8)
    PlanService(desk).add(TODAY.year, text)
    assert [s.verb for s in put.read().beginning] == ["按计划安排谈话", "新建谈话"]
    with desk.store.atomic():
        desk.store.talks.put(NOW)
    assert put.read().beginning == ()


def test_the_first_steps_are_for_the_office_only(desk):
    assert as_role(desk, Role.TALKER, "li").read().beginning == ()


def test_a_units_proposal_stands_among_the_acts_until_it_is_answered(office):
    triggers = TriggerService(office)
    proposal_id = triggers.propose(
        ProposalText(
            unit="审计机关",
            tenure_id="tenure-zhao",
            received_on=TODAY,
            reason="审计发现招标问题较多",
        )
    )
    row = next(r for r in TodayService(office).read().to_do if r.due.item is DueItem.UNIT_PROPOSAL)
    assert (row.title, row.due.act, row.chip) == (
        "答复审计机关的人选建议",
        Act.ANSWER,
        "还有 10 天",
    )
    assert row.target == Target(place=PLAN, given={"part": "units", "proposal_id": proposal_id})
    triggers.answer(proposal_id, "列入年度计划")
    items = {r.due.item for r in TodayService(office).read().to_do}
    assert DueItem.UNIT_PROPOSAL not in items


def test_a_planned_talk_whose_talker_leaves_is_told_at_once(office):
    store = office.store
    plans = PlanService(office)
    leader = next(x for x in store.leaders.all() if not x.is_secretary)
    plans.add(2026, ItemText(tenure_id="tenure-qian", leader_id=None, month=8))
    plans.fix(2026, on=TODAY, meeting="市委常委会会议")
    (row,) = plans.read(2026).rows
    with store.atomic():
        store.plan_items.put(replace(row.item, talker_id=leader.person_id))
        store.leaders.put(replace(leader, ends_on=date(2026, 7, 31)))
    told = [r for r in TodayService(office).read().to_do if r.due.item is DueItem.PLAN_ITEM]
    assert [(r.due.due_on, r.due.act) for r in told] == []
    nearer = replace(office, today=lambda: date(2026, 8, 4))
    (told,) = [r for r in TodayService(nearer).read().to_do if r.due.item is DueItem.PLAN_ITEM]
    assert "谈话人到2026年8月31日已不在任" in told.title
    assert told.target.given["item_id"] == row.item.id
