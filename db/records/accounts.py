"""Users of the workbench, and the log."""

from datetime import datetime
from enum import StrEnum

from db.frozen import frozen


class Role(StrEnum):
    """What a log-in may do. One log-in holds one role."""

    CLERK = "clerk"
    OFFICE_HEAD = "office_head"
    TALKER = "talker"
    READER = "reader"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDITOR = "auditor"


@frozen
class User:
    """Somebody who logs in.

    A talker's `person_id` names the leader in the content vault; `unit` is the receiver of copies
    that somebody in the role 查阅 reads for (Art. 15).
    """

    id: str
    login: str
    name: str
    role: Role
    person_id: str | None = None
    unit: str = ""
    disabled: bool = False
    must_change: bool = False
    password_changed_at: datetime | None = None
    last_login_at: datetime | None = None
    created_at: datetime
    version: int = 0


@frozen
class AuditEntry:
    """One line of the log: who did what to which object, when; never any text of a record."""

    seq: int
    at: datetime
    actor: str
    role: str
    deed: str
    object: str
    detail: str
    ok: bool
    prev: str
    mac: str
