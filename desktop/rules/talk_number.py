"""The number of a talk by the office's pattern: by planned year, given once, never used again."""

import re
from collections.abc import Iterable
from string import Formatter

from desktop.errors import BadInput

FIELD = "编号规则"
_WIDTH = re.compile(r"(0?[1-9]d)?")


def check_pattern(pattern: str) -> None:
    """Refuse a pattern without year and serial, or with anything else in braces."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        raise BadInput("编号规则中的大括号不成对，请核对。", field=FIELD) from None
    names = [name for _, name, _, _ in parts if name is not None]
    if sorted(names) != ["serial", "year"]:
        raise BadInput("编号规则须各有一个{year}（年份）和{serial}（顺序号）。", field=FIELD)
    if any(mark or not _WIDTH.fullmatch(spec or "") for _, _, spec, mark in parts):
        raise BadInput("编号规则中顺序号只能写作{serial}或者{serial:03d}这样的位数。", field=FIELD)


def number(pattern: str, year: int, serial: int) -> str:
    """Return the number of a year's n-th talk."""
    check_pattern(pattern)
    return pattern.format(year=year, serial=serial)


def next_number(pattern: str, year: int, used: Iterable[str]) -> str:
    """Return the number after the highest one used in that year; gaps are not filled."""
    return number(pattern, year, 1 + max((serial(pattern, year, n) for n in used), default=0))


def serial(pattern: str, year: int, given: str) -> int:
    """Return the serial in a number of that year, or 0 where it is of another year or pattern."""
    check_pattern(pattern)
    written = "".join(
        re.escape(text) + ("" if name is None else str(year) if name == "year" else r"(\d+)")
        for text, name, _, _ in Formatter().parse(pattern)
    )
    found = re.fullmatch(written, given, re.ASCII)
    return int(found[1]) if found else 0
