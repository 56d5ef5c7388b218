"""The office's own list is read in any order of columns; what is unclear is named by its cell."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.records import TalkKind
from desktop.errors import BadInput
from desktop.exchange.talks_list import TITLES, read, time_of
from desktop.exchange.talks_template import template
from tests.exchange.roster_files import HEADS as ROSTER_HEADS
from tests.exchange.roster_files import LINHE, roster_file
from tests.exchange.talks_files import HEADS, HELD, OLD, talks_file


def test_the_usual_list_is_read():
    found = read(talks_file(OLD, HELD))
    assert (found.row_count, found.errors, found.unused) == (2, (), ())
    old, held = found.lines
    assert (old.talkee, old.organisation, old.talker) == ("孙国平", "市水务局党组", "宋清和")
    assert (old.held_on, old.at, old.kind) == (date(2024, 5, 6), None, TalkKind.REGULAR)
    assert (held.action_on, held.results_on, held.result) == (date(2026, 4, 10), None, "")


def test_other_heads_in_another_order_under_a_title():
    heads = (
        "序号",
        "谈话开展时间",
        "谈话对象姓名",
        "主谈人",
        "一个月报告",
        "主要问题",
        "职级",
        "类型",
    )
    row = (1, datetime(2026, 3, 13, 15, 30), "赵 立新", "王致远", "无", "三项", "正处", "及时")  # noqa: DTZ001 - as Excel has it
    found = read(talks_file(row, heads=heads, above=(("2026年监督谈话登记表",), ())))
    (line,) = found.lines
    assert (line.talkee, line.talker, line.kind) == ("赵立新", "王致远", TalkKind.TIMELY)
    assert (line.held_on, line.at) == (date(2026, 3, 13), time(15, 30))
    assert (line.action_on, line.result) == (None, "三项")
    assert found.unused == ("职级",)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-03-13 15:30", time(15, 30)),
        ("2026年3月13日下午", None),
        ("2026年3月13日 9时", time(9)),
        ("2026-03-13", None),
        (datetime(2026, 3, 13), None),  # noqa: DTZ001 - as Excel has it
    ],
)
def test_a_time_is_taken_where_it_is_written(written, said):
    assert time_of(written) == said


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (0, None, "被谈话人是空的"),
        (0, "赵立新、钱进", "像是不止一个人"),
        (2, "", "谈话人是空的"),
        (3, "诫勉谈话", "不是监督谈话"),
        (3, "座谈", "不认识的谈话类别"),
        (3, None, "谈话类别是空的"),
        (4, "去年三月", "看不出是哪一天"),
        (4, "2026-02-30", "没有“2026-02-30”这一天"),
        (4, None, "谈话日期是空的"),
        (4, "2026-03-13 25:00", "不是一个时间"),
        (5, "已交", "看不出是哪一天"),
    ],
)
def test_a_bad_cell_is_named_with_row_column_and_reason(column, value, said):
    row = [*HELD]
    row[column] = value
    found = read(talks_file(OLD, row))
    (error,) = found.errors
    assert (error.row, error.column, error.cell) == (3, HEADS[column], f"{'ABCDEFGH'[column]}3")
    assert said in error.message
    assert len(found.lines) == 1


def test_without_a_column_of_kinds_all_are_regular_and_it_is_said():
    heads = ("被谈话人", "谈话人", "谈话日期")
    found = read(talks_file(("赵立新", "王致远", "20260313"), heads=heads))
    assert found.lines[0].kind is TalkKind.REGULAR
    assert [n.message for n in found.notices] == ["没有“谈话类别”一列，全部按定期谈话读入。"]


def test_sums_and_signatures_are_passed_over():
    found = read(talks_file(HELD, ("合计", None, None, None, None, 1)))
    assert (found.row_count, found.errors) == (1, ())


def test_a_file_that_is_no_list_of_talks_is_one_sentence():
    with pytest.raises(BadInput, match="没有找到谈话名单的表头"):
        read(roster_file((*LINHE, "赵立新", "县委书记", "2024-03-01"), heads=ROSTER_HEADS))
    with pytest.raises(BadInput, match="没有可导入的"):
        read(talks_file())
    with pytest.raises(BadInput, match="没有内容"):
        read(talks_file(heads=()))


def test_the_template_is_read_with_every_column():
    book = load_workbook(BytesIO(template()))
    sheet = book["谈话名单"]
    assert {c.value for c in sheet[1]} == set(TITLES.values())
    for cell in sheet[1]:
        example = {"被谈话人": "赵立新", "谈话人": "王致远", "谈话日期": "2026-03-13"}
        example["谈话类别"] = "定期谈话"
        sheet.cell(2, cell.column, example.get(cell.value))
    out = BytesIO()
    book.save(out)
    found = read(out.getvalue())
    assert (len(found.lines), found.errors, found.unused) == (1, (), ())
    assert len(found.columns) == len(TITLES)
