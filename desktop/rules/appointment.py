"""When a talk may stand, and by when its self-check is wanted: what the office settles itself."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from db.records import Talk, TalkStatus
from desktop.errors import BadInput


def check_span(started_at: datetime | None, ended_at: datetime | None, now: datetime) -> None:
    """Refuse a start or an end in the future, and an end before the start."""
    if started_at is not None and started_at > now:
        raise BadInput("开始时间还没有到，请核对日期和时间。", field="开始时间")
    if ended_at is not None and ended_at > now:
        raise BadInput("结束时间还没有到，请核对日期和时间。", field="结束时间")
    if started_at is not None and ended_at is not None and ended_at < started_at:
        raise BadInput("结束时间早于开始时间，请核对两个时间。", field="结束时间")


def check_not_future(day: date, today: date, field: str) -> None:
    """Refuse a day after today; `field` is the label on screen."""
    if day > today:
        raise BadInput(f"{field}不能晚于今天。", field=field)


def check_one_a_day(
    talk_id: str, on: date, of_the_pair: Iterable[Talk], *, field: str = "谈话时间"
) -> None:
    """Refuse a second talk of the same two persons on one day; cancelled ones do not count."""
    for other in of_the_pair:
        if other.id != talk_id and other.status is not TalkStatus.CANCELLED and day_of(other) == on:
            raise BadInput(
                f"这两人在{on.year}年{on.month}月{on.day}日已有谈话{other.number}，"
                "同一天不能再安排一次，请改日期或者打开那次谈话。",
                field=field,
            )


def self_check_day(planned_on: date | None, days_before: int, today: date) -> date | None:
    """Return the usual last day for the self-check of a talk (Art. 9, the office's own days).

    It is never a day that is over; None where the talk has no day or its day is over.
    """
    if planned_on is None or planned_on < today:
        return None
    return max(planned_on - timedelta(days=days_before), today)


def day_of(talk: Talk) -> date | None:
    """Return the day of a talk: when it was held, else when it is planned."""
    moment = talk.started_at or talk.ended_at or talk.planned_at
    return moment.date() if moment else None
