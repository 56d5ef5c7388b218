"""The points of a paper that is not divided into articles: （一）, （二） …, numbered throughout."""

import re
from collections.abc import Sequence

from desktop.errors import BadInput
from desktop.exchange.numerals import read_numeral
from desktop.exchange.regulation_lines import close_up
from desktop.exchange.regulation_parts import Article

_POINT = re.compile(r"（([一二三四五六七八九十百]{1,5})）")
_HEADING = re.compile(r"(?:^|(?<=[。\n]))[一二三四五六七八九十]{1,3}、[^。\n（]{2,40}$")
_FEWEST = 3


def points_of(lines: Sequence[str]) -> list[Article]:
    """Return the points in their order, or raise BadInput where there are not three of them."""
    text = "\n".join(line for line in lines if line)
    starts = _starts(text)
    if len(starts) < _FEWEST:
        raise BadInput("没有认出“第N条”样式的条文，请核对是否法规全文；已存的内容没有变。")
    articles = []
    heading, behind = _cut_heading(text[: starts[0].start()])[1], ""
    for number, match in enumerate(starts, start=1):
        end = starts[number].start() if number < len(starts) else len(text)
        body, behind = _cut_heading(text[match.end() : end])
        paragraphs = tuple(close_up(line) for line in _joined(body))
        articles.append(Article(number=number, paragraphs=paragraphs, heading=heading))
        heading = behind or heading
    return articles


def _starts(text: str) -> list[re.Match[str]]:
    """Return where the points begin: only （N+1） after （N）, not in a list."""
    found: list[re.Match[str]] = []
    for match in _POINT.finditer(text):
        head = text[: match.start()].rstrip()
        begins = not head or head[-1] in "。”）"
        follows_heading = _HEADING.search(text[max(0, match.start() - 60) : match.start()])
        if read_numeral(match[1]) == len(found) + 1 and (begins or follows_heading):
            found.append(match)
    return found


def _cut_heading(text: str) -> tuple[str, str]:
    """Return the text without the heading of the next part at its end, and that heading."""
    plain = text.rstrip()
    if match := _HEADING.search(plain):
        return plain[: match.start()], close_up(match[0].strip())
    return plain, ""


def _joined(body: str) -> list[str]:
    """Join lines that the page has broken: a paragraph ends with a sentence."""
    joined: list[str] = []
    for line in body.splitlines():
        if joined and line and joined[-1][-1] not in "。！？；":
            joined[-1] += line
        elif line:
            joined.append(line)
    return joined
