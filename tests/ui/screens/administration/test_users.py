"""Who works here: users are added, tied, disabled, let in again, and given passwords."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from db.errors import WrongPassword
from db.records import Role
from desktop.services.accounts import AccountService
from desktop.services.login import log_in
from desktop.ui.screens.administration.user_dialogs import (
    GrantDialog,
    NewUserDialog,
    SetPasswordDialog,
    Ties,
)
from desktop.ui.screens.administration.users import UsersPage
from tests.conftest import CHEAP, NOW
from tests.ui.screens.administration.hands import (
    NEW,
    add_user,
    answer,
    dialog,
    names,
    press,
    settle,
    shown,
)


def test_a_user_is_added_and_can_log_in(screen, qtbot, founded):
    page = add_user(qtbot, screen, "方主任", "fangzhuren", Role.OFFICE_HEAD)
    assert names(page) == ["李文书", "方主任"]
    assert screen.notice.sentence == "已添加用户。"
    assert log_in(founded.keys.folder, "fangzhuren", NEW, now=NOW, floor_kib=CHEAP.kib)


def test_a_talker_is_tied_to_a_leader(screen, qtbot, accounts):
    page = add_user(qtbot, screen, "王怀远", "wanghuaiyuan", Role.TALKER)
    user = next(row.user for row in page.table.records if row.user.role is Role.TALKER)
    assert user.person_id == "p1"


def test_a_talker_without_a_leader_is_refused_at_the_field(screen):
    page = shown(screen, "users")
    page.add_button.click()
    box = dialog(NewUserDialog)
    box.name.setText("王怀远")
    box.login.setText("wanghuaiyuan")
    box.role.choose(Role.TALKER)
    for field in (box.password.first, box.password.second):
        field.setText(NEW)
    box.do_button.click()
    assert "对应的领导班子成员" in box.rows.errors
    box.cancel_button.click()


def test_a_name_that_is_taken_is_refused_at_the_field(screen, qtbot):
    page = shown(screen, "users")
    page.add_button.click()
    box = dialog(NewUserDialog)
    box.name.setText("李二")
    box.login.setText("liwenshu")
    for field in (box.password.first, box.password.second):
        field.setText(NEW)
    box.do_button.click()
    assert "用户名" in box.rows.errors
    box.cancel_button.click()
    assert names(page) == ["李文书"]


def test_a_user_is_disabled_and_enabled_again(screen, qtbot, founded, monkeypatch):
    page = add_user(qtbot, screen, "方主任", "fangzhuren", Role.OFFICE_HEAD)
    answer(monkeypatch, "停用")
    press(qtbot, page, 1, "停用")
    assert page.table.records[1].user.disabled
    with pytest.raises(WrongPassword):
        log_in(founded.keys.folder, "fangzhuren", NEW, now=NOW, floor_kib=CHEAP.kib)
    press(qtbot, page, 1, "启用…")
    box = dialog(SetPasswordDialog)
    for field in (box.password.first, box.password.second):
        field.setText("a silent lake 2027")
    box.do_button.click()
    settle(qtbot)
    assert not page.table.records[1].user.disabled


def test_the_only_clerk_cannot_be_disabled(screen, qtbot, monkeypatch):
    answer(monkeypatch, "停用")
    press(qtbot, shown(screen, "users"), 0, "停用")
    assert "不能停用自己" in screen.notice.sentence


def test_thinking_better_of_it_changes_nothing(screen, qtbot, monkeypatch):
    page = add_user(qtbot, screen, "方主任", "fangzhuren", Role.OFFICE_HEAD)
    answer(monkeypatch, "取消")
    press(qtbot, page, 1, "停用")
    assert not page.table.records[1].user.disabled


def test_a_password_is_set_anew(screen, qtbot, founded):
    page = add_user(qtbot, screen, "方主任", "fangzhuren", Role.OFFICE_HEAD)
    press(qtbot, page, 1, "重设口令…")
    box = dialog(SetPasswordDialog)
    for field in (box.password.first, box.password.second):
        field.setText("a silent lake 2027")
    box.do_button.click()
    settle(qtbot)
    keys = log_in(
        founded.keys.folder, "fangzhuren", "a silent lake 2027", now=NOW, floor_kib=CHEAP.kib
    )
    assert keys.login == "fangzhuren"


def test_a_locked_out_user_is_let_in_again(screen, qtbot, founded, accounts):
    page = add_user(qtbot, screen, "方主任", "fangzhuren", Role.OFFICE_HEAD)
    for _ in range(2):
        with pytest.raises(WrongPassword):
            log_in(founded.keys.folder, "fangzhuren", "no", now=NOW, floor_kib=CHEAP.kib)
        if accounts.users()[1].waits_until:
            break
    page.refresh()
    press(qtbot, page, 1, "解除锁定")
    assert accounts.users()[1].waits_until is None


def test_once_there_is_an_administrator_the_clerk_is_not_offered_his_work(screen, qtbot):
    page = add_user(qtbot, screen, "钱系统", "qianxitong", Role.SYSTEM_ADMIN)
    assert not page.add_button.isVisible()
    assert page.table.act_rect(1, "停用").isEmpty()
    assert not page.table.act_rect(1, "重设口令…").isEmpty()


@pytest.fixture
def without_content(admin_desk, opened, changes):
    """The accounts as an administrator keeps them, who holds no content."""
    keys = replace(opened.keys, content=None)
    return AccountService(admin_desk, keys, cost=CHEAP)


def test_a_reader_is_added_for_a_unit_and_can_be_given_another(screen, qtbot, opened):
    page = shown(screen, "users")
    page.add_button.click()
    box = dialog(NewUserDialog)
    box.name.setText("周平")
    box.login.setText("zhouping")
    box.role.choose(Role.READER)
    for field in (box.password.first, box.password.second):
        field.setText(NEW)
    box.do_button.click()
    assert "抄送单位" in box.rows.errors
    box.unit.choose("本级纪检机关")
    box.do_button.click()
    settle(qtbot)
    assert page.table.records[1].user.unit == "本级纪检机关"
    press(qtbot, page, 1, "对应的单位…")
    tie = dialog(GrantDialog)
    assert tie.unit.value == "本级纪检机关"
    tie.unit.setCurrentIndex(0)
    tie.do_button.click()
    assert "抄送单位" in tie.rows.errors
    tie.reject()


def test_an_administrator_adds_a_talker_whom_a_content_holder_ties_and_grants(
    screen, qtbot, without_content, founded
):
    without_content.add("wang", "王怀远", Role.TALKER, NEW)()
    page = shown(screen, "users")
    page.refresh()
    row = page.table.records[1]
    assert row.needs_grant
    press(qtbot, page, 1, "授权查看内容…")
    box = dialog(GrantDialog)
    assert box.fingerprint.text() == row.fingerprint
    box.do_button.click()
    assert "对应的领导班子成员" in box.rows.errors
    box.leader.choose("p1")
    box.do_button.click()
    row = page.table.records[1]
    assert (row.has_content, row.user.person_id) == (True, "p1")
    keys = log_in(founded.keys.folder, "wang", NEW, now=NOW, floor_kib=CHEAP.kib)
    assert keys.content == founded.keys.content


def test_a_reset_by_an_administrator_voids_the_grant(screen, qtbot, without_content, founded):
    add_user(qtbot, screen, "方主任", "fangzhuren", Role.OFFICE_HEAD)
    user = screen.page.table.records[1].user
    without_content.reset_password(user.id, "a silent lake 2027")()
    keys = log_in(founded.keys.folder, "fangzhuren", "a silent lake 2027", now=NOW, floor_kib=8192)
    assert keys.content is None


def test_who_voids_a_grant_by_a_reset_is_told_so_before(qtbot, without_content, accounts):
    accounts.add("fangzhuren", "方主任", Role.OFFICE_HEAD, NEW)()
    for service, told in ((accounts, False), (without_content, True)):
        page = UsersPage(service, lambda: Ties([], []))
        qtbot.addWidget(page)
        page.refresh()
        page.show()
        press(qtbot, page, 1, "重设口令…")
        box = dialog(SetPasswordDialog)
        words = " ".join(label.text() for label in box.findChildren(QLabel))
        assert ("授权作废" in words) is told
        box.reject()
