from dataclasses import replace
from datetime import date

import pytest

from db.errors import StoreInUse, WrongPassword
from db.lock import ProcessLock
from db.records import Role
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
        pytest.raises(Refused, match="请先打开窗口登录并更改口令"),
        open_session(office.folder, login(office, "anshenji"), Outside()),
    ):
        pass


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
    with pytest.raises(BadInput, match=r"password\.txt”的第一行没有口令"):
        login(office).password()


def test_without_user_or_password_the_sentence_says_how_to_give_them(office):
    with pytest.raises(BadInput, match="TANHUA_USER"):
        login(office, None).name()
    with pytest.raises(BadInput, match="TANHUA_PASSWORD"):
        Login(user="liwenshu", password_file=None).password()
