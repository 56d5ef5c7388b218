"""Lists as Excel: typed cells, frozen heads, filters, ready to print; text is never a formula."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import Any, BinaryIO
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from db.frozen import frozen

Value = str | int | float | date | datetime | None
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MADE_AT = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel keeps no offset; equal lists give equal bytes
_LONGEST = 32_767  # characters that a cell of Excel holds
_LINE_POINTS, _HIGHEST_POINTS = 15, 409
_FORBIDDEN = set("[]:*?/\\")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column and its width in characters; `wrap` breaks long text."""

    label: str
    width: float = 12
    wrap: bool = False


@frozen
class Sheet:
    """One sheet: title above the table, heads, rows of values in the order of the heads."""

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: Sequence[Sequence[Value]]
    note: str = ""
    landscape: bool = True


def write(sheets: Sequence[Sheet], out: BinaryIO, *, author: str) -> None:
    """Write the sheets as one .xlsx; equal sheets give equal bytes."""
    from openpyxl import Workbook

    book = Workbook()
    while book.worksheets:
        book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(_name(sheet.name)), sheet)
    book.properties.creator, book.properties.title = author, sheets[0].title if sheets else ""
    raw = BytesIO()
    book.save(raw)
    _repack(raw, out)


def _fill(target: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="808080")
    border = Border(left=line, right=line, top=line, bottom=line)
    last = get_column_letter(len(sheet.heads))
    target.append([sheet.title])
    target.merge_cells(f"A1:{last}1")
    target["A1"].font = Font(name="黑体", size=16)
    target["A1"].alignment = Alignment(horizontal="center", vertical="center")
    target.row_dimensions[1].height = 30
    target.append([sheet.note])
    target.merge_cells(f"A2:{last}2")
    target["A2"].font = Font(name="仿宋", size=10)
    for number, head in enumerate(sheet.heads, start=1):
        cell = target.cell(3, number, head.label)
        cell.font = Font(name="黑体", size=11)
        cell.fill = PatternFill("solid", fgColor="EFEEEC")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = border
        target.column_dimensions[get_column_letter(number)].width = head.width
    wrapped = [replace(head, wrap=True) for head in sheet.heads]
    if (lines := _lines(wrapped, [head.label for head in sheet.heads])) > 1:
        target.row_dimensions[3].height = lines * _LINE_POINTS + 6
    for at, row in enumerate(sheet.rows, start=4):
        for number, (head, value) in enumerate(zip(sheet.heads, row, strict=True), start=1):
            _put(target.cell(at, number), value, wrap=head.wrap, border=border)
        if (lines := _lines(sheet.heads, row)) > 1:  # not every program works the height out itself
            target.row_dimensions[at].height = min(lines * _LINE_POINTS + 4, _HIGHEST_POINTS)
    target.freeze_panes = "A4"
    target.auto_filter.ref = f"A3:{last}{3 + len(sheet.rows)}"
    _set_up_print(target, sheet)


def _lines(heads: Sequence[Head], row: Sequence[Value]) -> int:
    """Return how many lines the highest cell of a row needs."""
    return max(
        (
            sum(max(ceil(_width(line) / max(head.width - 1, 1)), 1) for line in value.split("\n"))
            for head, value in zip(heads, row, strict=True)
            if head.wrap and isinstance(value, str)
        ),
        default=1,
    )


def _width(text: str) -> float:
    return sum(2.1 if east_asian_width(c) in "WFA" else 1.1 for c in text)


def _put(cell: Any, value: Value, *, wrap: bool, border: Any) -> None:
    from openpyxl.styles import Alignment, Font

    if isinstance(value, datetime):
        cell.value = value.replace(tzinfo=None)
        cell.number_format = 'yyyy"年"m"月"d"日" hh:mm'
    elif isinstance(value, date):
        cell.value, cell.number_format = value, 'yyyy"年"m"月"d"日"'
    elif isinstance(value, str):
        cell.value = _text(value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in {"=", "+", "-", "@"}
    else:
        cell.value = value
    across = "left" if isinstance(value, str) else "center"
    cell.font = Font(name="仿宋", size=11)
    cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wrap)
    cell.border = border


def _text(value: str) -> str:
    kept = "".join(c for c in value if c in "\n\t" or c >= " ")
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"


def _set_up_print(target: Any, sheet: Sheet) -> None:
    target.print_title_rows = "1:3"
    target.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.oddFooter.center.text = "— &P —"
    target.print_options.horizontalCentered = True


def _name(name: str) -> str:
    return "".join(c for c in name if c not in _FORBIDDEN)[:31] or "表"


def _repack(raw: BytesIO, out: BinaryIO) -> None:
    with ZipFile(raw) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _undated(data)
            info = ZipInfo(name, _ZIP_DATE)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, data)


def _undated(core: bytes) -> bytes:
    import re

    stamp = _MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, core)
