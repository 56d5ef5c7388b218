"""Yearly returns go out blank and are read back, every unclear cell named."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from desktop.errors import BadInput
from desktop.exchange.returns import blank, read
from desktop.rules.returns import FIELDS

GOOD = {f.key: 0 for f in FIELDS} | {"planned": 8, "held": 6, "regular": 5, "timely": 1}


def filled(*rows, names=("中共临河县委", "市水务局党组")):
    """Return the blank filled in; a row is figures by key."""
    book = load_workbook(BytesIO(blank(2026, names, "市委办公室", "2027年1月20日")))
    page = book.worksheets[0]
    for at, row in enumerate(rows, start=4):
        for column, field in enumerate(FIELDS, start=2):
            page.cell(at, column).value = row.get(field.key)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_blank_names_the_bodies_and_the_day():
    page = load_workbook(BytesIO(blank(2026, ["中共临河县委"], "市委办公室", "2027年1月20日")))
    page = page.worksheets[0]
    assert page["A1"].value == "2026年度监督谈话工作情况报表"
    assert "2027年1月20日前报市委办公室" in page["A2"].value
    assert page["A4"].value == "中共临河县委"


def test_what_was_filled_in_is_read_back():
    found = read(filled(GOOD, GOOD | {"held": "６", "planned": "8人"}))
    assert found.errors == ()
    assert [(r.row, r.organisation) for r in found.rows] == [
        (4, "中共临河县委"),
        (5, "市水务局党组"),
    ]
    assert found.rows[0].figures == GOOD
    assert (found.rows[1].figures["held"], found.rows[1].figures["planned"]) == (6, 8)


@pytest.mark.parametrize(
    ("cell", "column", "words"),
    [
        ({"held": "若干"}, "已谈数", "不是数字"),
        ({"held": -1}, "已谈数", "不是数字"),
        ({"held": 3.5}, "已谈数", "不是数字"),
        ({"held": "#REF!"}, "已谈数", "公式出错"),
        ({"planned": None}, "计划谈话数", "没有填"),
        ({"covered": 4, "heads": 3}, "已覆盖人数", "多于应覆盖人数"),
        ({"regular": 9}, "已谈数", "不等于已谈数"),
    ],
)
def test_each_unclear_cell_is_named_by_row_and_column(cell, column, words):
    errors = read(filled(GOOD, GOOD | cell)).errors
    assert [(e.row, e.column) for e in errors] == [(5, column)]
    assert words in errors[0].message


def test_an_office_own_table_with_other_heads_is_read():
    book = Workbook()
    page = book.active
    page.append(["某县统计表"])
    page.append(["序号", "单位名称", "谈话总数", "定期谈话", "及时谈话"])
    page.append([1, "中共临河县委", 3, 2, 1])
    page.append([None, "合计", 3, 2, 1])
    out = BytesIO()
    book.save(out)
    (row,) = read(out.getvalue()).rows
    assert row.figures == {"held": 3, "regular": 2, "timely": 1}


def test_what_is_no_return_is_refused():
    out = BytesIO()
    Workbook().save(out)
    with pytest.raises(BadInput, match="没有找到报表的表头"):
        read(out.getvalue())
