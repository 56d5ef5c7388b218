"""The values are those that openpyxl would give."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH

from desktop.exchange.sheet_rows import Workings, rows_of
from desktop.exchange.workbooks import open_book
from tests.exchange.roster_files import saved

NOTHING = Workings(
    strings=(), epoch=WINDOWS_EPOCH, date_styles=frozenset(), duration_styles=frozenset()
)


def in_openpyxl(content):
    sheet = load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
    return [row for row in sheet.iter_rows(values_only=True, max_col=64) if any(row)]


@pytest.fixture(params=[True, False], ids=["inline strings", "shared strings"])
def book(request):
    book = Workbook(write_only=request.param)
    if request.param:
        book.create_sheet()
    return book


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_every_kind_of_cell_is_read_as_openpyxl_reads_it(book, epoch):
    if epoch:
        book.epoch = epoch
    rows = [
        ["临河县委", 1, 1.5, 88110001, True, False, None, "  前后空格 "],
        [date(2026, 3, 1), datetime(2026, 3, 1, 8, 30), time(9, 30), timedelta(hours=30)],  # noqa: DTZ001
        [None, None, "#REF!", "=1+1", 1e30, -0.25, "多\n行"],
        [],
        [*(None,) * 63, "末列", "列外"],
    ]
    for row in rows:
        book.worksheets[0].append(row)
    content = saved(book)
    read = [row for row in open_book(content).sheets[0].rows if any(row)]
    assert read == in_openpyxl(content)
    assert [type(v) for row in read for v in row] == [
        type(v) for row in in_openpyxl(content) for v in row
    ]


def test_runs_of_rich_text_are_joined():
    book = Workbook()
    bold = InlineFont(b=True)
    book.active["A1"] = CellRichText("王", TextBlock(bold, "芳"), "同志")
    assert open_book(saved(book)).sheets[0].rows[0][0] == "王芳同志"


def xml_of(cells):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def test_cells_and_rows_without_references_follow_one_another():
    xml = xml_of(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row/>"
        '<row r="7"><c r="C7"><v>3</v></c><c><v>4</v></c></row>'
    )
    assert list(rows_of(xml, NOTHING, 4)) == [(1, [1, 2, None, None]), (7, [None, None, 3, 4])]


def test_days_errors_and_words_given_as_such_are_read():
    xml = xml_of(
        '<row r="1"><c r="A1" t="d"><v>2026-03-01T00:00:00</v></c><c r="B1" t="e"><v>#N/A</v></c>'
        '<c r="C1" t="str"><v>算出的字</v></c><c r="D1" t="b"><v>1</v></c></row>'
    )
    expected = [datetime(2026, 3, 1), "#N/A", "算出的字", True]  # noqa: DTZ001
    assert list(rows_of(xml, NOTHING, 4)) == [(1, expected)]


def test_a_day_out_of_range_is_an_error_of_its_cell():
    book = Workbook()
    book.active["A1"] = 1
    book.active["A1"].number_format = "yyyy-mm-dd"
    content = saved(book)
    with zipfile.ZipFile(BytesIO(content)) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = xml.replace(b"<v>1</v>", b"<v>99999999999</v>")
            new.writestr(name, data)
    assert open_book(out.getvalue()).sheets[0].rows[0][0] == "#VALUE!"
