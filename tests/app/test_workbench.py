from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from db.lock import ProcessLock
from db.records import Role
from desktop.ui.background import busy
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.dialogs.password import PasswordDialog
from desktop.ui.dialogs.restore import PreviewDialog, RestoreDialog
from desktop.ui.first_start.window import FirstStart
from desktop.ui.shell import Shell
from tests.app.conftest import type_password
from tests.app.hands import audit, opened_dialog
from tests.conftest import NOW, PASSWORD

CTRL = Qt.KeyboardModifier.ControlModifier


def test_where_there_is_no_store_the_first_start_is_shown(workbench, doors, qtbot):
    assert isinstance(workbench.start(), FirstStart)
    qtbot.waitUntil(lambda: doors._lock is not None)  # let go again at the end of the test


def test_the_password_opens_the_window(shell, memory, workbench):
    assert shell.isVisible()
    assert shell.top.office.text() == "市委办公室"
    assert shell.top.user.text() == "李文书 · 经办人"
    assert memory.login == "liwenshu"
    assert "登录" in audit(workbench)


def test_the_first_log_in_of_a_day_makes_a_verified_backup(shell, workbench):
    assert "已校验" in shell.status.words
    assert len(workbench.stay.visit.safety.copies()) == 1
    assert audit(workbench)[0] == "备份"


def test_a_wrong_password_keeps_the_log_in(login, workbench, qtbot):
    type_password(workbench, password="wrong")
    qtbot.waitUntil(lambda: login.notice.sentence != "")
    assert workbench.window is login
    assert workbench.stay is None


def test_another_process_at_the_store_is_said(founded, workbench, qtbot):
    with ProcessLock(founded.keys.folder).take(at=NOW):
        window = workbench.start()
        qtbot.waitUntil(lambda: "正被另一个程序打开" in window.notice.sentence)
    assert not window.enter.isEnabled()


def test_locking_closes_the_store_and_unlocking_goes_back(shell, workbench, qtbot):
    shell.open_place("系统管理", page="about")
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    opened = workbench.stay.visit.opened
    qtbot.keyClick(shell, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: isinstance(workbench.window, LoginWindow))
    assert workbench.stay is None
    assert not shell.isVisible()
    with pytest.raises(Exception, match="closed"):
        opened.admin.users.all()

    type_password(workbench)
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    assert workbench.window.place == "系统管理"
    assert workbench.window.whereabouts() == ("系统管理", {"page": "about"})
    assert audit(workbench)[:2] == ["登录", "锁定"]


def test_idleness_locks_and_says_so(shell, workbench, qtbot):
    workbench.stay.idle.idle.emit()
    qtbot.waitUntil(lambda: isinstance(workbench.window, LoginWindow))
    assert workbench.window.notice.sentence == "一段时间没有操作，已自动锁定。"


def test_a_screen_may_ask_for_more_time_before_the_lock(shell, workbench, monkeypatch):
    assert workbench.stay.idle_minutes() == 10
    monkeypatch.setattr(type(shell.screen_shown), "idle_minutes", 60)
    assert workbench.stay.idle_minutes() == 60


def test_locking_closes_dialogs(shell, workbench, qtbot):
    shell.password_wanted.emit()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PasswordDialog))
    with qtbot.waitSignal(dialog.rejected):
        workbench.lock()


def test_another_user_does_not_go_where_the_first_was(shell, workbench, qtbot):
    workbench.stay.visit.accounts.add(
        "fangzhuren", "方主任", Role.OFFICE_HEAD, "a quiet river 2026"
    )()
    shell.open_place("系统管理")
    workbench.lock()
    type_password(workbench, "fangzhuren", "a quiet river 2026")
    qtbot.waitUntil(lambda: workbench.stay is not None)
    assert workbench.stay.visit.must_change


def test_a_password_set_by_others_is_changed_before_the_window_opens(shell, workbench, qtbot):
    workbench.stay.visit.accounts.add(
        "fangzhuren", "方主任", Role.OFFICE_HEAD, "a quiet river 2026"
    )()
    workbench.lock()
    type_password(workbench, "fangzhuren", "a quiet river 2026")
    qtbot.waitUntil(lambda: opened_dialog(PasswordDialog) is not None)
    dialog = opened_dialog(PasswordDialog)
    assert isinstance(workbench.window, LoginWindow)
    dialog.old.setText("a quiet river 2026")
    for field in (dialog.new.first, dialog.new.second):
        field.setText("a silent lake 2027")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    assert not workbench.stay.visit.opened.admin.users.get(
        workbench.stay.visit.opened.user.id
    ).must_change
    assert "更改口令" in audit(workbench)


def test_thinking_better_of_the_change_goes_back_to_the_log_in(shell, workbench, qtbot):
    workbench.stay.visit.accounts.add(
        "fangzhuren", "方主任", Role.OFFICE_HEAD, "a quiet river 2026"
    )()
    workbench.lock()
    type_password(workbench, "fangzhuren", "a quiet river 2026")
    qtbot.waitUntil(lambda: opened_dialog(PasswordDialog) is not None)
    opened_dialog(PasswordDialog).cancel_button.click()
    qtbot.waitUntil(lambda: workbench.stay is None)
    assert workbench.window.enter.isEnabled()


