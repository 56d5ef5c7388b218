"""Bringing the vaults of an older version up to date, after a verified copy was made."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from db import backup, folder
from db.admin import AdminStore
from db.content import ContentStore
from db.driver import connect
from db.errors import StoreError
from db.store import Store
from db.vault import Keys

REASON = "升级前"


def upgrade(keys: Keys, *, at: datetime) -> bool:
    """Copy the store and apply the steps it lacks; return whether there were any.

    May run on any thread; takes some milliseconds where there is nothing to do. Raises StoreError
    for a user without the content key, as only a whole copy can be checked.
    """
    if not lacks_steps(keys):
        return False
    if keys.content is None:
        raise StoreError(
            "程序升级后第一次登录须由经办人进行（先备份，再升级数据）；"
            "数据没有改动，请经办人先登录一次。"
        )
    backup.make(keys, keys.folder / folder.BACKUPS, at=at, reason=REASON)
    for path, key, kind in _vaults(keys):
        kind(path, key).close()
    return True


def lacks_steps(keys: Keys) -> bool:
    """Tell whether an older version wrote the store, as far as these keys open it."""
    return any(_lacks_steps(*vault) for vault in _vaults(keys))


def _vaults(keys: Keys) -> list[tuple[Path, bytes, type[Store]]]:
    vaults: list[tuple[Path, bytes, type[Store]]] = [
        (keys.folder / folder.ADMIN, keys.admin, AdminStore)
    ]
    if keys.content is not None:
        vaults.append((keys.folder / folder.CONTENT, keys.content, ContentStore))
    return vaults


def _lacks_steps(path: Path, key: bytes, kind: type[Store]) -> bool:
    with closing(connect(path, key)) as conn:
        return kind.history.taken(conn) < set(kind.history.names)
