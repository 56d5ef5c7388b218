"""A narrowed list says so, shows everything again by one click, and is narrowed again next time."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from db.errors import DiskFull
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.narrowing import Narrowing, choice_of, day_of, tick_of, words_in
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.search_box import SearchBox


class Kept:
    def __init__(self):
        self.lists = {}
        self.written = 0

    def recall(self, name):
        return self.lists.get(name, {})

    def keep(self, name, chosen):
        self.lists[name] = dict(chosen)
        self.written += 1


class Page(QWidget):
    def __init__(self, kept):
        super().__init__()
        self.heard = []
        self.text, self.day, self.tick = SearchBox("姓名"), DateField(), QCheckBox("只看未成功的")
        self.kind = Choice([(None, "全部"), ("a", "甲"), ("b", "乙")])
        self.narrowing = Narrowing(
            "名单",
            kept,
            {
                "text": words_in(self.text),
                "day": day_of(self.day),
                "kind": choice_of(self.kind),
                "tick": tick_of(self.tick),
            },
        )
        self.notice = NoticeStrip()
        column = QVBoxLayout(self)
        for part in (self.notice, self.text, self.day, self.kind, self.tick, self.narrowing):
            column.addWidget(part)
        self.text.wanted.connect(self.heard.append)
        self.kind.currentIndexChanged.connect(self.heard.append)
        self.tick.toggled.connect(self.heard.append)

    def narrow(self):
        self.text.show_text("赵")
        self.kind.choose("b")
        self.tick.setChecked(True)
        self.day.set_value(date(2026, 7, 1))
        self.narrowing.note()


@pytest.fixture
def kept():
    return Kept()


def opened(qtbot, kept):
    page = Page(kept)
    qtbot.addWidget(page)
    page.show()
    page.narrowing.recall()
    return page


def test_what_was_chosen_is_there_the_next_time_and_nothing_else_is_said(qtbot, kept):
    opened(qtbot, kept).narrow()
    page = opened(qtbot, kept)
    assert (page.text.text(), page.kind.value, page.tick.isChecked()) == ("赵", "b", True)
    assert page.day.value == date(2026, 7, 1)
    assert page.narrowing.button.isVisible()
    assert page.heard == []
    assert kept.written == 1


def test_one_click_shows_everything_again_and_that_is_kept_too(qtbot, kept):
    page = opened(qtbot, kept)
    page.narrow()
    with qtbot.waitSignal(page.narrowing.cleared):
        qtbot.mouseClick(page.narrowing.button, Qt.MouseButton.LeftButton)
    assert (page.text.text(), page.kind.value, page.day.value) == ("", None, None)
    assert not page.narrowing.isVisible()
    assert kept.lists == {"名单": {}}


def test_an_option_that_is_no_longer_there_counts_as_all(qtbot, kept):
    kept.lists["名单"] = {"kind": "gone", "day": "不是日期"}
    page = opened(qtbot, kept)
    assert (page.kind.value, page.day.value) == (None, None)
    assert not page.narrowing.isVisible()


def test_another_place_that_asks_for_something_is_not_overruled(qtbot, kept):
    kept.lists["名单"] = {"kind": "b"}
    page = Page(kept)
    qtbot.addWidget(page)
    page.narrowing.skip()
    page.narrowing.recall()
    assert page.kind.value is None


def test_a_full_disk_is_said_and_the_list_stays_narrowed(qtbot, kept, monkeypatch):
    page = opened(qtbot, kept)

    def full(*_args):
        raise DiskFull("磁盘已满。")

    monkeypatch.setattr(kept, "keep", full)
    page.narrow()
    assert page.notice.sentence == "磁盘已满。"
    assert page.narrowing.active
