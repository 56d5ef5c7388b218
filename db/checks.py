"""Looking for damage in one vault's file: pages, structure, references, guards, log."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from db.audit import Audit
from db.driver import Connection, connect, noun
from db.errors import StoreError
from db.former_keys import chain_key
from db.frozen import frozen
from db.slots import Head
from db.store import guarded, lost_references


@frozen
class Fault:
    """What is wrong with one file: its name within the store, and one sentence."""

    file: str
    sentence: str


def check_vault(path: Path, key: bytes, noted: Sequence[Head] = ()) -> list[Fault]:
    """Return what is wrong with a vault's file, if anything; `noted` are entries its log must still hold.

    Of harm the first finding is told, as the others would repeat it; of tampering each is told.
    """
    try:
        conn = connect(path, key)
    except StoreError as error:
        return [Fault(file=path.name, sentence=str(error))]
    try:
        for check in _HARM:
            if (sentence := _tried(check, conn, path)) is not None:
                return [Fault(file=path.name, sentence=sentence)]
        found = [_tried(check, conn, path) for check in (_guards, _log(key, noted))]
        return [Fault(file=path.name, sentence=sentence) for sentence in found if sentence]
    finally:
        conn.close()


def _tried(check: Callable[[Connection], str | None], conn: Connection, path: Path) -> str | None:
    try:
        wrong = check(conn)
    except StoreError as error:
        return str(error)
    if wrong is None:
        return None
    do = "请从备份恢复" if check in _HARM else "请报告安全审计员，并从备份恢复"
    return f"{noun(path)}{wrong}；本程序没有改动它，{do}。"


def _pages(conn: Connection) -> str | None:
    with _nobody_writing(conn):
        row = conn.execute("pragma cipher_integrity_check").fetchone()
    if row is None:
        return None
    page = re.search(r"page (\d+)", str(row[0]))
    return f"第{page[1]}页校验不符，已损坏" if page else "有损坏的页"


def _structure(conn: Connection) -> str | None:
    row = conn.execute("pragma integrity_check(1)").fetchone()
    return None if row[0] == "ok" else "内部结构已损坏"


def _guards(conn: Connection) -> str | None:
    return None if guarded(conn) else "的操作日志保护已被拆除"


def _log(key: bytes, noted: Sequence[Head]) -> Callable[[Connection], str | None]:
    def check(conn: Connection) -> str | None:
        log = Audit(conn, chain_key(conn, key))
        if (broken := log.broken()) is not None:
            return f"的{broken.rstrip('。')}"
        gone = [head.seq for head in noted if not log.holds(head.seq, head.mac)]
        return f"比上次关闭或备份时的旧，操作日志第{max(gone)}条不见了" if gone else None

    return check


_HARM = (_pages, _structure, lost_references)  # all else is somebody's doing


@contextmanager
def _nobody_writing(conn: Connection) -> Iterator[None]:
    """Empty the write-ahead log, which the check of pages does not read, and keep it empty."""
    conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    conn.execute("begin immediate")
    try:
        yield
    finally:
        conn.execute("rollback")
