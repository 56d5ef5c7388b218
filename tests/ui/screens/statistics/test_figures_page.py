"""统计 shows the figures of a period; every number leads to the list that it counts."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from db.records import Role, TalkStatus
from desktop.services.desk import Worker
from desktop.ui.background import busy
from desktop.ui.screens.statistics.figures_page import FiguresPage
from tests.ui.screens.statistics.conftest import services_at

LEFT = Qt.MouseButton.LeftButton


def settled(qtbot):
    qtbot.waitUntil(lambda: not busy())


def click_number(qtbot, page, key, row, column):
    table = page.sheet.tables[key]
    page.stack.widget(0).ensureWidgetVisible(table)
    at = table.visualRect(table.model().index(row, column + 1)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    settled(qtbot)


def listed(page):
    assert page.stack.currentWidget() is page.counted
    return [(r.number, r.matter, r.state) for r in page.counted.table.records]


def test_the_year_is_counted_when_the_place_is_opened(place):
    page = place.page
    assert page.heading.title.text() == "2026年监督谈话统计"
    assert [f.accessibleName() for f in page.sheet.headline] == [
        "开展谈话：4 次",
        "计划已谈：1 项",
        "指出问题：2 个",
        "已销号：0 个",
        "逾期未报：3 份",
        "任期已谈“一把手”：3 人",
    ]


def test_a_headline_opens_its_list_and_a_line_opens_its_talk(place, qtbot):
    page = place.page
    qtbot.mouseClick(page.sheet.headline[4], LEFT)
    settled(qtbot)
    assert page.counted.heading.title.text() == "逾期未报"
    assert listed(page) == [
        ("2026-004", "整改措施报告（应报）", "逾期未报"),
        ("2026-004", "整改情况报告（应报）", "逾期未报"),
        ("2026-001", "整改措施报告（应报）", "逾期未报"),
    ]
    table = page.counted.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert place.visited == [("谈话", {"talk_id": table.records[0].talk_id})]


def test_numbers_of_every_table_open_a_list_of_that_length(place, qtbot):
    """One number of each column; that all numbers are as long is tested without a window."""
    page = place.page
    tried = 0
    for key, table in page.sheet.tables.items():
        last = len(table.rows) - 1
        for column, number in enumerate(table.rows[last].numbers):
            if number is None:
                continue
            table.opened.emit(last, column)
            settled(qtbot)
            assert len(listed(page)) == number, (key, column)
            tried += 1
    assert tried > 40


def test_a_number_is_opened_by_a_click_and_by_enter(place, qtbot):
    page = place.page
    click_number(qtbot, page, "kinds", 0, 2)
    assert page.counted.heading.title.text() == "计划逾期：定期谈话"
    assert listed(page) == [("", "6月计划项", "逾期未安排")]
    qtbot.mouseClick(page.counted.back, LEFT)
    table = page.sheet.tables["triggers"]
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settled(qtbot)
    assert [r.matter for r in page.counted.table.records] == ["被上级通报批评或者引发负面舆情"]
    page.counted.table.selectRow(0)
    qtbot.keyClick(page.counted.table, Qt.Key.Key_Return)
    assert place.visited == [("谈话对象", {"person_id": "shan"})]


def test_a_bar_is_opened_by_a_click_and_by_the_keyboard(place, qtbot):
    page = place.page
    chart = page.sheet.charts["months"]
    at = chart.piece_rect(3, 1).center()
    press = QMouseEvent(
        QEvent.Type.MouseButtonRelease,
        QPointF(at),
        chart.mapToGlobal(QPointF(at)),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart, press)
    settled(qtbot)
    assert page.counted.heading.title.text() == "开展谈话：4月"
    assert [r.number for r in page.counted.table.records] == ["2026-002"]
    qtbot.mouseClick(page.counted.back, LEFT)
    chart.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)
    settled(qtbot)
    assert page.counted.heading.title.text() == "开展谈话：6月"
    assert "6月：计划1，开展谈话1" in chart.accessibleName()


def test_a_period_is_counted_from_day_to_day(place, qtbot, write):
    page = place.page
    page.period.year.choose(0)
    for field, text in ((page.period.begin, "2026-04-01"), (page.period.end, "2026-06-30")):
        field.selectAll()
        write(field, text)
    qtbot.mouseClick(page.period.count, LEFT)
    settled(qtbot)
    assert page.heading.title.text() == "2026年4月1日至2026年6月30日监督谈话统计"
    assert page.sheet.headline[0].accessibleName() == "开展谈话：2 次"
    assert place.whereabouts() == {"tab": "figures", "begin": "2026-04-01", "end": "2026-06-30"}
    place.open({"tab": "figures", "year": "2025"})
    settled(qtbot)
    assert page.heading.title.text() == "2025年监督谈话统计"
    assert page.sheet.headline[0].accessibleName() == "开展谈话：1 次"


def test_a_period_that_ends_before_it_begins_is_refused_in_words(place, qtbot):
    place.open({"tab": "figures", "begin": "2026-06-30", "end": "2026-04-01"})
    settled(qtbot)
    assert "结束日期早于开始日期" in place.notice.sentence


def test_what_changes_is_counted_anew(place, counted_desk, changes, qtbot):
    talk = counted_desk.store.talks.get("t5")
    with counted_desk.store.atomic():
        counted_desk.store.talks.put(
            replace(
                talk,
                status=TalkStatus.AWAITING_SIGNATURE,
                ended_at=talk.planned_at,
            )
        )
    changes.tell({"talks"})
    settled(qtbot)
    assert place.page.sheet.headline[0].accessibleName() == "开展谈话：5 次"


def test_a_talker_counts_own_talks_only(qtbot, counted_desk):
    song = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    page = FiguresPage(services_at(replace(counted_desk, worker=song)))
    qtbot.addWidget(page)
    page.refresh()
    settled(qtbot)
    qtbot.waitUntil(lambda: bool(page.sheet.tables))
    assert page.sheet.headline[0].accessibleName() == "开展谈话：0 次"
    assert [r.label for r in page.sheet.tables["talkers"].rows] == [
        "宋清和（市委副书记）",
        "合计",
    ]


@pytest.mark.parametrize("width", [1104, 830])
def test_nothing_is_cut_off_in_a_small_window(place, width):
    place.resize(width, 634)
    scrolled = place.page.stack.widget(0)
    assert place.page.sheet.width() <= scrolled.viewport().width()


def test_the_tables_leave_as_excel_and_the_period_is_printed(place, qtbot, tmp_path, monkeypatch):
    page = place.page
    target = tmp_path / "统计.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    qtbot.mouseClick(page.excel, LEFT)
    qtbot.waitUntil(lambda: target.exists() and not busy())
    assert load_workbook(target).sheetnames[:2] == ["谈话开展情况", "谈话人"]
    assert "没有加密" in place.notice.sentence
    qtbot.mouseClick(page.print, LEFT)
    asked = {"form": "statistics", "period": "2026-01-01 2026-12-31"}
    assert place.visited == [("表格打印", asked)]
