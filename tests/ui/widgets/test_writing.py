import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from db.errors import DiskFull
from desktop.ui.widgets.writing import SAVE_WITHIN_MS, WritingArea, without_control_characters


class Saved(list):
    def __init__(self):
        self.failing = False

    def __call__(self, text):
        if self.failing:
            raise DiskFull("没有存上，磁盘已满。")
        self.append(text)


@pytest.fixture
def saved():
    return Saved()


@pytest.fixture
def area(qtbot, saved):
    area = WritingArea(saved)
    qtbot.addWidget(area)
    area.show()
    area.show_text("原有文字")
    area.moveCursor(area.textCursor().MoveOperation.End)
    return area


def paste(area, text):
    data = QMimeData()
    data.setText(text)
    area.insertFromMimeData(data)


def compose(area, text):
    QApplication.sendEvent(area, QInputMethodEvent(text, []))


def test_typing_is_saved_within_a_second_of_the_first_key_though_typing_goes_on(area, saved, qtbot):
    typing = QTimer()
    typing.timeout.connect(lambda: qtbot.keyClicks(area, "a"))
    with qtbot.waitSignal(area.saved):
        typing.start(SAVE_WITHIN_MS // 15)
    typing.stop()

    assert area._timer.interval() < 1_000
    assert len(saved) == 1
    assert saved[0].startswith("原有文字a")


def test_showing_a_text_saves_nothing_and_cannot_be_undone(area, saved, qtbot):
    assert not area._timer.isActive()
    assert saved == []
    assert not area.document().isUndoAvailable()


def test_undo_works_across_a_save(area, saved, qtbot):
    qtbot.keyClicks(area, "abc")
    assert area.save_now()
    area.undo()

    assert area.toPlainText() == "原有文字"
    assert area.save_now()
    assert saved == ["原有文字abc", "原有文字"]


def test_what_is_not_saved_is_never_replaced(area, qtbot):
    qtbot.keyClicks(area, "x")
    area.show_text("别处改过的文字")

    assert area.toPlainText() == "原有文字x"


def test_what_an_input_method_composes_survives_saving_and_refreshing(area, saved, qtbot):
    qtbot.keyClicks(area, "x")
    compose(area, "jian du")
    area.save_now()
    area.show_text("别处改过的文字")

    assert area.composing == "jian du"
    assert saved == ["原有文字x"]


def test_leaving_takes_what_is_being_composed_into_the_text(area, saved):
    compose(area, "监督")
    area.finish_composing()

    assert area.toPlainText() == "原有文字监督"
    assert area.composing == ""
    assert area.save_now()
    assert saved == ["原有文字监督"]


def test_a_failed_save_keeps_the_text_says_so_and_tries_again(area, saved, qtbot):
    saved.failing = True
    qtbot.keyClicks(area, "x")
    with qtbot.waitSignal(area.not_saved) as sentence:
        assert not area.save_now()
    assert sentence.args == ["没有存上，磁盘已满。"]
    assert area.dirty

    saved.failing = False
    assert area.save_now()
    assert saved == ["原有文字x"]


def test_a_paste_of_200000_characters_is_refused_in_a_sentence_and_nothing_is_lost(
    area, saved, qtbot
):
    with qtbot.waitSignal(area.remarked) as remark:
        paste(area, "问题" * 100_000)

    assert "200,000 个字，超过这里最多 100,000 字" in remark.args[0]
    assert area.toPlainText() == "原有文字"
    assert not area.dirty


def test_a_long_paste_within_the_limit_is_kept_whole(area, saved):
    paste(area, "问题" * 40_000)

    assert area.save_now()
    assert saved == ["原有文字" + "问题" * 40_000]


def test_emoji_stay_and_control_characters_go(area, saved, qtbot):
    with qtbot.waitSignal(area.remarked) as remark:
        paste(area, "好\x00的\x1b😀\r\n第二行\t完")

    assert area.toPlainText() == "原有文字好的😀\n第二行\t完"
    assert "2 个不可见的控制字符" in remark.args[0]


def test_only_plain_text_is_pasted(area):
    data = QMimeData()
    data.setHtml("<b>粗</b>")
    data.setText("粗")
    area.insertFromMimeData(data)

    assert "<b>" not in area.toHtml().partition("粗")[0][-8:]
    assert area.toPlainText() == "原有文字粗"


def test_tab_leaves_the_field(qtbot, saved):
    page = QWidget()
    qtbot.addWidget(page)
    area, after = WritingArea(saved, page), QLineEdit(page)
    page.show()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    qtbot.keyClick(area, Qt.Key.Key_Tab)

    assert after.hasFocus()
    assert area.toPlainText() == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\r\n乙\r丙", ("甲\n乙\n丙", 0)),
        ("甲\u2029乙", ("甲\n乙", 0)),
        ("\ud800甲", ("甲", 1)),
        ("😀𠮷", ("😀𠮷", 0)),
    ],
)
def test_line_ends_become_one_kind_and_control_characters_are_counted(text, expected):
    assert without_control_characters(text) == expected
