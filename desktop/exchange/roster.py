"""Reading a roster from Excel: every row as typed facts, and every cell that cannot be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from db.frozen import frozen
from db.records import HeadRole, Level, OrganisationKind
from desktop.errors import BadInput
from desktop.exchange import cells, roster_words
from desktop.exchange.heads import Heads
from desktop.exchange.list_reader import ListReader
from desktop.exchange.remarks import MatchedColumn, Remark
from desktop.exchange.roster_heads import ROSTER, TITLES
from desktop.exchange.workbooks import Sheet, open_book

_LONGEST = 200


@frozen
class RosterRow:
    """What one row says; None or "" is what it does not say. `titles` are the heads in the file."""

    row: int
    organisation: str
    kind: OrganisationKind | None = None
    level: Level | None = None
    superior: str = ""
    covered: bool | None = None
    name: str = ""
    post: str = ""
    role: HeadRole | None = None
    begins_on: date | None = None
    month_only: bool = False  # the file gives year and month; begins_on is the first day
    ends_on: date | None = None
    phone: str = ""
    led: str = ""
    sheet: str = ""
    titles: Mapping[str, str] = field(default_factory=lambda: TITLES)
    letters: Mapping[str, str] = field(default_factory=dict)


@frozen
class ReadRoster:
    """All that a file says. `row_count` counts the rows with something in them."""

    rows: tuple[RosterRow, ...]
    row_count: int
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]
    columns: tuple[MatchedColumn, ...]
    unused: tuple[str, ...]


def remark(row: RosterRow, name: str, message: str) -> Remark:
    """Return a remark on a field of a row, named by the head in the file."""
    letter = row.letters.get(name, "")
    return Remark(
        sheet=row.sheet,
        row=row.row,
        column=row.titles.get(name, TITLES[name]),
        cell=f"{letter}{row.row}" if letter else "",
        message=message,
    )


def read(content: bytes) -> ReadRoster:
    """Read a roster, or raise BadInput where the file as a whole cannot be used."""
    book = open_book(content)
    found = [(sheet, heads) for sheet in book.sheets if (heads := ROSTER.find(sheet))]
    if not found:
        raise BadInput(_no_heads(book.sheets))
    readers = [_SheetReader(sheet, heads, date1904=book.date1904) for sheet, heads in found]
    rows = tuple(row for reader in readers for row in reader.rows())
    if not any(reader.row_count for reader in readers):
        raise BadInput("表头下面没有一行内容，没有可导入的；已存的名册没有变。")
    return ReadRoster(
        rows=rows,
        row_count=sum(reader.row_count for reader in readers),
        errors=tuple(e for reader in readers for e in reader.errors),
        notices=tuple(n for reader in readers for n in reader.notices),
        columns=tuple(c for reader in readers for c in reader.columns()),
        unused=tuple(u for _, heads in found for u in heads.unused),
    )


def _no_heads(sheets: Sequence[Sheet]) -> str:
    if not any(value is not None for sheet in sheets for row in sheet.rows for value in row):
        return "这个 Excel 文件里没有内容；已存的名册没有变。"
    return (
        "没有找到名册的表头，表头中须有“单位名称”“姓名”“职务”“任职日期”等列，"
        "可下载模板对照；已存的名册没有变。"
    )


class _SheetReader(ListReader):
    """Reads the rows below the heads of one sheet and gathers what to say of them."""

    def __init__(self, sheet: Sheet, heads: Heads, *, date1904: bool) -> None:
        super().__init__(sheet, heads, ROSTER, "名册内容", date1904=date1904)

    def rows(self) -> Iterator[RosterRow]:
        """Read row by row; a row with a bad cell is left out, and the cell is an error."""
        for place, values in self._lines():
            if row := self._row(place, values):
                yield row

    def _row(self, place: int, values: Mapping[str, object]) -> RosterRow | None:
        before = len(self.errors)
        read: dict[str, Any] = {}
        for name, value in values.items():
            if value is not None:
                self._read_cell(place, name, value, read)
            elif self._is_not_counted(place, name):
                self._error(place, name, "公式还没有算出值，请用 Excel 打开并保存一次再导入")
        read.setdefault("organisation", "")
        row = RosterRow(
            sheet=self._sheet.name,
            row=place,
            titles=self._heads.titles,
            letters=self._letters,
            **read,
        )
        if len(self.errors) == before:
            self._check(row)
        return row if len(self.errors) == before else None

    def _read_cell(self, place: int, name: str, value: object, read: dict[str, Any]) -> None:
        try:
            if name in ("begins_on", "ends_on"):
                read[name] = self._day(place, name, value)
                if name == "begins_on":
                    read["month_only"] = cells.is_month(value, date1904=self._date1904)
            elif name == "level" and roster_words.is_rank(value):
                self._tell_rank(place, value)
            else:
                read[name] = _READERS[name](value)
        except BadInput as problem:
            self._error(place, name, str(problem))

    def _day(self, place: int, name: str, value: object) -> date | None:
        found, notice = cells.day(value, date1904=self._date1904, month_only=name == "begins_on")
        if notice:
            self._notice(place, self._heads.titles[name], self._letters[name], notice)
        return found

    def _tell_rank(self, place: int, value: object) -> None:
        self._notice(
            place,
            self._heads.titles["level"],
            self._letters["level"],
            f"“{cells.text(value)}”是职级，不是层级，没有使用",
        )

    def _check(self, row: RosterRow) -> None:
        if not row.organisation:
            self._error(
                row.row, "organisation", "单位名称是空的；与上一行是同一单位的，请填写或合并单元格"
            )
        if row.begins_on and row.ends_on and row.ends_on < row.begins_on:
            self._error(
                row.row,
                "ends_on",
                f"免职日期 {row.ends_on} 早于任职日期 {row.begins_on}",
            )
        if not row.name and row.begins_on and "name" in self._heads.columns:
            self._error(row.row, "name", "有任职日期而没有姓名；职务空缺的，请把任职日期也留空")


def _line(value: object) -> str:
    written = _post(value)
    return written.replace(" ", "") if any(c >= "\u4e00" for c in written) else written


def _post(value: object) -> str:
    written = cells.text(value)
    if len(written) > _LONGEST:
        raise BadInput(f"有 {len(written)} 个字，超过 {_LONGEST} 字的上限")
    return written


_READERS: Mapping[str, Callable[[object], object]] = {
    "organisation": _line,
    "kind": roster_words.kind,
    "level": roster_words.level,
    "superior": _line,
    "covered": cells.yes_no,
    "name": cells.name,
    "post": _post,
    "role": roster_words.role,
    "phone": cells.phone,
    "led": _line,
}
