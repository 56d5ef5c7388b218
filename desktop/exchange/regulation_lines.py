"""The lines of a pasted or scanned text, cleaned of what the page has put between them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

NUMERAL = r"[零〇一二三四五六七八九十百千两\d０-９\s]+?"
ENDS = "。！？；：”）》…"
STRANGE = re.compile(
    r"新华社|本报讯|本报记者|责任编辑|编辑：|记者|通讯员|[日月]电[（）\s]|上接第|下转第|扫一扫|点击"
)
_PAGE_MARK = re.compile(r"[—\-－–·•\s]*(第?\s*\d+\s*[页版]?)[—\-－–·•\s]*$")
_BARE_HEADING = re.compile(rf"第({NUMERAL})[编章节]$")
_ORNAMENT = re.compile(r"#+\s+(?:\*\*)?|[*>●■◆▪◦\s]+(?=第|[（《一二三四五六七八九十])")
_SPACES = re.compile(r"[\u00a0\u2002-\u200b\ufeff\t]")
_MARKS = ((",", "，"), (";", "；"), (":", "："), ("(", "（"), (")", "）"), ("?", "？"))
_FULL = tuple(
    (re.compile(rf"(?<=[^\x00-\x7f]){re.escape(half)}|{re.escape(half)}(?=[^\x00-\x7f])"), full)
    for half, full in _MARKS
)
_MOST_IN_HEAD = 30


def lines_of(text: str) -> list[str]:
    """Return the lines half and full width alike, without page numbers, page heads and ornament."""
    lines = [_tidy(line) for line in text.splitlines()]
    lines = _without_page_marks(lines)
    return _with_whole_headings(_close_together(lines))


def close_up(text: str) -> str:
    """Return text without the spaces between Chinese characters."""
    return re.sub(r"(?<=[^\x00-\x7f])[ 　]+(?=[^\x00-\x7f])", "", text)


def _tidy(line: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", c) if c.isalnum() else c for c in line)
    plain = _SPACES.sub(" ", plain)
    for pattern, full in _FULL:
        plain = pattern.sub(full, plain)
    plain = plain.strip(" 　\r\n\x0b\x0c")
    if ornament := _ORNAMENT.match(plain):
        plain = plain[ornament.end() :].replace("**", "")
    return plain


def _without_page_marks(lines: Sequence[str]) -> list[str]:
    """Drop page numbers, and the line that stands beside them on every page."""
    marks = {at for at, line in enumerate(lines) if line and _PAGE_MARK.fullmatch(line)}
    beside = Counter(
        lines[at]
        for mark in marks
        for at in (mark - 1, mark + 1)
        if 0 <= at < len(lines) and 0 < len(lines[at]) <= _MOST_IN_HEAD and at not in marks
    )
    heads = {line for line, times in beside.items() if times > 1 and line[-1] not in ENDS}
    return [
        line
        for at, line in enumerate(lines)
        if at not in marks and not (line in heads and {at - 1, at + 1} & marks)
    ]


def _close_together(lines: list[str]) -> list[str]:
    """Drop the empty lines where one stands after every line: they part nothing then."""
    full = [at for at, line in enumerate(lines) if line]
    together = sum(after - before == 1 for before, after in pairwise(full))
    if len(full) > 3 and together * 20 <= len(full):
        return [line for line in lines if line]
    return lines


def _with_whole_headings(lines: Sequence[str]) -> list[str]:
    """Put 第一章 and its name, broken apart, into one line again."""
    whole: list[str] = []
    for line in lines:
        name_follows = whole and _BARE_HEADING.match(whole[-1]) and not line.startswith("第")
        if line and name_follows and len(line) <= 25 and line[-1] not in "。；，、：":
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole
