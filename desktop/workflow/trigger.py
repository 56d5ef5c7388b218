"""The life of a trigger: registered, then judged; confirmed ones lead to a talk (Art. 5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from db.records import Trigger, TriggerState
from desktop.errors import BadInput, Refused
from desktop.rules.wording import line, passage
from desktop.words import word

S = TriggerState
STEPS: Mapping[TriggerState, frozenset[TriggerState]] = {
    S.REGISTERED: frozenset({S.CONFIRMED, S.NOT_LISTED, S.HANDED_OVER}),
    S.CONFIRMED: frozenset({S.HANDED_OVER, S.REGISTERED}),
    S.NOT_LISTED: frozenset({S.REGISTERED}),
    S.HANDED_OVER: frozenset({S.REGISTERED}),
}


def limit(found_on: date, days: int) -> date:
    """Return the last day for a timely talk: so many days (office) after the day it was found."""
    return found_on + timedelta(days=days)


def confirm(trigger: Trigger, *, on: date, by: str, today: date) -> Trigger:
    """Return the trigger judged 属实; a timely talk must follow (Art. 5)."""
    return _judged(trigger, S.CONFIRMED, on=on, by=by, today=today)


def dismiss(trigger: Trigger, *, on: date, by: str, reason: str, today: date) -> Trigger:
    """Return the trigger closed as 不属于所列情形, with reason and decider."""
    judged = _judged(trigger, S.NOT_LISTED, on=on, by=by, today=today)
    return replace(judged, reason=passage(reason, "理由", required=True))


def hand_over(trigger: Trigger, *, to: str, on: date, receipt: str, today: date) -> Trigger:
    """Return the trigger handed over to the discipline organ as a problem lead (Art. 2)."""
    moved = _move(trigger, S.HANDED_OVER)
    _check_day(trigger, on, today, "移送日期")
    return replace(
        moved,
        handed_to=line(to, "接收单位", required=True),
        handed_on=on,
        handed_receipt=line(receipt, "回执"),
    )


def register_receipt(trigger: Trigger, receipt: str) -> Trigger:
    """Return the trigger handed over with the receipt, which mostly comes later (Art. 2)."""
    if trigger.voided_reason or trigger.state is not S.HANDED_OVER:
        raise Refused(f"情形{trigger.number}没有移送，不能登记回执。", "第二条")
    return replace(trigger, handed_receipt=line(receipt, "回执", required=True))


def take_back(trigger: Trigger) -> Trigger:
    """Return the trigger as it was before it was judged or handed over by mistake.

    One that has led to a talk stays: there the talk is cancelled first.
    """
    if trigger.talk_id:
        raise Refused(f"情形{trigger.number}已安排谈话，不能撤回研判。")
    moved = _move(trigger, S.REGISTERED)
    return replace(
        moved,
        judged_on=None,
        judged_by="",
        reason="",
        handed_to="",
        handed_on=None,
        handed_receipt="",
    )


def lead_to(trigger: Trigger, talk_id: str) -> Trigger:
    """Return the trigger tied to the timely talk it led to; only a confirmed one leads to one."""
    if trigger.state is not S.CONFIRMED:
        raise Refused(
            f"情形{trigger.number}{word(trigger.state)}，研判属实后才能安排谈话。", "第五条"
        )
    return replace(trigger, talk_id=talk_id)


def _judged(trigger: Trigger, to: TriggerState, *, on: date, by: str, today: date) -> Trigger:
    moved = _move(trigger, to)
    _check_day(trigger, on, today, "研判日期")
    return replace(moved, judged_on=on, judged_by=line(by, "研判人", required=True))


def _move(trigger: Trigger, to: TriggerState) -> Trigger:
    if trigger.voided_reason:
        raise Refused(f"情形{trigger.number}已作废，不能再办理。")
    if to not in STEPS[trigger.state]:
        raise Refused(f"情形{trigger.number}{word(trigger.state)}，不能改为{word(to)}。", "第五条")
    return replace(trigger, state=to)


def _check_day(trigger: Trigger, on: date, today: date, field: str) -> None:
    if on > today:
        raise BadInput(f"{field}还没有到，请核对。", field=field)
    if on < trigger.found_on:
        raise BadInput(f"{field}早于发现日期，请核对。", field=field)
