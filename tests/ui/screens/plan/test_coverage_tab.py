"""Coverage, forecast and proposal beside the plan."""

from PySide6.QtCore import Qt

from tests.ui.screens.plan.hands import add, press


def test_coverage_lists_who_is_missing_and_the_forecast(screen):
    screen.tabs.choose("coverage")
    assert screen.tabs.tabText(2) == "任期覆盖 0/3"
    assert len(screen.pages.coverage.table.records) == 3
    assert "按目前进度" in screen.pages.coverage.sentence.text()
    screen.pages.coverage.sets.choose("left")
    assert len(screen.pages.coverage.table.records) == 0


def test_coverage_is_subtotalled_by_kind_and_a_kind_opens_its_list(screen, qtbot):
    screen.tabs.choose("coverage")
    page = screen.pages.coverage
    page.sets.choose("kinds")
    assert [(k.words, k.covered, k.total) for k in page.kinds.records] == [
        ("地方党委", 0, 2),
        ("党组（党组性质党委）", 0, 1),
        ("合计", 0, 3),
    ]
    page.kinds.selectRow(1)
    qtbot.keyClick(page.kinds, Qt.Key.Key_Return)
    assert (page.sets.key, page.sets.tabText(0)) == ("missing", "尚未覆盖 1")
    assert [r.name for r in page.table.records] == ["孙国平"]
    press(qtbot, page, "只列党组（党组性质党委），改列全部")
    assert len(page.table.records) == 3


def test_the_forecast_stands_month_by_month_in_a_table_and_a_drawing(screen, services):
    add(services, month=8)
    screen.reload()
    screen.tabs.choose("coverage")
    page = screen.pages.coverage
    page.sets.choose("months")
    months = {m.month.month: (m.planned, m.by_plan, m.by_pace) for m in page.months.records}
    assert (months[7], months[8], months[12]) == ((0, 0, 0), (1, 1, 0), (0, 1, 0))
    assert page.chart.isVisible()
    assert page.chart.accessibleDescription() == page._view.forecast.sentence
    assert not page.chart.grab().isNull()


def test_a_proposal_is_made_explained_and_taken_over(screen, services, qtbot):
    screen.tabs.choose("proposal")
    page = screen.pages.proposal
    page.talks.setValue(3)
    page._busy[8].setChecked(True)
    press(qtbot, page, "拟定")
    assert len(page.table.records) == 3
    assert "避开8月" in page.table.records[0].line.why_month
    assert services.plans.read(2026).plan is None
    press(qtbot, page, "采用到计划草案")
    assert len(services.plans.read(2026).rows) == 3
    assert screen.tabs.key == "plan"
