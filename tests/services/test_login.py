"""Logging in: the wait after failures, and what the log says afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db import slots
from db.errors import NoSuchRecord, SlotsDamaged, StoreDamaged, WrongPassword
from db.keys import DEFAULT_COST
from db.records import Role
from db.vault import unlock
from desktop.errors import BadInput, Refused
from desktop.services.login import (
    enter,
    leave,
    log_in,
    log_in_by_sheet,
    seconds_to_wait,
    written_by,
)
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.services.test_accounts import SECRET, service_of
from tests.services.test_founding import CLERK, make


def attempt(founded, password, now=NOW, login="liwenshu"):
    return log_in(founded.keys.folder, login, password, now=now, floor_kib=CHEAP.kib)


def fail(founded, times, login="liwenshu"):
    now = NOW
    for _ in range(times):
        with pytest.raises(WrongPassword):
            attempt(founded, "wrong", now, login)
        now += timedelta(minutes=20)
    return now - timedelta(minutes=20)


def test_a_log_in_stands_in_the_log_and_tells_of_the_one_before(founded):
    first = enter(attempt(founded, PASSWORD), now=NOW)
    assert first.user.last_login_at is None
    leave(first, now=NOW)
    second = enter(attempt(founded, PASSWORD), now=NOW + timedelta(hours=1))
    assert second.user.last_login_at == NOW
    deeds = [e.deed for e in second.admin.audit.entries()]
    leave(second, now=NOW + timedelta(hours=1), locked=True)
    assert deeds == ["登录", "退出", "登录", "建立用户"]


def test_after_a_failure_the_next_try_waits_even_with_the_right_password(founded):
    fail(founded, 3)
    last = NOW + timedelta(minutes=40)
    with pytest.raises(Refused, match="已连续输错3次，请在5秒后再试"):
        attempt(founded, PASSWORD, last)
    attempt(founded, PASSWORD, last + timedelta(seconds=5))


def test_a_clock_set_back_after_a_failure_locks_nobody_out(founded):
    fail(founded, 5)
    before = NOW - timedelta(days=400)
    with pytest.raises(WrongPassword):
        attempt(founded, "wrong", before)
    with pytest.raises(Refused, match="已连续输错6次，请在15分钟后再试"):  # by the clock as it is
        attempt(founded, PASSWORD, before)
    assert attempt(founded, PASSWORD, before + timedelta(minutes=15))


def test_after_five_failures_the_user_is_locked_out_for_a_quarter_of_an_hour(founded):
    last = fail(founded, 5)
    with pytest.raises(Refused, match=r"请在15分钟后再试.*安全保密管理员"):
        attempt(founded, PASSWORD, last)
    attempt(founded, PASSWORD, last + timedelta(minutes=15))


def test_failures_of_one_user_do_not_lock_out_another_name(founded):
    fail(founded, 5, login="nobody")
    attempt(founded, PASSWORD)


def test_failures_are_in_the_log_after_the_next_log_in_and_counted_no_more(founded):
    last = fail(founded, 2)
    fail(founded, 1, login="a password typed in the wrong field")
    text = (founded.keys.folder / "store.slots").read_text("utf-8")
    assert "typed in the wrong field" not in text
    later = last + timedelta(hours=1)
    opened = enter(attempt(founded, PASSWORD, later), now=later)
    failed = [(e.actor, e.ok) for e in opened.admin.audit.entries() if e.deed == "登录失败"]
    assert sorted(failed) == [("liwenshu", False)] * 2 + [("未知用户", False)]
    assert opened.admin.audit.broken() is None
    leave(opened, now=later)
    document = slots.load(founded.keys.folder)
    assert (document.failures, dict(document.tries)) == ((), {})
    attempt(founded, PASSWORD, later)


def test_the_recovery_sheet_lets_in_sets_a_password_and_stands_in_the_log(founded):
    sheet = founded.sheet.text()
    with pytest.raises(BadInput):
        log_in_by_sheet(founded.keys.folder, sheet, "liwenshu", "short", now=NOW, cost=CHEAP)
    keys = log_in_by_sheet(
        founded.keys.folder, sheet, "LiWenShu", "spring 2027 river!", now=NOW, cost=CHEAP
    )
    assert keys == attempt(founded, "spring 2027 river!")
    with enter(keys, now=NOW) as opened:
        assert opened.admin.audit.entries(limit=2)[1].deed == "用恢复单重设口令"
        assert opened.warnings == ()


def test_a_user_that_is_not_there_cannot_use_the_sheet(founded):
    with pytest.raises(NoSuchRecord, match="没有这个用户"):
        log_in_by_sheet(
            founded.keys.folder,
            founded.sheet.text(),
            "x",
            "spring 2027 river!",
            now=NOW,
            cost=CHEAP,
        )


@pytest.mark.real_kdf
def test_a_store_founded_at_the_usual_cost_opens_and_a_cheap_one_does_not(tmp_path, founded):
    usual = make(tmp_path / "usual", CLERK, cost=DEFAULT_COST)
    assert log_in(tmp_path / "usual", "liwenshu", PASSWORD, now=NOW) == usual.keys
    with pytest.raises(SlotsDamaged):
        log_in(founded.keys.folder, "liwenshu", PASSWORD, now=NOW)


def test_a_clock_set_back_is_noted_and_does_not_keep_anyone_out(founded):
    leave(enter(attempt(founded, PASSWORD), now=NOW), now=NOW)
    earlier = NOW - timedelta(days=30)
    opened = enter(attempt(founded, PASSWORD, earlier), now=earlier)
    assert "发现计算机时间早于上次操作" in [e.deed for e in opened.admin.audit.entries()]
    assert opened.warnings == (
        "计算机的时间是2026年06月13日 09:30，比上次操作（2026年07月13日 09:30）早；"
        "已存的内容没有变，期限按计算机的日期计算，请核对日期和时间。",
    )
    opened.close()


def test_a_clock_set_right_by_minutes_is_not_worth_a_word(founded):
    leave(enter(attempt(founded, PASSWORD), now=NOW), now=NOW)
    earlier = NOW - timedelta(minutes=5)
    with enter(attempt(founded, PASSWORD, earlier), now=earlier) as opened:
        assert opened.warnings == ()


def test_an_older_copy_put_in_place_is_found_out_and_logged(founded):
    content = founded.keys.folder / "content.db"
    old = content.read_bytes()
    opened = enter(attempt(founded, PASSWORD), now=NOW)
    with opened.content.atomic():
        opened.content.audit.append(at=NOW, actor="liwenshu", role="clerk", deed="登记人员")
    leave(opened, now=NOW)
    content.write_bytes(old)
    again = enter(attempt(founded, PASSWORD), now=NOW)
    (warning,) = again.warnings
    assert warning.startswith("谈话数据文件content.db比上次关闭时的旧")
    assert [e.deed for e in again.admin.audit.entries(limit=2)] == [
        "登录",
        "发现数据比上次关闭时的旧",
    ]
    again.close()


def test_a_disabled_user_cannot_come_in(founded):
    opened = enter(founded.keys, now=NOW)
    with opened.admin.atomic():
        user = opened.admin.users.get(founded.keys.user_id)
        opened.admin.users.put(replace(user, disabled=True))
    opened.close()
    with pytest.raises(WrongPassword, match="已停用"):
        enter(attempt(founded, PASSWORD), now=NOW)


def test_the_next_log_in_takes_the_password_away_where_disabling_was_cut_short(founded):
    with enter(founded.keys, now=NOW) as opened:
        service_of(opened).add("zhaozr", "赵主任", Role.OFFICE_HEAD, SECRET)()
        user = next(u for u in opened.admin.users.all() if u.login == "zhaozr")
        with opened.admin.atomic():  # the power fails before the slot is gone
            opened.admin.users.put(replace(user, disabled=True))
    folder = founded.keys.folder
    assert slots.load(folder).of_user(user.id)
    for _ in range(2):
        with enter(founded.keys, now=NOW) as opened:
            again = [e for e in opened.admin.audit.entries() if e.deed == "收回停用用户的口令"]
            assert slots.load(folder).of_user(user.id) is None
    assert [(e.actor, e.object) for e in again] == [("liwenshu", user.id)]


def test_the_wait_is_told_in_seconds(founded):
    folder = founded.keys.folder
    assert seconds_to_wait(folder, "liwenshu", now=NOW) == 0
    for number in range(3):
        at = NOW + timedelta(minutes=number)
        with pytest.raises(WrongPassword):
            log_in(folder, "liwenshu", "wrong", now=at, floor_kib=CHEAP.kib)
    assert seconds_to_wait(folder, "liwenshu", now=at) == 5
    assert seconds_to_wait(folder, "liwenshu", now=at + timedelta(seconds=6)) == 0


def test_the_store_names_the_version_that_wrote_it(founded):
    first = enter(attempt(founded, PASSWORD), now=NOW, program="0.1.0")
    assert written_by(first) == "0.1.0"
    leave(first, now=NOW)
    later = enter(attempt(founded, PASSWORD), now=NOW, program="0.2.0")
    assert written_by(later) == "0.2.0"
    assert later.content.settings.get("program") == "0.2.0"
    leave(later, now=NOW)


def test_slots_of_another_store_are_told_of(founded, tmp_path):
    other = make(tmp_path / "other", CLERK)
    slots_file = founded.keys.folder / "store.slots"
    slots_file.write_bytes((other.keys.folder / "store.slots").read_bytes())
    keys = unlock(founded.keys.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    with pytest.raises(StoreDamaged, match=r"和口令文件store\.slots不是同一份数据"):
        enter(keys, now=NOW)
