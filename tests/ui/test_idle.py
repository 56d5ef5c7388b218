import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.idle import IdleWatch


@pytest.fixture
def minutes():
    return [0]


@pytest.fixture
def clock():
    return [0]


@pytest.fixture
def watch(qapp, qtbot, minutes, clock):
    watch = IdleWatch(lambda: minutes[0], lambda: clock[0])
    watch.start()
    qtbot.waitUntil(lambda: watch.watching)
    yield watch
    watch.stop()


def test_it_is_said_when_the_time_is_up(watch, qtbot):
    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_nothing_is_said_before(watch, minutes, qtbot):
    minutes[0] = 10
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


def test_a_computer_that_slept_as_long_is_locked_though_a_key_woke_it(watch, minutes, clock, qtbot):
    minutes[0] = 10
    clock[0] += 10 * 60_000
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()  # nearly as long, as it looks every five seconds
    clock[0] += 10 * 60_000 + 5_000
    with qtbot.waitSignal(watch.idle):
        watch.look()
    clock[0] -= 60 * 60_000  # set back
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


def test_a_click_is_told_at_once_and_once_more_for_what_was_done_meanwhile(watch, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    told = []
    watch.typed.connect(lambda: told.append(watch.watching))
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert told == [False]
    qtbot.waitUntil(lambda: watch.watching)
    assert told == [False, True]
    qtbot.keyClick(field, Qt.Key.Key_B)
    assert told == [False, True, False]


def test_nothing_is_told_when_it_has_been_stopped(watch, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    watch.stop()
    with qtbot.assertNotEmitted(watch.typed):
        qtbot.keyClick(field, Qt.Key.Key_A)
