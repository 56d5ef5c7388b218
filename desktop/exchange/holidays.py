"""A holiday list from a file: the yearly notice of the State Council, or one day on each line.

A line or sentence with 上班 (or 补班, 班) gives days of work, one with 放假 (or 休息, 休) days off.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from db.frozen import frozen
from desktop.errors import BadInput, reason_of
from desktop.exchange.regulation_files import text_of

_LARGEST = 2_000_000  # bytes; a notice has some thousand
_LONGEST = 31  # days of one feast
_ASIDE = re.compile(r"\([^()]*\)")
_WORK = re.compile(r"(?<!值)班")
_YEAR = re.compile(r"(\d{4})年")
_END = re.compile(r"[。;\n]")
_MARK = r"\s*[年./-]\s*"
_DAY = rf"(?:(\d{{4}}){_MARK})?(\d{{1,2}})\s*[月./-]\s*(\d{{1,2}})\s*日?"
_SPAN = re.compile(
    rf"{_DAY}(?:\s*(?:至|到|~|—+)\s*(?:(?:(\d{{4}}){_MARK})?(\d{{1,2}})\s*[月./-]\s*)?(\d{{1,2}})\s*日?)?"
)


@frozen
class HolidayList:
    """The days off and the days of work (调休) that a file names, in order."""

    off: tuple[date, ...]
    work: tuple[date, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it holds days of."""
        return tuple(sorted({day.year for day in (*self.off, *self.work)}))


def read(path: Path) -> HolidayList:
    """Return the list of a text file (.txt, .csv) or Word file; BadInput where there is none."""
    found = parse(_text(path))
    if not found.off:
        raise BadInput(
            f"“{path.name}”中没有看出放假的日期，没有读入；请用国务院办公厅节假日安排通知的文字，"
            "或者每行写一天，例如 2027-01-01 放假。"
        )
    return found


def parse(text: str) -> HolidayList:
    """Return the days that a text names; the first year in it holds where none is written."""
    plain = unicodedata.normalize("NFKC", text)
    while (shorter := _ASIDE.sub("", plain)) != plain:
        plain = shorter
    named = _YEAR.search(plain)
    year = int(named[1]) if named else None
    off: set[date] = set()
    work: set[date] = set()
    for sentence in _END.split(plain):
        days = set(_days(sentence, year))
        if _WORK.search(sentence):
            work |= days
        elif "休" in sentence or "放假" in sentence:
            off |= days
    return HolidayList(off=tuple(sorted(off - work)), work=tuple(sorted(work)))


def _days(sentence: str, year: int | None) -> Iterator[date]:
    for found in _SPAN.finditer(sentence):
        own, month, day, until_year, until_month, until_day = found.groups()
        first_year = int(own) if own else year
        if first_year is None:
            continue
        first = _day(first_year, month, day, found[0])
        last = first
        if until_day:
            last = _day(until_year or first_year, until_month or month, until_day, found[0])
        if last < first and not until_year:
            last = _day(first.year + 1, until_month or month, until_day, found[0])
        if not first <= last < first + timedelta(days=_LONGEST):
            raise BadInput(f"“{found[0].strip()}”不像一次放假，没有读入，请核对文件。")
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _day(year: int | str, month: str, day: str, written: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadInput(f"“{written.strip()}”没有这一天，没有读入，请核对文件。") from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput(f"“{path.name}”太大，不像节假日安排，没有读入。")
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(f"“{path.name}”打不开（{reason_of(error)}），没有读入。") from error
    return text_of(content, path.name)
