"""Opening an Excel file that somebody sent: its sheets as rows of values, within limits.

Every way in which a file cannot be used is one sentence (BadInput); nothing is written to disk.
"""

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop.errors import BadInput
from desktop.exchange.sheet_rows import Workings, rows_of

MOST_ROWS = 20_000
MOST_COLUMNS = 64
_MOST_BYTES = 30 * 2**20
_MOST_PARTS = 2_000
_MOST_UNPACKED = 120 * 2**20
_MOST_MERGED_CELLS = 500_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOTHING: tuple[object, ...] = (None,) * MOST_COLUMNS
_SAFE = "已存的内容没有变。"
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_NOT_COUNTED = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3}\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Cells and rows that hold a format and nothing else; Excel leaves them by the million.
_UNNUMBERED = re.compile(rb'<(?:row|c)(?=[\s/>])(?![^<>]*\sr=")')
_EMPTY_CELLS = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d{1,6}")?\s*/>')
_EMPTY_ROWS = re.compile(rb'<row r="\d{1,7}"[^<>]*(?:/>|>\s*</row>)')
# What openpyxl raises on a damaged file; which one depends on the part that is damaged.
_DAMAGED = (
    BadZipFile,
    zlib.error,
    expat.ExpatError,
    struct.error,
    ParseError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet; `rows[0]` is row 1, merged cells all hold the value of the first."""

    name: str
    rows: tuple[tuple[object, ...], ...]
    not_counted: frozenset[str]
    has_formulas: bool


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets of a workbook, and whether its days count from 1904."""

    sheets: tuple[Sheet, ...]
    date1904: bool


def column_letter(number: int) -> str:
    """Return the letters of a column, from 1 (A)."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def open_book(content: bytes) -> Book:
    """Read an Excel file, or raise BadInput with one sentence."""
    _refuse_other_kinds(content)
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_package(package)
            return _read(content, package)
    except _DAMAGED as damage:
        raise BadInput(
            f"这个 Excel 文件已损坏或写法特殊，读不出来；{_SAFE}请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from damage


def _refuse_other_kinds(content: bytes) -> None:
    start = content[:512].lstrip().lower()
    if not content:
        said = "这个文件是空的"
    elif len(content) > _MOST_BYTES:
        said = f"这个文件超过 {_MOST_BYTES // 2**20} MB，不像一份名单"
    elif content.startswith(_OLE) and _ENCRYPTED in content:
        said = "这个 Excel 文件设有打开密码，请先取消密码"
    elif content.startswith(_OLE):
        said = "这是旧版 Excel（.xls）或 WPS 表格（.et）文件，请另存为 .xlsx"
    elif start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"\xef\xbb\xbf<")):
        said = "这是网页或 XML 格式的表格，不是 Excel 文件，请用 Excel 打开后另存为 .xlsx"
    elif not content.startswith(b"PK"):
        said = "这不是 Excel 文件，请选择 .xlsx 文件"
    else:
        return
    raise BadInput(f"{said}；{_SAFE}")


def _check_package(package: ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    read = [p for p in parts if p.filename.endswith((".xml", ".rels"))]
    if any(part.flag_bits & 1 for part in parts):
        said = "这个文件设有压缩密码，请先取消密码"
    elif len(parts) > _MOST_PARTS or sum(p.file_size for p in read) > _MOST_UNPACKED:
        said = "这个文件展开后过大，没有读取，请删去多余的工作表、空白行和格式后再试"
    elif "word/document.xml" in names:
        said = "这是 Word 文件，请选择 Excel（.xlsx）文件"
    elif "xl/workbook.bin" in names:
        said = "这是 .xlsb 文件，请另存为 .xlsx"
    elif "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        said = "这不是 Excel 文件，请选择 .xlsx 文件"
    elif b"purl.oclc.org/ooxml" in package.read("xl/workbook.xml"):
        said = "这是“Strict Open XML”格式，请另存为普通的“Excel 工作簿（.xlsx）”"
    elif any(_declares_document_type(package, part) for part in read):
        said = "这个文件里有不该有的定义（DOCTYPE），为安全起见没有读取"
    else:
        return
    raise BadInput(f"{said}；{_SAFE}")


def _declares_document_type(package: ZipFile, part: ZipInfo) -> bool:
    """Look at the beginning only, before any entity can be unfolded."""
    seen: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: seen.append(True)
    parser.StartElementHandler = lambda *_: seen.append(False)
    with package.open(part) as stream:
        while not seen and (chunk := stream.read(4096)):
            parser.Parse(chunk)
    return bool(seen) and seen[0]


def _read(content: bytes, package: ZipFile) -> Book:
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.utils.datetime import MAC_EPOCH

    with warnings.catch_warnings(), redirect_stdout(StringIO()):  # openpyxl prints of some damage
        warnings.simplefilter("ignore")  # of parts that we do not read: validation, headers
        reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        reader.read()
        targets = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
        shown = [s for s in reader.wb.worksheets if s.sheet_state == "visible"]
        workings = _workings(reader)
        reader.wb.close()
    sheets = tuple(_sheet(s.title, package.read(targets[s.title]), workings) for s in shown)
    return Book(sheets, date1904=workings.epoch == MAC_EPOCH)


def _workings(reader: Any) -> Workings:
    book = reader.wb
    return Workings(
        strings=reader.shared_strings,
        epoch=book.epoch,
        date_styles=book._date_formats,  # noqa: SLF001 (there is no other way to ask)
        duration_styles=book._timedelta_formats,  # noqa: SLF001
    )


def _sheet(name: str, xml: bytes, workings: Workings) -> Sheet:
    rows = list(_rows(name, xml, workings))
    has_formulas = re.search(rb"<(?:\w+:)?f[\s>/]", xml) is not None
    _fill_merged(rows, xml)
    return Sheet(
        name=name,
        rows=tuple(rows),
        not_counted=frozenset(m.decode() for m in _NOT_COUNTED.findall(xml))
        if has_formulas
        else frozenset(),
        has_formulas=has_formulas,
    )


def _without_empty(xml: bytes) -> bytes:
    """Leave out what holds nothing, unless places are counted rather than written."""
    if _UNNUMBERED.search(xml):
        return xml
    return _EMPTY_ROWS.sub(b"", _EMPTY_CELLS.sub(b"", xml))


def _rows(name: str, xml: bytes, workings: Workings) -> Iterator[tuple[object, ...]]:
    """Return the rows down to the last that holds a value; empty formatted ones below are none."""
    last = 0
    for number, values in rows_of(_without_empty(xml), workings, MOST_COLUMNS):
        if number > MOST_ROWS:
            raise BadInput(f"工作表“{name}”超过 {MOST_ROWS} 行，请删去末尾多余的行后再试；{_SAFE}")
        if number <= last:
            raise ValueError(f"row {number} stands after row {last}")
        yield from (_NOTHING for _ in range(last + 1, number))
        yield tuple(values)
        last = number


def _fill_merged(rows: list[tuple[object, ...]], xml: bytes) -> None:
    if b"mergeCell" not in xml:
        return
    filled = 0
    for first_column, first_row, last_column, last_row in _MERGED.findall(
        xml, max(xml.rfind(b"mergeCells>") - 2**22, 0)
    ):
        left, right = _number(first_column), min(_number(last_column), MOST_COLUMNS)
        top, bottom = int(first_row), min(int(last_row), len(rows))
        if top > bottom or left > right:
            continue
        filled += (bottom - top + 1) * (right - left + 1)
        if filled > _MOST_MERGED_CELLS:
            raise BadInput(f"合并单元格过多，请取消合并后再试；{_SAFE}")
        value = rows[top - 1][left - 1]
        for number in range(top - 1, bottom):
            row = list(rows[number])
            row[left - 1 : right] = [value] * (right - left + 1)
            rows[number] = tuple(row)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
