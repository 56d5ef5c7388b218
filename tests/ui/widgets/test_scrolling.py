from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Quote, Scrolling

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


def test_a_quote_is_as_high_as_its_words_and_leaves_room_to_write(qtbot):
    page, quote, area = QWidget(), Quote(), QPlainTextEdit()
    column = QVBoxLayout(page)
    column.addWidget(quote, 2)
    column.addWidget(area, 3)
    qtbot.addWidget(page)
    page.resize(640, 400)
    page.show()
    quote.show_words("一句话。")
    qtbot.waitUntil(lambda: quote.height() < 60)
    assert quote.focusPolicy() is Qt.FocusPolicy.NoFocus

    quote.show_words(LINES * 120)
    qtbot.waitUntil(lambda: quote.verticalScrollBar().maximum() > 1000)
    assert page.height() == 400
    assert area.height() > 200
    assert quote.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_quote_of_one_line_is_seen_whole(qtbot):
    page, quote = QWidget(), Quote()
    column = QVBoxLayout(page)
    column.addWidget(quote, 2)
    column.addWidget(QPlainTextEdit(), 3)
    qtbot.addWidget(page)
    quote.show_words("自查报告查摆的问题：惠民政策落实抓得不够紧；班子议事准备不足")
    page.resize(640, 400)
    page.show()
    qtbot.waitUntil(lambda: quote.words.height() == quote.viewport().height() < 60)
    assert quote.verticalScrollBar().maximum() == 0
