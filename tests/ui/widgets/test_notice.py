from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.palette import Tone
from desktop.ui.widgets.notice import NoticeRoom, NoticeStrip


def test_the_margins_around_the_strip_come_and_go_with_it(qtbot):
    page, strip, below = QWidget(), NoticeStrip(), QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(NoticeRoom(strip))
    column.addWidget(below, 1)
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    assert below.y() == 0
    strip.show_sentence("已登记。", Tone.DONE)
    qtbot.waitUntil(lambda: below.y() > 40)
    assert (strip.mapTo(page, strip.rect().topLeft()).x(), strip.y()) == (24, 18)
    strip.clear()
    qtbot.waitUntil(lambda: below.y() == 0)


def test_news_stays_while_the_pointer_moves_over_what_would_move_up(qtbot):
    page, strip, below = QWidget(), NoticeStrip(), QWidget()
    column = QVBoxLayout(page)
    column.addWidget(strip)
    column.addWidget(below, 1)
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    strip.show_sentence("已登记。", Tone.DONE)
    qtbot.waitUntil(lambda: below.y() > 40)
    over, aside = below.mapToGlobal(below.rect().center()), page.mapToGlobal(QPoint(-50, 200))
    assert strip.would_move(over)
    assert not strip.would_move(aside)

    QCursor.setPos(over)
    strip._go_by_itself()
    assert strip.sentence == "已登记。"
    QCursor.setPos(over + QPoint(3, 3))
    strip._go_by_itself()
    assert strip.sentence == "已登记。"
    strip._go_by_itself()
    assert strip.sentence == ""

    strip.show_sentence("已登记。", Tone.DONE)
    QCursor.setPos(aside)
    strip._go_by_itself()
    assert strip.sentence == ""


def test_closing_the_strip_leaves_the_cursor_where_one_was_writing(qtbot):
    page, strip, line = QWidget(), NoticeStrip(), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(strip)
    column.addWidget(line)
    qtbot.addWidget(page)
    page.show()
    line.setFocus()
    strip.show_sentence("请填写姓名。", Tone.LATE)
    qtbot.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert strip.sentence == ""
    assert page.focusWidget() is line
