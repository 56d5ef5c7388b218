"""The append-only log, chained by HMAC, written in the same block as the deed."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from db.digest import hmac_sha256, same
from db.driver import Connection
from db.log_query import ALL, LogQuery, condition, order_by
from db.records import AuditEntry

COLUMNS = "seq, at, actor, role, deed, object, detail, ok, prev, mac"
_START = "0" * 64


class Audit:
    """The log of one vault. Entries name objects by id and never hold text of a record."""

    def __init__(self, conn: Connection, key: bytes) -> None:
        self._conn = conn
        self._key = key

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        role: str,
        deed: str,
        object_id: str = "",
        detail: str = "",
        ok: bool = True,
    ) -> int:
        """Add an entry and return its sequence number. Call it inside the deed's block."""
        seq, prev = self.head()
        facts = (seq + 1, at.isoformat(), actor, role, deed, object_id, detail, int(ok), prev)
        mac = self._mac(facts)
        self._conn.execute(
            f"insert into audit ({COLUMNS}) values (?,?,?,?,?,?,?,?,?,?)", (*facts, mac)
        )
        self._conn.execute(
            "insert into audit_head values (1, ?, ?) "
            "on conflict (one) do update set seq = excluded.seq, mac = excluded.mac",
            (seq + 1, mac),
        )
        return seq + 1

    def head(self) -> tuple[int, str]:
        """Return the sequence number and the MAC (hex) of the newest entry."""
        row = self._conn.execute("select seq, mac from audit_head").fetchone()
        return (int(row[0]), str(row[1])) if row else (0, _START)

    def holds(self, seq: int, mac: str) -> bool:
        """Tell whether an entry noted earlier is still there; if not, the file was put back."""
        if seq == 0:
            return True
        row = self._conn.execute("select mac from audit where seq = ?", (seq,)).fetchone()
        return row is not None and same(str(row[0]), mac)

    def newest(self, deed: str) -> AuditEntry | None:
        """Return the newest entry of one kind of deed."""
        sql = f"select {COLUMNS} from audit where deed = ? order by seq desc limit 1"
        row = self._conn.execute(sql, (deed,)).fetchone()
        return entry_of(row) if row else None

    def entries(self, *, before: int | None = None, limit: int = 200) -> list[AuditEntry]:
        """Return entries, newest first; `before` pages on."""
        sql = f"select {COLUMNS} from audit where seq < ? order by seq desc limit ?"
        top = before if before is not None else 2**62
        return [entry_of(row) for row in self._conn.execute(sql, (top, limit)).fetchall()]

    def after(self, seq: int, limit: int) -> list[AuditEntry]:
        """Return the entries that follow one, oldest first."""
        sql = f"select {COLUMNS} from audit where seq > ? order by seq limit ?"
        return [entry_of(row) for row in self._conn.execute(sql, (seq, limit)).fetchall()]

    def page(self, query: LogQuery = ALL, *, offset: int = 0, limit: int = 200) -> list[AuditEntry]:
        """Return the entries that fit a query, in its order."""
        (where, values), (order, ranks) = condition(query), order_by(query)
        sql = f"select {COLUMNS} from audit where {where} order by {order} limit ? offset ?"
        rows = self._conn.execute(sql, [*values, *ranks, limit, offset]).fetchall()
        return [entry_of(row) for row in rows]

    def count(self, query: LogQuery = ALL) -> int:
        """Return how many entries fit a query."""
        where, values = condition(query)
        sql = f"select count(*) from audit where {where}"
        return int(self._conn.execute(sql, values).fetchone()[0])

    def broken(self) -> str | None:
        """Return a sentence saying where the chain is broken, or None where it is whole."""
        seq, prev = 0, _START
        for row in self._rows():
            seq += 1
            if row[0] != seq:
                return f"操作日志第{seq}条缺失。"
            if row[8] != prev or not same(row[9], self._mac(tuple(row[:9]))):
                return f"操作日志第{seq}条被改动过。"
            prev = row[9]
        if (seq, prev) != self.head():
            return f"操作日志末尾不完整，现存{seq}条，应有{self.head()[0]}条。"
        return None

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        done = 0
        while rows := self._conn.execute(
            f"select {COLUMNS} from audit where seq > ? order by seq limit 5000", (done,)
        ).fetchall():
            yield from rows
            done = rows[-1][0]

    def _mac(self, facts: tuple[object, ...]) -> str:
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        return hmac_sha256(self._key, text.encode())


def entry_of(row: Sequence[Any]) -> AuditEntry:
    """Return an entry as a row holds it, in the order of COLUMNS."""
    seq, at, actor, role, deed, object_id, detail, ok, prev, mac = row
    return AuditEntry(
        seq=seq,
        at=datetime.fromisoformat(at),
        actor=actor,
        role=role,
        deed=deed,
        object=object_id,
        detail=detail,
        ok=bool(ok),
        prev=prev,
        mac=mac,
    )
