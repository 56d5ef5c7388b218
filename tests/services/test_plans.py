"""The plan of a year: begun, filled, fixed, changed with a reason, filled by talks."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import Combined, PlanState, Role, TalkKind
from desktop.errors import BadInput, Refused
from desktop.services.coverage import CoverageService
from desktop.services.plan_lists import PlanListService
from desktop.services.plans import PlanService
from desktop.services.printing import PrintService
from desktop.services.talks import TalkService
from desktop.services.views.plans import ItemState, ItemText
from desktop.services.views.printing import Choices
from desktop.services.views.talks import NewTalk
from tests.conftest import TODAY
from tests.factories import an_ended_talk, at


@pytest.fixture
def plans(town):
    return PlanService(town)


def text(**given):
    fields = {"tenure_id": "tenure-zhao", "leader_id": "leader-wang", "month": 8}
    return ItemText(**fields | given)


def fixed(plans):
    plans.fix(2026, on=date(2026, 2, 10), meeting="市委常委会会议", minutes="〔2026〕3号")


def test_a_year_without_a_plan_is_empty(plans):
    assert plans.read(2026).plan is None
    assert plans.years() == (2026,)


def test_an_item_is_added_and_shown_in_words(plans):
    plans.add(2026, text(combined=(Combined.AUDIT,), units=("审计机关",), undertaker="李文书"))
    view = plans.read(2026)
    (row,) = view.rows
    assert (row.talkee, row.talkee_post, row.state) == ("赵立新", "县委书记", ItemState.PLANNED)
    assert (row.item.due_on, row.item.combined) == (date(2026, 8, 31), ("audit",))
    assert view.plan.state is PlanState.DRAFTED
    assert plans.read(2025).plan is None


@pytest.mark.parametrize(
    ("given", "error", "sentence"),
    [
        ({"leader_id": "leader-song"}, Refused, "第七条|上一级党委书记"),
        ({"month": 13}, BadInput, "1至12月"),
        ({"due_on": date(2026, 7, 31)}, BadInput, "早于计划月份"),
        ({"due_on": date(2027, 1, 4)}, BadInput, "2026年内"),
    ],
)
def test_what_the_measures_or_the_calendar_do_not_allow_is_refused(plans, given, error, sentence):
    with pytest.raises(error, match=sentence):
        plans.add(2026, text(**given))
    assert plans.read(2026).plan is None


def test_the_same_person_twice_in_a_month_is_refused(plans):
    plans.add(2026, text())
    with pytest.raises(BadInput, match="已有计划项") as refusal:
        plans.add(2026, text())
    assert refusal.value.field == "被谈话人"


def test_a_draft_is_changed_freely_and_an_empty_plan_cannot_be_fixed(plans):
    with pytest.raises(Refused, match="还没有开始编制"):
        fixed(plans)
    item = plans.add(2026, text())
    plans.move(item, 1, 11)
    assert plans.read(2026).rows[0].item.month == 11
    assert plans.read(2026).changes == ()
    plans.void(item, "重复")
    with pytest.raises(Refused, match="没有计划项"):
        fixed(plans)


def test_a_fixed_plan_keeps_each_change_with_its_reason(plans):
    item = plans.add(2026, text())
    fixed(plans)
    with pytest.raises(BadInput, match="调整理由"):
        plans.move(item, 1, 9)
    plans.move(item, 1, 9, "巡察安排")
    plans.move(item, 2, 11, "防汛")
    plans.add(2026, text(tenure_id="tenure-sun", month=10), "新任")
    plans.void(item, "调离")
    view = plans.read(2026)
    assert [(c.talkee, c.change.what, c.change.needs_approval) for c in view.changes] == [
        ("赵立新", "改时间", False),
        ("赵立新", "改时间", True),
        ("孙国平", "增加", True),
        ("赵立新", "取消", True),
    ]
    assert (view.changes[2].change.old, view.changes[3].change.new) == ("未列入", "取消")
    assert view.waiting_approval == 3
    plans.approve(view.changes[1].change.id, on=TODAY, by="王致远")
    assert plans.read(2026).waiting_approval == 2


def test_a_closed_year_refuses_changes(plans, town):
    item = plans.add(2026, text())
    fixed(plans)
    with pytest.raises(Refused, match="还没有结束"):
        plans.close(2026)
    later = PlanService(replace(town, today=lambda: date(2027, 1, 4)))
    later.close(2026)
    with pytest.raises(BadInput, match="已结束"):
        later.add(2026, text(tenure_id="tenure-sun"))
    with pytest.raises(BadInput, match="已结束"):
        later.move(item, 1, 9, "补做")


def test_creating_a_talk_fills_its_item_and_calling_it_off_frees_it(plans, town):
    plans.add(2026, text(month=7))
    talks = TalkService(town)
    new = NewTalk(
        kind=TalkKind.REGULAR,
        tenure_id="tenure-zhao",
        leader_id="leader-wang",
        planned_at=at(2026, 7, 20, 15),
    )
    talk_id = talks.create(new)
    (row,) = plans.read(2026).rows
    assert (row.state, row.talk_id, row.day) == (ItemState.SCHEDULED, talk_id, date(2026, 7, 20))
    talks.cancel(talk_id, "改期")
    assert plans.read(2026).rows[0].state is ItemState.PLANNED
    again = talks.create(replace(new, planned_at=at(2026, 7, 21, 9)))
    assert plans.read(2026).rows[0].talk_id == again


def test_an_item_is_late_from_the_day_after_its_date_and_held_with_its_talk(plans, town):
    item = plans.add(2026, text(month=7, due_on=date(2026, 7, 20)))
    late = PlanService(replace(town, today=lambda: date(2026, 7, 21)))
    assert (late.read(2026).rows[0].state, late.read(2026).late) == (ItemState.LATE, 1)
    with town.store.atomic():
        talk = town.store.talks.put(an_ended_talk())
        stored = town.store.plan_items.get(item)
        town.store.plan_items.put(replace(stored, talk_id=talk.id))
    view = late.read(2026)
    assert (view.rows[0].state, view.held, view.late) == (ItemState.HELD, 1, 0)
    with pytest.raises(Refused, match="已经进行"):
        late.move(item, 2, 9)


def test_a_reader_neither_sees_nor_changes_the_plan(plans, town):
    plans.add(2026, text())
    reader = PlanService(replace(town, worker=replace(town.worker, role=Role.READER)))
    with pytest.raises(Refused, match="不能办理"):
        reader.read(2026)
    with pytest.raises(Refused, match="不能办理"):
        reader.add(2026, text(tenure_id="tenure-sun"))


def test_a_talker_sees_the_items_of_own_talks_and_their_changes_only(plans, town, talker_desk):
    mine = plans.add(2026, ItemText(tenure_id="tenure-sun", leader_id="leader-song", month=8))
    other = plans.add(2026, ItemText(tenure_id="tenure-zhao", leader_id="leader-wang", month=8))
    plans.fix(2026, on=TODAY, meeting="市委常委会会议")
    for item_id in (mine, other):
        version = town.store.plan_items.get(item_id).version
        plans.move(item_id, version, 9, "巡察安排")
    own = PlanService(talker_desk).read(2026)
    assert [r.item.id for r in own.rows] == [mine]
    assert [c.change.item_id for c in own.changes] == [mine]
    with pytest.raises(Refused):
        CoverageService(talker_desk).read()
    made = PlanListService(talker_desk).plan(2026)
    assert (made.name, made.count) == ("2026年度监督谈话计划（本人承担）", 1)
    with pytest.raises(Refused):
        PlanListService(talker_desk).coverage()
    printing = PrintService(talker_desk)
    assert not {"plan", "plan-change", "coverage", "trigger"} & {f.key for f in printing.forms()}
    with pytest.raises(Refused):
        printing.job("plan", (), Choices(), about="2026")
