"""Finding the title of a regulation in what stands before its first article."""

import re
from collections.abc import Sequence

from desktop.exchange.regulation_lines import close_up

_EDITION = r"（[^（）]{0,20}(?:试行|暂行|修订|修正|征求意见|草案)[^（）]{0,10}）"
_KIND = re.compile(
    r"(?:办法|规定|条例|意见|细则|准则|规则|决定|章程|通则|纲要|规范|规程|制度|法)"
    rf"(?:{_EDITION})?[》”]?$"
)
_NEWS = re.compile(r"(本报|新华社|记者|通讯员|责任编辑|讯）|电）|日电|第\d+版)")
_QUOTED = re.compile(r"《([^《》]{4,100})》")
_OTHER_END = re.compile(r"（[^（）]*）$")


def title_of(before: Sequence[str]) -> str:
    """Return the title, "" where none is found: the last lines that end like one."""
    lines = [_undated(line) for line in before]
    for last in range(len(lines) - 1, -1, -1):
        title = ""
        for upper in reversed(lines[max(0, last - 3) : last + 1]):
            if not upper or (title and upper[-1] in "。！？；…") or len(upper) > 60:
                break
            if _NEWS.search(upper):
                break
            title = upper + title
        if _KIND.search(title) and len(title) <= 100:
            return _plain(title)
    return _named_in(before)


def _undated(line: str) -> str:
    """Return a title without the day and the issuer in brackets behind it."""
    bare = _OTHER_END.sub("", line)
    return bare if _KIND.search(bare) and not _KIND.search(line) else line


def _plain(title: str) -> str:
    return close_up(title).strip("《》 ")


def _named_in(before: Sequence[str]) -> str:
    """Return the last regulation that the introduction names: …印发《…办法》。"""
    names = [n for n in _QUOTED.findall("".join(before)) if _KIND.search(n)]
    return _plain(names[-1]) if names else ""
