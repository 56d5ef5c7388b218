"""What putting a copy back would change: the store now against the store in the copy.

Nothing is written: neither the copy nor the present store is opened through `Store`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import folder, manifest, slots
from db.audit import Audit
from db.driver import Connection, connect
from db.errors import StoreError
from db.former_keys import chain_key
from db.frozen import frozen
from db.manifest import Manifest
from db.records import AuditEntry
from db.slots import Head
from db.vault import ADMIN_VAULT, CONTENT_VAULT, Keys

_NO_CONTENT = (
    "这个用户没有谈话内容的密钥，不能比较谈话内容；要先看恢复会改变什么，请由经办人办理恢复。"
)
_IN_PASSING = frozenset({"登录", "退出", "锁定", "备份", "核对数据", "恢复演练"})  # change nothing
_OTHER_STORE = "这份备份是另一份数据的，现在的数据会整个被换下（另外保留）。"


@frozen
class Side:
    """What a store holds, counted; `last` is the newest deed in either log."""

    talks: Mapping[str, str]  # numbers by id
    people: int
    attachments: int
    last: AuditEntry | None


@frozen
class Preview:
    """The copy, the present store, and what of the present would be lost.

    `now` is None where there is no present store or it cannot be read; `unknown` then says why.
    """

    made_at: datetime
    reason: str
    then: Side | None
    now: Side | None
    unknown: str
    deeds: Mapping[str, int]  # done since the copy was made, by name
    touched: tuple[str, ...]  # numbers of the talks they were done to
    added: tuple[str, ...]  # numbers of the talks that the copy lacks
    returning: tuple[str, ...]  # numbers of the talks that only the copy has
    lacking: tuple[str, ...]  # names of attachments that the copy lacks itself


def compare(copy: Path, keys: Keys, store_folder: Path, present: Keys | None = None) -> Preview:
    """Compare a copy, opened by its keys, with the store in this folder; any thread may run it.

    `present` are the keys of the store where they may differ. Raises StoreError for a copy that
    cannot be read.
    """
    listed = manifest.load(copy, keys.admin)
    then = None if keys.content is None else side(replace(keys, folder=copy))
    found = Preview(
        made_at=listed.made_at,
        reason=listed.reason,
        then=then,
        now=None,
        unknown=_NO_CONTENT if then is None else "",
        deeds={},
        touched=(),
        added=(),
        returning=(),
        lacking=listed.lacking,
    )
    if then is None or not slots.exists(store_folder):
        return found
    opened = replace(present or keys, folder=store_folder)
    if opened.content is None:
        return replace(found, unknown=_NO_CONTENT)
    try:
        if slots.load(store_folder).store != listed.store:
            return replace(found, unknown=_OTHER_STORE)
        return _against(found, then, opened, opened.content, listed)
    except StoreError as error:
        return replace(found, unknown=f"现在的数据打不开，不能与备份比较：{error}")


def _against(
    found: Preview, then: Side, present: Keys, content_key: bytes, listed: Manifest
) -> Preview:
    now = side(present)
    since = [
        *_since(present.folder / folder.CONTENT, content_key, listed.heads[CONTENT_VAULT], listed),
        *_since(present.folder / folder.ADMIN, present.admin, listed.heads[ADMIN_VAULT], listed),
    ]
    with closing(connect(present.folder / folder.CONTENT, content_key)) as conn:
        touched = _talks_of(conn, {entry.object for entry in since if entry.object})
    return replace(
        found,
        now=now,
        deeds=dict(Counter(e.deed for e in since if e.deed not in _IN_PASSING).most_common()),
        touched=_numbers(now, touched & then.talks.keys()),
        added=_numbers(now, now.talks.keys() - then.talks.keys()),
        returning=_numbers(then, then.talks.keys() - now.talks.keys()),
    )


def side(keys: Keys) -> Side:
    """Count what a store or a copy holds, without changing it; the content key must be held."""
    content_key = keys.content or b""
    with closing(connect(keys.folder / folder.CONTENT, content_key)) as conn:
        rows = conn.execute("select id, number from talks").fetchall()
        last = _log(conn, content_key).entries(limit=1)
        return Side(
            talks={str(row[0]): str(row[1]) for row in rows},
            people=_count(conn, "people"),
            attachments=_count(conn, "attachments"),
            last=last[0] if last else None,
        )


def _count(conn: Connection, table: str) -> int:
    return int(conn.execute(f'select count(*) from "{table}"').fetchone()[0])


def _log(conn: Connection, key: bytes) -> Audit:
    return Audit(conn, chain_key(conn, key))


def _since(vault: Path, key: bytes, head: Head, listed: Manifest) -> list[AuditEntry]:
    """Return what the present log holds beyond the copy's, newest first."""
    with closing(connect(vault, key)) as conn:
        log = _log(conn, key)
        known = log.holds(head.seq, head.mac)  # else the store has gone another way meanwhile
        found: list[AuditEntry] = []
        before: int | None = None
        while page := log.entries(before=before, limit=1000):
            beyond = [e for e in page if (e.seq > head.seq if known else e.at > listed.made_at)]
            found += beyond
            if len(beyond) < len(page):
                break
            before = page[-1].seq
        return found


def _talks_of(conn: Connection, ids: Iterable[str]) -> set[str]:
    """Return the ids of the talks that these records are, or belong to."""
    rows = conn.execute("select name from sqlite_master where type = 'table'").fetchall()
    tables = [str(row[0]) for row in rows]
    found: set[str] = set()
    wanted = json.dumps(sorted(ids))
    for table in tables:
        columns = {row[1] for row in conn.execute(f'pragma table_info("{table}")').fetchall()}
        talk = "id" if table == "talks" else "talk_id"
        if {"id", talk} <= columns:
            sql = f'select {talk} from "{table}" where id in (select value from json_each(?))'
            found |= {str(row[0]) for row in conn.execute(sql, (wanted,)).fetchall() if row[0]}
    return found


def _numbers(side: Side, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(side.talks[i] for i in ids if i in side.talks))
