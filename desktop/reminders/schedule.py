"""What is to be done about one item on a day: sparing, nothing missed, nothing asked twice."""

from datetime import date, timedelta
from enum import StrEnum

from db.records import DueItem, OfficeSettings
from desktop.errors import BadInput
from desktop.reminders.watched import Act, OpenItem
from desktop.rules.workdays import Workdays

_DAY = timedelta(days=1)


class State(StrEnum):
    """How pressing an item is: past its day, within the first reminder step, or later."""

    LATE = "late"
    NEAR = "near"
    PLANNED = "planned"


def first_step_on(due_on: date, settings: OfficeSettings, workdays: Workdays) -> date:
    """Return the day of the first reminder: so many days before, on a working day (office)."""
    return workdays.last_workday_on_or_before(due_on - timedelta(days=settings.remind_days_before))


def state_on(today: date, due_on: date, settings: OfficeSettings, workdays: Workdays) -> State:
    """Return how pressing an item is on a day; one due today is not late yet (Art. 11)."""
    if today > due_on:
        return State.LATE
    return State.NEAR if today >= first_step_on(due_on, settings, workdays) else State.PLANNED


def act_on(today: date, item: OpenItem, settings: OfficeSettings, workdays: Workdays) -> Act | None:
    """Return what is to be done today, or None: nothing yet, done already, or put off.

    The talkee gets one telephone call before the day and one letter after it; then the item
    comes up on the office's own list every so many days. A missed act comes up once.
    """
    state = state_on(today, item.due_on, settings, workdays)
    if item.at_once:
        return item.act
    if state is State.PLANNED or _is_put_off(today, item, state):
        return None
    if item.act is not None:
        return _own_act(today, item, item.act, state)
    if state is State.NEAR:
        asked_from = min(
            first_step_on(item.due_on, settings, workdays),
            item.due_on - timedelta(days=settings.near_days),
        )
        return None if any(at.date() >= asked_from for at in item.reminded) else Act.TELEPHONE
    since = [at.date() for at in item.reminded if at.date() > item.due_on]
    if not since:
        return Act.LETTER
    again_on = max(since) + timedelta(days=settings.late_list_every_days)
    return Act.OWN_LIST if today >= again_on else None


def turning_days(item: OpenItem, settings: OfficeSettings, workdays: Workdays) -> set[date]:
    """Return the days on which what `act_on` says of an item may change; between them it stays."""
    turns = {first_step_on(item.due_on, settings, workdays), item.due_on, item.due_on + _DAY}
    if item.put_off_until is not None:
        turns.add(item.put_off_until)
    if item.reminded:
        last = item.reminded[-1].date()
        turns.add(last + timedelta(days=settings.late_list_every_days))
    return turns


def check_put_off(
    until: date, reason: str, item: OpenItem, today: date, settings: OfficeSettings
) -> None:
    """Refuse putting off past the due date, into the past, or without a reason.

    What is late cannot be put off, but the office's own list may be left for its usual days.
    """
    if not reason.strip():
        raise BadInput("请写明推后的原因。", field="原因")
    if item.due_on == today:
        raise BadInput("今天到期的事项不能再推后，请抓紧办理。", field="推后到")
    if until <= today:
        raise BadInput("推后的日期须晚于今天。", field="推后到")
    last = item.due_on
    if today > item.due_on:
        if not _was_reminded_late(item):
            raise BadInput("已经逾期的事项不能推后，请先办理或者提醒。", field="推后到")
        last = today + timedelta(days=settings.late_list_every_days)
    if until > last:
        raise BadInput(f"最晚只能推后到{last.year}年{last.month}月{last.day}日。", field="推后到")


def _is_put_off(today: date, item: OpenItem, state: State) -> bool:
    """Putting off before the day never reaches past it; later it is for the own list only."""
    if item.put_off_until is None or today >= item.put_off_until:
        return False
    return state is not State.LATE or _was_reminded_late(item)


def _was_reminded_late(item: OpenItem) -> bool:
    return any(at.date() > item.due_on for at in item.reminded)


def _own_act(today: date, item: OpenItem, act: Act, state: State) -> Act:
    if item.item is DueItem.APPOINTMENT and act is Act.PREPARE:
        if state is State.LATE:
            return Act.SETTLE
        return Act.HOLD if today == item.due_on else Act.PREPARE
    return act
