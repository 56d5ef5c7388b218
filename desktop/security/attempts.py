"""How long to wait after failed log-ins, and from how many on a user is locked out for a while."""

from datetime import datetime, timedelta

from desktop.errors import Refused

LOCKED_OUT_AFTER = 5
LOCKED_OUT_FOR = timedelta(minutes=15)
_WAITS = tuple(timedelta(seconds=s) for s in (0, 1, 2, 5, 15))


def wait_after(count: int) -> timedelta:
    """Return how long to wait after so many failures in a row before the next try."""
    return LOCKED_OUT_FOR if count >= LOCKED_OUT_AFTER else _WAITS[max(count, 0)]


def still_to_wait(count: int, last_at: datetime | None, now: datetime) -> timedelta:
    """Return what is left of the wait: nothing after a failure that is still to come.

    Else a clock that was set back would lock out for as long as it had been ahead. Whoever may set
    the clock could put it forward as well.
    """
    if last_at is None or last_at > now:
        return timedelta(0)
    return max(timedelta(0), wait_after(count) - (now - last_at))


def require_patience(count: int, last_at: datetime | None, now: datetime) -> None:
    """Refuse a log-in that comes too early, saying how long to wait."""
    left = still_to_wait(count, last_at, now)
    if left > timedelta(0):
        raise Refused(
            f"口令已连续输错{count}次，请在{_spoken(left)}后再试；数据没有改动。"
            + ("忘记口令请找安全保密管理员重设。" if count >= LOCKED_OUT_AFTER else "")
        )


def _spoken(left: timedelta) -> str:
    minutes, seconds = divmod(-(-left // timedelta(seconds=1)), 60)
    return "".join((f"{minutes}分钟" if minutes else "", f"{seconds}秒" if seconds else ""))
