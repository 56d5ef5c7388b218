"""The keyed connection, and the driver's failures turned into sentences."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3
from sqlcipher3 import dbapi2

from db.errors import (
    DiskFailed,
    DiskFull,
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreReadOnly,
)
from db.folder import read_errors

T = TypeVar("T")
_NO_ROOM = 64 * 1024  # bytes; with less than this SQLite may call a full disk an I/O error
_PAGE = 4096  # bytes; SQLCipher's page, so every whole file is a multiple of it
_DAMAGED = "{}已损坏，读不出要找的内容；本程序没有改动它，请从最近的备份恢复。"
_NOT_OURS = (
    "{}已损坏，或者和口令文件store.slots不是同一份数据，打不开；本程序没有改动它，"
    "请核对是否放错了文件，否则从最近的备份恢复。"
)
_READ_ONLY = "{}只能读不能写，没有存上；已存的内容没有变，请检查文件夹的权限后再试。"
_BUSY = "{}正被另一项工作占用，这一次没有存上；已存的内容没有变，请稍候再试。"
_SENTENCES: Mapping[int, tuple[type[StoreError], str]] = {
    dbapi2.SQLITE_CORRUPT: (StoreDamaged, _DAMAGED),
    dbapi2.SQLITE_NOTADB: (StoreDamaged, _NOT_OURS),
    dbapi2.SQLITE_FULL: (
        DiskFull,
        "磁盘已满，这一次没有存上；此前已存的内容都在，请腾出空间后再存一次。",
    ),
    dbapi2.SQLITE_IOERR: (
        DiskFailed,
        "磁盘读写{}时出错，这一次没有存上；此前已存的内容都在，请检查磁盘后再试。",
    ),
    dbapi2.SQLITE_READONLY: (StoreReadOnly, _READ_ONLY),
    dbapi2.SQLITE_PERM: (StoreReadOnly, _READ_ONLY),
    dbapi2.SQLITE_CANTOPEN: (
        StoreReadOnly,
        "{}打不开；已存的内容没有变，请检查它所在的文件夹还在不在、能否写入，然后再试。",
    ),
    dbapi2.SQLITE_BUSY: (StoreInUse, _BUSY),
    dbapi2.SQLITE_LOCKED: (StoreInUse, _BUSY),
}
_BY_TEXT = {  # what a backup fails with bears no code
    "database or disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "file is not a database": dbapi2.SQLITE_NOTADB,
    "database is locked": dbapi2.SQLITE_BUSY,
    "unable to open database file": dbapi2.SQLITE_CANTOPEN,
}
_MAY_BE_FULL = (dbapi2.SQLITE_IOERR, dbapi2.SQLITE_CANTOPEN)
_NOUNS = {"content.db": "谈话数据文件content.db", "admin.db": "账户数据文件admin.db"}


def noun(path: Path) -> str:
    """Return what a sentence calls a vault's file."""
    return _NOUNS.get(path.name, f"数据文件{path.name}")


class Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """A cursor that raises StoreError where the file or the disk is at fault, not a programmer."""

    def _try(self, work: Callable[..., T], *args: Any) -> T:
        try:
            return work(*args)
        except dbapi2.DatabaseError as error:
            sentence = told(error, self.connection.noun, self.connection.folder)
            if sentence is None:
                raise
            raise sentence from error

    def execute(self, *args: Any) -> "Cursor":
        """Run one statement."""
        return self._try(super().execute, *args)  # type: ignore[no-any-return]

    def executemany(self, *args: Any) -> "Cursor":
        """Run one statement for many rows."""
        return self._try(super().executemany, *args)  # type: ignore[no-any-return]

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        return self._try(super().fetchone)

    def fetchmany(self, *args: Any) -> Any:
        """Return the next rows."""
        return self._try(super().fetchmany, *args)

    def fetchall(self) -> Any:
        """Return all rows that are left."""
        return self._try(super().fetchall)

    def __next__(self) -> Any:
        return self._try(super().__next__)


class Connection(dbapi2.Connection):  # type: ignore[misc]
    """A connection whose cursors speak in sentences; `noun` is what they call the file."""

    noun = "数据文件"
    folder: Path | None = None

    def cursor(self, factory: type[Cursor] = Cursor) -> Cursor:
        """Return a cursor."""
        return super().cursor(factory)  # type: ignore[no-any-return]

    def execute(self, *args: Any) -> Cursor:
        """Run one statement."""
        return self.cursor().execute(*args)

    def executemany(self, *args: Any) -> Cursor:
        """Run one statement for many rows."""
        return self.cursor().executemany(*args)


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open a vault's file with its data key, which is known to be right.

    Raises StoreDamaged where the file is missing, empty or not readable with that key.
    """
    if len(key) != 32:  # SQLCipher would take any other length as a passphrase
        raise ValueError("a data key has 32 bytes")
    if not create:
        with read_errors(noun(path)):
            _look_at(path)
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    with sentences(path):
        conn: Connection = sqlcipher3.connect(
            uri, uri=True, timeout=5, isolation_level=None, factory=Connection
        )
    conn.noun, conn.folder = noun(path), path.absolute().parent
    try:
        conn.execute("pragma cipher_log_level = none")
        conn.execute(f"pragma key = \"x'{key.hex()}'\"")
        conn.execute("select count(*) from sqlite_master").fetchone()
    except BaseException:
        conn.close()
        raise
    return conn


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn the driver's failures inside the block into sentences about this file."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        sentence = told(error, noun(path), path.absolute().parent)
        if sentence is None:
            raise
        raise sentence from error


def told(error: dbapi2.DatabaseError, called: str, place: Path | None = None) -> StoreError | None:
    """Return the sentence for a failure of file or disk, or None where the program is at fault."""
    code = getattr(error, "sqlite_errorcode", _BY_TEXT.get(str(error), 0)) & 0xFF
    if code not in _SENTENCES:
        return None
    if code in _MAY_BE_FULL and place is not None and _is_full(place):
        code = dbapi2.SQLITE_FULL
    kind, sentence = _SENTENCES[code]
    return kind(sentence.format(called))


def _is_full(place: Path) -> bool:
    try:
        return shutil.disk_usage(place).free < _NO_ROOM
    except OSError:
        return False


def _look_at(path: Path) -> None:
    if not path.is_file():
        raise StoreDamaged(
            f"{noun(path)}不见了；其余文件没有改动，请把它找回放到原处，或从最近的备份恢复。"
        )
    size = path.stat().st_size
    if size == 0:
        raise StoreDamaged(f"{noun(path)}是空的（0字节）；其余文件没有改动，请从最近的备份恢复。")
    if size % _PAGE and not _has_log(path):
        raise StoreDamaged(
            f"{noun(path)}不完整（可能被截断）；本程序没有改动它，请从最近的备份恢复。"
        )


def _has_log(path: Path) -> bool:
    """Tell whether a write-ahead log makes good what the power cut short in the file itself."""
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0
