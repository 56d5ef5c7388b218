"""The lock: nothing holds it off, the keys are dropped, and no typed word is lost."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from db.errors import DiskFull
from db.records import Role
from desktop.security.policies import Policies
from desktop.services.policies import PolicyService
from desktop.ui.background import busy
from desktop.ui.dialogs.login import LoginWindow
from desktop.ui.dialogs.password import PasswordDialog
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.administration.user_dialogs import NewUserDialog
from desktop.ui.shell import Shell
from desktop.ui.unsaved import KeptDialog
from tests.app.conftest import type_password
from tests.app.hands import opened_dialog
from tests.conftest import PASSWORD
from tests.factories import at
from tests.town import fill

SECRET = "a quiet river 2026"


def unlock(workbench, qtbot, *user):
    qtbot.waitUntil(lambda: isinstance(workbench.window, LoginWindow) and workbench.stay is None)
    type_password(workbench, *user)
    qtbot.waitUntil(lambda: isinstance(workbench.window, Shell))
    return workbench.window


def new_user_dialog(shell):
    shell.open_place("系统管理", page="users")
    shell.screen_shown.page.add_button.click()
    return opened_dialog(NewUserDialog)


def test_no_page_holds_the_lock_off_and_every_page_is_asked(shell, workbench, qtbot, monkeypatch):
    asked = []
    for place in ("谈话", "谈话对象", "系统管理"):
        shell.open_place(place)
    for place, screen in shell._screens.items():
        monkeypatch.setattr(screen, "leave", lambda place=place: bool(asked.append(place)))
    opened = workbench.stay.visit.opened
    workbench.lock()
    qtbot.waitUntil(lambda: workbench.stay is None)
    assert isinstance(workbench.window, LoginWindow)
    assert set(asked) == set(shell._screens)
    with pytest.raises(Exception, match="closed"):
        opened.content.talks.running()


def test_a_lock_while_the_window_is_still_being_made_shows_no_window(login, workbench, qtbot):
    shown = []
    login.entered.connect(lambda _keys: QTimer.singleShot(0, workbench, workbench.lock))
    workbench._app.focusChanged.connect(lambda _old, _new: shown.append(workbench.window))
    type_password(workbench)
    qtbot.waitUntil(lambda: workbench.window is not login)
    assert isinstance(workbench.window, LoginWindow)
    shell = unlock(workbench, qtbot)
    qtbot.waitUntil(lambda: "已校验" in shell.status.words)
    assert {type(window) for window in shown} <= {LoginWindow, Shell}
    assert [w for w in shown if isinstance(w, Shell)] == [w for w in shown if w is shell]


def test_the_day_turning_behind_the_lock_touches_no_window(shell, workbench, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.ui.background._running", {object()})
    workbench.stay.visit.changes.happened.emit({"talks"})
    workbench.lock()
    qtbot.waitUntil(lambda: not shiboken6.isValid(shell))
    workbench._clock.turned.emit()
    workbench.stay.rescue.look()
    assert not workbench.window.isEnabled()
    monkeypatch.undo()
    qtbot.waitUntil(lambda: workbench.stay is None)


def test_a_long_work_does_not_hold_the_idle_lock_off(shell, workbench, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.ui.background._running", {object()})
    workbench.stay.idle.idle.emit()
    assert isinstance(workbench.window, LoginWindow)
    assert not workbench.window.isEnabled()
    monkeypatch.setattr("desktop.ui.background._running", set())
    qtbot.waitUntil(workbench.window.isEnabled)


def test_what_was_typed_into_a_dialog_is_shown_and_filled_in_again(shell, workbench, qtbot, write):
    box = new_user_dialog(shell)
    write(box.name, "方主任")
    write(box.password.first, SECRET)
    box.password.shown.setChecked(True)
    workbench.lock()
    assert opened_dialog(NewUserDialog) is None

    window = unlock(workbench, qtbot)
    qtbot.waitUntil(lambda: opened_dialog(KeptDialog) is not None)
    kept = opened_dialog(KeptDialog)
    assert "姓名：方主任" in kept.text.toPlainText()
    assert SECRET not in kept.text.toPlainText()
    kept.keep_button.click()
    box = new_user_dialog(window)
    qtbot.waitUntil(lambda: box.name.text() == "方主任")
    assert box.password.first.text() == ""
    assert "上次没有保存的内容已填回" in window.screen_shown.notice.sentence
    assert workbench.stay.visit.typed_before() == []
    box.reject()


def test_an_organisation_being_entered_comes_back(shell, workbench, qtbot, write):
    fill(workbench.stay.visit.opened.content, own_body=False)
    shell.open_place("谈话对象")
    form = new_organisation(shell)
    write(form.name, "市水务局党组")
    workbench.lock()

    window = unlock(workbench, qtbot)
    qtbot.waitUntil(lambda: opened_dialog(KeptDialog) is not None)
    opened_dialog(KeptDialog).accept()
    window.open_place("谈话对象")
    again = new_organisation(window)
    qtbot.waitUntil(lambda: again.name.text() == "市水务局党组")


def new_organisation(window):
    buttons = window.screen_shown.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "新增党组织").click()
    return window.screen_shown.list.form


def test_a_full_disk_keeps_the_words_sealed_in_memory(shell, workbench, qtbot, write, monkeypatch):
    box = new_user_dialog(shell)
    write(box.name, "方主任")

    def full(*_args):
        raise DiskFull("磁盘已满。")

    with monkeypatch.context() as patched:
        patched.setattr(type(workbench.stay.visit.opened.content.drafts), "keep", full)
        workbench.lock()
        qtbot.waitUntil(lambda: workbench.stay is None)
    (sealed,) = workbench._doors._sealed.values()
    assert "方主任".encode() not in sealed
    unlock(workbench, qtbot)
    qtbot.waitUntil(lambda: opened_dialog(KeptDialog) is not None)
    assert "方主任" in opened_dialog(KeptDialog).text.toPlainText()
    workbench.stay.visit.keep_typed(workbench.window.kept_forms)
    opened_dialog(KeptDialog).drop_button.click()
    assert workbench.stay.visit.typed_before() == []


def test_an_administrator_without_content_finds_typing_again(shell, workbench, qtbot, write):
    visit = workbench.stay.visit
    visit.accounts.add("qian", "钱系统", Role.SYSTEM_ADMIN, SECRET)()
    user = next(u for u in visit.opened.admin.users.all() if u.login == "qian")
    with visit.opened.admin.atomic():
        visit.opened.admin.users.put(replace(user, must_change=False))
    workbench.lock()
    window = unlock(workbench, qtbot, "qian", SECRET)
    write(new_user_dialog(window).name, "周平")
    workbench.lock()
    unlock(workbench, qtbot, "qian", SECRET)
    qtbot.waitUntil(lambda: opened_dialog(KeptDialog) is not None)
    assert "周平" in opened_dialog(KeptDialog).text.toPlainText()
    opened_dialog(KeptDialog).accept()


def test_the_minutes_are_settled_and_the_talk_has_its_own(shell, workbench):
    assert workbench.stay.idle_minutes() == 10
    PolicyService(workbench.stay.visit.admin_desk).change(Policies(idle_minutes=5))
    assert workbench.stay.idle_minutes() == 5


@pytest.fixture(autouse=True)
def _quiet(qtbot):
    yield
    qtbot.waitUntil(lambda: not busy())


def test_a_password_that_is_over_is_changed_before_the_window_opens(shell, workbench, qtbot):
    visit = workbench.stay.visit
    user = visit.opened.admin.users.get(visit.opened.user.id)
    with visit.opened.admin.atomic():
        visit.opened.admin.users.put(replace(user, password_changed_at=at(2026, 4, 1)))
    workbench.lock()
    qtbot.waitUntil(lambda: workbench.stay is None)
    type_password(workbench)
    qtbot.waitUntil(lambda: opened_dialog(PasswordDialog) is not None)
    told = " ".join(label.text() for label in opened_dialog(PasswordDialog).findChildren(QLabel))
    assert "口令已用满90天" in told
    opened_dialog(PasswordDialog).reject()


def test_the_last_log_in_is_told_with_the_wrong_passwords_since(shell, workbench, qtbot):
    assert "上次登录" not in shell.screen_shown.notice.sentence
    workbench.lock()
    qtbot.waitUntil(lambda: workbench.stay is None)
    type_password(workbench, password="not the password")
    qtbot.waitUntil(lambda: workbench.window.notice.sentence != "")
    qtbot.waitUntil(workbench.window.enter.isEnabled)
    window = unlock(workbench, qtbot)
    assert "上次登录：2026-07-13" in window.screen_shown.notice.sentence
    assert "口令输错1次" in window.screen_shown.notice.sentence


def test_the_keys_are_replaced_from_the_window(shell, workbench, qtbot):
    shell.open_place("系统管理", page="recovery")
    shell.screen_shown.page.replace_button.click()
    box = opened_dialog(DeedDialog)
    (password,) = box.rows.findChildren(QLineEdit)
    before = workbench.stay.visit.opened.keys.content
    password.setText(PASSWORD)
    box.do_button.click()
    qtbot.waitUntil(lambda: isinstance(workbench.window, LoginWindow))
    qtbot.waitUntil(lambda: "密钥已更换" in workbench.window.notice.sentence)
    qtbot.waitUntil(workbench.window.isEnabled)
    window = unlock(workbench, qtbot)
    assert workbench.stay.visit.opened.keys.content != before
    assert window.whereabouts() == ("系统管理", {"page": "recovery"})
