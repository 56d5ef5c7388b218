import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from desktop.ui.widgets.buttons import button

LEFT = Qt.MouseButton.LeftButton


PRESS, AGAIN = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick


def click(widget, first, at_ms):
    """Press and release the left button, as the window system tells it."""
    at = QPointF(widget.rect().center())
    for kind, down in ((first, LEFT), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        where = QPointF(widget.mapToGlobal(at))
        event = QMouseEvent(kind, at, where, LEFT, down, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("kind", "times"), [("primary", 1), ("primary-small", 1), ("plain", 2), ("small", 2)]
)
def test_a_double_click_does_a_deed_once(qtbot, kind, times):
    done = []
    found = button("登记收到", lambda: done.append(1), kind=kind)
    qtbot.addWidget(found)
    found.show()
    click(found, PRESS, 50_000)
    click(found, AGAIN, 50_200)
    assert len(done) == times
    click(found, PRESS, 60_000)
    assert len(done) == times + 1


def test_the_second_click_presses_nothing_that_has_come_under_the_pointer(qtbot):
    done = []
    stack = QStackedWidget()
    save = button("保存问题", lambda: stack.setCurrentIndex(1), kind="primary")
    add = button("添加问题", lambda: done.append("添加问题"))
    stack.addWidget(save)
    stack.addWidget(add)
    qtbot.addWidget(stack)
    stack.show()
    click(add, PRESS, 1_000)
    assert done == ["添加问题"]
    click(save, PRESS, 50_000)
    assert add.isVisible()
    click(add, AGAIN, 50_200)
    assert done == ["添加问题"]
    click(add, PRESS, 51_000)
    assert done == ["添加问题"] * 2


def test_enter_held_down_presses_once(qtbot):
    done = []
    found = button("登记收到", lambda: done.append(1))
    qtbot.addWidget(found)
    found.show()
    for repeated in (False, True, True):
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", repeated
        )
        QApplication.sendEvent(found, key)
    assert done == [1]
