from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from db.records import OfficeSettings, PlanItem
from desktop.errors import BadInput
from desktop.rules.plan import (
    Appointment,
    check_due,
    clashes,
    doubt,
    is_late,
    last_day,
    needs_approval,
    quarter,
)
from tests.factories import a_leader, a_tenure

ITEM = PlanItem(
    id="i",
    plan_id="y",
    talkee_id="p1",
    organisation_id="o1",
    talker_id="p2",
    month=5,
    due_on=date(2026, 5, 31),
)


@pytest.mark.parametrize(
    ("month", "expected"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)]
)
def test_quarters(month, expected):
    assert quarter(month) == expected


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2026, 2, 28), (2028, 2, 29), (2026, 12, 31), (2026, 4, 30)]
)
def test_last_days(year, month, day):
    assert last_day(year, month) == date(year, month, day)


@pytest.mark.parametrize(
    ("due_on", "sentence"),
    [
        (date(2026, 5, 1), None),
        (date(2026, 12, 31), None),
        (date(2026, 4, 30), "早于计划月份"),
        (date(2027, 1, 1), "应在2026年内"),
        (date(2025, 12, 31), "应在2026年内"),
    ],
)
def test_the_completion_date_lies_in_the_year_and_not_before_the_month(due_on, sentence):
    item = replace(ITEM, due_on=due_on)
    if sentence is None:
        check_due(2026, item)
        return
    with pytest.raises(BadInput, match=sentence) as refusal:
        check_due(2026, item)
    assert refusal.value.field == "完成时限"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"month": 6, "due_on": date(2026, 6, 30)}, False),
        ({"month": 4, "due_on": date(2026, 4, 30)}, False),
        ({"due_on": date(2026, 6, 30)}, False),
        ({"due_on": date(2026, 7, 1)}, True),
        ({"month": 7, "due_on": date(2026, 7, 31)}, True),
        ({"month": 3, "due_on": date(2026, 5, 31)}, True),
        ({"talker_id": "p3"}, True),
        ({"talkee_id": "p9"}, True),
        ({"voided_reason": "调离"}, True),
        ({"by_hand": False, "version": 4}, False),
    ],
)
def test_only_moving_within_the_quarter_needs_no_approval(change, expected):
    assert needs_approval(ITEM, replace(ITEM, **change)) is expected


@pytest.mark.parametrize(
    ("held", "today", "expected"),
    [
        (False, date(2026, 5, 31), False),
        (False, date(2026, 6, 1), True),
        (True, date(2026, 6, 1), False),
    ],
)
def test_an_item_is_late_from_the_day_after(held, today, expected):
    assert is_late(ITEM, held=held, today=today) is expected


def at(hour, minute=0, **facts):
    usual = {"talker_id": "t1", "talkee_id": "p1", "place": "", "number": f"2026-{hour:03}"}
    day = datetime(2026, 7, 14, hour, minute, tzinfo=UTC)
    return Appointment(talk_id=f"a{hour}{minute}", at=day, **usual | facts)


@pytest.mark.parametrize(
    ("first", "second", "over"),
    [
        (at(9), at(10, talkee_id="p2"), "谈话人"),
        (at(9), at(10, 30, talkee_id="p2"), None),
        (at(9), at(10, talker_id="t2"), "被谈话人"),
        (
            at(9, place="第一会议室"),
            at(10, talker_id="t2", talkee_id="p2", place=" 第一会议室"),
            "第一会议室",
        ),
        (at(9, place="甲"), at(10, talker_id="t2", talkee_id="p2", place="乙"), None),
        (at(9), at(10, talker_id="t2", talkee_id="p2"), None),
    ],
)
def test_clashes_by_talker_talkee_and_room(first, second, over):
    found = clashes([second], [first])
    assert found == clashes([first, second])
    assert (over in found[0].sentence) if over else found == ()


def test_an_appointment_does_not_clash_with_itself():
    assert clashes([at(9)], [at(9)]) == ()


@pytest.mark.parametrize(
    ("on", "left", "removed", "said"),
    [
        (date(2026, 8, 31), None, None, ""),
        (date(2026, 8, 31), date(2026, 8, 31), None, ""),
        (date(2026, 9, 1), date(2026, 8, 31), None, "谈话人到2026年9月1日已不在任"),
        (date(2026, 8, 31), None, date(2026, 8, 30), "被谈话人到2026年8月31日已不是该单位"),
        (date(2026, 9, 1), date(2026, 8, 31), date(2026, 8, 30), "被谈话人"),
    ],
)
def test_article_7_who_leaves_before_the_planned_day_is_pointed_out(on, left, removed, said):
    item = PlanItem(
        id="i",
        plan_id="p",
        talkee_id="zhao",
        organisation_id="linhe",
        talker_id="wang",
        month=8,
        due_on=on,
    )
    leaders, tenures = (
        [a_leader("wang", ends_on=left)],
        [a_tenure("zhao", "linhe", ends_on=removed)],
    )
    found = doubt(item, on, leaders, tenures, OfficeSettings())
    assert found.startswith(said)
    assert bool(found) == bool(said)


def test_an_item_without_a_talker_waits_for_nobody():
    item = PlanItem(
        id="i",
        plan_id="p",
        talkee_id="zhao",
        organisation_id="linhe",
        talker_id=None,
        month=8,
        due_on=date(2026, 8, 31),
    )
    assert doubt(item, item.due_on, [], [a_tenure("zhao", "linhe")], OfficeSettings()) == ""
