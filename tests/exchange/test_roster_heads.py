import pytest

from desktop.exchange.roster_heads import ROSTER
from desktop.exchange.workbooks import Sheet, open_book
from tests.exchange.roster_files import HEADS, LINHE, roster_file


def heads_of(*rows):
    width = max(map(len, rows))
    padded = tuple((*row, *(None,) * (width - len(row))) for row in rows)
    return ROSTER.find(Sheet("表", padded, frozenset(), has_formulas=False))


def test_the_usual_heads_are_found_in_any_order():
    found = heads_of(tuple(reversed(HEADS)))
    assert found.columns["organisation"] == 9
    assert found.columns["phone"] == 0
    assert len(found.columns) == 10
    assert found.last_row == 1


def test_other_names_signs_and_spaces_are_known():
    found = heads_of(
        (
            "序号",
            "党组织全称*",
            "单 位\n类 型",
            "上级党组织：",
            "是否纳入覆盖（是/否）",
            "一把手",
            "现任职务",
            "任现职时间（年月日）",
            "离任时间",
            "手机号码",
            "备注",
            "性别",
        )
    )
    assert set(found.columns) == {
        "organisation",
        "kind",
        "superior",
        "covered",
        "name",
        "post",
        "begins_on",
        "ends_on",
        "phone",
    }
    assert found.titles["kind"] == "单位类型"
    assert found.unused == ("性别",)


def test_titles_above_are_passed_over():
    found = heads_of(
        ("江州市下级党组织“一把手”名册",), ("填报单位：江州市委办公室",), (), HEADS, LINHE
    )
    assert found.last_row == 4


def test_two_rows_of_heads_are_read_as_one():
    found = heads_of(
        ("单位名称", "单位类别", "层级", "上一级党委", "一把手", None, None, None, "联系电话"),
        (None, None, None, None, "姓名", "职务", "任职日期", "免职日期", None),
        LINHE,
    )
    assert found.last_row == 2
    assert len(found.columns) == 9
    assert found.columns["name"] == 4


def test_two_rows_of_heads_with_merged_cells_are_read():
    content = roster_file(
        ("姓名", "职务", "任职日期"),
        heads=("单位名称", "类别", "一把手", None, None),
        merged=["C1:E1"],
    )
    rows = [list(r) for r in open_book(content).sheets[0].rows]
    rows[1] = [None, None, "姓名", "职务", "任职日期"]
    found = heads_of(*map(tuple, rows))
    assert set(found.columns) == {"organisation", "kind", "name", "post", "begins_on"}


def test_of_two_columns_for_one_field_the_usual_name_wins():
    found = heads_of(("单位名称", "姓名", "党内职务", "职务", "任职日期", "手机", "电话"))
    assert found.columns["post"] == 3
    assert found.columns["phone"] == 5
    assert set(found.doubled) == {"党内职务", "电话"}


@pytest.mark.parametrize(
    "rows",
    [
        [("姓名", "职务", "任职日期")],
        [("单位名称", "合计")],
        [("列", "怎么填", "例"), ("单位名称", "必填", "临河县委"), ("姓名", "", "")],
        [(1, 2, 3)],
    ],
)
def test_what_is_no_roster_has_no_heads(rows):
    assert heads_of(*rows) is None
