"""Plan items become talks in one go, or none does."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import BadInput, Refused
from desktop.services.plans import PlanService
from desktop.services.scheduling import SchedulingService
from desktop.services.views.plans import ItemState, ItemText, Scheduling
from tests.factories import at


@pytest.fixture
def items(town):
    plans = PlanService(town)
    return [
        plans.add(2026, ItemText(tenure_id=f"tenure-{who}", leader_id="leader-wang", month=8))
        for who in ("zhao", "sun")
    ]


@pytest.fixture
def scheduling(town):
    return SchedulingService(town)


def wanted(item, hour, place="第一会议室"):
    return Scheduling(item_id=item, at=at(2026, 8, 12, hour), place=place, note_takers=("李文书",))


def test_all_items_become_talks_at_once(scheduling, items, town):
    ids = scheduling.schedule([wanted(items[0], 9), wanted(items[1], 15)])
    talks = [town.store.talks.get(i) for i in ids]
    assert [t.number for t in talks] == ["2026-001", "2026-002"]
    first = talks[0]
    assert (first.talkee_post, first.place, first.note_takers) == (
        "县委书记",
        "第一会议室",
        ("李文书",),
    )
    rows = PlanService(town).read(2026).rows
    assert [r.state for r in rows] == [ItemState.SCHEDULED] * 2
    assert town.store.audit.entries()[0].deed == "批量安排谈话"


def test_a_clash_is_told_and_nothing_is_made_unless_it_is_meant(scheduling, items, town):
    pair = [wanted(items[0], 9), wanted(items[1], 10)]
    (clash,) = scheduling.clashes(pair)
    assert "谈话人同一时间有另一场谈话" in clash.sentence
    with pytest.raises(BadInput, match="请改时间或地点"):
        scheduling.schedule(pair)
    assert PlanService(town).read(2026).rows[0].talk_id is None
    assert len(scheduling.schedule(pair, knowing=True)) == 2


def test_a_day_that_is_over_is_refused_and_an_idle_one_is_doubted(scheduling, items):
    past = replace(wanted(items[0], 9), at=at(2026, 7, 12, 9))
    with pytest.raises(BadInput, match="2026年7月12日已经过去，请另定日期") as told:
        scheduling.schedule([past], knowing=True)
    assert told.value.field == "日期"
    assert scheduling.doubts([wanted(items[0], 9)]) == ()
    saturday = replace(wanted(items[0], 9), at=at(2026, 8, 15, 9))
    assert scheduling.doubts([saturday]) == ("2026年8月15日是非工作日",)


def test_a_third_note_taker_is_refused(scheduling, items):
    three = replace(wanted(items[0], 9), note_takers=("李文书", "王建国", "张三"))
    with pytest.raises(BadInput, match="记录人最多两名"):
        scheduling.schedule([three])


def test_a_talk_arranged_before_clashes_too(scheduling, items):
    scheduling.schedule([wanted(items[0], 9)])
    assert len(scheduling.clashes([wanted(items[1], 10)])) == 1
    assert scheduling.clashes([wanted(items[1], 11)]) == ()


def test_one_refusal_leaves_none_of_them(scheduling, items, town):
    with town.store.atomic():
        tenure = town.store.tenures.get("tenure-sun")
        town.store.tenures.put(replace(tenure, ends_on=date(2026, 8, 1)))
    with pytest.raises(Refused, match="不在所列单位任"):
        scheduling.schedule([wanted(items[0], 9), wanted(items[1], 15)])
    assert PlanService(town).read(2026).rows[0].talk_id is None


def test_an_item_is_scheduled_once_and_only_with_a_talker(scheduling, items, town):
    scheduling.schedule([wanted(items[0], 9)])
    with pytest.raises(Refused, match="不要重复安排"):
        scheduling.schedule([wanted(items[0], 15)])
    open_item = PlanService(town).add(
        2026, ItemText(tenure_id="tenure-sun", leader_id=None, month=9)
    )
    with pytest.raises(BadInput, match="还没有确定谈话人"):
        scheduling.schedule([wanted(open_item, 15)])
