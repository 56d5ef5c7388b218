"""A superior's table is kept as it came, its columns found, one row filled in."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from desktop.errors import BadInput
from desktop.exchange.superior_table import fill, look


def table(*rows, merge=""):
    book = Workbook()
    page = book.active
    page.title = "上报"
    for row in rows:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    page["A1"].font = Font(name="黑体", size=22)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


HEADS = ["单位", "年度", "计划数", "其中：定期", "发现问题数", "另一栏"]


def test_heads_are_found_below_a_title_and_matched_by_their_words():
    found = look(table(["统计表"], HEADS, merge="A1:F1"))
    assert (found.sheet, found.row) == ("上报", 3)
    assert [(letter, guess) for letter, _, guess in found.heads] == [
        ("A", "office"),
        ("B", "year"),
        ("C", "planned"),
        ("D", "regular"),
        ("E", "findings"),
        ("F", ""),
    ]


def test_one_row_is_filled_in_and_the_rest_stays():
    made = fill(table(["统计表"], HEADS), "上报", 3, {"A": "=中共江州市委", "C": 8})
    page = load_workbook(BytesIO(made))["上报"]
    assert page["A1"].font.size == 22
    assert [c.value for c in page[2]] == HEADS
    assert (page["A3"].value, page["A3"].data_type, page["C3"].value) == ("=中共江州市委", "s", 8)


def test_a_merged_cell_takes_the_value_at_its_beginning():
    made = fill(table(HEADS, [None] * 6, merge="A2:B2"), "上报", 2, {"B": "中共江州市委"})
    assert load_workbook(BytesIO(made))["上报"]["A2"].value == "中共江州市委"


def test_a_file_without_a_table_is_refused():
    with pytest.raises(BadInput, match="没有找到表头"):
        look(table(["只有一格"]))
