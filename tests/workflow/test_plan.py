from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from db.records import Plan, PlanItem, PlanState
from desktop.errors import BadInput, Refused
from desktop.workflow.plan import STEPS, approve, change, fix, move

PLAN = Plan(id="y", year=2026)
FIXED = replace(PLAN, state=PlanState.FIXED)
TODAY = date(2026, 7, 13)
AT = datetime(2026, 7, 13, 9, 0, tzinfo=UTC)
ITEM = PlanItem(
    id="i",
    plan_id="y",
    talkee_id="p1",
    organisation_id="o1",
    talker_id="p2",
    month=5,
    due_on=date(2026, 5, 31),
)


@pytest.mark.parametrize("start", list(PlanState))
@pytest.mark.parametrize("to", list(PlanState))
def test_every_pair_of_states(start, to):
    plan = replace(PLAN, state=start)
    if to in STEPS[start]:
        assert move(plan, to).state is to
    else:
        with pytest.raises(Refused):
            move(plan, to)


def test_fixing_keeps_the_meeting():
    fixed = fix(
        PLAN, on=date(2026, 2, 10), meeting="市委常委会", minutes="〔2026〕3号", today=TODAY
    )
    assert (fixed.state, fixed.meeting, fixed.fixed_on) == (
        PlanState.FIXED,
        "市委常委会",
        date(2026, 2, 10),
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"on": date(2026, 7, 14)}, "审定日期"), ({"meeting": " "}, "审定会议")],
)
def test_fixing_asks_for_a_meeting_that_was_held(facts, field):
    usual = {"on": TODAY, "meeting": "市委常委会", "minutes": "", "today": TODAY}
    with pytest.raises(BadInput) as refusal:
        fix(PLAN, **usual | facts)
    assert refusal.value.field == field


def changed(plan, new, reason="临时任务"):
    return change(plan, ITEM, new, what="改时间", reason=reason, change_id="c", at=AT, by="李文书")


def test_a_draft_keeps_no_note_and_a_fixed_plan_does():
    later = replace(ITEM, month=8, due_on=date(2026, 8, 31))
    assert changed(PLAN, later) is None
    note = changed(FIXED, later)
    assert (note.old, note.new, note.needs_approval) == (
        "5月（第2季度），5月31日前",
        "8月（第3季度），8月31日前",
        True,
    )
    assert changed(FIXED, replace(ITEM, voided_reason="调离")).new == "取消"
    assert changed(FIXED, ITEM) is None


def test_a_fixed_plan_asks_for_a_reason_and_a_closed_one_refuses():
    later = replace(ITEM, month=6, due_on=date(2026, 6, 30))
    with pytest.raises(BadInput, match="调整理由"):
        changed(FIXED, later, reason=" ")
    with pytest.raises(BadInput, match="已结束"):
        changed(replace(PLAN, state=PlanState.CLOSED), later)


def test_approval_is_kept_where_it_is_needed():
    note = changed(FIXED, replace(ITEM, month=8, due_on=date(2026, 8, 31)))
    done = approve(note, on=TODAY, by="王立", today=TODAY)
    assert (done.approved_on, done.approved_by) == (TODAY, "王立")
    inside = changed(FIXED, replace(ITEM, month=6, due_on=date(2026, 6, 30)))
    with pytest.raises(Refused, match="不需要审批"):
        approve(inside, on=TODAY, by="王立", today=TODAY)
    with pytest.raises(BadInput, match="还没有到"):
        approve(note, on=date(2026, 7, 14), by="王立", today=TODAY)
