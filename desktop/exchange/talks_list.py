"""Reading the office's own list of talks from Excel, talks before the Measures and running ones."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time
from typing import Any

from db.frozen import frozen
from db.records import TalkKind
from desktop.errors import BadInput
from desktop.exchange import cells
from desktop.exchange.heads import Heads, Vocabulary
from desktop.exchange.list_reader import ListReader
from desktop.exchange.remarks import MatchedColumn, Remark
from desktop.exchange.workbooks import Sheet, open_book

_NAMES: Mapping[str, str] = {  # the first name is the one of the template
    "talkee": (
        "被谈话人 被谈话人姓名 谈话对象 谈话对象姓名 被谈话对象 姓名 一把手 一把手姓名 对象 "
        "被谈话同志 谈话对象一把手"
    ),
    "organisation": (
        "单位 单位名称 党组织 党组织名称 被谈话人单位 所在单位 工作单位 所在党组织 下级党组织 "
        "被谈话人所在单位 谈话对象单位 谈话对象所在单位"
    ),
    "post": "职务 被谈话人职务 谈话对象职务 单位职务 单位及职务 时任职务 现任职务",
    "talker": "谈话人 谈话人姓名 谈话领导 主谈人 谈话领导姓名 谈话责任人",
    "talker_post": "谈话人职务 谈话领导职务 主谈人职务",
    "kind": "谈话类别 类别 谈话类型 类型 谈话种类 种类 谈话形式 谈话性质",
    "held": (
        "谈话日期 谈话时间 日期 时间 结束时间 谈话结束时间 谈话结束日期 结束日期 开展时间 开展日期 "
        "谈话开展时间 完成时间 完成日期"
    ),
    "place": "地点 谈话地点",
    "note_takers": "记录人 记录人员",
    "signed_on": "签字日期 记录签字日期 签字时间 记录签字时间 签字",
    "action_on": (
        "整改措施报告 措施报告 整改措施报告日期 整改措施报告收到日期 措施报告日期 措施报告收到日期 "
        "措施实报 整改措施报送日期 整改措施报送时间 1个月报告 一个月报告 整改措施"
    ),
    "results_on": (
        "整改情况报告 情况报告 整改情况报告日期 整改情况报告收到日期 情况报告日期 情况报告收到日期 "
        "情况实报 整改情况报送日期 整改情况报送时间 3个月报告 三个月报告 整改结果报告 整改情况"
    ),
    "result": "谈话结果 结果 谈话情况 主要问题 指出问题 指出的问题 谈话内容 主要内容 谈话概要",
}
TALKS = Vocabulary(_NAMES, ("talkee", "talker", "held"))
TITLES = TALKS.titles
_KINDS: Mapping[TalkKind, str] = {
    TalkKind.REGULAR: "定期谈话 定期 定期监督谈话 常规谈话 常规 例行谈话 年度谈话 计划谈话",
    TalkKind.TIMELY: "及时谈话 及时 及时监督谈话 即时谈话 专项谈话",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_OTHER_TALKS = re.compile(r"任职|任前|诫勉|函询|问题线索|提醒谈话|廉政谈话|谈心")
_TIME = re.compile(r"(?:^|[\sT日号])(\d{1,2})[:：时点](\d{1,2})?分?(?:[:：]\d{1,2})?\s*$")
_LONGEST = 200
_LONGEST_RESULT = 30_000


@frozen
class TalkLine:
    """What one row says; "" and None are what it does not say. `at` is None without a time."""

    row: int
    talkee: str
    talker: str
    held_on: date
    at: time | None = None
    kind: TalkKind = TalkKind.REGULAR
    organisation: str = ""
    post: str = ""
    talker_post: str = ""
    place: str = ""
    note_takers: tuple[str, ...] = ()
    signed_on: date | None = None
    action_on: date | None = None
    results_on: date | None = None
    result: str = ""
    sheet: str = ""
    titles: Mapping[str, str] = field(default_factory=lambda: TITLES)
    letters: Mapping[str, str] = field(default_factory=dict)

    def remark(self, name: str, message: str) -> Remark:
        """Return a remark on a field of this row, named by the head in the file."""
        letter = self.letters.get(name, "")
        return Remark(
            sheet=self.sheet,
            row=self.row,
            column=self.titles.get(name, TITLES[name]),
            cell=f"{letter}{self.row}" if letter else "",
            message=message,
        )


@frozen
class ReadTalks:
    """All that a file says. `row_count` counts the rows with something in them."""

    lines: tuple[TalkLine, ...]
    row_count: int
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]
    columns: tuple[MatchedColumn, ...]
    unused: tuple[str, ...]


def read(content: bytes) -> ReadTalks:
    """Read a list of talks, or raise BadInput where the file as a whole cannot be used."""
    book = open_book(content)
    found = [(sheet, heads) for sheet in book.sheets if (heads := TALKS.find(sheet))]
    if not found:
        raise BadInput(_no_heads(book.sheets))
    readers = [_TalksReader(sheet, heads, date1904=book.date1904) for sheet, heads in found]
    lines = tuple(line for reader in readers for line in reader.lines())
    if not any(reader.row_count for reader in readers):
        raise BadInput("表头下面没有一行内容，没有可导入的；已存的内容没有变。")
    return ReadTalks(
        lines=lines,
        row_count=sum(reader.row_count for reader in readers),
        errors=tuple(e for reader in readers for e in reader.errors),
        notices=tuple(n for reader in readers for n in reader.notices),
        columns=tuple(c for reader in readers for c in reader.columns()),
        unused=tuple(u for _, heads in found for u in heads.unused),
    )


def _no_heads(sheets: Sequence[Sheet]) -> str:
    if not any(value is not None for sheet in sheets for row in sheet.rows for value in row):
        return "这个 Excel 文件里没有内容；已存的内容没有变。"
    return (
        "没有找到谈话名单的表头，表头中须有“被谈话人”“谈话人”“谈话日期”等列，"
        "可下载模板对照；已存的内容没有变。"
    )


class _TalksReader(ListReader):
    """Reads the talks below the heads of one sheet."""

    def __init__(self, sheet: Sheet, heads: Heads, *, date1904: bool) -> None:
        super().__init__(sheet, heads, TALKS, "谈话名单内容", date1904=date1904)
        if "kind" not in heads.columns:
            self._notice(heads.last_row, "", "", "没有“谈话类别”一列，全部按定期谈话读入")

    def lines(self) -> Iterator[TalkLine]:
        """Read row by row; a row with a bad cell is left out, and the cell is an error."""
        for place, values in self._lines():
            if line := self._line(place, values):
                yield line

    def _line(self, place: int, values: Mapping[str, object]) -> TalkLine | None:
        before = len(self.errors)
        said: dict[str, Any] = {}
        for name, value in values.items():
            if value is not None:
                self._read_cell(place, name, value, said)
            elif self._is_not_counted(place, name):
                self._error(place, name, "公式还没有算出值，请用 Excel 打开并保存一次再导入")
        self._check(place, said, complete=len(self.errors) == before)
        if len(self.errors) > before:
            return None
        return TalkLine(
            sheet=self._sheet.name,
            row=place,
            titles=self._heads.titles,
            letters=self._letters,
            **said,
        )

    def _read_cell(self, place: int, name: str, value: object, said: dict[str, Any]) -> None:
        try:
            if name == "held":
                said["held_on"] = self._day(place, name, value)
                said["at"] = time_of(value)
            elif name in ("signed_on", "action_on", "results_on"):
                said[name] = self._day(place, name, value)
            else:
                said[name] = _READERS[name](value)
        except BadInput as problem:
            self._error(place, name, str(problem).rstrip("。"))

    def _day(self, place: int, name: str, value: object) -> date | None:
        if isinstance(value, str) and (found := _TIME.search(value)):
            value = value[: found.start()] + value[found.start()].strip("T ")
        day, notice = cells.day(value, date1904=self._date1904)
        if notice:
            self._notice(place, self._heads.titles[name], self._letters[name], notice)
        return day

    def _check(self, place: int, said: dict[str, Any], *, complete: bool) -> None:
        if not complete:
            return
        for name, needed in (("talkee", "talkee"), ("talker", "talker"), ("held", "held_on")):
            if not said.get(needed):
                self._error(place, name, f"{TITLES[name]}是空的，请填写")
        if "kind" in self._heads.columns and not said.get("kind"):
            self._error(place, "kind", "谈话类别是空的，请填“定期谈话”或者“及时谈话”")


def time_of(value: object) -> time | None:
    """Return the time of day that a cell says, None where it says the day only."""
    if isinstance(value, datetime):
        return value.time().replace(second=0, microsecond=0) if value.time() != time() else None
    found = _TIME.search(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise BadInput(f"“{found[0].strip()}”不是一个时间，请写成 15:30 的样子") from None


def _kind(value: object) -> TalkKind | None:
    written = cells.label(value)
    if not written:
        return None
    if kind := _KIND_OF.get(written):
        return kind
    if _OTHER_TALKS.search(written):
        raise BadInput(f"“{cells.text(value)}”不是监督谈话（《办法》第二条），请删去这一行")
    raise BadInput(f"不认识的谈话类别“{cells.text(value)}”，请填“定期谈话”或者“及时谈话”")


def _compact(value: object) -> str:
    written = _text(value)
    return written.replace(" ", "") if any(c >= "\u4e00" for c in written) else written


def _text(value: object, most: int = _LONGEST) -> str:
    written = cells.text(value)
    if len(written) > most:
        raise BadInput(f"有 {len(written)} 个字，超过 {most} 字的上限")
    return written


def _people(value: object) -> tuple[str, ...]:
    names = [cells.name(part) for part in re.split(r"[、，,;；/\n]", _text(value)) if part.strip()]
    if len(names) > 2:
        raise BadInput("记录人最多两名")
    return tuple(name for name in names if name)


_READERS: Mapping[str, Callable[[object], object]] = {
    "talkee": cells.name,
    "organisation": _compact,
    "post": _text,
    "talker": cells.name,
    "talker_post": _text,
    "kind": _kind,
    "place": _text,
    "note_takers": _people,
    "result": lambda value: _text(value, _LONGEST_RESULT),
}
