"""Proving a copy: it is really put into a folder of its own, opened and checked, then removed.

The folder holds what the copy holds, encrypted; it lies beside the copies, hidden, and what a
power failure left of it is cleared away at the next rehearsal.
"""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import folder, manifest, restore, slots, verify
from db.admin import AdminStore
from db.content import ContentStore
from db.errors import StoreDamaged, StoreError
from db.frozen import frozen
from db.preview import side
from db.vault import Keys

_FOLDER = ".rehearsal"


@frozen
class Rehearsal:
    """What came of it: faults are sentences; none means that the copy can be relied on."""

    copy: str
    made_at: datetime
    talks: int
    people: int
    attachments: int
    users: int
    faults: tuple[str, ...]


def rehearse(copy: Path, keys: Keys) -> Rehearsal:
    """Restore a copy for trial and return what was found; any thread may run it.

    Raises a StoreError where it cannot even be begun: a damaged list, a full disk.
    """
    if keys.content is None:
        raise StoreError("恢复演练要有谈话内容的密钥，请由经办人登录后进行；数据没有改动。")
    listed = manifest.load(copy, keys.admin)
    place = keys.folder / folder.BACKUPS / _FOLDER
    with folder.file_errors("恢复演练用的文件夹"):
        if place.exists():
            shutil.rmtree(place)
        place.mkdir(parents=True)
    found = Rehearsal(
        copy=copy.name,
        made_at=listed.made_at,
        talks=0,
        people=0,
        attachments=0,
        users=0,
        faults=(),
    )
    try:
        restore.bring(copy, keys, place, listed)
        return _opened(found, replace(keys, folder=place), keys.content)
    except StoreDamaged as error:
        return replace(found, faults=(str(error),))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _opened(found: Rehearsal, keys: Keys, content_key: bytes) -> Rehearsal:
    """Open the trial store as the program does, and look at everything in it."""
    AdminStore(keys.folder / folder.ADMIN, keys.admin).close()
    ContentStore(keys.folder / folder.CONTENT, content_key).close()
    document, held = slots.load(keys.folder), side(keys)
    faults = [fault.sentence for fault in verify.verify(keys, ()).faults]
    if not document.sealed_by(keys.admin):
        faults.append(str(slots.damaged()))
    return replace(
        found,
        talks=len(held.talks),
        people=held.people,
        attachments=held.attachments,
        users=len(document.slots),
        faults=tuple(faults),
    )
