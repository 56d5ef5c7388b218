from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import slots
from db.errors import StoreInUse, WrongPassword
from db.lock import ProcessLock
from db.records import Role
from db.session import OpenVault
from db.vault import unlock
from desktop.cli.session import Login, open_session
from desktop.errors import BadInput, Refused
from desktop.outside import Outside

SECRET = "江州 2026 office"


def login(office, user="liwenshu"):
    return Login(user=user, password_file=office.password_file)


def test_a_session_has_a_desk_for_the_user_on_the_day(office):
    with open_session(office.folder, login(office), Outside(date(2026, 7, 13))) as session:
        assert session.desk.worker.login == "liwenshu"
        assert session.desk.today() == session.desk.now().date() == date(2026, 7, 13)
        assert session.desk.store.body.own().name == "中共江州市委"
        assert session.admin_desk.store.users.all()[0].name == "李文书"


def test_the_log_holds_log_in_and_log_out(office):
    for _ in range(2):
        with open_session(office.folder, login(office), Outside()) as session:
            deeds = [e.deed for e in session.admin_desk.store.audit.entries(limit=2)]
    assert deeds == ["登录", "退出"]


def test_closing_leaves_nothing_beside_the_store(office):
    with open_session(office.folder, login(office), Outside()):
        pass
    names = {f.name for f in office.folder.iterdir()}
    assert names <= {"admin.db", "content.db", "store.slots", "lock", "attachments", "backups"}


def test_the_lock_is_free_again_even_after_a_failure(office):
    with pytest.raises(Refused), open_session(office.folder, login(office), Outside()):
        raise Refused("不行。")
    with open_session(office.folder, login(office), Outside()) as session:
        assert session.folder == office.folder


def test_a_command_refuses_while_the_window_is_open(office):
    with (
        ProcessLock(office.folder).take(at=Outside().now()),
        pytest.raises(StoreInUse, match="正被另一个程序打开"),
        open_session(office.folder, login(office), Outside()),
    ):
        pass


def test_a_wrong_password_is_refused_and_then_has_to_wait(office):
    office.password_file.write_text("不对的口令 12345", "utf-8")
    with pytest.raises(WrongPassword), open_session(office.folder, login(office), Outside()):
        pass


def test_an_administrator_has_no_desk_over_the_content(office):
    with open_session(office.folder, login(office), Outside()) as session:
        users = session.opened.admin.users
        [auditor] = [u for u in users.all() if u.role is Role.AUDITOR]
        with session.opened.admin.atomic():
            users.put(replace(auditor, must_change=False))
    with open_session(office.folder, login(office, "anshenji"), Outside()) as session:
        assert session.admin_desk.worker.role is Role.AUDITOR
        with pytest.raises(Refused, match="anshenji不能看谈话内容"):
            _ = session.desk


def test_a_password_set_by_somebody_else_is_changed_in_the_window_first(office):
    with (
        pytest.raises(Refused, match="请先打开窗口登录，按提示更改口令"),
        open_session(office.folder, login(office, "anshenji"), Outside()),
    ):
        pass


def let_the_password_age(office, days):
    with open_session(office.folder, login(office), Outside()) as session:
        users = session.opened.admin.users
        aged = session.opened.user.password_changed_at - timedelta(days=days)
        with session.opened.admin.atomic():
            users.put(replace(users.get(session.opened.user.id), password_changed_at=aged))


@pytest.mark.parametrize("command", [["due"], ["backup"], ["search", "王"], ["verify"]])
def test_a_password_that_is_too_old_is_refused_with_the_way_to_change_it(office, command):
    let_the_password_age(office, 91)
    code, out, err = office.tanhua(*command)
    told = "口令已用满90天，命令没有执行；请先打开窗口登录，按提示更改口令，再运行命令。\n"
    assert (code, out, err) == (1, "", told)


def test_another_day_makes_no_password_younger_and_one_of_89_days_is_taken(office):
    let_the_password_age(office, 89)
    assert office.tanhua("due")[0] == 0
    let_the_password_age(office, 2)
    code, _out, err = office.tanhua("due", "--on", "2026-01-05")
    assert (code, "口令已用满90天" in err) == (1, True)


def test_the_log_tells_what_day_it_really_was_where_another_was_given(office):
    assert office.tanhua("due", "--on", "2026-01-05")[0] == 0
    with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened:
        entry = opened.admin.audit.newest("登录")
    assert entry.at.date() == date(2026, 1, 5)
    today = Outside().today()  # the night may have come meanwhile
    told = [f"按指定日期运行，计算机时间{day}" for day in (today, today - timedelta(days=1))]
    assert entry.detail.startswith(tuple(told))


def test_a_log_in_with_too_old_a_password_stands_in_the_log(office):
    let_the_password_age(office, 91)
    keys = unlock(office.folder, "liwenshu", SECRET)
    office.tanhua("due")
    with OpenVault(keys) as opened:
        assert [e.deed for e in opened.admin.audit.entries(limit=2)] == ["退出", "登录"]


@pytest.mark.parametrize("command", ["due", "backup", "rehearse"])
def test_who_tries_what_the_role_may_not_do_stands_in_the_log(office, command):
    with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened, opened.admin.atomic():
        [auditor] = [u for u in opened.admin.users.all() if u.login == "anshenji"]
        opened.admin.users.put(replace(auditor, must_change=False))
    assert office.tanhua(command, user="anshenji")[0] == 1
    with OpenVault(unlock(office.folder, "liwenshu", SECRET)) as opened:
        told = [(e.deed, e.detail, e.ok) for e in opened.admin.audit.entries(limit=3)]
    tried = ("执行命令", f"{command}，无权办理", False)
    assert told == [("退出", "", True), tried, ("登录", "", True)]


def test_failures_at_the_command_line_wait_longer_and_lock_out_in_the_end(office):
    document = slots.load(office.folder)
    for _ in range(4):
        document = document.after_failure("liwenshu", Outside().now() - timedelta(minutes=1))
    slots.save_unsealed(office.folder, document)
    office.password_file.write_text("不对的口令 12345", "utf-8")
    code, _out, err = office.tanhua("due")
    assert (code, "用户名或口令不对" in err) == (1, True)
    office.password_file.write_text(SECRET, "utf-8")
    for command in (["due"], ["verify"]):
        code, out, err = office.tanhua(*command)
        assert (code, out) == (1, "")
        assert "口令已连续输错5次" in err
        assert "分钟" in err


def test_the_password_comes_from_the_file_before_the_variable(office, monkeypatch):
    monkeypatch.setenv("TANHUA_PASSWORD", "variable")
    assert login(office).password() == SECRET
    assert Login(user="liwenshu", password_file=None).password() == "variable"


def test_a_password_file_may_have_been_written_by_notepad(office):
    office.password_file.write_text("\ufeff" + SECRET + "\r\n", "utf-8")
    assert login(office).password() == SECRET


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"])
def test_a_password_file_without_a_password_is_named(office, content):
    office.password_file.write_bytes(content)
    with pytest.raises(BadInput, match=r"password\.txt”(的第一行没有口令|不是文本文件)"):
        login(office).password()


def test_without_user_or_password_the_sentence_says_how_to_give_them(office):
    with pytest.raises(BadInput, match="TANHUA_USER"):
        login(office, None).name()
    with pytest.raises(BadInput, match="TANHUA_PASSWORD"):
        Login(user="liwenshu", password_file=None).password()
