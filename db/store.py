"""Opening, migrating and closing one vault's file, and the block that is stored whole or not."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

import sqlcipher3
from sqlcipher3 import dbapi2
from sqlite_utils import Database, Migrations

from db.audit import Audit
from db.errors import DiskFull, StoreDamaged, StoreError, StoreTooNew
from db.migrations.log import TRIGGERS

if sys.modules["sqlite_utils.utils"].sqlite3 is not sqlcipher3:  # saves would be lost in silence
    raise RuntimeError("sqlite_utils was imported before db named SQLCipher as its driver")

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
    "cache_size = -65536",
    "journal_size_limit = 67108864",
)


class Store:
    """One open vault file. Use it only on the thread that opened it."""

    migrations: ClassVar[Migrations]
    names: ClassVar[tuple[str, ...]]

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        self.path = path
        self._db = Database(_connect(path, key, create=create), execute_plugins=False)
        try:
            self._prepare(create=create)
        except BaseException:
            self._db.close()
            raise
        self.audit = Audit(self._db, sha256(b"audit" + key).digest())

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Open a block that is stored whole or not at all. Blocks do not nest."""
        conn = self._db.conn
        if conn.in_transaction:
            raise RuntimeError("atomic() does not nest")
        conn.execute("begin immediate")
        try:
            yield
            conn.execute("commit")
        except BaseException as error:
            if conn.in_transaction:  # a full disk has rolled back by itself
                conn.execute("rollback")
            if isinstance(error, dbapi2.OperationalError):
                raise _as_sentence(error) from error
            raise

    def close(self) -> None:
        """Put everything into the one file and close it."""
        self._db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()
        self._db.close()

    def _prepare(self, *, create: bool) -> None:
        conn = self._db.conn
        if create:
            conn.execute(f"pragma application_id = {_APPLICATION_ID}")
        elif conn.execute("pragma application_id").fetchone()[0] != _APPLICATION_ID:
            raise StoreDamaged(f"{self.path.name}不是本程序的数据文件或已损坏，请从备份恢复。")
        if {step.name for step in self.migrations.applied(self._db)} - set(self.names):
            raise StoreTooNew("这份数据由更新版本的程序写过，请安装新版本后再打开；数据没有改动。")
        for pragma in _PRAGMAS:
            conn.execute(f"pragma {pragma}").fetchall()
        self.migrations.apply(self._db)  # before foreign keys: transform() needs them off
        if conn.execute("pragma foreign_key_check").fetchall():
            raise StoreDamaged(f"{self.path.name}中有记录失去了对应，请从备份恢复。")
        conn.execute("pragma foreign_keys = on")
        triggers = {
            str(r[0]) for r in conn.execute("select name from sqlite_master where type = 'trigger'")
        }
        if not triggers >= set(TRIGGERS):
            raise StoreDamaged(
                f"{self.path.name}的日志保护已被拆除，请从备份恢复并报告安全审计员。"
            )


def _connect(path: Path, key: bytes, *, create: bool) -> dbapi2.Connection:
    if len(key) != 32:  # SQLCipher would take any other length as a passphrase
        raise ValueError("a data key has 32 bytes")
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    conn = sqlcipher3.connect(uri, uri=True, timeout=5, isolation_level=None)
    conn.execute("pragma cipher_log_level = none")
    conn.execute(f"pragma key = \"x'{key.hex()}'\"")
    try:
        conn.execute("select count(*) from sqlite_master").fetchone()
    except dbapi2.DatabaseError:
        conn.close()
        raise StoreDamaged(f"{path.name}打不开，文件已损坏，请从备份恢复。") from None
    return conn


def _as_sentence(error: dbapi2.OperationalError) -> StoreError:
    return DiskFull(
        f"没有存上，磁盘已满或出错（{error}）；已存的内容没有变。请腾出空间后再存一次。"
    )
