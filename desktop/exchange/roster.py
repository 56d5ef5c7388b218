"""Reading a roster from Excel: every row as typed facts, and every cell that cannot be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.records import HeadRole, Level, OrganisationKind
from desktop.errors import BadInput
from desktop.exchange import cells, roster_words
from desktop.exchange.roster_heads import TITLES, Heads, field_of, find_heads
from desktop.exchange.workbooks import Sheet, column_letter, open_book

_LONGEST = 200
_SECTION = r"一二三四五六七八九十（("
_ENDINGS = (
    "合计",
    "总计",
    "小计",
    "填表人",
    "填报人",
    "审核人",
    "说明",
    "备注",
    "注：",
    "注:",
    "制表",
)


@dataclass(frozen=True, slots=True, kw_only=True)
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
    ends_on: date | None = None
    phone: str = ""
    led: str = ""
    sheet: str = ""
    titles: Mapping[str, str] = field(default_factory=lambda: TITLES)
    letters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to say of a cell: an error, or how it was read. `row` counts from 1."""

    row: int
    column: str
    message: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedColumn:
    """A column that was recognised: its letter, its head in the file, and what it is read as."""

    sheet: str
    letter: str
    head: str
    read_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
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
    found = [(sheet, heads) for sheet in book.sheets if (heads := find_heads(sheet))]
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


class _SheetReader:
    """Reads the rows below the heads of one sheet and gathers what to say of them."""

    def __init__(self, sheet: Sheet, heads: Heads, *, date1904: bool) -> None:
        self._sheet = sheet
        self._heads = heads
        self._letters = {f: column_letter(c + 1) for f, c in heads.columns.items()}
        self._date1904 = date1904
        self.row_count = 0
        self.errors: list[Remark] = []
        self.notices: list[Remark] = []
        self._say_of_heads()

    def columns(self) -> Iterator[MatchedColumn]:
        """Tell which columns were recognised, from left to right."""
        for name, column in sorted(self._heads.columns.items(), key=lambda pair: pair[1]):
            yield MatchedColumn(
                sheet=self._sheet.name,
                letter=column_letter(column + 1),
                head=self._heads.titles[name],
                read_as=TITLES[name],
            )

    def rows(self) -> Iterator[RosterRow]:
        """Read row by row; a row with a bad cell is left out, and the cell is an error."""
        for number, values in enumerate(self._sheet.rows[self._heads.last_row :]):
            place = self._heads.last_row + 1 + number
            cells_of_row = {f: values[c] for f, c in self._heads.columns.items()}
            if all(v is None or v == "" for v in cells_of_row.values()) and not any(
                f"{letter}{place}" in self._sheet.not_counted for letter in self._letters.values()
            ):
                continue
            if self._is_no_data(place, cells_of_row):
                continue
            self.row_count += 1
            if row := self._row(place, cells_of_row):
                yield row

    def _say_of_heads(self) -> None:
        top = self._heads.last_row
        for head in self._heads.doubled:
            self._notice(top, head, "", "与另一列意思相同，没有使用这一列")
        if self._sheet.has_formulas:
            self._notice(top, "", "", "表中有公式，按文件上次保存时算出的值读入")

    def _is_no_data(self, place: int, values: Mapping[str, object]) -> bool:
        """A head repeated on a further page, a line between sections, a sum, a signature."""
        said = [v for v in values.values() if v is not None and v != ""]
        if not said:
            return False
        if field_of(said[0]) and sum(field_of(v) is not None for v in said) >= len(said) - 1:
            return True
        first = "".join(str(said[0]).split())
        alone = isinstance(said[0], str) and said.count(said[0]) == len(said)
        section = alone and first[:1] in _SECTION and ("、" in first[:4] or first[0] in "（(")
        if section or first.startswith(_ENDINGS):
            self._notice(place, "", "", f"“{first[:30]}”不是名册内容，没有读这一行")
            return True
        return not first and len(said) == 1

    def _row(self, place: int, values: Mapping[str, object]) -> RosterRow | None:
        before = len(self.errors)
        read: dict[str, Any] = {}
        for name, value in values.items():
            if value is not None:
                self._read_cell(place, name, value, read)
            elif f"{self._letters[name]}{place}" in self._sheet.not_counted:
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

    def _error(self, place: int, name: str, message: str) -> None:
        letter = self._letters.get(name, "")
        self.errors.append(
            Remark(
                sheet=self._sheet.name,
                row=place,
                column=self._heads.titles.get(name, TITLES[name]),
                cell=f"{letter}{place}" if letter else "",
                message=f"{message}。",
            )
        )

    def _notice(self, place: int, column: str, letter: str, message: str) -> None:
        self.notices.append(
            Remark(
                sheet=self._sheet.name,
                row=place,
                column=column,
                cell=f"{letter}{place}" if letter else "",
                message=f"{message}。",
            )
        )


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
