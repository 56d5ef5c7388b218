from db.records import Role, User
from desktop.security.separation import conflicts
from tests.conftest import NOW


def user(name, role, **fields):
    return User(id=role, login=role, name=name, role=role, created_at=NOW, **fields)


def test_a_small_office_is_shown_who_holds_two_offices():
    three = [
        user("钱系统", Role.SYSTEM_ADMIN),
        user("钱系统", Role.SECURITY_ADMIN),
        user("吴审计", Role.AUDITOR),
    ]
    (told,) = conflicts(three)
    assert "钱系统同时是系统管理员、安全保密管理员" in told
    assert conflicts([user("李文书", Role.CLERK), *three[:1], *three[2:]])[0].startswith(
        "尚未设安全保密管理员"
    )
    gone = user("钱系统", Role.SECURITY_ADMIN, disabled=True)
    assert not any("同时" in said for said in conflicts([three[0], gone, three[2]]))
