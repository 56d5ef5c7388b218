"""Reminding: what to say, how it was said, the answer; nothing leaves a marked talk."""

from dataclasses import replace

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.records import DueItem, Manner
from desktop.ui.screens.follow_up.remind import RemindDialog
from tests.conftest import NOW

LEFT = Qt.MouseButton.LeftButton
ITEM = DueItem.ACTION_REPORT


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def remind(page, follow_up_services):
    def remind(manner, item=ITEM):
        dialog = RemindDialog(page, follow_up_services, "t1", item, "赵立新")
        dialog.start(manner)
        return dialog

    return remind


@pytest.fixture
def marked(followed):
    """t1 is 秘密."""
    with followed.store.atomic():
        talk = followed.store.talks.get("t1")
        followed.store.talks.put(replace(talk, marking="秘密★1年"))


def last(followed):
    return followed.store.reminders.of_talk("t1")[-1]


def test_a_call_is_registered_with_time_and_answer(remind, qtbot, write, followed):
    dialog = remind(Manner.TELEPHONE)
    assert dialog.words.toPlainText().startswith("赵立新同志，您好。")
    assert not dialog.copy_button.isVisible()
    write(dialog.answer, "本周五前报送")
    qtbot.mouseClick(dialog.do_button, LEFT)
    found = last(followed)
    assert (found.manner, found.at, found.by, found.answer) == (
        Manner.TELEPHONE,
        NOW,
        "李文书",
        "本周五前报送",
    )


def test_a_message_is_copied_then_registered(remind, qtbot, followed):
    dialog = remind(Manner.MESSAGE)
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.words.toPlainText()
    assert "整改措施报告" in dialog.words.toPlainText()
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert last(followed).manner is Manner.MESSAGE


def test_a_day_to_come_is_refused_at_its_field(remind, qtbot, followed):
    dialog = remind(Manner.IN_PERSON)
    dialog.on.selectAll()
    qtbot.keyClicks(dialog.on, "2026-07-14")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "提醒时间" in dialog.rows.errors
    assert len(followed.store.reminders.of_talk("t1")) == 1


def test_a_letter_is_registered_and_goes_to_print(remind, qtbot, followed):
    printed = []
    dialog = remind(Manner.LETTER)
    dialog.print_letter = printed.append
    assert dialog.do_button.text() == "登记并打印提醒函"
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert printed == [last(followed).id]


def test_the_calendar_is_saved_logged_and_registered(remind, qtbot, followed, tmp_path):
    dialog = remind(Manner.CALENDAR)
    dialog.ask_path = lambda: str(tmp_path / "a.ics")
    qtbot.mouseClick(dialog.do_button, LEFT)
    events = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert len(events) == 2
    assert last(followed).manner is Manner.CALENDAR
    assert followed.store.audit.entries(limit=1)[0].deed == "导出日程并登记提醒"


def test_without_a_place_nothing_is_registered(remind, qtbot, followed):
    dialog = remind(Manner.CALENDAR)
    dialog.ask_path = lambda: ""
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "没有选择保存的位置" in dialog.rows.errors["方式"]
    assert len(followed.store.reminders.of_talk("t1")) == 1


def test_a_marked_talk_gives_no_message_text_and_no_calendar(
    marked, remind, qtbot, followed, tmp_path
):
    dialog = remind(Manner.MESSAGE)
    assert "有密级标识" in dialog.hint.text()
    assert "第十六条" in dialog.hint.text()
    assert not dialog.copy_button.isVisible()
    assert dialog.words.toPlainText() == ""
    dialog.manner.choose(Manner.CALENDAR)
    dialog.ask_path = lambda: str(tmp_path / "a.ics")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "不导出日程文件" in dialog.notice.sentence
    assert not (tmp_path / "a.ics").exists()
    assert len(followed.store.reminders.of_talk("t1")) == 1


def test_only_reports_have_a_calendar(remind, followed):
    followed.store.reminders.of_talk("t1")
    dialog = remind(Manner.TELEPHONE)
    assert dialog.manner.count() == 5
    dialog.reject()
    notice = RemindDialog(dialog._page, dialog._services, "t5", DueItem.APPOINTMENT, "单雄")
    assert notice.manner.count() == 4
    assert "安排同您谈话" in notice.words.toPlainText()