def test_administrators_see_no_content(shell, workbench, qtbot, founded):
    visit = workbench.stay.visit
    visit.accounts.add("qianxitong", "钱系统", Role.SYSTEM_ADMIN, "a quiet river 2026")()
    user = next(u for u in visit.opened.admin.users.all() if u.login == "qianxitong")
    with visit.opened.admin.atomic():
        visit.opened.admin.users.put(replace(user, must_change=False))
    workbench.lock()
    type_password(workbench, "qianxitong", "a quiet river 2026")
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    assert list(workbench.window._make) == ["法规依据", "系统管理"]
    workbench.window.open_place("系统管理")
    titles = workbench.window.screen_shown.list
    words = [titles.item(n).text() for n in range(titles.count())]
    assert words == ["用户", "备份与恢复", "我的账号", "本机", "关于"]


def test_large_type_lasts(shell, workbench, qapp, memory):
    shell.status.large.click()
    large = qapp.font().pixelSize()
    shell.status.large.click()
    assert (large, qapp.font().pixelSize()) == (18, 14)
    assert memory.large is False


def test_a_copy_is_put_back(shell, workbench, qtbot, founded):
    visit = workbench.stay.visit
    copy = visit.safety.copies()[0].folder
    visit.accounts.add("late", "后来", Role.OFFICE_HEAD, "a quiet river 2026")()
    visit.wishes.restore.emit(copy)
    dialog = opened_dialog(RestoreDialog)
    dialog.password.setText(PASSWORD)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: opened_dialog(PreviewDialog) is not None)
    preview = opened_dialog(PreviewDialog)
    assert preview.sentences == ["备份以后办理的1项会失去：建立用户1项。"]
    preview.do_button.click()
    qtbot.waitUntil(
        lambda: (
            isinstance(workbench.window, LoginWindow)
            and "请重新登录" in workbench.window.notice.sentence
            and workbench.window.isEnabled()
        )
    )
    type_password(workbench)
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    assert {u.login for u in workbench.stay.visit.opened.admin.users.all()} == {"liwenshu"}


def test_the_system_administrator_names_the_second_place_and_puts_a_copy_back(
    shell, workbench, qtbot, tmp_path, monkeypatch
):
    secret = "a quiet river 2026"
    workbench.stay.visit.accounts.add("qian", "钱系统", Role.SYSTEM_ADMIN, secret)()
    with workbench.stay.visit.opened.admin.atomic():
        users = workbench.stay.visit.opened.admin.users
        [theirs] = [u for u in users.all() if u.login == "qian"]
        users.put(replace(theirs, must_change=False))
    shell.open_place("系统管理", page="backups")
    page = shell.screen_shown.page
    page.refresh()
    assert page.back_up.isVisible()
    assert not page.name_second.isVisible()  # the clerk stands in no longer
    page.back_up.click()
    qtbot.waitUntil(lambda: not busy())
    workbench.lock()
    type_password(workbench, "qian", secret)
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    workbench.window.open_place("系统管理", page="backups")
    page = workbench.window.screen_shown.page
    shown = [part.isVisible() for part in (page.name_second, page.back_up, page.verify)]
    assert shown == [True, False, False]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.name_second.click()
    assert page.second.text() == str(tmp_path)
    [by_hand] = [copy.folder for copy in page.table.records if copy.reason == "手动"]
    workbench.stay.visit.wishes.restore.emit(by_hand)
    dialog = opened_dialog(RestoreDialog)
    assert dialog.login.text() == "qian"
    dialog.password.setText(secret)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: opened_dialog(PreviewDialog) is not None)
    [told] = opened_dialog(PreviewDialog).sentences
    assert "由经办人办理恢复" in told
    opened_dialog(PreviewDialog).do_button.click()
    qtbot.waitUntil(
        lambda: (
            isinstance(workbench.window, LoginWindow)
            and "请重新登录" in workbench.window.notice.sentence
            and workbench.window.isEnabled()
        )
    )
    type_password(workbench)
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    newest = workbench.stay.visit.opened.admin.audit.newest("从备份恢复")
    assert newest.actor == "qian"


def test_a_copy_that_does_not_open_changes_nothing(shell, workbench, qtbot):
    visit = workbench.stay.visit
    visit.wishes.restore.emit(visit.safety.copies()[0].folder)
    dialog = opened_dialog(RestoreDialog)
    dialog.password.setText("wrong")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: bool(dialog.notice.sentence))
    assert "口令不对" in dialog.notice.sentence
    assert workbench.window is shell
    dialog.reject()


def test_who_looked_at_what_a_restore_would_change_may_leave_it(shell, workbench, qtbot):
    visit = workbench.stay.visit
    visit.wishes.restore.emit(visit.safety.copies()[0].folder)
    dialog = opened_dialog(RestoreDialog)
    dialog.password.setText(PASSWORD)
    dialog.do_button.click()
    qtbot.waitUntil(lambda: opened_dialog(PreviewDialog) is not None)
    opened_dialog(PreviewDialog).cancel_button.click()
    assert workbench.window is shell
    assert {p.reason for p in visit.safety.copies()} == {"每日"}


def test_f1_opens_the_manual_at_the_page_of_the_place(shell, qtbot):
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    manual = next(w for w in shell.findChildren(QDialog) if w.windowTitle() == "使用手册")
    assert manual.list.currentItem().text() == "今日：需要办理的事项"
    assert "托盘" in manual.browser.toPlainText()
    manual.accept()
