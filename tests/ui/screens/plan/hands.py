"""What one does at the plan: press, pick a person, add an item."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.services.views.plans import ItemText
from desktop.ui.dialogs.reason import DeedDialog

LEFT = Qt.MouseButton.LeftButton


def press(qtbot, parent, text):
    found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    qtbot.mouseClick(found[0], LEFT)


def pick(qtbot, picker, letters):
    picker.setFocus()
    qtbot.keyClicks(picker, letters)
    popup = picker.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert picker.value is not None


def add(services, who="zhao", month=8, leader="wang"):
    text = ItemText(tenure_id=f"tenure-{who}", leader_id=f"leader-{leader}", month=month)
    return services.plans.add(2026, text)


def dialog_of(screen):
    return screen.window().findChild(DeedDialog) or screen.findChild(DeedDialog)
