"""Any list goes to Excel as it is shown, typed, marked and logged."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.errors import StoreReadOnly
from db.records import Role
from desktop.errors import Refused
from desktop.services.lists import ListService, typed
from desktop.services.views.lists import ShownList

SHOWN = ShownList(
    place="整改跟踪",
    name="谈话",
    heads=("编号", "被谈话人", "时间", "问题数", "说明"),
    rows=(
        ("2026-001", "赵立新\n临河县委书记", "2026年3月13日", "3", "=1+1"),
        ("2026-002", "孙国平", "2026年3月16日 09:30", "0", "-"),
    ),
)


@pytest.fixture
def lists(desk):
    return ListService(desk, lambda: "秘密★1年", "市委办公室")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026年3月13日", date(2026, 3, 13)),
        ("2026年3月13日 09:30", datetime(2026, 3, 13, 9, 30)),  # noqa: DTZ001 - as shown
        ("2026年2月30日", "2026年2月30日"),
        ("3月13日", "3月13日"),
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("007", "007"),
        ("2026-001", "2026-001"),
        ("=1+1", "=1+1"),
        ("", ""),
        ("88120001234567890", "88120001234567890"),
    ],
)
def test_cells_are_typed_only_where_nothing_is_lost(words, value):
    assert typed(words) == value
    assert type(typed(words)) is type(value)


def test_the_list_is_written_whole_and_logged(lists, desk, tmp_path):
    sheet = lists.sheet(SHOWN)
    target = tmp_path / "表.xlsx"
    lists.save(sheet, lists.draw_up(sheet), target)
    page = load_workbook(target).worksheets[0]
    assert page["A1"].value == "整改跟踪·谈话"
    assert "秘密★1年" in page["A2"].value
    assert "共2行" in page["A2"].value
    assert [c.value for c in page[3]] == list(SHOWN.heads)
    assert page["B4"].value == "赵立新\n临河县委书记"
    assert page["C4"].value == datetime(2026, 3, 13)  # noqa: DTZ001 - a cell has no offset
    assert (page["D4"].value, page["D5"].value) == (3, 0)
    assert (page["E4"].value, page["E4"].data_type, page["E5"].value) == ("=1+1", "s", "-")
    assert page.freeze_panes == "A4"
    assert page.auto_filter.ref == "A3:E5"
    entry = desk.store.audit.entries(limit=1)[0]
    assert (entry.deed, entry.detail) == ("导出列表", "整改跟踪·谈话 2行")


def test_columns_are_as_wide_as_what_they_hold(lists):
    long = replace(SHOWN, rows=(("1", "很" * 200, "", "", ""),))
    widths = [head.width for head in lists.sheet(long).heads]
    assert widths[1] == 46
    assert widths[3] == 9
    assert (
        load_workbook(BytesIO(lists.draw_up(lists.sheet(long))))
        .worksheets[0]["B4"]
        .alignment.wrap_text
    )


def test_a_place_where_nothing_can_be_written_is_said(lists, desk, tmp_path):
    sheet = lists.sheet(SHOWN)
    with pytest.raises(StoreReadOnly, match="列表没有导出"):
        lists.save(sheet, b"", tmp_path / "没有" / "表.xlsx")
    assert desk.store.audit.entries(limit=1) == []


def test_who_reads_copies_takes_no_list_out(desk):
    reader = replace(desk, worker=replace(desk.worker, role=Role.READER))
    lists = ListService(reader, lambda: "内部", "")
    assert not lists.may_export
    with pytest.raises(Refused, match="查阅不能办理"):
        lists.sheet(SHOWN)
