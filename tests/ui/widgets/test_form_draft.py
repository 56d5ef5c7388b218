from dataclasses import dataclass

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from db.errors import DiskFull
from desktop.ui.widgets.form_draft import FormDraft, Plug


@dataclass
class Draft:
    text: str


class Drafts(dict):
    failing = False

    def keep(self, record_id, field, text):
        if self.failing:
            raise DiskFull("没有存上，磁盘已满。")
        self[record_id, field] = Draft(text)
        return "15:18:42"

    def find(self, record_id, field):
        return self.get((record_id, field))

    def drop(self, record_id, field):
        self.pop((record_id, field), None)


class Form(QWidget):
    picked = Signal()

    def __init__(self, drafts):
        super().__init__()
        self.chosen = ""
        self.title, self.facts, self.kind, self.at = (
            QLineEdit(),
            QTextEdit(),
            QComboBox(),
            QTimeEdit(),
        )
        self.kind.addItems(["甲", "乙", "丙"])
        column = QVBoxLayout(self)
        for field in (self.title, self.facts, self.kind, self.at):
            column.addWidget(field)
        self.draft = FormDraft(
            self,
            drafts,
            title=self.title,
            facts=self.facts,
            kind=self.kind,
            at=self.at,
            chosen=Plug(self.picked, lambda: self.chosen, self.choose),
        )

    def choose(self, value):
        self.chosen = value


@pytest.fixture
def drafts():
    return Drafts()


@pytest.fixture
def a_form(qtbot, drafts):
    def make():
        form = Form(drafts)
        qtbot.addWidget(form)
        form.show()
        return form

    return make


def test_a_form_filled_in_and_killed_comes_back_whole(a_form, drafts, qtbot):
    form = a_form()
    assert not form.draft.load("t1", "finding")
    with qtbot.waitSignal(form.draft.kept):
        qtbot.keyClicks(form.title, "abc")
        form.facts.setPlainText("两行\n事实")
        form.kind.setCurrentIndex(2)
        form.at.setTime(form.at.time().fromString("15:30", "HH:mm"))
        form.choose("i7")
        form.picked.emit()
    assert form.draft._timer.interval() < 1_000

    again = a_form()
    assert again.draft.load("t1", "finding")
    assert again.title.text() == "abc"
    assert again.facts.toPlainText() == "两行\n事实"
    assert again.kind.currentText() == "丙"
    assert again.at.time().toString("HH:mm") == "15:30"
    assert again.chosen == "i7"


def test_filling_in_a_draft_keeps_nothing_by_itself(a_form, drafts, qtbot):
    form = a_form()
    form.draft.load("t1", "finding")
    form.title.setText("x")
    form.draft.keep_now()
    again = a_form()
    drafts.failing = True
    again.draft.load("t1", "finding")

    assert again.draft.keep_now()


def test_a_form_that_was_saved_leaves_no_draft(a_form, drafts, qtbot):
    form = a_form()
    form.draft.load("t1", "finding")
    qtbot.keyClicks(form.title, "abc")
    form.draft.keep_now()
    form.draft.forget()

    assert drafts == {}


def test_saving_at_once_leaves_nothing_shown_as_unsaved(a_form, drafts, qtbot):
    form = a_form()
    form.draft.load("t1", "finding")
    told = []
    form.draft.unsaved.connect(lambda: told.append("unsaved"))
    form.draft.kept.connect(told.append)
    qtbot.keyClicks(form.title, "abc")
    form.draft.forget()

    assert told == ["unsaved", "15:18:42"]
    assert drafts == {}


def test_before_it_is_told_whose_draft_it_is_nothing_is_kept(a_form, drafts, qtbot):
    form = a_form()
    qtbot.keyClicks(form.title, "abc")
    form.draft.keep_now()

    assert drafts == {}


def test_a_draft_that_cannot_be_kept_is_said(a_form, drafts, qtbot):
    form = a_form()
    form.draft.load("t1", "finding")
    drafts.failing = True
    qtbot.keyClicks(form.title, "abc")
    with qtbot.waitSignal(form.draft.not_kept) as sentence:
        assert not form.draft.keep_now()

    assert sentence.args == ["没有存上，磁盘已满。"]


def test_a_widget_of_an_unknown_kind_is_a_mistake(qtbot, drafts):
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(TypeError, match="QLabel"):
        FormDraft(label, drafts, words=label)


def test_what_was_typed_is_kept_when_the_form_goes_out_of_sight(qtbot):
    class Kept(dict):
        def keep(self, record_id, field, text):
            self[record_id, field] = text

        def find(self, record_id, field):
            return None

    page, line, kept = QWidget(), QLineEdit(), Kept()
    line.setParent(page)
    qtbot.addWidget(page)
    draft = FormDraft(page, kept, title=line)
    draft.load("new", "late")
    page.show()
    line.setText("half typed")
    page.hide()
    assert "half typed" in kept["new", "late"]
    assert not draft._timer.isActive()
