import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.idle import IdleWatch


@pytest.fixture
def minutes():
    return [0]


@pytest.fixture
def watch(qapp, minutes):
    watch = IdleWatch(lambda: minutes[0])
    watch.start()
    yield watch
    watch.stop()
    qapp.removeEventFilter(watch)


def test_it_is_said_when_the_time_is_up(watch, qtbot):
    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_nothing_is_said_before(watch, minutes, qtbot):
    minutes[0] = 10
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


def test_a_key_begins_the_time_anew(watch, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    watch._since.invalidate()  # an age ago
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert watch._since.isValid()
    assert watch._since.elapsed() < 60_000
