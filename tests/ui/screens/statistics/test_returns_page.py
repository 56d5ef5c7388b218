"""上报与汇总: returns are read from files, the missing chased, a superior's table filled in."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from desktop.services.returns import ReturnService
from desktop.services.superior_tables import SuperiorTableService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.statistics.returns_page import ReturnsPage
from desktop.ui.screens.statistics.returns_services import ReturnsServices
from desktop.ui.screens.statistics.screen import StatisticsScreen
from desktop.ui.widgets.pages import Tab
from tests.exchange.test_returns import GOOD, filled
from tests.exchange.test_superior_table import HEADS, table


@pytest.fixture
def screen(qtbot, ui_desk, changes):
    returns = ReturnService(ui_desk)
    read = {year: returns.read(year) for year in (2026, 2027)}  # the store belongs to this thread
    services = ReturnsServices(
        returns=returns,
        superior=SuperiorTableService(ui_desk),
        read=lambda year: read[year],
        today=ui_desk.today,
    )
    tab = Tab(ReturnsPage.key, ReturnsPage.title, lambda: ReturnsPage(services))
    screen = StatisticsScreen([tab], changes)
    screen.read_again = lambda: read.update({2026: returns.read(2026)})
    qtbot.addWidget(screen)
    screen.resize(1104, 634)
    screen.show()
    page = screen.page
    qtbot.waitUntil(lambda: page.view is not None)
    return screen


@pytest.fixture
def names(screen):
    return [x.organisation for x in screen.page.view.lines]


def reread(screen, qtbot):
    screen.read_again()
    before = screen.page.view
    screen.page.refresh()
    qtbot.waitUntil(lambda: screen.page.view is not before)


def test_sums_stand_first_and_everybody_below(screen, names):
    shown = [x.organisation for x in screen.page.table.records]
    assert shown == ["合计", "本级", *names]
    assert f"未报 {len(names)} 个" in screen.page.summary.text()
    assert not screen.page.print_button.isEnabled()


def test_files_are_looked_through_and_taken_over_whole(screen, qtbot, names, tmp_path):
    bad, good = tmp_path / "错.xlsx", tmp_path / "对.xlsx"
    bad.write_bytes(filled(GOOD | {"held": "若干"}, names=names[:1]))
    good.write_bytes(filled(GOOD, names=names[:1]))
    page = screen.page
    page.preview([bad])
    assert page.incoming.tabs.key == "errors"
    assert not page.incoming.take_button.isEnabled()
    page.preview([good])
    assert page.incoming.take_button.isEnabled()
    page.incoming.take_button.click()
    reread(screen, qtbot)
    assert screen.notice.sentence == "已读入 1 个单位的报表。"
    assert page.view.total["held"] == 6
    assert page.print_button.isEnabled()
    wanted = []
    screen.wanted.connect(lambda place, target: wanted.append((place, target)))
    page.print_button.click()
    assert wanted == [("表格打印", {"form": "return", "year": str(page.year.value)})]


def test_a_file_that_is_none_is_one_sentence(screen, tmp_path):
    screen.page.preview([tmp_path / "没有.xlsx"])
    assert "没有这个文件" in screen.notice.sentence


def test_the_chosen_are_chased_else_all_that_are_missing(screen, qtbot, names):
    page = screen.page
    page.table.choose(page.view.lines[0].organisation_id)
    assert page.chase_button.text() == "登记催报 1 个"
    page.chase_button.click()
    assert screen.notice.sentence == "已登记今天催报 1 个单位。"
    page.table.clearSelection()
    page.chase_button.click()
    assert screen.notice.sentence == f"已登记今天催报 {len(names)} 个单位。"


def test_the_blank_is_saved_where_the_user_says(screen, tmp_path, monkeypatch, names):
    target = tmp_path / "空白.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    screen.page.blank_button.click()
    assert load_workbook(target).worksheets[0]["A4"].value == names[0]
    screen.page.excel_button.click()
    assert load_workbook(target).worksheets[0]["B4"].value == names[0]


def test_a_superiors_table_is_kept_matched_and_filled(screen, tmp_path, monkeypatch):
    source, target = tmp_path / "全省统计表.xlsx", tmp_path / "填好.xlsx"
    source.write_bytes(table(["统计表"], HEADS, merge="A1:F1"))
    page = screen.page
    page.tabs.choose("above")
    page.superior.take_in(source)
    assert page.superior.choices["C"].value == "planned"
    page.superior.choices["F"].choose("held")
    page.superior.match_button.click()
    assert page.superior.choices["F"].value == "held"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.superior.fill_button.click()
    sheet = load_workbook(target)["上报"]
    assert sheet["B3"].value == page.year.value
    assert isinstance(sheet["F3"].value, int)
    assert Path(target).exists()


def test_the_day_is_asked_for_and_kept(screen, qtbot, ui_desk):
    screen.page.due_button.click()
    dialog = screen.page.findChild(DeedDialog)
    dialog.do_button.click()
    stored = ui_desk.store.year_returns.of_year(screen.page.year.value)
    assert {r.due_on for r in stored} == {date(screen.page.year.value + 1, 1, 20)}
