"""Recognising the articles of a regulation in plain text, however it was pasted or scanned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.errors import BadInput
from desktop.exchange.numerals import read_numeral
from desktop.exchange.regulation_doubts import judged
from desktop.exchange.regulation_lines import ENDS, NUMERAL, STRANGE, close_up, lines_of
from desktop.exchange.regulation_parts import Article, Regulation
from desktop.exchange.regulation_points import points_of
from desktop.exchange.regulation_title import title_of

_ARTICLE = re.compile(rf"第({NUMERAL})条(之[一二三四五六七八九十])?")
_HEADING = re.compile(rf"第({NUMERAL})[编章节](?![的、，规])[^。，；：]{{0,30}}$")
_INNER_HEADING = re.compile(
    rf"(?:(?<=[。）])|(?<=[ 　]))(第{NUMERAL}[编章节][ 　]*[^。，；：第]{{1,20}}?)[ 　]*(?=第{NUMERAL}条[ 　])"
)
_ITEM = re.compile(r"[（(][一二三四五六七八九十百]+[)）]|\d+[.．、]|[（(]\d+[)）]")
_REFERENCE = re.compile(
    r"\s*(规定|所列|所述|的|第\s*\S{1,3}\s*[款项]|、|和|至|或者|以及|中|之规定|，|。|）|》)"
)
_LAST_WORDS = re.compile(r"(施行|实施|执行|废止|解释)。")
_MOST_CHARACTERS = 1_000_000  # the longest code in force has about 110,000
_MOST_ARTICLES = 3_000
_NEAR = 80  # characters around the number of an article that tell whether it begins one


@dataclass(slots=True)
class _Found:
    number: int
    suffix: str
    heading: str
    lines: list[str] = field(default_factory=list)


def recognise(text: str) -> Regulation:
    """Return the title and articles found in a text, or raise BadInput where there is none."""
    if len(text) > _MOST_CHARACTERS:
        raise BadInput("文字超过100万字，不像是一部法规，没有读入；已存的内容没有变。")
    lines = _cut_at_inner_starts(lines_of(text))
    before, found = _collect(lines)
    if not found:
        return judged(title_of(before), points_of(before), points=True)
    if len(found) > _MOST_ARTICLES:
        raise BadInput("认出的条文超过3000条，不像是一部法规，没有读入；已存的内容没有变。")
    after = _cut_what_follows(found[-1])
    return judged(title_of(before), [_article(f) for f in found], after)


def _cut_at_inner_starts(lines: Sequence[str]) -> list[str]:
    """Begin a new line where an article begins right after the end of a sentence or a title."""
    cut: list[str] = []
    for line in "\n".join(_INNER_HEADING.sub(r"\n\1\n", line) for line in lines).split("\n"):
        start = 0
        for match in _ARTICLE.finditer(line):
            if _begins_inside(line, match):
                cut.append(line[start : match.start()].strip(" 　"))
                start = match.start()
        cut.append(line[start:])
    return cut


def _begins_inside(line: str, match: re.Match[str]) -> bool:
    at, end = match.span()
    head, rest = line[max(at - _NEAR, 0) : at].rstrip(" 　"), line[end : end + _NEAR]
    spaced = rest[:1] in {" ", "　"}
    if head.endswith("。"):
        return spaced or not _REFERENCE.match(rest)
    first = read_numeral(match[1]) == 1 and bool(head)
    return first and spaced and (head[-1] in "）】》" or line[at - 1] in " 　")


def _collect(lines: Sequence[str]) -> tuple[list[str], list[_Found]]:
    before: list[str] = []
    found: list[_Found] = []
    previous, heading = "", ""
    spaced = _spaced_numbers(lines)
    for whole in lines:
        line, start = _start(whole, previous, found[-1].number if found else 0, spaced)
        if start:
            found.append(_Found(*start, heading))
        if _HEADING.match(line) and (not previous or previous[-1] in ENDS or not found):
            heading = _closed_heading(line)
        elif found:
            found[-1].lines.append(line)
        else:
            before.append(line)
        previous = line or previous
    return before, found


def _spaced_numbers(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers that a space follows, where that is how this text begins its articles."""
    spaced, close = set(), 0
    for line in lines:
        if (match := _ARTICLE.match(line)) and (number := read_numeral(match[1])) is not None:
            rest = line[match.end() :]
            if not rest or rest[0] in " 　":
                spaced.add(number)
            elif not _REFERENCE.match(rest):
                close += 1
    return frozenset(spaced) if len(spaced) >= max(3, close) else frozenset()


def _start(
    line: str, previous: str, last: int, with_space: frozenset[int]
) -> tuple[str, tuple[int, str] | None]:
    """Return the line without the number that begins an article, and that number."""
    match = _ARTICLE.match(line)
    number = read_numeral(match[1]) if match else None
    if match is None or number is None:
        return line, None
    rest = line[match.end() :]
    spaced = not rest or rest[0] in " 　"
    in_sentence = bool(previous) and last > 0 and previous[-1] not in ENDS
    if in_sentence and not (spaced and number == last + 1):
        return line, None  # 第七条 in mid-sentence, thrown to the head of a line
    if not spaced and _REFERENCE.match(rest):
        return line, None
    if not spaced and with_space and (number in with_space or number != last + 1):
        return line, None  # 第三条道路通车: the article of that number has its space elsewhere
    return rest.strip(" 　"), (number, match[2] or "")


def _article(found: _Found) -> Article:
    return Article(
        number=found.number,
        suffix=found.suffix,
        heading=found.heading,
        paragraphs=tuple(_paragraphs(found.lines)),
    )


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Join what the page has broken: a paragraph ends with a sentence and a short line or item."""
    widest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    ended = True
    for line in lines:
        if not line:
            continue
        if ended or _ITEM.match(line):
            joined.append(line)
        else:
            joined[-1] = _join(joined[-1], line)
        short = len(line) < widest - 2 or len(lines) == 1 or widest > 60
        ended = line[-1] in "。；：！？" and short
    return [close_up(p) for p in joined]


def _join(left: str, right: str) -> str:
    words = left[-1].isascii() and left[-1].isalpha() and right[0].isascii() and right[0].isalpha()
    return f"{left} {right}" if words else left + right


def _cut_what_follows(last: _Found) -> str:
    """Take away what stands behind the last article: other news, an editor's name."""
    joined = ""
    for number, line in enumerate(last.lines):
        if joined.endswith("。") and STRANGE.search(line):
            return _cut(last, number)
        joined += line
        ended = _LAST_WORDS.search(joined) is not None and joined.endswith("。")
        blank = not line and joined.endswith("。")
        if (ended or blank) and not _items_follow(last.lines[number + 1 :]):
            return _cut(last, number + 1)
    return ""


def _cut(last: _Found, at: int) -> str:
    rest = "".join(last.lines[at:])
    del last.lines[at:]
    return rest


def _closed_heading(line: str) -> str:
    """Return 第二章 附则 however wide its name is set (第二章 附　则)."""
    number, name = re.split(r"(?<=[编章节])", line, maxsplit=1)
    return f"{number} {''.join(name.split())}".strip()


def _items_follow(lines: Sequence[str]) -> bool:
    following = next((line for line in lines if line), "")
    return _ITEM.match(following) is not None
