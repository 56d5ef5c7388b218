import pytest
from PySide6.QtCore import Qt

from db.errors import DiskFull
from desktop.ui.widgets.passage import Passage
from desktop.ui.widgets.saved_line import SavedLine
from tests.conftest import NOW


class Drafts(dict):
    failing = False

    def keep(self, record, field, text):
        if self.failing:
            raise DiskFull("没有存上，磁盘已满；已存的内容没有变。")
        self[record, field] = text
        return NOW.replace(hour=15, minute=18, second=42)


@pytest.fixture
def drafts():
    return Drafts()


@pytest.fixture
def passage(qtbot, drafts):
    passage = Passage(drafts.keep, "谈话记录")
    qtbot.addWidget(passage)
    passage.show()
    passage.show_stored("t1", "step2", "已存的文字")
    return passage


def type_at_end(qtbot, passage, keys):
    passage.area.moveCursor(passage.area.textCursor().MoveOperation.End)
    qtbot.keyClicks(passage.area, keys)


def test_a_draft_goes_before_what_is_stored(passage):
    passage.show_stored("t1", "step3", "已存", "草稿")

    assert passage.text == "草稿"
    assert passage.changed


def test_typing_is_kept_under_its_record_and_field(passage, drafts, qtbot):
    type_at_end(qtbot, passage, "abc")

    assert passage.changed
    assert passage.keep()
    assert drafts == {("t1", "step2"): "已存的文字abc"}


def test_saving_what_was_typed_is_no_clash_though_the_service_trims_it(passage, qtbot):
    type_at_end(qtbot, passage, "abc")
    qtbot.keyClick(passage.area, Qt.Key.Key_Return)
    passage.show_stored("t1", "step2", "已存的文字abc")

    assert passage.clash == ""
    assert not passage.changed
    assert passage.text == "已存的文字abc\n"


def test_a_change_made_elsewhere_is_shown_where_nothing_was_typed(passage):
    passage.show_stored("t1", "step2", "别处的文字")

    assert passage.text == "别处的文字"
    assert passage.clash == ""


def test_a_change_made_elsewhere_never_replaces_typing_and_the_user_chooses(passage, qtbot):
    type_at_end(qtbot, passage, "abc")
    passage.show_stored("t1", "step2", "别处的文字")

    assert passage.text == "已存的文字abc"
    assert "那边是：“别处的文字”" in passage.clash

    qtbot.mouseClick(passage.theirs_button, Qt.MouseButton.LeftButton)

    assert passage.text == "别处的文字"
    assert not passage.changed
    assert passage.clash == ""
    passage.area.undo()
    assert passage.text == "已存的文字abc"


def test_keeping_ones_own_text_after_a_clash_counts_as_changed(passage, qtbot):
    type_at_end(qtbot, passage, "abc")
    passage.show_stored("t1", "step2", "别处的文字")
    qtbot.mouseClick(passage.mine_button, Qt.MouseButton.LeftButton)
    passage.show_stored("t1", "step2", "别处的文字")

    assert passage.clash == ""
    assert passage.text == "已存的文字abc"
    assert passage.changed


def test_a_refresh_during_typing_changes_nothing(passage, qtbot):
    type_at_end(qtbot, passage, "abc")
    passage.show_stored("t1", "step2", "已存的文字")

    assert passage.text == "已存的文字abc"
    assert passage.clash == ""


def test_a_failed_save_is_said_below_the_field(passage, drafts, qtbot):
    drafts.failing = True
    type_at_end(qtbot, passage, "abc")

    assert not passage.keep()
    assert "磁盘已满" in passage.error.text()
    assert passage.error.isVisible()

    drafts.failing = False
    assert passage.keep()
    assert passage.error.isHidden()


def test_the_line_says_when_it_was_saved(passage, qtbot):
    line = SavedLine()
    qtbot.addWidget(line)
    line.follow(passage.area)
    type_at_end(qtbot, passage, "a")
    assert line.text() == "正在保存…"

    passage.keep()
    assert line.text() == "已保存 15:18:42"
