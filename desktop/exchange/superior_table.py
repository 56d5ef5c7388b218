"""A superior's table: finding its columns, and filling in one row of it (Art. 14)."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from db.frozen import frozen
from desktop.errors import BadInput
from desktop.exchange.cells import label
from desktop.exchange.heads import Vocabulary
from desktop.exchange.workbooks import Sheet, column_letter, open_book
from desktop.rules.returns import FIELDS

OFFICE, YEAR = "office", "year"
_OF_WHICH = re.compile(r"^其中[：:]?|人次$|[（(].*?[)）]$")
_LOOKED_AT = 30
_NAMES = Vocabulary(
    {f.key: f"{f.label} {f.names}" for f in FIELDS}
    | {OFFICE: "单位 单位名称 填报单位 报送单位", YEAR: "年度 年份"},
    (),
)


@frozen
class Found:
    """The heads of a table: sheet, the first row to fill in, and per letter its head and a guess."""

    sheet: str
    row: int
    heads: tuple[tuple[str, str, str], ...]


def look(content: bytes) -> Found:
    """Return where the heads are, or raise BadInput where there is no table."""
    best: Found | None = None
    for sheet in open_book(content).sheets:
        found = _heads(sheet)
        if found is not None and (best is None or len(found.heads) > len(best.heads)):
            best = found
    if best is None or len(best.heads) < 2:
        raise BadInput("没有找到表头（同一行至少两栏文字），请换一个文件；什么也没有存。")
    return best


def _heads(sheet: Sheet) -> Found | None:
    """Take the row with most different words as heads; merged titles count once."""
    most, at = 1, -1
    for number, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        words = {label(c) for c in cells if isinstance(c, str) and label(c)}
        if len(words) > most:
            most, at = len(words), number
    if at < 0:
        return None
    heads = []
    above = sheet.rows[at - 1] if at else ()
    for number, cell in enumerate(sheet.rows[at]):
        if isinstance(cell, str) and label(cell):
            upper = above[number] if number < len(above) else None
            guess = _guess(cell) or _guess(upper)
            heads.append((column_letter(number + 1), "".join(cell.split()), guess))
    return Found(sheet=sheet.name, row=at + 2, heads=tuple(heads))


def _guess(head: object) -> str:
    """Return the figure that a head names, 其中：定期 as 定期; "" where it names none."""
    if not isinstance(head, str):
        return ""
    return _NAMES.field_of(head) or _NAMES.field_of(_OF_WHICH.sub("", label(head))) or ""


def fill(content: bytes, sheet: str, row: int, values: Mapping[str, str | int]) -> bytes:
    """Return the workbook as it was sent with one row filled in, by letter of the column."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content))
    page: Any = book[sheet]
    merged = {f"{r.min_row}.{r.min_col}": r for r in page.merged_cells.ranges}
    for letter, value in values.items():
        cell = page[f"{letter}{row}"]
        if type(cell).__name__ == "MergedCell":
            inside = (r for r in merged.values() if cell.coordinate in r)
            top = next(inside)
            cell = page.cell(top.min_row, top.min_col)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
