"""What is to be done on a day, from the dates alone: dates in, acts out (Art. 11 and 12)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate, pairwise

from db.frozen import frozen
from db.records import DueItem, OfficeSettings
from desktop.reminders.schedule import State, act_on, state_on, turning_days
from desktop.reminders.watched import Act, OpenItem
from desktop.reminders.wording import sentence
from desktop.rules.workdays import Workdays

_SMALL_PAPERS = frozenset(
    {DueItem.RECEIPT, DueItem.COPY, DueItem.MATERIAL_REPLY, DueItem.SIGNATURE}
)


@frozen
class Due:
    """One item as it stands on a day. `days` to the due date are negative when it is late.

    `act` is None where nothing is to be done today: not yet, done already, or put off.
    """

    item: DueItem
    talk_id: str | None
    number: str
    talkee: str
    post: str
    organisation_id: str
    subject_id: str
    what: str
    due_on: date
    at: datetime | None
    days: int
    state: State
    act: Act | None
    reminded: int
    last_reminded_on: date | None
    sentence: str


def due(
    items: Iterable[OpenItem], today: date, settings: OfficeSettings, workdays: Workdays
) -> tuple[Due, ...]:
    """Return all open items as they stand on a day, most urgent first.

    The same dates give the same list, however often and at whatever hour it is computed.
    """
    found = (_due(item, today, settings, workdays) for item in items)
    return tuple(sorted(found, key=_urgency))


def to_do(dues: Iterable[Due]) -> tuple[Due, ...]:
    """Return what is to be done on that day."""
    return tuple(d for d in dues if d.act is not None)


def coming(dues: Iterable[Due], days: int = 30) -> tuple[Due, ...]:
    """Return the talks, reports and limits of the days ahead, without the office's small papers."""
    return tuple(d for d in dues if 0 <= d.days <= days and d.item not in _SMALL_PAPERS)


def counts_ahead(
    items: Sequence[OpenItem],
    today: date,
    settings: OfficeSettings,
    workdays: Workdays,
    days: int = 60,
) -> dict[date, int]:
    """Return how many acts there would be on each day ahead if nothing were done meanwhile."""
    end = today + timedelta(days=days)
    changes: Counter[date] = Counter()
    for item in items:
        turns = sorted(t for t in turning_days(item, settings, workdays) if today < t < end)
        for begin, stop in pairwise([today, *turns, end]):
            if act_on(begin, item, settings, workdays) is not None:
                changes[begin] += 1
                changes[stop] -= 1
    ahead = [today + timedelta(days=n) for n in range(days)]
    return dict(zip(ahead, accumulate(changes[day] for day in ahead), strict=True))


def _due(item: OpenItem, today: date, settings: OfficeSettings, workdays: Workdays) -> Due:
    act = act_on(today, item, settings, workdays)
    return Due(
        item=item.item,
        talk_id=item.talk_id,
        number=item.number,
        talkee=item.talkee,
        post=item.post,
        organisation_id=item.organisation_id,
        subject_id=item.subject_id,
        what=item.what,
        due_on=item.due_on,
        at=item.at,
        days=(item.due_on - today).days,
        state=state_on(today, item.due_on, settings, workdays),
        act=act,
        reminded=len(item.reminded),
        last_reminded_on=item.reminded[-1].date() if item.reminded else None,
        sentence=sentence(item, today, act, settings, workdays),
    )


def _urgency(one: Due) -> tuple[object, ...]:
    """The longest overdue first, then the soonest; of one day by the clock and the number."""
    return (one.due_on, one.at.isoformat() if one.at else "", one.number, one.item, one.subject_id)
