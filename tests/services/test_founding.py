from datetime import date

import pytest

from db import slots
from db.records import Body, BodyKind, Level, Role, Term
from db.session import OpenVault
from desktop.errors import BadInput, Refused
from desktop.services.founding import FirstUser, found
from desktop.services.login import log_in
from tests.conftest import CHEAP, NOW, PASSWORD

CLERK = FirstUser(login="LiWenShu ", name="李文书", password=PASSWORD)
HEAD = FirstUser(login="zhaozr", name="赵主任", password="first day 2026 !", role=Role.OFFICE_HEAD)


def make(folder, *users, cost=CHEAP):
    ids = iter(range(100))
    body = Body(
        id="b",
        name="中共江州市委",
        kind=BodyKind.LOCAL_COMMITTEE,
        level=Level.CITY,
        office_name="办",
    )
    term = Term(id="t", name="八届", begins_on=date(2021, 9, 1), ends_on=date(2026, 12, 31))
    return found(folder, body, term, users, now=NOW, new_id=lambda: f"i{next(ids)}", cost=cost)


def test_both_users_of_the_first_start_can_log_in(tmp_path):
    founded = make(tmp_path / "s", CLERK, HEAD)
    for login, password in (("liwenshu", PASSWORD), ("zhaozr", HEAD.password)):
        keys = log_in(tmp_path / "s", login, password, now=NOW, floor_kib=CHEAP.kib)
        assert keys.content == founded.keys.content
    with OpenVault(founded.keys) as opened:
        users = {u.login: (u.role, u.must_change) for u in opened.admin.users.all()}
        assert users == {"liwenshu": (Role.CLERK, False), "zhaozr": (Role.OFFICE_HEAD, True)}
        assert [t.name for t in opened.content.terms.all()] == ["八届"]
        assert [e.deed for e in opened.content.audit.entries()] == ["建立数据"]
        assert opened.warnings == ()


@pytest.mark.parametrize(
    ("users", "sentence"),
    [
        ([FirstUser(login=" ", name="李", password=PASSWORD)], "请填写用户名"),
        ([FirstUser(login="a", name="", password=PASSWORD)], "请填写姓名"),
        ([FirstUser(login="a", name="李", password="short")], "至少12位"),
        ([CLERK, FirstUser(login="ＬＩＷＥＮＳＨＵ", name="王", password=PASSWORD)], "用户名相同"),
    ],
)
def test_what_was_typed_wrong_is_said_and_nothing_is_made(tmp_path, users, sentence):
    with pytest.raises(BadInput, match=sentence) as caught:
        make(tmp_path / "s", *users)
    assert caught.value.field
    assert not slots.exists(tmp_path / "s")


def test_the_first_user_is_the_clerk(tmp_path):
    with pytest.raises(Refused, match="经办人"):
        make(tmp_path / "s", HEAD)
