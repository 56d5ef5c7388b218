"""The program in the tray: the number follows the store, the window may close and it runs on."""

import pytest

from db.due_counts import read
from desktop.ui.autostart import DesktopFile
from desktop.ui.background import busy
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.shell import Shell
from tests.conftest import PASSWORD


@pytest.fixture
def shell(founded, workbench, doors, qtbot, tmp_path, qapp):
    workbench.start()
    workbench.take_tray(DesktopFile(tmp_path / "autostart", ["tanhua"]))
    qtbot.waitUntil(lambda: doors._lock is not None)
    _log_in(workbench, qtbot)
    yield workbench.window
    qapp.setQuitOnLastWindowClosed(True)


def _log_in(workbench, qtbot):
    workbench.window.login.setText("liwenshu")
    workbench.window.password.setText(PASSWORD)
    workbench.window.enter.click()
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    qtbot.waitUntil(lambda: "已校验" in workbench.window.status.words)
    qtbot.waitUntil(lambda: not busy())


def test_the_numbers_are_kept_when_the_store_is_locked(shell, workbench, tmp_path, qtbot):
    workbench.lock()
    qtbot.waitUntil(lambda: workbench.stay is None)
    assert read(tmp_path / "store") is not None
    assert workbench.tray.count == sum(
        n for day, n in read(tmp_path / "store").items() if day == workbench._doors.today()
    )


def test_the_window_closes_and_the_program_runs_on(shell, workbench, qtbot, qapp, monkeypatch):
    ended = []
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))
    workbench.tray.stay_action.trigger()
    assert not qapp.quitOnLastWindowClosed()
    shell.close()
    qtbot.waitUntil(lambda: workbench.stay is None and not busy())
    assert ended == []
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == []
    assert isinstance(workbench.window, LoginWindow)
    assert not workbench.window.isVisible()
    workbench.tray.open_action.trigger()
    assert workbench.window.isVisible()
    _log_in(workbench, qtbot)
    workbench.tray.quit_action.trigger()
    qtbot.waitUntil(lambda: ended == [True])
    qtbot.waitUntil(lambda: not busy())


def test_without_the_switch_closing_ends_the_program(shell, workbench, qtbot, qapp, monkeypatch):
    ended = []
    monkeypatch.setattr(qapp, "quit", lambda: ended.append(True))
    shell.close()
    qtbot.waitUntil(lambda: ended == [True])
    qtbot.waitUntil(lambda: not busy())


def test_it_starts_into_the_tray_and_opens_when_asked(founded, workbench, doors, qtbot, tmp_path):
    window = workbench.start(shown=False)
    workbench.take_tray(DesktopFile(tmp_path / "autostart", ["tanhua"]))
    assert not window.isVisible()
    assert doors._lock is None
    workbench.tray.open_action.trigger()
    assert window.isVisible()
    qtbot.waitUntil(lambda: doors._lock is not None)
    _log_in(workbench, qtbot)
    assert workbench.window.isVisible()


def test_the_switches_stand_in_the_administration_too(shell, workbench):
    shell.open_place("系统管理", page="computer")
    page = shell.screen_shown.page
    assert page.stay.isEnabled()
    page.stay.click()
    assert workbench.tray.stay_action.isChecked()
