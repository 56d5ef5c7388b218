"""Users and their passwords, over a real store with its slots."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from db import grants
from db.errors import PasswordUsed, WrongPassword
from db.records import Role
from desktop.errors import BadInput, Refused
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk, Worker
from desktop.services.login import enter, leave, log_in
from tests.conftest import CHEAP, NOW, PASSWORD, Changed

SECRET = "first day at work 8"


def service_of(opened, now=NOW):
    numbers = itertools.count(1)
    user = opened.user
    desk = Desk(
        store=opened.admin,
        worker=Worker(login=user.login, name=user.name, role=user.role),
        today=now.date,
        now=lambda: now,
        new_id=lambda: f"{user.login}{next(numbers)}",
        changed=Changed(),
    )
    return AccountService(desk, opened.keys, cost=CHEAP)


@pytest.fixture
def accounts(opened):
    return service_of(opened)


def come_in(founded, login, password=SECRET, now=NOW):
    return log_in(founded.keys.folder, login, password, now=now, floor_kib=CHEAP.kib)


def row(accounts, login):
    return next(r for r in accounts.users() if r.user.login == login)


def test_a_new_user_logs_in_and_has_to_change_the_password(accounts, opened, founded):
    accounts.add(" ZhaoZR", "赵主任", Role.OFFICE_HEAD, SECRET)()
    keys = come_in(founded, "zhaozr")
    assert keys.content == founded.keys.content
    assert row(accounts, "zhaozr").user.must_change
    assert opened.admin.audit.entries(limit=1)[0].deed == "建立用户"
    assert opened.admin.audit.broken() is None


def test_an_administrator_is_given_no_content(accounts, founded):
    accounts.add("xitong", "钱系统", Role.SYSTEM_ADMIN, SECRET)()
    assert come_in(founded, "xitong").content is None
    shown = row(accounts, "xitong")
    assert (shown.has_password, shown.has_content, shown.needs_grant) == (True, False, False)


@pytest.mark.parametrize(
    ("login", "name", "password", "field"),
    [
        ("", "王", SECRET, "用户名"),
        ("wang", " ", SECRET, "姓名"),
        ("ＬＩＷＥＮＳＨＵ", "王", SECRET, "用户名"),
        ("wang", "王", "short", "口令"),
    ],
)
def test_what_was_typed_wrong_is_said_and_nothing_is_kept(accounts, login, name, password, field):
    with pytest.raises(BadInput) as caught:
        accounts.add(login, name, Role.READER, password)
    assert caught.value.field == field
    assert [r.user.login for r in accounts.users()] == ["liwenshu"]


def test_administrator_and_auditor_are_never_one_person(accounts):
    accounts.add("shenji", "孙审计", Role.AUDITOR, SECRET)()
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
        with pytest.raises(Refused, match="孙审计已是安全审计员，不能同时是"):
            accounts.add("sun2", "孙审计", role, SECRET)
    accounts.add("xitong", "钱系统", Role.SYSTEM_ADMIN, SECRET)()


def test_the_clerk_stands_in_until_the_administrators_have_accounts(accounts, founded, opened):
    assert accounts.conflicts() == (
        "尚未设系统管理员、安全保密管理员、安全审计员，其工作暂由经办人代办；"
        "按要求应由不同的人担任，请尽快设置。",
    )
    accounts.add("baomi", "周保密", Role.SECURITY_ADMIN, SECRET)()
    accounts.add("shenji", "孙审计", Role.AUDITOR, SECRET)()
    with pytest.raises(Refused, match="已设安全保密管理员"):
        accounts.reset_password("liwenshu1", "another good one 5")
    accounts.add("xitong", "钱系统", Role.SYSTEM_ADMIN, SECRET)()
    assert accounts.conflicts() == ()
    with pytest.raises(Refused, match="已设系统管理员"):
        accounts.add("wang", "王", Role.READER, SECRET)


def test_a_user_made_by_the_system_administrator_waits_for_the_grant(accounts, founded, opened):
    accounts.add("xitong", "钱系统", Role.SYSTEM_ADMIN, SECRET)()
    leave(opened, now=NOW)
    with enter(come_in(founded, "xitong"), now=NOW) as sysadmin:
        theirs = service_of(sysadmin)
        theirs.add("wangfang", "王芳", Role.READER, SECRET)()
        assert row(theirs, "wangfang").needs_grant
        told = row(theirs, "wangfang").fingerprint
        with pytest.raises(Refused):
            theirs.grant(row(theirs, "wangfang").user.id)
    assert come_in(founded, "wangfang").content is None
    with enter(founded.keys, now=NOW) as clerk:
        mine = service_of(clerk)
        shown = row(mine, "wangfang")
        assert shown.fingerprint == told
        assert len(told.split()) == 4
        mine.grant(shown.user.id)
        assert row(mine, "wangfang").has_content
    assert come_in(founded, "wangfang").content == founded.keys.content


def test_a_password_reset_by_the_security_administrator_voids_the_grant(accounts, founded, opened):
    accounts.add("wangfang", "王芳", Role.READER, SECRET)()
    accounts.add("baomi", "周保密", Role.SECURITY_ADMIN, SECRET)()
    old_print = row(accounts, "wangfang").fingerprint
    leave(opened, now=NOW)
    with enter(come_in(founded, "baomi"), now=NOW) as security:
        theirs = service_of(security)
        theirs.reset_password(row(theirs, "wangfang").user.id, "a second one, 2026")()
        shown = row(theirs, "wangfang")
        assert (shown.needs_grant, shown.user.must_change) == (True, True)
        assert shown.fingerprint != old_print
    with pytest.raises(WrongPassword):
        come_in(founded, "wangfang")
    later = NOW + timedelta(minutes=1)
    assert come_in(founded, "wangfang", "a second one, 2026", later).content is None


def test_the_password_of_the_last_who_can_grant_is_not_reset_by_an_administrator(
    accounts, founded, opened
):
    accounts.add("baomi", "周保密", Role.SECURITY_ADMIN, SECRET)()
    clerk = opened.user.id
    leave(opened, now=NOW)
    with enter(come_in(founded, "baomi"), now=NOW) as security:
        with pytest.raises(Refused, match=r"只有李文书持有谈话内容的密钥.*恢复单"):
            service_of(security).reset_password(clerk, "a second one, 2026")
        assert security.admin.audit.newest("重设口令") is None
    with enter(come_in(founded, "liwenshu", PASSWORD), now=NOW) as again:
        desk = replace(service_of(again)._desk, new_id=lambda: "fang")
        mine = AccountService(desk, again.keys, cost=CHEAP)
        mine.add("fang", "方主任", Role.OFFICE_HEAD, SECRET)()
    with enter(come_in(founded, "baomi"), now=NOW) as security:
        service_of(security).reset_password(clerk, "a second one, 2026")()
    keys = come_in(founded, "liwenshu", "a second one, 2026")
    assert keys.content is None
    with enter(keys, now=NOW) as waiting:
        assert not service_of(waiting).may("grant content")  # not even to oneself


def test_a_disabled_user_has_no_slot_left_and_may_be_enabled_again(accounts, founded):
    accounts.add("wangfang", "王芳", Role.READER, SECRET)()
    user_id = row(accounts, "wangfang").user.id
    accounts.disable(user_id)
    with pytest.raises(WrongPassword):
        come_in(founded, "wangfang")
    shown = row(accounts, "wangfang")
    assert (shown.user.disabled, shown.has_password, shown.fingerprint) == (True, False, None)
    with pytest.raises(Refused, match="已停用"):
        accounts.reset_password(user_id, "a second one, 2026")
    accounts.enable(user_id, "a second one, 2026")()
    assert come_in(founded, "wangfang", "a second one, 2026").content is not None


def test_nobody_disables_himself_or_the_last_clerk(accounts, founded, opened):
    with pytest.raises(Refused, match="不能停用自己"):
        accounts.disable(founded.keys.user_id)
    accounts.add("xitong", "钱系统", Role.SYSTEM_ADMIN, SECRET)()
    leave(opened, now=NOW)
    with enter(come_in(founded, "xitong"), now=NOW) as sysadmin:
        theirs = service_of(sysadmin)
        with pytest.raises(Refused, match="唯一在用的经办人"):
            theirs.disable(founded.keys.user_id)
        theirs.add("zhou", "周文书", Role.CLERK, SECRET)()
        with pytest.raises(Refused, match="唯一在用的经办人"):  # he cannot read a thing yet
            theirs.disable(founded.keys.user_id)


def test_a_locked_out_user_is_let_in_again(accounts, founded):
    accounts.add("wangfang", "王芳", Role.READER, SECRET)()
    now = NOW
    for _ in range(5):
        with pytest.raises(WrongPassword):
            come_in(founded, "wangfang", "wrong", now)
        now += timedelta(minutes=20)
    now -= timedelta(minutes=20)
    with pytest.raises(Refused):
        come_in(founded, "wangfang", SECRET, now)
    later = AccountService(accounts._desk, founded.keys, cost=CHEAP, clock=lambda: now)
    shown = row(later, "wangfang")
    assert (shown.failures, shown.waits_until) == (5, now + timedelta(minutes=15))
    accounts.unlock(shown.user.id)
    assert come_in(founded, "wangfang", SECRET, now)


def test_a_user_whose_key_did_not_come_about_is_listed_without_a_password(accounts, founded):
    accounts.add("wangfang", "王芳", Role.READER, SECRET)  # the slow half is never run
    assert not row(accounts, "wangfang").has_password
    accounts.reset_password(row(accounts, "wangfang").user.id, "a second one, 2026")()
    assert come_in(founded, "wangfang", "a second one, 2026")


def test_the_recovery_sheet_is_for_content_holders_and_stands_in_the_log(accounts, founded, opened):
    assert accounts.recovery_sheet() == founded.sheet
    assert opened.admin.audit.entries(limit=1)[0].deed == "打印恢复单"
    accounts.add("xitong", "钱系统", Role.SYSTEM_ADMIN, SECRET)()
    leave(opened, now=NOW)
    theirs = enter(come_in(founded, "xitong"), now=NOW)
    with theirs, pytest.raises(Refused, match="恢复单"):
        service_of(theirs).recovery_sheet()


def test_a_talker_is_tied_to_a_leader(accounts, opened):
    accounts.add("wang", "王书记", Role.TALKER, SECRET)()
    user = row(accounts, "wang").user
    accounts.tie_to_leader(user.id, "leader-1")
    assert opened.admin.users.get(user.id).person_id == "leader-1"
    with pytest.raises(Refused, match="不是谈话人"):
        accounts.tie_to_leader(opened.user.id, "leader-1")


def test_other_roles_are_refused(accounts, opened):
    reader = AccountService(
        replace(accounts._desk, worker=Worker(login="r", name="r", role=Role.READER)), opened.keys
    )
    for deed in (
        lambda: reader.add("x", "x", Role.READER, SECRET),
        lambda: reader.disable("x"),
        lambda: reader.reset_password("x", SECRET),
        lambda: reader.grant(opened.user.id),
    ):
        with pytest.raises(Refused, match="不能办理"):
            deed()


def test_a_reset_does_not_wash_the_former_passwords_away(accounts, founded, opened):
    accounts.add("zhang", "张文", Role.OFFICE_HEAD, "a silent lake 2026")()
    user = next(row.user for row in accounts.users() if row.user.login == "zhang")
    keys = log_in(founded.keys.folder, "zhang", "a silent lake 2026", now=NOW, floor_kib=CHEAP.kib)
    words = "a silent lake 2026", "a loud lake 2026"
    grants.put_down(keys, grants.under_new_password(keys, *words, last=5, cost=CHEAP))
    accounts.reset_password(user.id, "given by others 1")()
    keys = log_in(founded.keys.folder, "zhang", "given by others 1", now=NOW, floor_kib=CHEAP.kib)
    for former in ("a loud lake 2026", "a silent lake 2026"):
        with pytest.raises(PasswordUsed):
            grants.under_new_password(keys, "given by others 1", former, last=5, cost=CHEAP)


def test_passwords_set_at_one_moment_on_several_threads_are_all_there(accounts, founded):
    logins = [f"user{number}" for number in range(8)]
    slow = [accounts.add(login, f"赵{login}", Role.READER, SECRET) for login in logins]
    with ThreadPoolExecutor(len(slow)) as pool:
        list(pool.map(lambda half: half(), slow))
    assert [row(accounts, login).has_password for login in logins] == [True] * 8
