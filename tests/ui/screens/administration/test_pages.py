import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit

from db.errors import WrongPassword
from db.records import Role
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk, Worker
from desktop.services.log import LogService
from desktop.services.login import log_in
from desktop.services.safety import SafetyService
from desktop.ui.background import busy
from desktop.ui.screens.administration import recovery as recovery_module
from desktop.ui.screens.administration.about import AboutPage, licence_texts, parts
from desktop.ui.screens.administration.account import AccountPage
from desktop.ui.screens.administration.backups import BackupsPage
from desktop.ui.screens.administration.log import LogPage
from desktop.ui.screens.administration.recovery import RecoveryPage
from desktop.ui.screens.administration.screen import AdministrationScreen
from desktop.ui.screens.administration.user_dialogs import (
    GrantDialog,
    NewUserDialog,
    SetPasswordDialog,
    Ties,
)
from desktop.ui.screens.administration.users import UsersPage
from desktop.ui.widgets.pages import Tab
from tests.conftest import CHEAP, NOW, TODAY

NEW = "a quiet river 2026"


@pytest.fixture
def admin_desk(opened, changes):
    numbers = itertools.count(1)
    return Desk(
        store=opened.admin,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: f"u{next(numbers)}",
        changed=changes.tell,
    )


@pytest.fixture
def accounts(admin_desk, opened):
    return AccountService(admin_desk, opened.keys, cost=CHEAP)


@pytest.fixture
def safety(admin_desk, opened):
    return SafetyService(admin_desk, opened.keys)


@pytest.fixture
def asked():
    return []


def offer(page):
    return Tab(page.key, page.title, lambda: page)


@pytest.fixture
def screen(qtbot, changes, accounts, safety, admin_desk, opened, asked):
    pages = [
        UsersPage(accounts, lambda: Ties([("p1", "王怀远 市委书记")], ["本级纪检机关"])),
        BackupsPage(safety, lambda: TODAY),
        LogPage(LogService(admin_desk, opened.content)),
        RecoveryPage(accounts, lambda: ("市委办公室", "2026年7月13日"), asked.append),
        AccountPage(accounts, lambda: asked.append("password")),
        AboutPage(("0.1.0", "0.0.9"), opened.keys.folder, lambda *text: asked.append(text)),
    ]
    screen = AdministrationScreen([offer(page) for page in pages], changes)
    qtbot.addWidget(screen)
    screen.resize(1000, 640)
    screen.show()
    yield screen
    qtbot.waitUntil(lambda: not busy())


def shown(screen, key):
    screen.open({"page": key})
    return screen.page


def dialog(kind):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def press(qtbot, page, row, verb):
    rect = page.table.act_rect(row, verb)
    assert not rect.isEmpty(), f"{verb} is not offered"
    page.table.scrollTo(page.table.model().index(row, 0))
    at = page.table.act_rect(row, verb).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def answer(monkeypatch, verb):
    def choose(box):
        box.clicked = next(b for b in box.buttons() if b.text() == verb)
        box.clicked.click()

    monkeypatch.setattr(QMessageBox, "exec", choose)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.clicked)


def settle(qtbot):
    qtbot.waitUntil(lambda: not busy())


def add_user(qtbot, screen, name, login, role):
    page = shown(screen, "users")
    page.add_button.click()
    box = dialog(NewUserDialog)
    box.name.setText(name)
    box.login.setText(login)
    box.role.choose(role)
    if role is Role.TALKER:
        box.leader.choose("p1")
    for field in (box.password.first, box.password.second):
        field.setText(NEW)
    box.do_button.click()
    settle(qtbot)
    return page


def names(page):
    return [row.user.name for row in page.table.records]


def test_the_first_page_is_open_and_another_is_opened_by_its_key(screen):
    assert screen.page.key == "users"
    screen.open({"page": "about"})
    assert screen.whereabouts() == {"page": "about"}


def test_a_page_is_chosen_in_the_list(screen, qtbot):
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.page.key == "backups"


def test_the_clerk_who_stands_in_is_told_so(screen):
    assert "尚未设系统管理员" in screen.page.conflicts.text()


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


def test_a_backup_is_made_and_listed(screen, qtbot, opened):
    page = shown(screen, "backups")
    page.back_up.click()
    assert not page.back_up.isEnabled()
    settle(qtbot)
    assert len(page.table.records) == 1
    assert screen.notice.sentence == "已备份 1 份，全部校验通过。"
    assert opened.admin.audit.entries(limit=1)[0].deed == "备份"


