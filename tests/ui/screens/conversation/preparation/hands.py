"""What one does at the tables of preparation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.dialogs.reason import DeedDialog

LEFT = Qt.MouseButton.LeftButton


def dialog_of(part):
    return part.findChildren(DeedDialog)[-1]


def press(table, qtbot, text, row=0):
    qtbot.waitUntil(lambda: not table.act_rect(row, text).isEmpty())
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(row, text).center())


def link(side, words, nth=0):
    return [b for b in side.findChildren(QPushButton) if b.text() == words][nth]
