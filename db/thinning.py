"""Which automatic copies to keep: many of late, fewer the older they are."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_ALL_FOR = timedelta(days=2)
_DAYS, _WEEKS, _MONTHS = 12, 10, 9


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