def test_a_second_place_that_is_gone_is_said(screen, qtbot, safety, tmp_path, monkeypatch):
    place = tmp_path / "usb"
    place.mkdir()
    page = shown(screen, "backups")
    monkeypatch.setattr(
        "desktop.ui.screens.administration.backups.QFileDialog.getExistingDirectory",
        lambda *_args: str(place),
    )
    page.name_second.click()
    assert page.second.text() == str(place)
    assert page.second_state.text().startswith("现在可用，剩余空间")
    place.rmdir()
    page.back_up.click()
    settle(qtbot)
    assert "现在找不到" in screen.notice.sentence
    assert page.second_state.text().startswith("现在找不到")
    page.forget_second.click()
    assert safety.second_folder() is None


def test_a_second_place_within_the_store_is_refused(screen, monkeypatch, opened):
    page = shown(screen, "backups")
    monkeypatch.setattr(
        "desktop.ui.screens.administration.backups.QFileDialog.getExistingDirectory",
        lambda *_args: str(opened.keys.folder),
    )
    page.name_second.click()
    assert "不能在数据文件夹里" in screen.notice.sentence


def test_everything_is_checked(screen, qtbot):
    page = shown(screen, "backups")
    page.verify.click()
    settle(qtbot)
    assert screen.notice.sentence.startswith("核对无误")


def test_restoring_says_which_copy_is_wanted(screen, qtbot):
    page = shown(screen, "backups")
    page.back_up.click()
    settle(qtbot)
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        press(qtbot, page, 0, "恢复到这一份…")
    assert wanted.args == [page.table.records[0].folder]


def test_a_rehearsal_is_made_and_its_result_is_shown(screen, qtbot, opened):
    page = shown(screen, "backups")
    assert page.rehearsed.text().startswith("还没有做过恢复演练")
    page.rehearse.click()
    assert screen.notice.sentence == "还没有备份，不能演练；请先备份一次。"
    page.back_up.click()
    settle(qtbot)
    page.rehearse.click()
    settle(qtbot)
    assert screen.notice.sentence.startswith("恢复演练通过：备份 20260713-093000")
    assert page.rehearsed.text() == ("最近一次恢复演练：2026-07-13 09:30，通过，谈话0次、附件0个。")
    assert opened.admin.audit.entries(limit=1)[0].deed == "恢复演练"


def test_a_rehearsal_that_fails_says_why(screen, qtbot):
    page = shown(screen, "backups")
    page.back_up.click()
    settle(qtbot)
    with (page.table.records[0].folder / "content.db").open("ab") as file:
        file.write(b"x")
    page.rehearse.click()
    settle(qtbot)
    told = next(w for w in QApplication.topLevelWidgets() if "没有通过" in w.windowTitle())
    assert "content.db已损坏" in told.findChild(QPlainTextEdit).toPlainText()
    told.close()
    assert "没有通过，1处有误" in page.rehearsed.text()


def test_both_logs_are_read(screen):
    page = shown(screen, "log")
    assert page.tabs.key == "content"
    page.tabs.choose("admin")
    assert page.table.records[0].entry.deed == "登录"
    assert page.count.text().startswith("共 ")


def test_the_recovery_sheet_is_shown_only_when_asked_and_that_is_logged(screen, opened, founded):
    page = shown(screen, "recovery")
    assert page.keys.rows == ()
    page.show_button.click()
    assert page.keys.rows == founded.sheet.rows()
    assert opened.admin.audit.entries(limit=1)[0].deed == "打印恢复单"
    screen.open({"page": "about"})
    assert page.keys.rows == ()


def test_the_recovery_sheet_is_printed_with_its_office(screen, monkeypatch):
    printed = []
    monkeypatch.setattr(
        recovery_module, "print_text", lambda _parent, _title, html: printed.append(html) or True
    )
    page = shown(screen, "recovery")
    page.show_button.click()
    page.print_button.click()
    assert "市委办公室" in printed[0]
    assert page.keys.rows[0][1][0] in printed[0]
    page.hide_button.click()
    assert page.keys.rows == ()


def test_ones_own_account_shows_the_fingerprint(screen, accounts, asked):
    page = shown(screen, "account")
    words = [label.text() for label in page._values]
    assert words[:3] == ["李文书", "liwenshu", "经办人"]
    assert words[5] == accounts.users()[0].fingerprint


def test_the_versions_are_listed_and_copied(screen, opened, asked):
    page = shown(screen, "about")
    assert {part.name for part in parts()} >= {"Python", "Qt", "PySide6-Essentials", "Lucide"}
    assert len(page.table.records) == len(parts())
    page._on_copy()
    assert "tanhua " in QGuiApplication.clipboard().text()
    page._on_licences()
    assert asked == [("授权文本", licence_texts())]
    assert "ISC License" in licence_texts()


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
