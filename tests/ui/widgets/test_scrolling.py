from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

LINES = "按照《办法》规定，现将2026年开展监督谈话工作情况报告如下，未尽事项由办公室补写。"


def page(qtbot, lines):
    body = QWidget()
    column = QVBoxLayout(body)
    scrolled = Scrolling(body)
    qtbot.addWidget(scrolled)
    scrolled.resize(640, 300)
    scrolled.show()
    for _ in range(lines):  # they come when the page is there, as a draft does
        column.addWidget(Label(LINES, wrap=True))
    column.addStretch(1)
    return scrolled


def test_lines_that_fit_are_not_scrolled(qtbot):
    scrolled = page(qtbot, 9)
    body, room = scrolled.widget(), scrolled.viewport().height()
    qtbot.waitUntil(lambda: body.minimumSizeHint().height() > room)
    qtbot.waitUntil(lambda: body.height() == room)
    assert scrolled.verticalScrollBar().maximum() == 0


def test_lines_that_do_not_fit_are_scrolled_to_the_last(qtbot):
    scrolled = page(qtbot, 20)
    qtbot.waitUntil(lambda: scrolled.verticalScrollBar().maximum() > 0)
    body = scrolled.widget()
    assert body.height() == body.heightForWidth(body.width())
