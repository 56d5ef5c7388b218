"""Opening, migrating and closing one vault's file, and the block that is stored whole or not."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from sqlcipher3 import dbapi2

from db.audit import Audit
from db.driver import Connection, connect, noun
from db.errors import DiskFull, StoreDamaged, StoreTooNew, cause
from db.former_keys import chain_key
from db.guards import TRIGGERS
from db.migrations.steps import History

PROGRAM = "program"  # the setting that names the version of the program that wrote a vault
_APPLICATION_ID = 0x74616E68  # "tanh"
_PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    "busy_timeout = 5000",
    "secure_delete = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "recursive_triggers = on",
    "temp_store = memory",
    "cache_size = -2048",
    "journal_size_limit = 67108864",
)
_FORBIDDEN = {dbapi2.SQLITE_ATTACH, dbapi2.SQLITE_DETACH, dbapi2.SQLITE_DROP_TRIGGER}
_ON_THE_LOG = {
    (dbapi2.SQLITE_DROP_TABLE, "audit"),
    (dbapi2.SQLITE_DROP_TABLE, "audit_head"),
    (dbapi2.SQLITE_DELETE, "audit"),
    (dbapi2.SQLITE_DELETE, "audit_head"),
    (dbapi2.SQLITE_UPDATE, "audit"),
    (dbapi2.SQLITE_DROP_TABLE, "content_log"),
    (dbapi2.SQLITE_DELETE, "content_log"),
    (dbapi2.SQLITE_UPDATE, "content_log"),
    (dbapi2.SQLITE_PRAGMA, "writable_schema"),
}


class Store:
    """One open vault file. Use it only on the thread that opened it.

    Opening brings an older schema up to date; `db.upgrade` copies the store before that.
    """

    history: ClassVar[History]

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        self.path = path
        self._conn = connect(path, key, create=create)
        try:
            self._prepare(create=create)
        except BaseException:
            self._conn.close()
            raise
        self.audit = Audit(self._conn, chain_key(self._conn, key))

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Open a block that is stored whole or not at all. Blocks do not nest."""
        conn = self._conn
        if conn.in_transaction:
            raise RuntimeError("atomic() does not nest")
        conn.execute("begin immediate")
        try:
            yield
            conn.execute("commit")
        except BaseException:
            if conn.in_transaction:  # a full disk has rolled back by itself
                conn.execute("rollback")
            raise

    def close(self) -> None:
        """Put everything into the one file and close it."""
        try:
            self._conn.execute("pragma wal_checkpoint(truncate)").fetchall()
        except DiskFull as error:
            raise type(error)(
                f"{cause(error)}，关闭时没能整理{noun(self.path)}；已存的内容都在，"
                "请腾出空间后再打开一次。"
            ) from error
        finally:
            self._conn.close()

    def _prepare(self, *, create: bool) -> None:
        conn = self._conn
        if create:
            conn.execute(f"pragma application_id = {_APPLICATION_ID}")
        elif conn.execute("pragma application_id").fetchone()[0] != _APPLICATION_ID:
            raise StoreDamaged(
                f"{noun(self.path)}不是本程序的数据文件；本程序没有改动它，请从备份恢复。"
            )
        taken, known = self.history.taken(conn), set(self.history.names)
        if taken - known:
            raise StoreTooNew(
                f"这份数据由更新版本的程序{_program(conn)}写过，"
                "请安装新版本后再打开；数据没有改动。"
            )
        for pragma in _PRAGMAS:
            conn.execute(f"pragma {pragma}").fetchall()
        self.history.take(conn)  # before foreign keys: transform() needs them off
        conn.execute("pragma foreign_keys = on")
        self._check(stepped=not create and taken != known)
        conn.set_authorizer(_allow)

    def _check(self, *, stepped: bool) -> None:
        """References are looked at where a step was taken; else verify and each backup do it."""
        conn = self._conn
        if stepped and (broken := lost_references(conn)):
            raise StoreDamaged(f"{noun(self.path)}中{broken}；数据没有改动，请从备份恢复。")
        if not guarded(conn):
            raise StoreDamaged(
                f"{noun(self.path)}的操作日志保护已被拆除；数据没有改动，"
                "请报告安全审计员，并从备份恢复。"
            )


def lost_references(conn: Connection) -> str | None:
    """Return which table holds rows that point at nothing, or None."""
    row = conn.execute("pragma foreign_key_check").fetchone()
    return f"表{row[0]}有记录失去了对应的{row[2]}" if row else None


def guarded(conn: Connection) -> bool:
    """Tell whether the triggers that guard the log are there, word for word."""
    rows = conn.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    found = {str(name): " ".join(str(sql).lower().split()) for name, sql in rows}
    return all(found.get(name) == " ".join(sql.lower().split()) for name, sql in TRIGGERS.items())


def _allow(action: int, first: str | None, *_rest: str | None) -> int:
    if action in _FORBIDDEN or (action, first) in _ON_THE_LOG:
        return int(dbapi2.SQLITE_DENY)
    return int(dbapi2.SQLITE_OK)


def _program(conn: Connection) -> str:
    """Return the version of the program that wrote a vault, in brackets; "" where it is not named."""
    tables = conn.execute("select name from sqlite_master where name = 'settings'").fetchall()
    if not tables:  # a version that keeps its settings elsewhere
        return ""
    row = conn.execute("select value from settings where key = ?", (PROGRAM,)).fetchone()
    return f"（{json.loads(row[0])}）" if row else ""
