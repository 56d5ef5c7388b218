"""The number in the tray: from the open store or from the file, told at most twice a day."""

from datetime import date, datetime

import pytest
from PySide6.QtGui import QColor

from desktop.ui.autostart import DesktopFile
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.tray import Tray, drawing
from tests.conftest import CST


@pytest.fixture
def clock():
    return [datetime(2026, 7, 13, 9, 30, tzinfo=CST)]


@pytest.fixture
def kept():
    return {date(2026, 7, 13): 3, date(2026, 7, 14): 5}


@pytest.fixture
def tray(qapp, tmp_path, clock, kept):
    memory = Memory(tmp_path / "ui.ini")
    habits = Habits(memory)
    habits.find_tray()
    habits.know(DesktopFile(tmp_path / "autostart", ["tanhua"]))
    tray = Tray(memory, habits, lambda: kept, lambda: clock[0])
    yield tray
    tray.hide()
    tray.deleteLater()


def test_the_number_of_the_day_comes_from_the_file_while_locked(tray, clock):
    tray.refresh()
    assert tray.count == 3
    assert tray.icon.toolTip() == "监督谈话工作台：3 件事项需要办理"
    clock[0] = clock[0].replace(day=14)
    tray.refresh()
    assert tray.count == 5
    clock[0] = clock[0].replace(day=20)
    tray.refresh()
    assert tray.count == 0
    assert "没有需要办理" in tray.icon.toolTip()


def test_the_open_store_knows_better(tray, clock):
    tray.show_count(7)
    tray.refresh()
    assert tray.count == 7
    tray.lock()
    assert tray.count == 3


def test_no_file_is_no_number(qapp, tmp_path, clock):
    memory = Memory(tmp_path / "ui.ini")
    tray = Tray(memory, Habits(memory), lambda: None, lambda: clock[0])
    tray.refresh()
    assert tray.count == 0
    assert tray.told == []


def test_it_tells_at_most_twice_a_day(tray, clock):
    for hour in (0, 7, 8, 9, 11, 12, 13, 15, 19, 20, 23):
        clock[0] = clock[0].replace(hour=hour)
        tray.refresh()
        tray.show_count(4)
        tray.lock()
    assert len(tray.told) == 2
    assert tray.told[0] == "有 3 件事项需要办理，请打开“今日”查看。"
    clock[0] = clock[0].replace(day=14, hour=9)
    tray.refresh()
    assert len(tray.told) == 3


def test_it_does_not_tell_again_after_a_start_anew(tray, tmp_path, clock, kept):
    tray.refresh()
    again = Tray(Memory(tmp_path / "ui.ini"), tray._habits, lambda: kept, lambda: clock[0])
    again.refresh()
    assert (len(tray.told), again.told) == (1, [])


def test_its_switches_are_kept(tray, tmp_path, qtbot):
    assert not tray.stays
    with qtbot.waitSignal(tray._habits.changed):
        tray.stay_action.trigger()
    assert tray.stays
    assert Memory(tmp_path / "ui.ini").stays_in_tray
    tray.start_action.trigger()
    assert (tmp_path / "autostart/tanhua.desktop").is_file()
    tray.start_action.trigger()
    assert not (tmp_path / "autostart/tanhua.desktop").exists()


def test_a_switch_that_cannot_be_set_goes_back(tray, tmp_path):
    (tmp_path / "autostart").write_text("not a folder")
    tray.start_action.trigger()
    assert not tray.start_action.isChecked()


def test_the_menu_opens_and_ends_the_program(tray, qtbot):
    with qtbot.waitSignal(tray.open_wanted):
        tray.open_action.trigger()
    with qtbot.waitSignal(tray.quit_wanted):
        tray.quit_action.trigger()


def test_the_number_is_drawn_on_the_icon(qapp):
    bare, three = (drawing(n).pixmap(64, 64).toImage() for n in (0, 3))
    assert bare != three
    assert QColor(three.pixel(60, 34)) == QColor("#ffffff")
    assert drawing(120).pixmap(64, 64).toImage() == drawing(4000).pixmap(64, 64).toImage()
