"""整改跟踪: the list with its filters, the thread with its acts, letters, copies, the ledger."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from db.records import DueItem, Manner, TalkStatus
from desktop.services.views.remediation import FollowUpGroup
from desktop.ui.background import busy
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.palette import Tone
from desktop.ui.screens.follow_up.letters import LettersDialog
from desktop.ui.screens.follow_up.screen import FollowUpScreen
from tests.conftest import TODAY
from tests.followed import services_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, follow_up_services, changes):
    screen = FollowUpScreen(follow_up_services, changes)
    qtbot.addWidget(screen)
    screen.resize(1160, 640)
    screen.show()
    screen.visited = []
    screen.wanted.connect(lambda place, target: screen.visited.append((place, target)))
    return screen


def ids(screen):
    return [r.talk_id for r in screen.table.records]


def press(qtbot, parent, text):
    def found():
        buttons = parent.findChildren(QPushButton)
        return [b for b in buttons if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))  # what was laid out anew is shown in the next turn
    qtbot.mouseClick(found()[0], LEFT)


def dialog_of(screen, kind=DeedDialog):
    return [d for d in screen.findChildren(kind) if d.isVisible()][-1]


def years_offered(screen):
    screen.years.popup(screen.mapToGlobal(QPoint()))
    found = screen.years.actions()
    screen.years.hide()
    return found


def tab(qtbot, screen, key):
    at = screen.tabs.tabRect(screen.tabs._keys.index(key)).center()
    qtbot.mouseClick(screen.tabs, LEFT, pos=at)


def test_the_most_urgent_stands_first_and_is_chosen(screen):
    assert ids(screen) == ["t1", "t2", "t3"]
    words = [screen.tabs.tabText(n) for n in range(screen.tabs.count())]
    assert words == ["逾期 1", "7 天内 1", "在办 3", "已办结 1", "全部", "待抄送 2", "追责情形 0"]
    assert screen.detail.title.text() == "赵立新 · 整改进度"
    late = [e for e in screen.detail.line.entries if e.tone is Tone.LATE]
    assert late[0].title == "7月10日 整改措施报告 逾期 3 天"
    acts = [a.text for a in late[0].acts]
    assert acts == ["登记收到", "读入回收的 Word 表", "再次提醒"]


def test_the_cells_say_how_each_report_stands(screen):
    model = screen.table._model
    cells = [[model.cell(n, at) for at in range(5)] for n in range(3)]
    assert [(t.text, t.tone) for t in cells[0][2].tags] == [("逾期 3 天", Tone.LATE)]
    assert cells[0][2].second == "7月10日"
    assert [(t.text, t.tone) for t in cells[1][2].tags] == [("5月8日 收到", Tone.DONE)]
    assert [(t.text, t.tone) for t in cells[1][3].tags] == [("还有 1 天", Tone.NEAR)]
    assert [(t.text, t.tone) for t in cells[2][3].tags] == [("10月10日", Tone.PLAIN)]
    assert cells[1][4].text == "0 / 2"


def test_chips_filter_and_words_narrow(screen, qtbot, write):
    tab(qtbot, screen, "late")
    assert ids(screen) == ["t1"]
    tab(qtbot, screen, "closed")
    assert ids(screen) == ["t4"]
    assert screen.table._model.cell(0, 4).tags[0].text == "已办结"
    tab(qtbot, screen, "all")
    write(screen.search, "孙国平")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert ids(screen) == ["t2"]
    assert screen.detail.talk_id == "t2"


def test_the_talk_chosen_stays_in_sight_in_another_group(screen, qtbot):
    screen.table.setFixedHeight(120)  # one row and little more
    tab(qtbot, screen, "closed")
    tab(qtbot, screen, "all")
    assert (ids(screen)[-1], screen.table.chosen.talk_id) == ("t4", "t4")
    row = screen.table.visualRect(screen.table.currentIndex())
    assert screen.table.viewport().rect().contains(row.center())


def click_heading(qtbot, screen, column):
    header = screen.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 10, 10)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)


def test_a_heading_sorts(screen, qtbot):
    click_heading(qtbot, screen, 1)
    assert ids(screen) == ["t2", "t1", "t3"]
    click_heading(qtbot, screen, 1)
    assert ids(screen) == ["t3", "t1", "t2"]


def test_a_report_is_registered_in_the_thread(screen, qtbot, followed):
    press(qtbot, screen.detail, "登记收到")
    press(qtbot, dialog_of(screen), "登记收到")
    (report,) = followed.store.reports.of_talk("t1")
    assert report.received_on == TODAY
    assert screen.tabs.tabText(0) == "逾期 0"
    titles = [e.title for e in screen.detail.line.entries]
    assert "7月13日 收到整改措施报告，逾期" in titles


def test_putting_off_never_passes_the_due_date(screen, qtbot, followed, write):
    screen.table.choose("t2")
    press(qtbot, screen.detail, "推后…")
    dialog = dialog_of(screen)
    until, reason = dialog.findChildren(QLineEdit)
    qtbot.keyClicks(until, "2026-07-20")
    write(reason, "本人出差")
    press(qtbot, dialog, "推后")
    assert "推后到" in dialog.rows.errors
    until.clear()
    qtbot.keyClicks(until, "2026-07-14")
    press(qtbot, dialog, "推后")
    (put_off,) = followed.store.put_offs.of_talk("t2")
    assert (put_off.item, put_off.reason) == (DueItem.RESULTS_REPORT, "本人出差")


def test_letters_for_all_that_are_due_are_registered_and_printed(screen, qtbot, followed):
    press(qtbot, screen, "批量打印提醒函")
    dialog = dialog_of(screen, LettersDialog)
    boxes = dialog.findChildren(QCheckBox)
    assert [b.text()[:3] for b in boxes] == ["孙国平", "赵立新"]
    assert boxes[1].text() == "赵立新 整改措施报告 逾期3天（县委书记）"
    qtbot.keyClick(boxes[0], Qt.Key.Key_Space)
    qtbot.keyClick(boxes[1], Qt.Key.Key_Space)
    press(qtbot, dialog, "登记并打印")
    assert "提醒函" in dialog.rows.errors
    qtbot.keyClick(boxes[1], Qt.Key.Key_Space)
    press(qtbot, dialog, "登记并打印")
    assert followed.store.reminders.of_talk("t1")[-1].manner is Manner.LETTER
    assert followed.store.reminders.of_talk("t2") == []
    assert screen.visited == [("表格打印", {"form": "reminder", "talk_ids": "t1"})]


def test_when_no_letter_is_due_it_says_so(qtbot, desk, changes, tmp_path):
    screen = FollowUpScreen(services_of(desk, tmp_path), changes)
    qtbot.addWidget(screen)
    screen.show()
    press(qtbot, screen, "批量打印提醒函")
    assert "今天没有要发提醒函的事项" in screen.notice.sentence
    assert screen.detail.empty.isVisible()


def test_copies_over_all_talks_go_out_by_one_letter(screen, qtbot, followed, write):
    screen.open({"group": "copies"})
    assert [r.receiver for r in screen.copies.table.records] == [
        "本级纪检机关",
        "组织（人事）部门",
    ]
    assert not screen.copies.send_button.isEnabled()
    screen.copies.table.selectAll()
    press(qtbot, screen.copies, "登记抄送")
    dialog = dialog_of(screen)
    number = next(e for e in dialog.findChildren(QLineEdit) if "江办函" in e.placeholderText())
    write(number, "江办函〔2026〕8号")
    press(qtbot, dialog, "登记抄送")
    sent = [c for c in followed.store.copies.of_talk("t2") if c.sent_on == TODAY]
    assert len(sent) == 2
    assert screen.copies.table.records == []


def test_another_place_opens_one_talk_and_it_stays_after_changes(screen, qtbot, followed, changes):
    screen.open({"talk_id": "t2"})
    assert (screen.detail.talk_id, screen.table.chosen.talk_id) == ("t2", "t2")
    screen.open({"talk_id": "t4"})
    assert screen.detail.talk_id == "t4"
    changes.tell({"talks"})
    assert screen.detail.talk_id == "t4"
    assert screen.whereabouts() == {"group": "running", "talk_id": "t4"}
    screen.table.selectRow(1)
    assert screen.detail.talk_id == "t2"


def test_the_tracking_is_ended_with_reason_and_approver(screen, qtbot, followed, write):
    press(qtbot, screen.detail, "终止跟踪…")
    dialog = dialog_of(screen)
    reason, by, _ = dialog.findChildren(QLineEdit)
    write(reason, "退休")
    write(by, "王致远")
    press(qtbot, dialog, "终止跟踪")
    assert followed.store.talks.get("t1").status is TalkStatus.TERMINATED
    assert ids(screen) == ["t2", "t3"]
    screen.open({"group": "closed", "talk_id": "t1"})
    assert "7月13日 终止跟踪" in [e.title for e in screen.detail.line.entries]


def test_the_ledger_is_saved_where_the_user_says(screen, qtbot, followed, tmp_path):
    target = tmp_path / "台账.xlsx"
    screen.ask_path = lambda name: str(target)
    offered = years_offered(screen)
    assert [act.text() for act in offered] == ["2026年"]
    offered[0].trigger()
    qtbot.waitUntil(lambda: target.exists() and not busy())
    sheet = load_workbook(BytesIO(target.read_bytes())).active
    assert sheet["A1"].value == "2026年监督谈话台账"
    assert sheet.max_row == 3 + 5
    assert "共5次谈话" in screen.notice.sentence


def test_the_ledger_of_last_year_is_offered_too(screen):
    screen._services = replace(screen._services, today=lambda: date(2027, 1, 4))
    assert [act.text() for act in years_offered(screen)] == ["2027年", "2026年"]


def test_a_talk_opens_at_its_remediation(screen, qtbot):
    screen.table.setFocus()
    screen.table.choose("t2")
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    press(qtbot, screen.detail, "打开谈话")
    assert screen.visited == [("谈话", {"talk_id": "t2", "stage": "remediation"})] * 2


def test_the_list_comes_back_narrowed_as_it_was_left_and_says_so(
    screen, follow_up_services, changes, qtbot
):
    tab(qtbot, screen, FollowUpGroup.ALL)
    screen.search.setText("水务")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    again = FollowUpScreen(follow_up_services, changes)
    qtbot.addWidget(again)
    again.resize(1160, 640)
    again.show()
    assert (again.tabs.key, again.search.text()) == (FollowUpGroup.ALL, "水务")
    assert ids(again) == ["t2"]
    assert again.empty.sentence == "没有符合条件的谈话。可换一个词，或者清除条件。"
    press(qtbot, again, "已筛选 · 清除条件")
    assert len(ids(again)) > 1
    assert again.empty.sentence.startswith("还没有谈过话")
    assert not again.narrowing.isVisible()


def test_another_place_opens_its_talk_though_the_list_was_narrowed(
    screen, follow_up_services, changes, qtbot
):
    screen.search.setText("水务")
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    again = FollowUpScreen(follow_up_services, changes)
    qtbot.addWidget(again)
    again.open({"talk_id": "t1"})
    again.show()
    assert again.table.chosen.talk_id == "t1"
