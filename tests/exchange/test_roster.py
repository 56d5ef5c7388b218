from datetime import date, datetime

import pytest
from openpyxl import Workbook

from db.records import HeadRole, Level, OrganisationKind
from desktop.errors import BadInput
from desktop.exchange import roster
from tests.exchange.roster_files import HEADS, LINHE, WATER, roster_file, saved

ZHAO = (*LINHE, "赵立新", "临河县委书记", datetime(2024, 3, 1), None, "88120001")  # noqa: DTZ001


def said(remarks):
    return [(r.row, r.column, r.cell) for r in remarks]


def test_a_row_is_read_with_its_types():
    read = roster.read(roster_file(ZHAO))
    (row,) = read.rows
    assert (row.organisation, row.kind, row.level) == (
        "临河县委",
        OrganisationKind.LOCAL_COMMITTEE,
        Level.COUNTY,
    )
    assert (row.superior, row.covered, row.name) == ("本级党委", True, "赵立新")
    assert (row.begins_on, row.ends_on, row.phone) == (date(2024, 3, 1), None, "88120001")
    assert read.row_count == 1
    assert not read.errors
    assert not read.notices
    assert [(c.letter, c.head) for c in read.columns][:2] == [("A", "单位名称"), ("B", "单位类别")]


def test_hand_made_untidiness_is_read_where_it_is_clear():
    read = roster.read(
        roster_file(
            (
                " 临河县委 ",
                "县委",
                "县级",
                "市委",
                "√",
                "赵　立新",
                "县委书记",
                "２０２４．３．１",
                "至今",
                88120001,
            ),
            (
                "市水务局党组",
                "党组",
                "",
                "本级",
                1,
                "孙国平",
                "党组书记、局长",
                "2026年3月",
                "",
                88120002.0,
            ),
            heads=(
                "党组织名称",
                "单位类型",
                "层级",
                "上级党委",
                "是否纳入覆盖",
                "一把手",
                "现任职务",
                "任职时间",
                "免职时间",
                "手机",
            ),
            above=(("江州市“一把手”名册",), ("2026年7月",)),
        )
    )
    assert not read.errors
    first, second = read.rows
    assert (first.organisation, first.name, first.phone) == ("临河县委", "赵立新", "88120001")
    assert first.begins_on == date(2024, 3, 1)
    assert (second.begins_on, second.month_only) == (date(2026, 3, 1), True)
    assert first.month_only is False
    assert second.phone == "88120002"
    assert said(read.notices) == [(5, "任职时间", "H5")]


def test_every_bad_cell_is_told_with_row_and_column():
    read = roster.read(
        roster_file(
            (
                "临河县委",
                "商会",
                "村",
                "本级党委",
                "也许",
                "张三、李四",
                "书记",
                "2024-02-30",
                "2026年3月",
                "x",
            ),
            ZHAO,
        )
    )
    assert [r.row for r in read.rows] == [3]
    assert said(read.errors) == [
        (2, "单位类别", "B2"),
        (2, "层级", "C2"),
        (2, "纳入覆盖", "E2"),
        (2, "姓名", "F2"),
        (2, "任职日期", "H2"),
        (2, "免职日期", "I2"),
        (2, "联系电话", "J2"),
    ]
    assert all(e.message.endswith("。") for e in read.errors)
    assert read.row_count == 2


def test_rows_contradicting_themselves_are_errors():
    read = roster.read(
        roster_file(
            (*LINHE, "赵立新", "书记", "2024-03-01", "2024-02-01"),
            ("", "", "", "", "", "孙国平", "书记", "2024-03-01"),
            (*WATER, "空缺", "", "2024-03-01"),
        )
    )
    assert said(read.errors) == [(2, "免职日期", "I2"), (3, "单位名称", "A3"), (4, "姓名", "F4")]
    assert "早于任职日期" in read.errors[0].message
    assert "合并单元格" in read.errors[1].message


def test_a_vacant_post_is_an_organisation_without_a_head():
    (row,) = roster.read(roster_file((*WATER, "空缺", "党组书记", None))).rows
    assert (row.organisation, row.name) == ("市水务局党组", "")


def test_an_organisation_merged_over_several_rows_holds_for_all():
    read = roster.read(
        roster_file(
            ZHAO,
            (*(None,) * 5, "许兰川", "县委副书记、县长", "2023-05-08"),
            merged=["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3"],
        )
    )
    assert [(r.organisation, r.name) for r in read.rows] == [
        ("临河县委", "赵立新"),
        ("临河县委", "许兰川"),
    ]


def test_what_is_not_a_row_of_the_roster_is_left_out_aloud():
    read = roster.read(
        roster_file(
            ("一、县（区）",),
            ZHAO,
            HEADS,
            ("（二）市直单位",),
            (*WATER, "孙国平", "党组书记", "2022-01-04"),
            (),
            ("合计", "", "", "", "", 2),
            ("填表人：李文书",),
        )
    )
    assert [r.row for r in read.rows] == [3, 6]
    assert [n.row for n in read.notices] == [2, 5, 8, 9]
    assert not read.errors


def test_formulas_give_saved_values_and_unsaved_ones_are_errors():
    read = roster.read(roster_file((*LINHE, "赵立新", '="临河"&"县委书记"', "2024-03-01")))
    assert said(read.errors) == [(2, "职务", "G2")]
    assert "公式还没有算出值" in read.errors[0].message
    assert "公式" in read.notices[0].message


def test_an_error_of_excel_is_an_error_of_the_cell():
    read = roster.read(roster_file((*LINHE, "赵立新", "#REF!", "2024-03-01")))
    assert said(read.errors) == [(2, "职务", "G2")]


def test_the_rank_of_a_cadre_under_another_head_is_not_taken_for_a_level():
    heads = ("单位名称", "级别", "姓名")
    read = roster.read(roster_file(("市水务局党组", "正处级", "孙国平"), heads=heads))
    assert read.rows[0].level is None
    assert "职级" in read.notices[0].message


def test_all_visible_sheets_with_heads_are_read():
    book = Workbook()
    book.active.title = "县区"
    for sheet, row in ((book.active, ZHAO), (book.create_sheet("市直"), (*WATER, "孙国平"))):
        sheet.append(HEADS)
        sheet.append(row)
    book.create_sheet("说明").append(["怎么填"])
    read = roster.read(saved(book))
    assert [(r.sheet, r.row, r.name) for r in read.rows] == [
        ("县区", 2, "赵立新"),
        ("市直", 2, "孙国平"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (saved(Workbook()), "没有内容"),
        (roster_file(heads=("甲", "乙")), "没有找到名册的表头"),
        (roster_file(), "没有一行内容"),
    ],
    ids=["empty", "other heads", "heads only"],  # the bytes hold the time
)
def test_a_file_that_is_no_roster_is_one_sentence(content, message):
    with pytest.raises(BadInput, match=message):
        roster.read(content)


def test_the_role_may_have_a_column_of_its_own():
    heads = (*HEADS, "任职身份", "管理体制")
    (row,) = roster.read(
        roster_file(
            (*WATER, "孙国平", "局长", "2022-01-04", None, None, "书记", "双重管理"), heads=heads
        )
    ).rows
    assert (row.role, row.led) == (HeadRole.SECRETARY, "双重管理")
