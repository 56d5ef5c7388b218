"""Putting a backup copy back in place of the store, which is closed while its lock is held."""

from datetime import datetime
from pathlib import Path

from db import backup, restore
from db.backup import Copy
from db.keys import FLOOR_KIB
from db.restore import Restored


def copies_in(place: Path) -> list[Copy]:
    """Return the copies in a folder, newest first."""
    return backup.copies(place)


def put_back(
    place: Path,
    store_folder: Path,
    login: str,
    password: str,
    *,
    now: datetime,
    floor_kib: int = FLOOR_KIB,
) -> Restored:
    """Put a copy (or the newest in a folder) back; user and password are those of its time.

    The process lock of the store's folder is held and the store closed; any thread may run it.
    Raises a StoreError naming the file of the copy at fault; the present store then stays.
    """
    copy = restore.find(place)
    keys, _listed = restore.open_copy(copy, login, password, floor_kib=floor_kib)
    return restore.restore(copy, keys, store_folder, at=now)
