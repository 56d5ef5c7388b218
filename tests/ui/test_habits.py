"""The two switches of this computer, and waiting for a tray that comes up late."""

from desktop.ui.autostart import DesktopFile
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.tray_start import TrayStart


def test_without_a_tray_nothing_stays(qapp, tmp_path):
    memory = Memory(tmp_path / "ui.ini")
    memory.set_stays_in_tray(on=True)
    habits = Habits(memory)
    assert not habits.stays
    habits.find_tray()
    assert habits.stays
    assert not habits.can_start
    assert not habits.starts


def test_what_cannot_be_kept_is_a_sentence(qapp, tmp_path, qtbot):
    (tmp_path / "autostart").write_text("not a folder")
    habits = Habits(Memory(tmp_path / "ui.ini"))
    habits.know(DesktopFile(tmp_path / "autostart", ["tanhua"]))
    with qtbot.waitSignal(habits.changed):
        assert habits.set_starts(on=True).startswith("开机启动没有设成：")
    assert not habits.starts


def test_the_tray_is_waited_for(qtbot, qapp):
    there, found, missing = [False], [], []
    start = TrayStart(
        qapp, lambda: there[0], lambda: found.append(1), lambda: missing.append(1), every_ms=1
    )
    qtbot.waitUntil(lambda: start._tries > 3)
    there[0] = True
    qtbot.waitUntil(lambda: found == [1])
    assert missing == []
    assert not start._timer.isActive()


def test_where_no_tray_comes_that_is_said_once(qtbot, qapp):
    missing = []
    TrayStart(qapp, lambda: False, lambda: None, lambda: missing.append(1), every_ms=1)
    qtbot.waitUntil(lambda: missing == [1])
