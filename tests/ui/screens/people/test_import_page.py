import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from desktop.exchange import roster
from tests.exchange.roster_files import LINHE, WATER, roster_file

SUN = (*WATER, "孙国平", "党组书记、局长", "2022-01-04", None, "88120002")
SUCCESSOR = (*LINHE, "孙国平", "临河县委书记", "2026-07-01")


@pytest.fixture
def page(screen, press):
    press(screen, "导入名册…")
    return screen.imports


@pytest.fixture
def read(page, tmp_path, qtbot):
    """Let the page read a file with these rows, and wait for the preview."""

    def read(*rows):
        file = tmp_path / "名册.xlsx"
        file.write_bytes(roster_file(*rows))
        page.read_file(file)
        qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())

    return read


def test_the_focus_stays_while_a_file_is_looked_at(page, read):
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "选择文件…")
    page.window().activateWindow()
    button.setFocus()
    read(SUN)
    assert page.window().focusWidget() is button


def test_a_good_file_is_looked_at_and_then_taken_over(page, read, press, store, qtbot, screen):
    read(SUN)
    assert page.summary.text().startswith("共 1 行：新增 1，更新 0，未变 0。没有看不清的地方")
    assert page.errors.records == []
    assert [c.read_as for c in page.columns.records][:2] == ["单位名称", "单位类别"]
    assert store.organisations.named("市水务局党组") == []
    press(page, "全部导入")
    qtbot.waitUntil(lambda: page.preview is None)
    assert len(store.organisations.named("市水务局党组")) == 1
    assert "已导入 名册.xlsx：新增 1 行" in screen.notice.sentence
    qtbot.waitUntil(lambda: screen.window().isEnabled())
    assert screen.list.isVisible()
    assert "市水务局党组" in {r.organisation.name for r in screen.list.table.records}


def test_every_bad_cell_is_listed_and_nothing_can_be_taken_over(page, read):
    read(SUN, (*LINHE, "赵立新", "临河县委书记", "去年"))
    assert [(r.row, r.column, r.cell) for r in page.errors.records] == [(3, "任职日期", "H3")]
    assert not page.import_button.isEnabled()
    assert page.tabs.tabText(0) == "有误 1"
    assert "一行也不会导入" in page.summary.text()
    page.errors.selectRow(0)
    written_out = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert "H3 “去年”看不出是哪一天，请写成 2026-03-01 的样子。" in written_out


def test_a_successor_ends_the_predecessor_only_when_that_is_chosen(page, read, qtbot):
    read(SUCCESSOR)
    assert "同时有两位书记" in page.errors.records[0].message
    page.end_predecessors.click()
    qtbot.waitUntil(page.import_button.isEnabled)
    assert [(c.subject, c.new) for c in page.changes.records] == [("临河县委 赵立新", "2026-06-30")]


def test_the_same_again_leaves_nothing_to_do(page, read, press, qtbot):
    read(SUN)
    press(page, "全部导入")
    qtbot.waitUntil(lambda: page.preview is None)
    qtbot.waitUntil(lambda: page.window().isEnabled())
    read(SUN)
    assert "与名册完全一致" in page.summary.text()
    assert not page.import_button.isEnabled()


def test_a_file_that_is_no_roster_is_a_sentence(page, screen, tmp_path, qtbot):
    file = tmp_path / "说明.xlsx"
    file.write_bytes(b"%PDF-1.7")
    page.read_file(file)
    qtbot.waitUntil(lambda: "不是 Excel 文件" in screen.notice.sentence)
    assert page.preview is None
    page.read_file(tmp_path / "没有.xlsx")
    assert "没有这个文件" in screen.notice.sentence


def test_the_template_is_saved(page, press, tmp_path, monkeypatch, screen):
    target = tmp_path / "模板.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(page, "下载模板…")
    with pytest.raises(Exception, match="没有一行内容"):
        roster.read(target.read_bytes())
    assert "模板已保存" in screen.notice.sentence
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    press(page, "下载模板…")
    assert "没有保存（这是文件夹，不是文件）" in screen.notice.sentence


def test_a_file_is_chosen_in_the_window(page, read, press, tmp_path, monkeypatch, qtbot):
    file = tmp_path / "选的.xlsx"
    file.write_bytes(roster_file(SUN))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(page, "选择文件…")
    qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())
    assert page.file.text() == "选的.xlsx"


def test_units_without_a_superior_are_the_own_bodys_only_when_that_is_chosen(page, read, qtbot):
    read(tuple("" if value == "本级党委" else value for value in SUN))
    assert "须填上一级党委" in page.errors.records[0].message
    page.blank_is_own.click()
    qtbot.waitUntil(page.import_button.isEnabled)
    assert "按所选登记为“本级党委”" in page.notices.records[0].message
