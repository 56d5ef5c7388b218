"""Esc leaves a form or page as its own button does, and never loses what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from desktop.ui.screen import Screen
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.typed import SELF_KEPT, mark

ESC = Qt.Key.Key_Escape


class Page(Screen):
    def __init__(self, changes, done):
        super().__init__(changes)
        self.search = SearchBox("姓名")
        self.form = QWidget()
        self.name, self.facts = QLineEdit(), QTextEdit()
        rows = FormRows()
        rows.add("姓名", self.name)
        rows.add("事实", self.facts)
        column = QVBoxLayout(self.form)
        column.addWidget(rows)
        column.addWidget(button("取消", lambda: done.append("form")))
        self.back = button("返回名册", lambda: done.append("page"))
        self.quiet = button("返回列表", lambda: done.append("list"), kind="quiet")
        self.lay_out(self.quiet, self.back, self.search, self.form)

    def refresh(self):
        pass


@pytest.fixture
def done():
    return []


@pytest.fixture
def page(qtbot, changes, done):
    page = Page(changes, done)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.mark.parametrize("field", ["name", "facts"])
def test_esc_gives_up_a_form_into_which_nothing_was_typed(page, done, qtbot, field):
    getattr(page, field).setFocus()
    qtbot.keyClick(getattr(page, field), ESC)
    assert done == ["form"]


@pytest.mark.parametrize("field", ["name", "facts"])
def test_esc_loses_nothing_that_was_typed_and_says_which_button_would(page, done, qtbot, field):
    typed = getattr(page, field)
    typed.setFocus()
    qtbot.keyClicks(typed, "zhao")
    qtbot.keyClick(typed, ESC)
    assert done == []
    assert "要放弃，请按“取消”" in page.notice.sentence
    assert page.focusWidget() is typed


def test_a_form_that_came_back_from_a_draft_is_not_given_up_either(page, done, qtbot):
    mark(page.form, SELF_KEPT)
    page.name.setText("赵")
    page.name.setFocus()
    qtbot.keyClick(page.name, ESC)
    assert done == []


def test_outside_the_form_esc_presses_the_nearest_button_out_of_the_page(page, done, qtbot):
    page.form.hide()
    page.search.setFocus()
    qtbot.keyClick(page.search, ESC)
    assert done == ["page"]
    page.back.hide()
    qtbot.keyClick(page.search, ESC)
    assert done == ["page"]  # what is quiet leaves a talk under way; not by a slip


def test_esc_in_a_search_box_shows_all_again_first(page, done, qtbot):
    page.search.setFocus()
    qtbot.keyClicks(page.search, "zhao")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.search.wanted) as wanted:
        qtbot.keyClick(page.search, ESC)
    assert wanted.args == [""]
    assert done == []
