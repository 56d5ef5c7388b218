"""One's own account, over a real store with its slots."""

from datetime import timedelta

import pytest

from db import slots
from db.errors import PasswordUsed, WrongPassword
from desktop.errors import BadInput, Refused
from desktop.security.policies import Policies
from desktop.services.login import enter, leave, log_in
from desktop.services.own_account import OwnAccountService
from desktop.services.policies import PolicyService
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.services.test_accounts import come_in, service_of

NEW = "spring 2027 river!"


class Clock:
    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def account(opened, clock):
    return OwnAccountService(service_of(opened)._desk, opened.keys, clock, cost=CHEAP)


def test_changing_the_own_password_keeps_the_grants(account, founded, opened):
    account.change_password(PASSWORD, NEW)()()
    assert come_in(founded, "liwenshu", NEW) == founded.keys
    with pytest.raises(WrongPassword):
        come_in(founded, "liwenshu", PASSWORD)
    assert opened.admin.audit.entries(limit=1)[0].deed == "更改口令"


def test_the_old_password_is_asked_and_the_new_one_has_to_be_good(account, founded):
    with pytest.raises(WrongPassword, match="原口令不对"):
        account.change_password("wrong", NEW)()
    with pytest.raises(BadInput):
        account.change_password(PASSWORD, "short")
    with pytest.raises(BadInput, match="一样"):
        account.change_password(PASSWORD, PASSWORD)
    later = NOW + timedelta(seconds=1)
    assert come_in(founded, "liwenshu", PASSWORD, later)


@pytest.mark.real_kdf
def test_changing_the_password_at_the_usual_cost_makes_a_cheap_slot_dear(account, founded, opened):
    dear = OwnAccountService(account._desk, opened.keys, lambda: NOW)
    dear.change_password(PASSWORD, NEW)()()
    assert log_in(founded.keys.folder, "liwenshu", NEW, now=NOW)


def test_none_of_the_last_passwords_is_taken_again(account, founded, opened):
    PolicyService(account._desk).change(Policies(password_history=2))
    second, third = NEW, "autumn 2028 lake!!"
    account.change_password(PASSWORD, second)()()
    with pytest.raises(PasswordUsed, match="最近2个"):
        account.change_password(second, PASSWORD)()
    account.change_password(second, third)()()
    with pytest.raises(PasswordUsed):
        account.change_password(third, second)()
    account.change_password(third, PASSWORD)()()  # the third last may come again
    assert log_in(founded.keys.folder, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    raw = (founded.keys.folder / "store.slots").read_text("utf-8")
    assert second not in raw


def test_wrong_guesses_at_the_own_password_are_waited_for_and_stand_in_the_log(
    account, founded, opened, clock
):
    for _ in range(2):
        with pytest.raises(WrongPassword):
            account.change_password("wrong", NEW)()
        clock.at += timedelta(seconds=1)
    with pytest.raises(Refused, match="连续输错2次，请在1秒后再试"):
        account.change_password(PASSWORD, NEW)()
    clock.at += timedelta(seconds=1)
    account.change_password(PASSWORD, NEW)()()
    leave(opened, now=NOW)
    with enter(come_in(founded, "liwenshu", NEW, clock.at), now=NOW) as again:
        assert again.failed_before == 2
        assert again.admin.audit.newest("登录失败").actor == "liwenshu"
    assert slots.load(founded.keys.folder).tries == {}


def test_the_age_of_a_password_goes_by_the_clock(account, opened, clock):
    clock.at += timedelta(days=3)  # another day stands for today
    account.change_password(PASSWORD, NEW)()()
    assert opened.admin.users.get(opened.user.id).password_changed_at == clock.at


def test_until_the_quick_half_runs_the_old_password_holds(account, founded, opened):
    account.change_password(PASSWORD, NEW)()
    assert come_in(founded, "liwenshu", PASSWORD)
    assert opened.admin.audit.newest("更改口令") is None
