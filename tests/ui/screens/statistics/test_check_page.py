"""规范性自查 in 统计报告: run off the thread, narrowed, mended, exported."""

from dataclasses import replace
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.records import Role
from desktop.rules.checks.shape import Severity
from desktop.services.desk import Worker
from desktop.ui.background import busy
from desktop.ui.screens.statistics.check_page import CheckPage
from desktop.ui.screens.statistics.screen import StatisticsScreen
from desktop.ui.widgets.pages import Tab
from tests.ui.screens.check.conftest import services_at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot, followed, changes):
    def open_(desk=followed, services=None):
        page = CheckPage(services or services_at(desk))
        place = StatisticsScreen([Tab(page.key, page.title, lambda: page)], changes)
        qtbot.addWidget(place)
        place.resize(1104, 634)
        place.visited = []
        place.wanted.connect(lambda where, target: place.visited.append((where, target)))
        place.show()
        qtbot.waitUntil(lambda: not busy() and place.page.found is not None)
        return place

    return open_


def rows(place):
    table = place.page.table
    while table.model().canFetchMore(table.rootIndex()):
        table.model().fetchMore(table.rootIndex())
    return table.records


def choose_file(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_this_year_is_checked_when_the_tab_is_opened(opened):
    page = opened().page
    assert page.scope.value == 2026
    assert page.summary.text().startswith("2026年，5 次谈话，2026年7月13日自查：不符合 ")
    assert page.found.year == 2026


def test_the_gravest_come_first_and_every_line_is_there(opened):
    place = opened()
    found = rows(place)
    assert len(found) == len(place.page.found.lines)
    order = [list(Severity).index(x.severity) for x in found]
    assert order == sorted(order)


def test_the_list_is_narrowed_by_weight_and_article(opened):
    place = opened()
    place.page.severity.choose(Severity.BREACH)
    place.page.article.choose("第十一条")
    assert rows(place)
    assert {(x.severity, x.article) for x in rows(place)} == {(Severity.BREACH, "第十一条")}


def test_a_line_opens_the_place_to_mend_it(opened, qtbot):
    place = opened()
    place.page.severity.choose(Severity.BREACH)
    place.page.article.choose("第十一条")
    table = place.page.table
    table.selectRow(0)
    assert table.records[0].sentence in place.page.whole.text()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    ((where, target),) = place.visited
    assert (where, target["stage"]) == ("谈话", "remediation")
    assert target["talk_id"] == table.records[0].talk_id


def test_what_concerns_the_office_opens_the_plan(opened):
    place = opened()
    (plan,) = [x for x in rows(place) if x.check == "plan"]
    place.page.table.choose((plan.check, plan.talk_id, plan.sentence))
    place.page.table.opened.emit(plan)
    assert place.visited == [("计划与覆盖", {"tab": "plan", "year": "2026"})]


def test_everything_is_checked_on_wish(opened, qtbot):
    page = opened().page
    page.scope.choose(0)
    qtbot.waitUntil(lambda: not busy() and page.found.year is None)
    assert page.summary.text().startswith("全部谈话，")


def test_the_place_is_opened_at_a_year_and_comes_back_to_it(opened):
    place = opened()
    place.open({"tab": "check", "year": "2026", "article": "第十一条"})
    assert {x.article for x in rows(place)} == {"第十一条"}
    assert place.whereabouts() == {"tab": "check", "year": "2026"}


def test_the_list_is_exported_as_excel(opened, qtbot, monkeypatch, tmp_path):
    place = opened()
    choose_file(monkeypatch, tmp_path / "自查.xlsx")
    qtbot.mouseClick(place.page.exports["xlsx"], LEFT)
    qtbot.waitUntil(lambda: "已导出清单" in place.notice.sentence)
    sheet = load_workbook(tmp_path / "自查.xlsx").active
    assert sheet.max_row == 3 + len(place.page.found.lines)


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_exported(opened, qtbot, monkeypatch, tmp_path, followed, ending, start):
    place = opened()
    target = tmp_path / f"自查.{ending}"
    choose_file(monkeypatch, target)
    before = followed.store.audit.head()[0]
    qtbot.mouseClick(place.page.exports[ending], LEFT)
    qtbot.waitUntil(lambda: "已导出报告" in place.notice.sentence)
    assert target.read_bytes().startswith(start)
    assert followed.store.audit.head()[0] == before + 1


def test_a_place_that_cannot_be_written_is_told(opened, qtbot, monkeypatch, tmp_path):
    place = opened()
    choose_file(monkeypatch, tmp_path / "none" / "x.xlsx")
    qtbot.mouseClick(place.page.exports["xlsx"], LEFT)
    qtbot.waitUntil(lambda: "换一个位置" in place.notice.sentence)


def test_a_run_can_be_stopped_and_the_list_stays(opened, qtbot, followed):
    services = services_at(followed)
    waiting = []

    def slow(year, told):
        found = services.run(year, told)
        while waiting:
            told(1, 2)  # raises once it was stopped
            Event().wait(0.01)  # or the window would have nothing but this to show
        return found

    place = opened(services=replace(services, run=slow))
    before = place.page.found
    waiting.append(True)
    qtbot.mouseClick(place.page.again, LEFT)
    qtbot.waitUntil(lambda: "正在自查" in place.page.strip.words)
    assert not place.page.again.isEnabled()
    qtbot.mouseClick(place.page.strip.cancel_button, LEFT)
    qtbot.waitUntil(lambda: not busy())
    waiting.clear()
    assert place.page.found is before
    qtbot.waitUntil(place.page.again.isEnabled)


def test_a_talker_checks_own_talks(opened, followed):
    worker = Worker(login="s", name="宋清和", role=Role.TALKER, person_id="song")
    place = opened(replace(followed, worker=worker))
    assert {x.talk_id for x in rows(place)} == {"t5"}


def test_ctrl_p_goes_to_the_report_of_the_year(opened):
    place = opened()
    place.print_out()
    assert place.visited == [("表格打印", {"form": "check-report", "year": "2026"})]


def test_the_lines_come_back_narrowed_as_they_were_left_and_say_so(opened, qtbot):
    first = opened()
    first.page.severity.choose(Severity.GAP)
    page = opened().page
    assert page.severity.value is Severity.GAP
    assert {line.severity for line in page.table.records} == {Severity.GAP}
    qtbot.mouseClick(page.narrowing.button, LEFT)
    assert page.severity.value is None
    assert len({line.severity for line in page.table.records}) > 1
