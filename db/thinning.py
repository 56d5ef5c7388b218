"""Which automatic copies to keep: many of late, fewer the older they are."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_ALL_FOR = timedelta(days=2)
_DAYS, _WEEKS, _MONTHS = 12, 10, 9
_AT_REST_FOR = timedelta(days=270)


def to_keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the times to keep: all of two days, then the last of 12 days, 10 weeks, 9 months."""
    newest_first = sorted(times, reverse=True)
    kept = {t for t in newest_first if t > now - _ALL_FOR}
    for many, pattern in ((_DAYS, "%Y-%m-%d"), (_WEEKS, "%G-%V"), (_MONTHS, "%Y-%m")):
        last_of: dict[str, datetime] = {}
        for time in newest_first:
            last_of.setdefault(time.strftime(pattern), time)
        kept |= set(list(last_of.values())[:many])
    return kept


def to_keep_after_restore(
    times: Iterable[datetime], now: datetime, restored_at: datetime | None
) -> set[datetime]:
    """Return the times to keep where the store was put back once.

    What was copied before that may be the only trace of what the restore took away: for nine
    months new copies do not take its place, and it is thinned as if that day were today.
    """
    if restored_at is None or now - restored_at > _AT_REST_FOR:
        return to_keep(times, now)
    known = set(times)
    before = {time for time in known if time <= restored_at}
    return to_keep(before, restored_at) | to_keep(known - before, now)
