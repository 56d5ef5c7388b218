"""What a plan item may be, when it is late, and which talks get in each other's way (Art. 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from db.frozen import frozen
from db.records import Leader, OfficeSettings, PlanItem, Tenure
from desktop.errors import BadInput
from desktop.rules.eligibility import heads_on, leaders_on


def quarter(month: int) -> int:
    """Return the quarter (1 to 4) of a month."""
    return (month + 2) // 3


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def check_due(year: int, item: PlanItem) -> None:
    """Refuse a completion date outside the planned year or before the planned month (Art. 5)."""
    if item.due_on.year != year:
        raise BadInput(f"完成时限应在{year}年内，请改正。", field="完成时限")
    if item.due_on < date(year, item.month, 1):
        raise BadInput(f"完成时限早于计划月份（{item.month}月），请改正。", field="完成时限")


def needs_approval(old: PlanItem, new: PlanItem) -> bool:
    """Return whether a change of a fixed plan is to be approved.

    Moving within the quarter is not; another quarter, talkee, talker or a cancellation is.
    """
    same_quarter = quarter(old.month) == quarter(new.month)
    unmoved = replace(new, month=old.month, due_on=old.due_on, version=old.version)
    unmoved = replace(unmoved, by_hand=old.by_hand, talk_id=old.talk_id)
    in_quarter = quarter(new.due_on.month) == quarter(new.month)
    return not (same_quarter and in_quarter and unmoved == old)


def is_late(item: PlanItem, *, held: bool, today: date) -> bool:
    """Return whether an item is overdue: not held, and its completion date has passed."""
    return not held and not item.voided_reason and today > item.due_on


def doubt(
    item: PlanItem,
    on: date,
    leaders: Sequence[Leader],
    tenures: Sequence[Tenure],
    settings: OfficeSettings,
) -> str:
    """Return why the item cannot be held as planned on a day, "" where it can (Art. 5 and 7).

    The talker may have left office by then, the talkee the post; `tenures` are the talkee's in
    that organisation.
    """
    day = f"{on.year}年{on.month}月{on.day}日"
    if all(t.person_id != item.talkee_id for t in heads_on(tenures, on, settings)):
        return f"被谈话人到{day}已不是该单位“一把手”，请调整计划项"
    in_office = {x.person_id for x in leaders_on(leaders, on)}
    if item.talker_id is not None and item.talker_id not in in_office:
        return f"谈话人到{day}已不在任，请改由他人谈话"
    return ""


@frozen
class Appointment:
    """A talk that has a time: who talks with whom, where, from when; minutes it may take."""

    talk_id: str
    number: str
    talker_id: str
    talkee_id: str
    place: str
    at: datetime
    minutes: int = 90


@dataclass(frozen=True, slots=True)
class Clash:
    """Two appointments that get in each other's way, and over what, in one sentence."""

    first: str
    second: str
    sentence: str


def clashes(wanted: Sequence[Appointment], others: Sequence[Appointment] = ()) -> tuple[Clash, ...]:
    """Return where wanted appointments meet each other or others: same talker, talkee or room."""
    found = []
    for number, new in enumerate(wanted):
        for other in (*wanted[:number], *others):
            over = _overlap(new, other) and _over_what(new, other)
            if over and new.talk_id != other.talk_id:
                when = f"{new.at.month}月{new.at.day}日{new.at:%H:%M}"
                sentence = f"{over}：{when}与{other.number}（{other.at:%H:%M}）冲突"
                found.append(Clash(new.talk_id, other.talk_id, sentence))
    return tuple(found)


def _overlap(one: Appointment, two: Appointment) -> bool:
    return (
        one.at < two.at + timedelta(minutes=two.minutes)
        and two.at < one.at + timedelta(minutes=one.minutes)
    )  # fmt: skip


def _over_what(one: Appointment, two: Appointment) -> str:
    if one.talker_id == two.talker_id:
        return "谈话人同一时间有另一场谈话"
    if one.talkee_id == two.talkee_id:
        return "被谈话人同一时间有另一场谈话"
    if one.place and one.place.strip() == two.place.strip():
        return f"“{one.place.strip()}”同一时间已被占用"
    return ""
