import pytest
from PySide6.QtCore import Qt

from db.records import Level
from desktop.app import beginning
from desktop.ui.background import busy
from desktop.ui.first_start.window import BODY, DONE, ROSTER, SHEET, USERS
from desktop.ui.shell import Shell
from desktop.ui.widgets.dialog import open_within
from tests.conftest import PASSWORD


@pytest.fixture
def start(workbench, doors, qtbot):
    window = workbench.start()
    qtbot.waitUntil(lambda: doors._lock is not None)
    return window


def fill_body(start):
    body = start.body
    body.name.setText("中共江州市委")
    body.name.textEdited.emit(body.name.text())
    body.term.setText("第八届")
    body.begins.setText("2021.12.20")
    body.ends.setText("2026-12-20")


def fill_users(start, password=PASSWORD):
    start.users.name.setText("李文书")
    start.users.login.setText("liwenshu")
    for field in (start.users.password.first, start.users.password.second):
        field.setText(password)


def page(start):
    return start.pages.currentIndex()


def found(start, qtbot):
    fill_body(start)
    start.next.click()
    fill_users(start)
    start.next.click()
    qtbot.waitUntil(lambda: page(start) == SHEET)
    qtbot.waitUntil(lambda: not busy())


def test_four_pages_lead_to_an_open_store(start, workbench, qtbot):
    found(start, qtbot)
    assert len(start.sheet.keys.rows) == 2
    assert not start.next.isEnabled()
    start.sheet.kept.click()
    start.next.click()
    assert page(start) == ROSTER
    start.roster.later.click()
    start.next.click()
    assert page(start) == DONE
    start.next.click()
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))

    content = workbench.stay.visit.opened.content
    body = content.body.own()
    assert (body.name, body.office_name) == ("中共江州市委", "中共江州市委办公室")
    assert body.level is Level.CITY
    assert not body.state_secret_machine
    assert [term.name for term in content.terms.all()] == ["第八届"]
    assert workbench.stay.visit.opened.user.login == "liwenshu"


def test_a_missing_field_is_said_where_it_is(start):
    start.next.click()
    assert page(start) == BODY
    assert dict(start.body.body_rows.errors) == {
        "本单位名称": "本单位名称没有填写，请填写后再继续。"
    }


def test_a_term_that_ends_before_it_begins_is_refused(start):
    fill_body(start)
    start.body.ends.setText("2020-1-1")
    start.next.click()
    assert "任期届满" in start.body.term_rows.errors


def test_a_date_that_is_none_is_said_at_its_field(start):
    fill_body(start)
    start.body.begins.setText("上个月")
    start.next.click()
    assert "任期开始" in start.body.term_rows.errors


def test_a_party_group_names_who_founded_it(start):
    fill_body(start)
    start.body.kind.setCurrentIndex(1)
    start.next.click()
    assert "批准设立的党组织" in start.body.term_rows.errors


def test_the_office_is_named_after_the_body_until_it_is_typed(start, qtbot, write):
    write(start.body.name, "市水务局党组")
    assert start.body.office.text() == "市水务局党组办公室"
    start.body.office.clear()
    qtbot.keyClicks(start.body.office, "x")
    write(start.body.name, "二")
    assert start.body.office.text() == "x"


def test_a_weak_password_founds_nothing(start, doors):
    fill_body(start)
    start.next.click()
    fill_users(start, "short")
    start.next.click()
    assert page(start) == USERS
    assert "口令" in start.users.password.errors
    assert not doors.is_founded()


def test_one_can_go_back_and_mend_the_first_page(start):
    fill_body(start)
    start.next.click()
    start.back.click()
    assert page(start) == BODY
    assert start.body.name.text() == "中共江州市委"


def test_more_users_are_added_and_taken_off(start, qtbot):
    fill_body(start)
    start.next.click()
    fill_users(start)
    start.users.add_button.click()
    dialog = start.users.findChild(beginning.QWidget, "") and next(
        w for w in start.window().findChildren(object) if type(w).__name__ == "_OtherUser"
    )
    dialog.name.setText("方主任")
    dialog.login.setText("fangzhuren")
    for field in (dialog.password.first, dialog.password.second):
        field.setText("a quiet river 2026")
    dialog.do_button.click()
    assert [user.login for user in start.users.others] == ["fangzhuren"]
    at = start.users.table.act_rect(0, "去掉").center()
    qtbot.mouseClick(start.users.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert start.users.others == []


def test_the_roster_is_imported_next_if_wanted(start, workbench, qtbot):
    found(start, qtbot)
    start.sheet.kept.click()
    start.next.click()
    start.next.click()
    start.next.click()
    assert start.destination == ("谈话对象", {"page": "import"})
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))


def test_the_sample_is_a_store_of_its_own(start, qtbot, monkeypatch, tmp_path):
    started = []
    monkeypatch.setattr(beginning.subprocess, "Popen", started.append)
    monkeypatch.setattr(beginning, "_SAMPLE_TALKS", 20)
    found(start, qtbot)
    start.done.sample_wanted.emit()
    qtbot.waitUntil(lambda: "liwenshu" in start.done.told.text())
    assert (tmp_path / "store-示例" / "store.slots").exists()
    assert str(tmp_path / "store-示例") in started[0]
    assert "--on" in started[0]


def test_the_recovery_sheet_opens_the_store_and_sets_a_password(founded, workbench, doors, qtbot):
    login = workbench.start()
    qtbot.waitUntil(lambda: doors._lock is not None)
    login.login.setText("liwenshu")
    login.forgotten.click()
    dialog = next(w for w in login.findChildren(object) if type(w).__name__ == "RecoverDialog")
    dialog.login.setText("liwenshu")
    dialog.sheet.setPlainText(founded.sheet.text().replace("A", "A").lower())
    for field in (dialog.new.first, dialog.new.second):
        field.setText("a silent lake 2027")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    deeds = [entry.deed for entry in workbench.stay.visit.opened.admin.audit.entries()]
    assert "用恢复单重设口令" in deeds


def test_a_mistyped_sheet_is_said(founded, workbench, doors, qtbot):
    login = workbench.start()
    qtbot.waitUntil(lambda: doors._lock is not None)
    login.forgotten.click()
    dialog = next(w for w in login.findChildren(object) if type(w).__name__ == "RecoverDialog")
    dialog.login.setText("liwenshu")
    dialog.sheet.setPlainText("ABCD EFGH")
    for field in (dialog.new.first, dialog.new.second):
        field.setText("a silent lake 2027")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "恢复单应有" in dialog.notice.sentence)
    assert dialog.do_button.isEnabled()
    dialog.cancel_button.click()


def test_the_window_is_closed_over_the_recovery_sheet_only_at_the_second_time(start, qtbot):
    found(start, qtbot)
    start.close()
    assert start.isVisible()
    assert "恢复单还没有打印或抄写" in start.notice.sentence
    start.close()
    assert not start.isVisible()


def test_a_window_opens_with_its_lower_edge_on_the_screen(start):
    room = start.screen().availableGeometry().height()
    open_within(start, 900, room + 500)
    assert start.height() < room
    open_within(start, 900, 640)
    assert start.height() == 640
