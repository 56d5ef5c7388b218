"""The logs as they are read: who did what, when; newest first, narrowed, page by page, exported."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

from db.admin import AdminStore
from db.content import ContentStore
from db.errors import StoreReadOnly
from db.frozen import frozen
from db.log_query import ALL, LogOrder, LogQuery
from db.records import AuditEntry, Role
from desktop.errors import Refused, reason_of
from desktop.security.permissions import require
from desktop.security.separation import require_stand_in
from desktop.services.desk import Desk
from desktop.services.parts.alphabet import sort_key
from desktop.words import role_word

__all__ = ["ALL", "LogOrder", "LogQuery", "LogRow", "LogService"]

_MOST = 200_000  # lines that one export holds


@frozen
class LogRow:
    """One entry with the names of who did it and of what it was done to, where they are known."""

    entry: AuditEntry
    actor: str
    about: str


class LogService:
    """Reads the administrative log, and that of the content or what was carried over of it."""

    def __init__(self, desk: Desk[AdminStore], content: ContentStore | None) -> None:
        self._desk = desk
        self._content = content

    @property
    def has_content(self) -> bool:
        """Whether the content's own log is read here, and not what was carried over of it."""
        return self._content is not None

    def page(
        self, offset: int, limit: int, *, content: bool, query: LogQuery = ALL
    ) -> list[LogRow]:
        """Return entries of one log, newest first unless the query asks for another order."""
        self._require()
        users = self._names()
        query = replace(query, ranks=_ranks(query, users))
        if content and self._content is None:
            carried = self._desk.store.content_log.page(query, offset=offset, limit=limit)
            return [LogRow(entry=e, actor=users.get(e.actor, e.actor), about=a) for e, a in carried]
        audit = self._content.audit if content and self._content else self._desk.store.audit
        entries = audit.page(query, offset=offset, limit=limit)
        return [self._row(entry, users, content=content) for entry in entries]

    def count(self, *, content: bool, query: LogQuery = ALL) -> int:
        """Return the number of entries of one log."""
        self._require()
        if content:
            log = self._content.audit if self._content else self._desk.store.content_log
            return log.count(query)
        return self._desk.store.audit.count(query)

    def users(self) -> list[tuple[str, str]]:
        """Return everybody who has or had an account: log-in and name."""
        self._require()
        return sorted(self._names().items(), key=lambda pair: pair[1])

    def carried_until(self) -> datetime | None:
        """Return of when the newest entry is that was carried over; None where nothing was."""
        self._require()
        newest = self._desk.store.content_log.page(limit=1)
        return newest[0][0].at if newest else None

    def draw_up(self, *, content: bool, query: LogQuery) -> tuple[int, Callable[[], bytes]]:
        """Return how many lines there are and the slow half of writing them as Excel."""
        rows = self.page(0, _MOST, content=content, query=query)
        if not rows:
            raise Refused("没有符合条件的日志，没有导出。")
        title = "业务日志" if content else "管理日志"
        made_at, name = self._desk.now(), self._desk.worker.name
        return len(rows), lambda: _excel(title, rows, f"{name} {made_at:%Y-%m-%d %H:%M} 导出")

    def save(self, made: bytes, target: Path, *, content: bool, count: int) -> None:
        """Write the file where the user says, and log the export."""
        self._require()
        try:
            target.write_bytes(made)
        except OSError as error:
            raise StoreReadOnly(
                f"日志没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
            ) from error
        which = "业务日志" if content else "管理日志"
        self._desk.seen("read log", "导出日志", "", f"{which}{count}条")

    def _require(self) -> None:
        role = self._desk.worker.role
        require(role, "read log")
        require_stand_in(role, "read log", self._desk.store.users.all())

    def _names(self) -> dict[str, str]:
        return {u.login: u.name for u in self._desk.store.users.all()}

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


def _ranks(query: LogQuery, users: Mapping[str, str]) -> tuple[str, ...]:
    """Return users or roles in the order of their names."""
    if query.order is LogOrder.ACTOR:
        return tuple(sorted(users, key=lambda login: sort_key(users[login], person=True)))
    if query.order is LogOrder.ROLE:
        return tuple(sorted(Role, key=lambda role: sort_key(role_word(role))))
    return ()


def _excel(title: str, rows: Sequence[LogRow], note: str) -> bytes:
    from desktop.exchange.sheets import Head, Sheet, write

    heads = (
        Head("序号", 9),
        Head("时间", 20),
        Head("用户", 12),
        Head("用户名", 14),
        Head("角色", 16),
        Head("事项", 24),
        Head("对象", 24),
        Head("说明", 40, wrap=True),
        Head("结果", 9),
        Head("校验值", 68),
    )
    values = [
        (
            row.entry.seq,
            f"{row.entry.at:%Y-%m-%d %H:%M:%S}",
            row.actor,
            row.entry.actor,
            role_word(row.entry.role),
            row.entry.deed,
            row.about or row.entry.object,
            row.entry.detail,
            "成功" if row.entry.ok else "未成功",
            row.entry.mac,
        )
        for row in rows
    ]
    out = BytesIO()
    write([Sheet(name=title, title=title, heads=heads, rows=values, note=note)], out, author="")
    return out.getvalue()
