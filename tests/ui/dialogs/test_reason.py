import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import BadInput, Refused
from desktop.ui.dialogs.reason import ask_reason


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def ask(page, deed):
    return ask_reason(
        page, title="取消谈话", sentence="不能恢复。", label="原因", verb="取消这次谈话", deed=deed
    )


def test_the_deed_is_done_with_the_reason_and_the_window_closes(page, qtbot, write):
    done = []
    dialog = ask(page, done.append)
    assert dialog.focusWidget() is dialog.findChild(QLineEdit)
    write(dialog.focusWidget(), "日程冲突")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)

    assert done == ["日程冲突"]


def test_a_refusal_is_said_at_the_field_and_the_words_stay(page, qtbot, write):
    def refuse(reason):
        raise BadInput("“原因”还没有填写，请填写后再保存。", field="原因")

    dialog = ask(page, refuse)
    write(dialog.findChild(QLineEdit), " ")
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    assert dialog.rows.errors == {"原因": "“原因”还没有填写，请填写后再保存。"}
    assert dialog.findChild(QLineEdit).text() == " "
    dialog.reject()


def test_what_concerns_no_field_is_said_in_the_window(page, qtbot):
    def refuse(reason):
        raise Refused("谈话2026-001已办结，不能改为已取消。")

    dialog = ask(page, refuse)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)

    assert "已办结" in dialog.notice.sentence
    dialog.reject()


def test_giving_up_does_nothing(page, qtbot):
    done = []
    dialog = ask(page, done.append)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)

    assert done == []


def test_esc_throws_away_nothing_that_was_typed(page, qtbot, write):
    dialog = ask(page, lambda reason: None)
    line = dialog.findChild(QLineEdit)
    write(line, "日程冲突")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.notice.sentence == "填写的内容还没有登记。要放弃，请按“返回”。"
    assert line.text() == "日程冲突"
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("typed", ["", " "])
def test_esc_closes_a_window_into_which_nothing_was_typed(page, qtbot, typed):
    dialog = ask(page, lambda reason: None)
    qtbot.keyClicks(dialog.findChild(QLineEdit), typed)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Escape)
