import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from openpyxl import Workbook

from desktop.errors import BadInput
from desktop.exchange import workbooks
from desktop.exchange.workbooks import column_letter, open_book
from tests.exchange.roster_files import HEADS, LINHE, roster_file, saved

GOOD = roster_file((*LINHE, "赵立新", "临河县委书记", "2024-03-01", None, "88120001"))


def with_part(content, name, data, **of_part):
    """The same package with one part replaced or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, data, **of_part)
    return out.getvalue()


def with_sheet(old, new):
    """The good file with a part of its sheet's XML replaced."""
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    assert old in xml
    return with_part(GOOD, "xl/worksheets/sheet1.xml", xml.replace(old, new))


def refusal(content):
    with pytest.raises(BadInput) as caught:
        open_book(content)
    return str(caught.value)


def test_a_good_file_is_read():
    book = open_book(GOOD)
    assert [s.name for s in book.sheets] == ["Sheet"]
    assert book.sheets[0].rows[0][: len(HEADS)] == HEADS
    assert book.date1904 is False


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "这个文件是空的"),
        (b"%PDF-1.7 ...", "不是 Excel 文件"),
        ("姓名,职务\n".encode(), "不是 Excel 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Excel（.xls）"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(90)
            + "EncryptedPackage".encode("utf-16-le"),
            "设有打开密码",
        ),
        (b"  <html><table><tr><td>", "网页或 XML"),
        (b'<?xml version="1.0"?><Workbook/>', "网页或 XML"),
        (GOOD[: len(GOOD) // 2], "已损坏"),
        (b"PK\x03\x04 and nothing more", "已损坏"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",  # the bytes hold the time
)
def test_what_is_no_usable_file_is_one_sentence(content, said):
    assert said in refusal(content)
    assert refusal(content).count("。") <= 2


def test_a_zip_of_something_else_is_named():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w/>")
    assert "Word 文件" in refusal(out.getvalue())
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "名册")
    assert "不是 Excel 文件" in refusal(out.getvalue())
    assert ".xlsb" in refusal(with_part(GOOD, "xl/workbook.bin", b""))


def test_a_strict_workbook_is_named():
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        xml = package.read("xl/workbook.xml")
    strict = xml.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    assert "Strict" in refusal(with_part(GOOD, "xl/workbook.xml", strict))


def test_a_zip_bomb_is_not_unpacked():
    bomb = with_part(
        GOOD, "xl/sharedStrings.xml", b" " * (201 * 2**20), compress_type=zipfile.ZIP_DEFLATED
    )
    assert len(bomb) < 2**20
    assert "展开后过大" in refusal(bomb)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xml_bomb_is_not_unfolded(encoding):
    lol = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE sst [<!ENTITY a "哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
    )
    assert "DOCTYPE" in refusal(with_part(GOOD, "xl/sharedStrings.xml", lol.encode(encoding)))


def test_too_many_rows_are_refused_not_cut_off(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    assert len(open_book(roster_file(LINHE, LINHE)).sheets[0].rows) == 3
    assert "超过 3 行" in refusal(roster_file(LINHE, LINHE, LINHE))


def test_a_last_row_at_the_end_of_the_sheet_does_not_make_a_million_rows():
    book = Workbook()
    book.active.append(HEADS)
    book.active.cell(1_048_576, 1, "完")
    assert "超过 20000 行" in refusal(saved(book))


def test_a_wrong_dimension_hides_nothing():
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    wrong = with_part(GOOD, "xl/worksheets/sheet1.xml", xml.replace(b'ref="A1:J2"', b'ref="A1:A1"'))
    assert wrong != GOOD
    assert open_book(wrong).sheets[0].rows[1][5] == "赵立新"


def test_merged_cells_all_hold_the_first_value():
    content = roster_file(LINHE, (*(None,) * 5, "许兰川"), merged=["A2:A3", "C2:D3"])
    rows = open_book(content).sheets[0].rows
    assert rows[2][:6] == ("临河县委", None, "县", "县", None, "许兰川")


def test_formatted_rows_without_values_do_not_count():
    book = Workbook()
    book.active.append(HEADS)
    for row in range(2, 30_000):
        book.active.cell(row, 1).number_format = "@"
    assert len(open_book(saved(book)).sheets[0].rows) == 1


def test_a_merged_area_of_the_whole_sheet_is_harmless():
    content = with_sheet(
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    assert open_book(content).sheets[0].rows[1][:2] == ("单位名称", "单位名称")


def test_merged_areas_without_end_are_refused():
    many = b'<mergeCell ref="A1:XFD1048576"/>' * 5_000
    content = with_sheet(b"</sheetData>", b"</sheetData><mergeCells>" + many + b"</mergeCells>")
    assert "合并单元格过多" in refusal(content)


def test_a_formula_that_was_never_counted_is_known():
    book = Workbook()
    book.active.append(["=1+1", "二"])
    sheet = open_book(saved(book)).sheets[0]
    assert sheet.has_formulas
    assert sheet.not_counted == {"A1"}
    assert sheet.rows == ((None, "二", *(None,) * 62),)


def test_a_formula_gives_the_value_saved_with_it():
    formula = '<c r="K2" t="str"><f>[1]外部!A1</f><v>旧值</v></c></row></sheetData>'
    sheet = open_book(with_sheet(b"</row></sheetData>", formula.encode())).sheets[0]
    assert sheet.rows[1][10] == "旧值"
    assert sheet.has_formulas
    assert sheet.not_counted == frozenset()


def test_hidden_sheets_are_left_out():
    book = Workbook()
    book.create_sheet("底表").sheet_state = "hidden"
    assert [s.name for s in open_book(saved(book)).sheets] == ["Sheet"]


def test_days_from_1904_are_known():
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert open_book(saved(book)).date1904 is True


def test_a_protected_sheet_can_be_read():
    book = Workbook()
    book.active.append(["单位名称"])
    book.active.protection.set_password("secret")
    book.active.protection.enable()
    assert open_book(saved(book)).sheets[0].rows[0][0] == "单位名称"


@pytest.mark.parametrize("sixtieth", range(60))  # the file's length differs from run to run
def test_a_damaged_byte_is_a_sentence_or_harmless(sixtieth):
    at = 200 + (len(GOOD) - 400) * sixtieth // 60
    damaged = GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]
    with suppress(BadInput):
        open_book(damaged)


def test_damage_that_the_library_prints_of_does_not_come_out(capsys):
    with zipfile.ZipFile(BytesIO(GOOD)) as package:
        styles = package.read("xl/styles.xml")
    assert b'xfId="0"' in styles
    refusal(with_part(GOOD, "xl/styles.xml", styles.replace(b'xfId="0"', b'xfId="99999"')))
    assert capsys.readouterr() == ("", "")


def test_column_letters():
    assert [column_letter(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_rows_that_hold_nothing_are_left_out_and_places_that_are_counted_stay():
    empty = b"".join(
        b'<row r="%d" ht="15"><c r="A%d" s="1"/></row>' % (n, n) for n in range(9, 20000)
    )
    [sheet] = open_book(with_sheet(b"</sheetData>", empty + b"</sheetData>")).sheets
    assert len(sheet.rows) == len(open_book(GOOD).sheets[0].rows)
    counted = b'<row r="9"/><row><c><v>7</v></c></row>'
    [sheet] = open_book(with_sheet(b"</sheetData>", counted + b"</sheetData>")).sheets
    assert sheet.rows[9][0] == 7
