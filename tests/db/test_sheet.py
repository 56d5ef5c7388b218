import pytest

from db.errors import WrongSheet
from db.sheet import Sheet, read_sheet

SHEET = Sheet(store="s", admin=bytes(range(32)), content=bytes(range(200, 232)))


def test_a_sheet_is_read_back_however_it_is_typed():
    keys = (SHEET.admin, SHEET.content)
    assert read_sheet(SHEET.text()) == keys
    assert read_sheet(SHEET.text().lower().replace(" ", "")) == keys
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in SHEET.text())
    assert read_sheet(wide) == keys


def test_each_row_has_seven_groups_of_four():
    for _name, rows in SHEET.rows():
        assert [[len(g) for g in row.split()] for row in rows] == [[4] * 7, [4] * 7]


def test_a_mistyped_row_is_named():
    lines = SHEET.text().splitlines()
    lines[5] = ("A" if lines[5][0] != "A" else "B") + lines[5][1:]
    with pytest.raises(WrongSheet, match="内容密钥第2行抄写有误"):
        read_sheet("\n".join(lines))


def test_a_short_sheet_says_how_many_are_missing():
    with pytest.raises(WrongSheet, match=r"应有112个字母和数字.*现在是111个"):
        read_sheet(SHEET.text()[:-1])
