import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.ui import theme
from desktop.ui.changes import Changes
from desktop.ui.garbage import GarbageOnGuiThread


@pytest.fixture(scope="package", autouse=True)
def _garbage(qapp):
    """Cycles are collected on this thread only, as in the program."""
    garbage = GarbageOnGuiThread()
    yield
    garbage.end()


@pytest.fixture(scope="session", autouse=True)
def _look(qapp):
    """Every window of the tests looks the same on every machine."""
    theme.apply(qapp, bundled_font=True)


@pytest.fixture
def changes(qapp):
    return Changes()


@pytest.fixture
def write(qapp):
    """Type Chinese into a widget as an input method does (keyClicks knows ASCII only)."""

    def write(widget, text):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return write
