"""The life of a year's plan: drafted, fixed by a meeting, closed with the year (Art. 5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from db.records import Plan, PlanChange, PlanItem, PlanState
from desktop.errors import BadInput, Refused
from desktop.rules.plan import check_due, needs_approval, quarter
from desktop.rules.wording import line, passage
from desktop.words import word

STEPS: Mapping[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFTED: frozenset({PlanState.FIXED}),
    PlanState.FIXED: frozenset({PlanState.CLOSED}),
    PlanState.CLOSED: frozenset(),
}


def move(plan: Plan, to: PlanState) -> Plan:
    """Return the plan one state on, or refuse."""
    if to not in STEPS[plan.state]:
        raise Refused(f"{plan.year}年度计划{word(plan.state)}，不能改为{word(to)}。", "第五条")
    return replace(plan, state=to)


def fix(plan: Plan, *, on: date, meeting: str, minutes: str, today: date) -> Plan:
    """Return the plan as fixed by a meeting on a day (审定会议、日期、纪要号)."""
    if on > today:
        raise BadInput("审定日期还没有到，请核对。", field="审定日期")
    return replace(
        move(plan, PlanState.FIXED),
        fixed_on=on,
        meeting=line(meeting, "审定会议", required=True),
        minutes_number=line(minutes, "纪要号"),
    )


def check_open(plan: Plan) -> None:
    """Refuse a change of a plan whose year is closed."""
    if plan.state is PlanState.CLOSED:
        raise BadInput(
            f"{plan.year}年度计划已结束，不能再改，没有保存；需要说明的请写在年度报告里。",
            field="计划月份",
        )


def change(  # noqa: PLR0913 - who, when and why belong to a change
    plan: Plan,
    old: PlanItem,
    new: PlanItem,
    *,
    what: str,
    reason: str,
    change_id: str,
    at: datetime,
    by: str,
) -> PlanChange | None:
    """Return the note of a change, or None while the plan is a draft (no note is kept then).

    A fixed plan asks for a reason; moving within the quarter needs no approval, any other change
    is to be approved (Art. 5, office).
    """
    check_open(plan)
    check_due(plan.year, new)
    if plan.state is PlanState.DRAFTED or old == new:
        return None
    return PlanChange(
        id=change_id,
        plan_id=plan.id,
        item_id=old.id,
        what=what,
        old=_worded(old),
        new="取消" if new.voided_reason else _worded(new),
        reason=passage(reason, "调整理由", required=True),
        needs_approval=needs_approval(old, new),
        at=at,
        by=by,
    )


def approve(note: PlanChange, *, on: date, by: str, today: date) -> PlanChange:
    """Return the note as approved by whom on which day."""
    if not note.needs_approval:
        raise Refused("这项调整在同一季度内，不需要审批。")
    if on > today:
        raise BadInput("审批日期还没有到，请核对。", field="审批日期")
    return replace(note, approved_on=on, approved_by=line(by, "审批人", required=True))


def _worded(item: PlanItem) -> str:
    if item.voided_reason:
        return "未列入"
    return (
        f"{item.month}月（第{quarter(item.month)}季度），{item.due_on.month}月{item.due_on.day}日前"
    )
