"""Who may do what: one table, which the services ask (Art. 16, and the three administrators)."""

from collections.abc import Mapping

from db.records import Role
from desktop.errors import Refused
from desktop.words import word

OFFICE = frozenset({Role.CLERK, Role.OFFICE_HEAD})
TALKERS = OFFICE | {Role.TALKER}
READERS = frozenset({Role.READER})

DEEDS: Mapping[str, frozenset[Role]] = {
    "own body": OFFICE,
    "view own body": TALKERS,
    "roster": OFFICE,
    "view roster": OFFICE,  # others meet people in the talks they may see
    "print": TALKERS,
    "print settings": OFFICE,
    "plan": OFFICE,
    "triggers": OFFICE,
    "view plan": TALKERS,  # a 谈话人 sees the items of the own talks
    "view coverage": OFFICE,
    "talks": OFFICE,
    "view talk": TALKERS,
    "view copied": READERS,  # what the unit was sent, and nothing else (Art. 15)
    "search": TALKERS,
    "statistics": TALKERS,
    "year report": OFFICE,
    "drafts": TALKERS,
    "preparation": TALKERS,
    "findings": TALKERS,
    "conversation": TALKERS,
    "record": OFFICE,
    "remediation": OFFICE,
    "assessment": TALKERS,
    "accountability": OFFICE,
    "copies": OFFICE,
    "archive": OFFICE,
    "reminders": OFFICE,
    "check": TALKERS,
    "attachments": TALKERS,
    "export": TALKERS,
    "take out": OFFICE,
    "users": frozenset({Role.SYSTEM_ADMIN, Role.CLERK}),  # 经办人 stands in: security.separation
    "policies": frozenset({Role.SYSTEM_ADMIN, Role.CLERK}),
    "passwords": frozenset({Role.SECURITY_ADMIN, Role.CLERK}),
    "password policy": frozenset({Role.SECURITY_ADMIN, Role.CLERK}),
    "read log": frozenset({Role.AUDITOR, Role.CLERK}),
    "grant content": OFFICE,
    "recovery sheet": OFFICE,
    "regulations": OFFICE | {Role.SYSTEM_ADMIN},
    "view regulations": frozenset(Role),
    "replace keys": OFFICE,
    "returns": OFFICE,
    "export list": TALKERS | {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR},
    "own password": frozenset(Role),
    "backup": OFFICE,
    "restore": OFFICE | {Role.SYSTEM_ADMIN},
}


class NotAllowed(Refused):
    """The table said no; `logged` where the try stands in the log already."""

    logged = False


def require(role: Role, deed: str) -> None:
    """Refuse a deed that the role may not do. Every deed stands in the table."""
    if role not in DEEDS[deed]:
        *others, last = (word(r) for r in Role if r in DEEDS[deed])
        may = f"{'、'.join(others)}或{last}" if others else last
        raise NotAllowed(f"{word(role)}不能办理这一事项，请由{may}办理。")
