"""How dates, times and lists of names are worded on a paper."""

from collections.abc import Iterable
from datetime import date, datetime

DAY_TO_FILL = "20　　年　　月　　日"
_WEEKDAYS = "一二三四五六日"
_NUMERALS = "〇一二三四五六七八九"


def day(on: date | None, blank: str = "") -> str:
    """Return 2026年7月13日, figures without leading zeros, or what stands for no date."""
    return f"{on.year}年{on.month}月{on.day}日" if on else blank


def short_day(on: date | None) -> str:
    """Return a day in two lines, for a narrow column."""
    return f"{on.year}年\n{on.month}月{on.day}日" if on else ""


def weekday(on: date) -> str:
    """Return 星期一."""
    return f"星期{_WEEKDAYS[on.weekday()]}"


def moment(at: datetime | None, blank: str = "") -> str:
    """Return 2026年7月13日9时30分, without minutes on the full hour."""
    if at is None:
        return blank
    minutes = f"{at.minute}分" if at.minute else ""
    return f"{day(at.date())}{at.hour}时{minutes}"


def span(start: datetime | None, end: datetime | None, blank: str = "") -> str:
    """Return from when to when; the day is said once where it is the same."""
    if start is None or end is None:
        return moment(start or end, blank)
    if start.date() != end.date():
        return f"{moment(start)}至{moment(end)}"
    return f"{moment(start)}至{moment(end).removeprefix(day(end.date()))}"


def names(people: Iterable[str]) -> str:
    """Return names in a row, parted by 、."""
    return "、".join(people)


def numeral(number: int) -> str:
    """Return 一, 十二, 九十九; numbers beyond 99 stay figures."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


def sentence(text: str) -> str:
    """Return a text with a full stop at its end, unless it has a mark there or is empty."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；：…”）" else f"{text}。"
