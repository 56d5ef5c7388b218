"""Recognising the articles of a regulation in plain text, however it was pasted or scanned."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.errors import BadInput
from desktop.exchange.numerals import read_numeral

_N = r"[零〇一二三四五六七八九十百千两\d０-９\s]+?"
_ARTICLE = re.compile(rf"第({_N})条(之[一二三四五六七八九十])?")
_HEADING = re.compile(rf"第({_N})[编章节](?![的、，规])\s*\S{{0,25}}$")
_ITEM = re.compile(r"[（(][一二三四五六七八九十百]+[)）]|\d+[.．、]|[（(]\d+[)）]")
_REFERENCE = re.compile(
    r"\s*(规定|所列|所述|的|第\s*\S{1,3}\s*[款项]|、|和|至|或者|以及|中|之规定|，|。)"
)
_KIND = re.compile(
    r"(办法|规定|条例|意见|细则|准则|规则|决定|章程|通则|纲要)(（试行）|\(试行\)|（暂行）)?[》”]?$"
)
_NEWS = re.compile(r"(本报|新华社|记者|通讯员|责任编辑|讯）|电）|日电|第\d+版)")
_PAGE_MARK = re.compile(r"[—\-－–·•\s]*(第?\s*\d+\s*[页版]?)[—\-－–·•\s]*$")
_ENDS = "。！？；：”）》…"
_LAST_WORDS = re.compile(r"(施行|实施|执行|废止)。")
_MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its number, its paragraphs and items, one string each, and a doubt if any."""

    number: int
    paragraphs: tuple[str, ...]
    suffix: str = ""
    heading: str = ""

    @property
    def text(self) -> str:
        """Return the text without the line breaks of the page."""
        return "".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """What was recognised. The lists name article numbers; doubts are sentences to decide on."""

    title: str
    articles: tuple[Article, ...]
    duplicates: tuple[int, ...]
    gaps: tuple[int, ...]
    out_of_order: tuple[int, ...]
    doubts: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    number: int
    suffix: str
    heading: str
    lines: list[str] = field(default_factory=list)


def recognise(text: str) -> Regulation:
    """Return the title and articles found in a text, or raise BadInput where there is none."""
    if len(text) > _MOST_CHARACTERS:
        raise BadInput("文字超过200万字，不像是一部法规，没有读入；已存的内容没有变。")
    lines = [_tidy(line) for line in text.splitlines()]
    lines = _cut_at_inner_starts([line for line in lines if not _PAGE_MARK.fullmatch(line)])
    before, found = _collect(lines)
    if not found:
        raise BadInput("没有认出“第N条”样式的条文，请核对是否法规全文；已存的内容没有变。")
    after = _cut_what_follows(found[-1])
    articles = [_article(f) for f in found]
    numbers = [f.number for f in found if not f.suffix]
    duplicates = sorted(n for n, times in Counter(numbers).items() if times > 1)
    gaps = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    disorder = _out_of_order(numbers)
    return Regulation(
        title=_title(before),
        articles=tuple(articles),
        duplicates=tuple(duplicates),
        gaps=tuple(gaps),
        out_of_order=tuple(disorder),
        doubts=tuple(_doubts(articles, gaps, disorder, after)),
    )


