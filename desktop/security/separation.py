"""The three administrators: whose work is whose, who stands in, and who may not be one person."""

from collections.abc import Iterable, Mapping

from db.records import Role, User
from desktop.errors import Refused
from desktop.words import word

WORK: Mapping[str, Role] = {
    "users": Role.SYSTEM_ADMIN,
    "policies": Role.SYSTEM_ADMIN,
    "passwords": Role.SECURITY_ADMIN,
    "password policy": Role.SECURITY_ADMIN,
    "read log": Role.AUDITOR,
}
_NEVER_ONE_PERSON = (
    (Role.SYSTEM_ADMIN, Role.AUDITOR),
    (Role.SECURITY_ADMIN, Role.AUDITOR),
)


def require_stand_in(role: Role, deed: str, users: Iterable[User]) -> None:
    """Refuse 经办人 an administrator's work once that administrator has an account."""
    administrator = WORK[deed]
    if role is Role.CLERK and _active(users, administrator):
        raise Refused(f"已设{word(administrator)}，这一事项由{word(administrator)}办理。")


def may(role: Role, deed: str, users: Iterable[User]) -> bool:
    """Tell whether an administrator's work is this role's, or 经办人 stands in for it."""
    return role is WORK[deed] or (role is Role.CLERK and not _active(users, WORK[deed]))


def require_separate(name: str, role: Role, users: Iterable[User]) -> None:
    """Refuse a second account that would make one person administrator and auditor."""
    held = {u.role for u in users if u.name == name and not u.disabled}
    for pair in _NEVER_ONE_PERSON:
        other = next((r for r in pair if r is not role), None)
        if role in pair and other in held:
            raise Refused(f"{name}已是{word(other)}，不能同时是{word(role)}，请由另一人担任。")


def conflicts(users: Iterable[User]) -> tuple[str, ...]:
    """Return one sentence for each administrator's work that is not separated as it should be."""
    known = list(users)
    missing = [r for r in dict.fromkeys(WORK.values()) if not _active(known, r)]
    said = []
    if missing:
        names = "、".join(word(r) for r in missing)
        said.append(f"尚未设{names}，其工作暂由经办人代办；按要求应由不同的人担任，请尽快设置。")
    return (*said, *_held_together(known))


def _held_together(users: Iterable[User]) -> list[str]:
    """Return a sentence for each person who is administrator and something else as well."""
    held: dict[str, list[Role]] = {}
    for user in users:
        if not user.disabled:
            held.setdefault(user.name, []).append(user.role)
    return [
        f"{name}同时是{'、'.join(word(r) for r in roles)}；按要求应由不同的人担任，请调整。"
        for name, roles in held.items()
        if len(set(roles)) > 1 and set(roles) & set(WORK.values())
    ]


def _active(users: Iterable[User], role: Role) -> bool:
    return any(u.role is role and not u.disabled for u in users)
