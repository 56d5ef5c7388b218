"""Returns of lower bodies: asked for, read, summed up, chased; and the tables of superiors."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.records import Role
from desktop.errors import BadInput, Refused
from desktop.services.returns import ReturnService, state_words
from desktop.services.superior_tables import SuperiorTableService
from tests.exchange.test_returns import GOOD, filled
from tests.exchange.test_superior_table import HEADS, table

YEAR = 2026


@pytest.fixture
def returns(town):
    return ReturnService(town)


@pytest.fixture
def names(returns):
    return [line.organisation for line in returns.read(YEAR).lines]


def test_every_next_lower_body_is_asked(returns, names, town):
    assert names
    assert {line.state for line in returns.read(YEAR).lines} == {"未报"}
    uncovered = town.store.organisations.named(names[0])[0]
    with town.store.atomic():
        town.store.organisations.put(replace(uncovered, covered=False))
    assert names[0] not in [line.organisation for line in returns.read(YEAR).lines]


def test_a_return_is_read_summed_and_no_longer_missing(returns, names, town):
    preview = returns.preview(YEAR, [("临河.xlsx", filled(GOOD, GOOD, names=names[:2]))])
    assert preview.errors == ()
    assert returns.take_over(preview) == 2
    view = returns.read(YEAR)
    assert [x.organisation for x in view.received] == names[:2]
    assert view.total["held"] == 12
    assert names[0] not in [x.organisation for x in view.missing]
    assert town.store.audit.entries(limit=1)[0].deed == "读入下级年度报表"
    page = load_workbook(BytesIO(returns.blank(YEAR))).worksheets[0]
    assert page["A4"].value == (names[2] if len(names) > 2 else None)


def test_nothing_is_taken_over_while_a_cell_is_unclear(returns, names):
    files = [
        ("甲.xlsx", filled(GOOD, GOOD | {"held": "若干"}, names=names[:2])),
        ("乙.xlsx", filled(GOOD, GOOD, names=("没有这个单位", names[0]))),
    ]
    preview = returns.preview(YEAR, files)
    found = [(e.sheet, e.row, e.column) for e in preview.errors]
    assert found == [("甲.xlsx", 5, "已谈数"), ("乙.xlsx", 4, "单位"), ("乙.xlsx", 5, "单位")]
    with pytest.raises(Refused, match="一行也没有读入"):
        returns.take_over(preview)
    assert returns.read(YEAR).received == ()


def test_a_second_return_replaces_the_first_and_says_so(returns, names):
    returns.take_over(returns.preview(YEAR, [("甲", filled(GOOD, names=names[:1]))]))
    again = GOOD | {"planned": 9}
    preview = returns.preview(YEAR, [("乙", filled(again, names=names[:1]))])
    assert [one.replaces for one in preview.incoming] == [True]
    returns.take_over(preview)
    assert returns.read(YEAR).total["planned"] == 9


def test_the_missing_are_late_after_the_day_and_chased(returns, names, town):
    returns.set_due(YEAR, date(2026, 7, 10))
    line = returns.read(YEAR).missing[0]
    assert line.state == "逾期未报"
    returns.chase(YEAR, [line.organisation_id])
    chased = next(x for x in returns.read(YEAR).lines if x.organisation_id == line.organisation_id)
    assert state_words(chased) == "已催1次，最近7月13日"
    with pytest.raises(Refused, match="没有选定单位"):
        returns.chase(YEAR, [])
    returns.take_over(returns.preview(YEAR, [("甲", filled(GOOD, names=[line.organisation]))]))
    with pytest.raises(Refused, match="已经报送"):
        returns.chase(YEAR, [line.organisation_id])
    with pytest.raises(BadInput, match="当年或者次年"):
        returns.set_due(YEAR, date(2029, 1, 1))


def test_a_body_that_need_not_send_one_is_not_missing(returns):
    line = returns.read(YEAR).missing[0]
    with pytest.raises(Refused, match="理由"):
        returns.exempt(YEAR, line.organisation_id, " ")
    returns.exempt(YEAR, line.organisation_id, "年内新设")
    shown = next(x for x in returns.read(YEAR).lines if x.organisation_id == line.organisation_id)
    assert (shown.state, state_words(shown)) == ("不需报送", "年内新设")
    assert line.organisation not in [x.organisation for x in returns.read(YEAR).missing]


def test_the_summary_goes_to_excel_with_sum_and_own_figures(returns, names):
    returns.take_over(returns.preview(YEAR, [("甲", filled(GOOD, names=names[:1]))]))
    made = returns.excel(returns.read(YEAR))
    page = load_workbook(BytesIO(made.draw_up())).worksheets[0]
    assert page["B4"].value == names[0]
    last = [page.cell(page.max_row - 1, c).value for c in (2, 3, 4)]
    assert last == ["合计", "已报1", 8]


@pytest.mark.parametrize("role", [Role.TALKER, Role.READER])
def test_only_the_office_sees_returns(town, role):
    other = replace(town, worker=replace(town.worker, role=role))
    with pytest.raises(Refused, match="不能办理"):
        ReturnService(other).read(YEAR)
    with pytest.raises(Refused, match="不能办理"):
        SuperiorTableService(other).tables()


def test_a_table_of_a_superior_is_kept_matched_and_filled(town, tmp_path):
    service = SuperiorTableService(town)
    stored = service.take_in("全省统计表", table(["统计表"], HEADS, merge="A1:F1"))
    (view,) = service.tables()
    assert [(c.letter, c.key) for c in view.columns][:3] == [
        ("A", "office"),
        ("B", "year"),
        ("C", "planned"),
    ]
    service.match(stored.id, stored.version, {"F": "held", "B": ""})
    page = load_workbook(BytesIO(service.filled(stored.id, YEAR)))["上报"]
    assert [c.value for c in page[3]] == ["中共江州市委", None, 0, 0, 0, 0]
    target = tmp_path / "表.xlsx"
    service.save(stored.id, b"x", target)
    assert target.read_bytes() == b"x"
    with pytest.raises(Refused, match="没有“没有”这一项"):
        service.match(stored.id, stored.version + 1, {"F": "没有"})
    service.withdraw(stored.id, "改用新表")
    assert service.tables() == ()


def test_a_table_without_a_matched_column_is_not_filled(town):
    service = SuperiorTableService(town)
    stored = service.take_in("", table(["甲栏", "乙栏"]))
    with pytest.raises(Refused, match="没有一栏对应上"):
        service.filled(stored.id, YEAR)
