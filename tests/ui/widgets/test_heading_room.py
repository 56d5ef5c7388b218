"""The head of a page gives its buttons room, also those shown while the page was hidden."""

import pytest
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.widgets.heading import Heading


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_button_that_comes_back_gets_its_room(qtbot, elsewhere):
    page, first, second = QWidget(), QPushButton("返回列表"), QPushButton("更多")
    heading = Heading("定期谈话", "市机关事务管理局党组书记、局长 · 谈话人 张素云" * 3)
    heading.add_button(first, second)
    column = QVBoxLayout(page)
    column.addWidget(heading)
    column.addStretch(1)
    stack = QStackedWidget()
    stack.addWidget(page)
    stack.addWidget(QWidget())
    qtbot.addWidget(stack)
    stack.resize(900, 300)
    stack.show()
    second.hide()
    buttons = second.parentWidget()
    qtbot.waitUntil(lambda: buttons.width() == first.width())
    if elsewhere:
        stack.setCurrentIndex(1)
    second.show()
    stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: second.geometry().right() < buttons.width())
