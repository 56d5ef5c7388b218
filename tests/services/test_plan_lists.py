"""The plan and the coverage go out as Excel, typed, marked and logged."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.errors import StoreReadOnly
from db.records import Combined
from desktop.errors import Refused
from desktop.services.plan_lists import PlanListService
from desktop.services.plans import PlanService
from desktop.services.views.plans import ItemText
from tests.conftest import TODAY
from tests.factories import a_term, an_ended_talk, at


@pytest.fixture
def planned(town):
    """A fixed plan of two, one of them moved to the next quarter; one head covered."""
    with town.store.atomic():
        town.store.terms.put(a_term())
        town.store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
    plans = PlanService(town)
    text = {"undertaker": "李文书", "units": ("审计机关",), "focus": "=领导班子运行"}
    plans.add(2026, ItemText(tenure_id="tenure-zhao", leader_id="leader-wang", month=8, **text))
    combined = (Combined.AUDIT,)
    sun = plans.add(
        2026,
        ItemText(tenure_id="tenure-sun", leader_id="leader-song", month=9, combined=combined),
    )
    plans.fix(2026, on=TODAY, meeting="市委常委会会议", minutes="〔2026〕12号")
    plans.move(sun, plans.read(2026).rows[1].item.version, 10, "统筹安排")
    return PlanListService(town)


def sheets(made):
    return load_workbook(BytesIO(made.draw_up()))


def values(sheet, row):
    return [cell.value for cell in sheet[row]]


def test_the_plan_has_a_row_for_each_item_and_a_sheet_of_changes(planned):
    book = sheets(planned.plan(2026))
    assert book.sheetnames == ["计划", "调整记录"]
    plan = book["计划"]
    assert plan["A1"].value == "2026年度监督谈话计划表"
    assert "密级或标识：内部" in plan["A2"].value
    assert "2026年7月13日市委常委会会议审定，〔2026〕12号" in plan["A2"].value
    zhao, sun = values(plan, 4), values(plan, 5)
    assert zhao[1:5] == ["赵立新", "临河县委", "县委书记", "王致远"]
    assert zhao[5:7] == ["三季度", 8]
    assert zhao[7].date() == date(2026, 8, 31)
    assert (zhao[9], zhao[11]) == ("审计机关", "=领导班子运行")
    assert plan["L4"].data_type == "s"
    assert (sun[6], sun[10], sun[12]) == (10, "审计监督", "未安排")
    change = values(book["调整记录"], 4)
    assert (change[1], change[3], change[6], change[9]) == (
        "孙国平",
        "改时间",
        "统筹安排",
        "待审批",
    )


def test_coverage_has_all_heads_and_who_is_missing(planned):
    book = sheets(planned.coverage())
    assert book.sheetnames == ["在任一把手", "尚未覆盖", "未谈已离任", "分类汇总", "逐月预测"]
    assert values(book["分类汇总"], 4)[:5] == ["地方党委", 2, 1, 1, 0]
    assert values(book["分类汇总"], 6)[:5] == ["合计", 3, 1, 2, 0]
    assert values(book["逐月预测"], 7)[:4] == ["2026年10月", 1, 2, 1]
    assert "已谈1/3" in book["尚未覆盖"]["A2"].value
    heads = {row[2]: row for row in book["在任一把手"].iter_rows(min_row=4, values_only=True)}
    assert (heads["赵立新"][5], heads["赵立新"][7]) == ("已谈", None)
    assert heads["赵立新"][6].date() == date(2026, 3, 13)
    assert heads["孙国平"][5] == "未谈"
    assert heads["孙国平"][8].date() == date(2026, 10, 31)
    assert book["尚未覆盖"].max_row == 5


def test_saving_is_logged(planned, town, tmp_path):
    made = planned.plan(2026)
    planned.save(made, made.draw_up(), tmp_path / "计划.xlsx")
    assert (tmp_path / "计划.xlsx").stat().st_size > 0
    entry = town.store.audit.entries(limit=1)[0]
    assert (entry.deed, entry.detail) == ("导出2026年度监督谈话计划", "2行")
    with pytest.raises(StoreReadOnly, match="所选位置写不进去"):
        planned.save(made, b"", tmp_path / "nowhere" / "计划.xlsx")


def test_without_a_plan_or_a_term_nothing_is_exported(town):
    lists = PlanListService(town)
    with pytest.raises(Refused, match="2027年度计划还没有开始编制"):
        lists.plan(2027)
    with pytest.raises(Refused, match="还没有登记现任期"):
        lists.coverage()
