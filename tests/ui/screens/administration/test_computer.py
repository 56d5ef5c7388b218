"""本机: the switches of the tray, the same as in its menu."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.autostart import DesktopFile
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.screens.administration.computer import ComputerPage


@pytest.fixture
def habits(qapp, tmp_path):
    habits = Habits(Memory(tmp_path / "ui.ini"))
    habits.know(DesktopFile(tmp_path / "autostart", ["tanhua"]))
    return habits


@pytest.fixture
def page(qtbot, habits):
    page = ComputerPage(habits)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    page.refresh()
    return page


def test_both_switches_are_kept(qtbot, page, habits, tmp_path):
    habits.find_tray()
    qtbot.keyClick(page.stay, Qt.Key.Key_Space)
    qtbot.keyClick(page.start, Qt.Key.Key_Space)
    assert (habits.stays, habits.starts) == (True, True)
    assert (tmp_path / "autostart/tanhua.desktop").is_file()
    habits.set_stays(on=False)  # as in the menu of the tray
    assert not page.stay.isChecked()


def test_where_there_is_no_tray_that_is_said(page, habits):
    assert not page.stay.isEnabled()
    assert "没有托盘" in page.note.text()
    assert page.start.isEnabled()


def test_a_switch_that_cannot_be_set_goes_back(qtbot, page, habits, tmp_path):
    (tmp_path / "autostart").write_text("not a folder")
    qtbot.keyClick(page.start, Qt.Key.Key_Space)
    assert not page.start.isChecked()
