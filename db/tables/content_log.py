"""Entries of the content's log as they are carried over for the auditor: never any text."""

from collections.abc import Sequence

from db.audit import COLUMNS, entry_of
from db.digest import same
from db.driver import Connection
from db.log_query import ALL, LogQuery, condition, order_by
from db.records import AuditEntry


class ContentLog:
    """The table content_log: what the log of the content held when it was last carried over."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def newest(self) -> tuple[int, str]:
        """Return sequence number and MAC of the newest entry; 0 and "" before the first."""
        row = self._conn.execute(
            "select seq, mac from content_log order by seq desc limit 1"
        ).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def add(self, entries: Sequence[tuple[AuditEntry, str]]) -> None:
        """Add entries with what they are about (a number, never a name); those known are left out."""
        newest, _ = self.newest()
        self._conn.executemany(
            f"insert into content_log ({COLUMNS}, about) values (?,?,?,?,?,?,?,?,?,?,?)",
            [
                (
                    e.seq,
                    e.at.isoformat(),
                    e.actor,
                    e.role,
                    e.deed,
                    e.object,
                    e.detail,
                    int(e.ok),
                    e.prev,
                    e.mac,
                    about,
                )
                for e, about in entries
                if e.seq > newest
            ],
        )

    def page(
        self, query: LogQuery = ALL, *, offset: int = 0, limit: int = 200
    ) -> list[tuple[AuditEntry, str]]:
        """Return entries with what they are about, in the order of the query."""
        (where, values), (order, ranks) = condition(query, about=True), order_by(query)
        rows = self._conn.execute(
            f"select {COLUMNS}, about from content_log where {where} "
            f"order by {order} limit ? offset ?",
            [*values, *ranks, limit, offset],
        ).fetchall()
        return [(entry_of(row[:10]), str(row[10])) for row in rows]

    def count(self, query: LogQuery = ALL) -> int:
        """Return how many entries there are."""
        where, values = condition(query, about=True)
        sql = f"select count(*) from content_log where {where}"
        return int(self._conn.execute(sql, values).fetchone()[0])

    def broken(self) -> str | None:
        """Return a sentence where an entry is missing or does not follow the one before."""
        before: AuditEntry | None = None
        for row in self._conn.execute(f"select {COLUMNS} from content_log order by seq"):
            entry = entry_of(row)
            missing = entry.seq != (before.seq + 1 if before else 1)
            if missing or (before is not None and not same(entry.prev, before.mac)):
                return f"业务日志副本第{entry.seq}条与前一条不相连。"
            before = entry
        return None
