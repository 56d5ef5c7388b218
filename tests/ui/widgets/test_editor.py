import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.widgets.editor import TextEditor


@pytest.fixture
def editor(qtbot):
    editor = TextEditor("随写随存")
    qtbot.addWidget(editor)
    editor.show()
    editor.setFocus()
    editor.load("step-1", "原文")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    return editor


def compose(editor, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_typing_is_saved_after_a_pause(editor, qtbot):
    with qtbot.waitSignal(editor.draft_due, timeout=3000) as saved:
        qtbot.keyClicks(editor, "ab")
    assert saved.args == ["step-1", "原文ab"]
    assert not editor.unsaved


def test_loading_is_not_typing(editor, qtbot):
    with qtbot.assertNotEmitted(editor.typed):
        editor.load("step-2", "另一段")
    assert not editor.unsaved


def test_saving_keeps_undo(editor, qtbot):
    qtbot.keyClicks(editor, "ab")
    editor.keep()
    editor.load("step-1", "原文ab")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == "原文"


def test_a_refresh_does_not_take_unsaved_typing_away(editor, qtbot):
    qtbot.keyClicks(editor, "ab")
    editor.load("step-1", "别处改过")
    assert editor.text == "原文ab"


def test_a_refresh_shows_what_was_changed_elsewhere_and_can_be_undone(editor):
    editor.load("step-1", "别处改过")
    assert editor.text == "别处改过"
    assert not editor.unsaved
    editor.undo()
    assert editor.text == "原文"


def test_a_word_being_composed_is_not_taken_away(editor):
    compose(editor, "zhong")
    editor.load("step-1", "别处改过")
    assert editor.text == "原文"
    compose(editor, "", "中")
    assert editor.text == "原文中"


def test_another_record_waits_until_the_word_is_composed(editor, qtbot):
    compose(editor, "zhong")
    editor.load("step-2", "第二步")
    saved = []
    editor.draft_due.connect(lambda *args: saved.append(args))
    compose(editor, "", "中")
    assert editor.text == "第二步"
    assert saved == [("step-1", "原文中")]


def test_going_to_another_record_saves_the_first(editor, qtbot):
    saved = []
    editor.draft_due.connect(lambda *args: saved.append(args))
    qtbot.keyClicks(editor, "a")
    editor.load("step-2", "第二步")
    assert saved == [("step-1", "原文a")]
    editor.undo()
    assert editor.text == "第二步"


def test_keep_saves_at_once_and_only_once(editor, qtbot):
    saved = []
    editor.draft_due.connect(lambda *args: saved.append(args))
    qtbot.keyClicks(editor, "a")
    editor.keep()
    editor.keep()
    assert saved == [("step-1", "原文a")]


def test_typing_without_a_pause_is_saved_too(editor, qtbot):
    editor._longest.setInterval(60)
    editor._pause.setInterval(100_000)
    with qtbot.waitSignal(editor.draft_due, timeout=3000) as saved:
        qtbot.keyClicks(editor, "abc")
    assert saved.args == ["step-1", "原文abc"]
