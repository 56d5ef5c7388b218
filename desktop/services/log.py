"""The logs as they are read: who did what, when; newest first, page by page."""

from dataclasses import dataclass

from db.admin import AdminStore
from db.audit import Audit
from db.content import ContentStore
from db.records import AuditEntry
from desktop.security.permissions import require
from desktop.security.separation import require_stand_in
from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One entry with the names of who did it and of what it was done to, where they are known."""

    entry: AuditEntry
    actor: str
    about: str


class LogService:
    """Reads the administrative log, and that of the content where it is open."""

    def __init__(self, desk: Desk[AdminStore], content: ContentStore | None) -> None:
        self._desk = desk
        self._content = content

    @property
    def has_content(self) -> bool:
        """Whether the log of the content can be read here."""
        return self._content is not None

    def page(self, offset: int, limit: int, *, content: bool) -> list[LogRow]:
        """Return entries of one log, newest first."""
        audit = self._audit(content=content)
        newest, _ = audit.head()
        entries = audit.entries(before=newest - offset + 1, limit=limit)
        users = {u.login: u.name for u in self._desk.store.users.all()}
        return [self._row(entry, users, content=content) for entry in entries]

    def count(self, *, content: bool) -> int:
        """Return the number of entries of one log."""
        return self._audit(content=content).head()[0]

    def _audit(self, *, content: bool) -> Audit:
        role = self._desk.worker.role
        require(role, "read log")
        require_stand_in(role, "read log", self._desk.store.users.all())
        if content and self._content is not None:
            return self._content.audit
        return self._desk.store.audit

    def _row(self, entry: AuditEntry, users: dict[str, str], *, content: bool) -> LogRow:
        about = self._in_content(entry.object) if content else self._user(entry.object)
        return LogRow(entry=entry, actor=users.get(entry.actor, entry.actor), about=about)

    def _user(self, object_id: str) -> str:
        user = self._desk.store.users.find(object_id) if object_id else None
        return f"用户 {user.name}" if user is not None else ""

    def _in_content(self, object_id: str) -> str:
        if self._content is None or not object_id:
            return ""
        if talk := self._content.talks.find(object_id):
            return f"谈话 {talk.number}"
        if person := self._content.people.find(object_id):
            return f"人员 {person.name}"
        if organisation := self._content.organisations.find(object_id):
            return f"党组织 {organisation.name}"
        return ""
