from dataclasses import replace

import pytest

from db.records import Role, User
from desktop.errors import BadInput, Refused
from desktop.security.policies import Policies, expired
from desktop.services.desk import Desk, Worker
from desktop.services.policies import PolicyService
from tests.conftest import NOW, TODAY
from tests.factories import at


@pytest.fixture
def admin_desk(admin):
    return Desk(
        store=admin,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: "x",
        changed=lambda _tables: None,
    )


def test_what_is_settled_lasts_and_is_logged(admin_desk):
    service = PolicyService(admin_desk)
    assert service.read() == Policies(idle_minutes=10, password_days=90, password_history=5)
    service.change(Policies(idle_minutes=5, password_days=0, password_history=8))
    assert PolicyService(admin_desk).read().password_history == 8
    assert "锁定5分钟" in admin_desk.store.audit.newest("设定口令规则").detail


@pytest.mark.parametrize(
    ("name", "value"), [("idle_minutes", 0), ("idle_minutes", 61), ("password_history", 25)]
)
def test_what_is_out_of_bounds_is_refused_at_its_field(admin_desk, name, value):
    with pytest.raises(BadInput) as caught:
        PolicyService(admin_desk).change(replace(Policies(), **{name: value}))
    assert caught.value.field


def test_it_is_the_security_administrators_once_there_is_one(admin_desk):
    user = User(id="s", login="s", name="孙保密", role=Role.SECURITY_ADMIN, created_at=NOW)
    with admin_desk.store.atomic():
        admin_desk.store.users.put(user)
    service = PolicyService(admin_desk)
    assert not service.may_change()
    with pytest.raises(Refused, match="由安全保密管理员办理"):
        service.change(Policies())


@pytest.mark.parametrize(
    ("changed", "days", "over"),
    [
        (at(2026, 4, 14), 90, True),
        (at(2026, 4, 15, 10), 90, False),
        (at(2020, 1, 1), 0, False),
        (None, 90, False),
    ],
)
def test_a_password_is_over_after_its_days(changed, days, over):
    assert expired(changed, NOW, Policies(password_days=days)) is over
