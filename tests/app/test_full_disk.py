"""The window on a full disk: what was not stored is said, and the store is locked all the same."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication

from desktop.services.founding import FirstUser
from desktop.ui.background import busy
from desktop.ui.dialogs.crash import CrashWindow
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.shell import Shell
from tests.conftest import PASSWORD
from tests.disks import remount, small_disk
from tests.services.test_founding import make


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "store", "12m") as disk:
        make(disk, FirstUser(login="liwenshu", name="李文书", password=PASSWORD))
        yield disk


def enter(workbench, qtbot):
    qtbot.waitUntil(lambda: isinstance(workbench.window, LoginWindow))
    qtbot.waitUntil(workbench.window.isEnabled)
    workbench.window.login.setText("liwenshu")
    workbench.window.password.setText(PASSWORD)
    workbench.window.enter.click()
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    qtbot.waitUntil(lambda: not busy())


def test_closing_on_a_full_disk_ends_without_a_crash(disk, workbench, doors, qtbot, qapp):
    workbench.start()
    qtbot.waitUntil(lambda: doors._lock is not None)
    enter(workbench, qtbot)
    visit = workbench.stay.visit
    outcome = visit.back_up(closing=True)()
    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free))
    workbench.stay._on_backed_up(outcome)
    assert workbench.window.screen_shown.notice.sentence.startswith("磁盘已满")
    workbench.end()
    assert workbench.stay is None
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashWindow)]


def test_locking_on_a_full_disk_says_so_and_the_store_opens_once_there_is_room(
    disk, workbench, doors, qtbot
):
    workbench.start()
    qtbot.waitUntil(lambda: doors._lock is not None)
    enter(workbench, qtbot)
    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free))
    workbench.lock()
    qtbot.waitUntil(lambda: isinstance(workbench.window, LoginWindow))
    qtbot.waitUntil(lambda: bool(workbench.window.notice.sentence))
    assert workbench.window.notice.sentence.startswith("磁盘已满")
    assert workbench.stay is None
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashWindow)]
    remount(disk, "size=24m")
    enter(workbench, qtbot)
    assert workbench.stay.visit.opened.admin.audit.broken() is None
