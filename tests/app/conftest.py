import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.app.doors import StoreDoors
from desktop.outside import Outside
from desktop.ui import theme
from desktop.ui.background import busy
from desktop.ui.garbage import GarbageOnGuiThread
from desktop.ui.memory import Memory
from desktop.ui.shell import Shell
from desktop.ui.workbench import Workbench
from tests.conftest import CHEAP, PASSWORD, TODAY


@pytest.fixture(scope="package", autouse=True)
def _garbage(qapp):
    """Cycles are collected on this thread only, as in the program."""
    garbage = GarbageOnGuiThread()
    yield
    garbage.end()


@pytest.fixture(scope="session", autouse=True)
def _look(qapp):
    theme.apply(qapp, bundled_font=True)


@pytest.fixture
def memory(tmp_path):
    return Memory(tmp_path / "ui.ini")


@pytest.fixture
def doors(tmp_path):
    """The doors of the store that the fixture `founded` makes, or of an empty folder."""
    outside = Outside(clock=Outside(TODAY).now)
    doors = StoreDoors(tmp_path / "store", outside, floor_kib=CHEAP.kib, cost=CHEAP)
    yield doors
    doors.release()


@pytest.fixture
def workbench(qapp, qtbot, doors, memory):
    workbench = Workbench(qapp, doors, memory, bundled_font=True)
    yield workbench
    from desktop.ui.background import busy

    qtbot.waitUntil(lambda: not busy())
    workbench.end()
    if workbench.window is not None:
        workbench.window.hide()
        workbench.window.deleteLater()


@pytest.fixture
def write(qapp):
    """Type Chinese into a widget as an input method does."""

    def write(widget, text):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return write


def type_password(workbench, login="liwenshu", password=PASSWORD):
    window = workbench.window
    window.login.setText(login)
    window.password.setText(password)
    window.enter.click()


@pytest.fixture
def login(founded, workbench, doors, qtbot):
    workbench.start()
    qtbot.waitUntil(lambda: doors._lock is not None)
    return workbench.window


@pytest.fixture
def shell(login, workbench, qtbot):
    type_password(workbench)
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    qtbot.waitUntil(lambda: "已校验" in workbench.window.status.words)
    qtbot.waitUntil(lambda: not busy())
    return workbench.window