def _tidy(line: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", c) if c.isalnum() else c for c in line)
    plain = re.sub(r"[\u00a0\u2002-\u200b\ufeff\t]", " ", plain)
    for half, full in (
        (",", "，"),
        (";", "；"),
        (":", "："),
        ("(", "（"),
        (")", "）"),
        ("?", "？"),
    ):
        escaped = re.escape(half)
        plain = re.sub(rf"(?<=[^\x00-\x7f]){escaped}|{escaped}(?=[^\x00-\x7f])", full, plain)
    return plain.strip().strip("　").strip()


def _cut_at_inner_starts(lines: Sequence[str]) -> list[str]:
    """Begin a new line where an article begins right after the end of a sentence."""
    cut: list[str] = []
    for line in lines:
        start = 0
        for match in _ARTICLE.finditer(line):
            head = line[: match.start()].rstrip(" 　")
            if head.endswith("。") and _begins_text(line[match.end() :]):
                cut.append(line[start : match.start()].strip(" 　"))
                start = match.start()
        cut.append(line[start:])
    return cut


def _begins_text(rest: str) -> bool:
    return rest[:1] in {" ", "　"} or not _REFERENCE.match(rest)


def _collect(lines: Sequence[str]) -> tuple[list[str], list[_Found]]:
    before: list[str] = []
    found: list[_Found] = []
    previous, heading = "", ""
    for whole in lines:
        line, start = _start(whole, previous, found[-1].number if found else 0)
        if start:
            found.append(_Found(*start, heading))
        if _HEADING.match(line) and (not previous or previous[-1] in _ENDS or not found):
            heading = line
        elif found:
            found[-1].lines.append(line)
        else:
            before.append(line)
        previous = line or previous
    return before, found


def _start(line: str, previous: str, last: int) -> tuple[str, tuple[int, str] | None]:
    """Return the line without the number that begins an article, and that number."""
    match = _ARTICLE.match(line)
    number = read_numeral(match[1]) if match else None
    if match is None or number is None:
        return line, None
    rest = line[match.end() :]
    spaced = not rest or rest[0] in " 　"
    in_sentence = bool(previous) and last > 0 and previous[-1] not in _ENDS
    if in_sentence and not (spaced and number == last + 1):
        return line, None  # 第七条 in mid-sentence, thrown to the head of a line
    if not spaced and _REFERENCE.match(rest):
        return line, None
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
    return [_close_up(p) for p in joined]


def _join(left: str, right: str) -> str:
    words = left[-1].isascii() and left[-1].isalpha() and right[0].isascii() and right[0].isalpha()
    return f"{left} {right}" if words else left + right


def _close_up(text: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f])[ 　]+(?=[^\x00-\x7f])", "", text)


def _cut_what_follows(last: _Found) -> str:
    """Take away what stands behind the last article: other news, an editor's name."""
    joined = ""
    for number, line in enumerate(last.lines):
        joined += line
        ended = _LAST_WORDS.search(joined) is not None and joined.endswith("。")
        blank = not line and joined.endswith("。")
        if (ended or blank) and not _items_follow(last.lines[number + 1 :]):
            rest = "".join(last.lines[number + 1 :])
            del last.lines[number + 1 :]
            return rest
    return ""


def _items_follow(lines: Sequence[str]) -> bool:
    following = next((line for line in lines if line), "")
    return _ITEM.match(following) is not None


def _title(before: Sequence[str]) -> str:
    for last in range(len(before) - 1, -1, -1):
        title = ""
        for upper in reversed(before[max(0, last - 3) : last + 1]):
            if not upper or (title and upper[-1] in "。！？；…") or len(upper) > 60:
                break
            if _NEWS.search(upper):
                break
            title = upper + title
        if _KIND.search(title) and len(title) <= 100:
            return _close_up(title).strip("《》 ")
    return ""


def _out_of_order(numbers: Sequence[int]) -> list[int]:
    highest, late, seen = 0, [], set()
    for number in numbers:
        if number < highest and number not in seen:
            late.append(number)
        seen.add(number)
        highest = max(highest, number)
    return sorted(late)


def _doubts(
    articles: Sequence[Article], gaps: Sequence[int], disorder: Sequence[int], after: str
) -> list[str]:
    doubts = [f"缺第{n}条，请对照原文补上。" for n in gaps]
    doubts += [f"第{n}条的位置不在顺序中，请核对。" for n in disorder]
    seen: dict[tuple[int, str], str] = {}
    for article in articles:
        key = (article.number, article.suffix)
        if key in seen:
            same = "内容相同" if seen[key] == article.text else "内容不同，请选定一条"
            doubts.append(f"第{article.number}条出现不止一次，{same}。")
        seen.setdefault(key, article.text)
        if not article.text:
            doubts.append(f"第{article.number}条没有内容。")
        elif article.text[-1] not in "。！？”）》":
            doubts.append(f"第{article.number}条的末尾不完整：“…{article.text[-10:]}”。")
    if after:
        doubts.append(f"最后一条之后还有文字，疑为其他内容，没有计入：“{after[:20]}…”。")
    return doubts
