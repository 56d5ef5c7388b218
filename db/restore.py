"""Putting a backup copy back: checked as a whole in a new folder, then swapped in."""

import os
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import backup, folder, manifest, slots, swap, vault
from db.admin import AdminStore
from db.audit import Audit
from db.checks import check_vault
from db.driver import connect
from db.errors import NoStore, StoreDamaged, StoreError
from db.former_keys import chain_key
from db.frozen import frozen
from db.keys import FLOOR_KIB
from db.manifest import Manifest, Sum
from db.records import User
from db.slots import Head, Slots
from db.tables.attachments import Attachments
from db.vault import ADMIN_VAULT, CONTENT_VAULT, Keys

DEED = "从备份恢复"  # in the administrative log
_KEPT = "已有数据没有改动。"


@frozen
class Restored:
    """What was put back, and where the store that lay there before is kept (None where none)."""

    made_at: datetime
    attachments: int
    lacking: tuple[str, ...]
    aside: Path | None


def find(place: Path, store_folder: Path) -> Path:
    """Return a copy's folder: the one given, or the newest in a target folder.

    A medium may carry the copies of several stores: those of the store in `store_folder` come
    first, and where there is none of it the user has to say which.
    """
    if (place / manifest.NAME).is_file():
        return place
    found = backup.copies(place)
    if not found:
        raise NoStore(f"“{place}”中没有可用的备份；请选择备份所在的文件夹，{_KEPT}")
    present = _store_in(store_folder)
    own = [copy for copy in found if copy.store == present]
    if not own and len({copy.store for copy in found}) > 1:
        raise StoreError(
            f"“{place}”中有几套数据的备份，分不清要恢复哪一套；"
            f"请指定其中一份备份的文件夹（文件夹名是备份的时间），{_KEPT}"
        )
    return (own or found)[0].folder


def _store_in(store_folder: Path) -> str:
    """Return which store lies in a folder; empty where there is none or it cannot be read."""
    try:
        return slots.load(store_folder).store
    except StoreError:
        return ""


def open_copy(
    copy: Path, login: str, password: str, *, floor_kib: int = FLOOR_KIB
) -> tuple[Keys, Manifest]:
    """Return the keys of a copy and its proved list; the password is the one of that time."""
    keys = vault.unlock(copy, login, password, floor_kib=floor_kib)
    return keys, manifest.load(copy, keys.admin)


def open_copy_by_sheet(copy: Path, login: str, sheet: str) -> tuple[Keys, Manifest]:
    """Return the keys of a copy and its proved list; the recovery sheet is the one of that time."""
    keys, _user = vault.unlock_by_sheet(copy, sheet, login)
    return keys, manifest.load(copy, keys.admin)


def restore(
    copy: Path, keys: Keys, store_folder: Path, *, at: datetime, remark: str = ""
) -> Restored:
    """Put a copy in the place of the store in this folder, whose process lock is held.

    The copy is checked file by file and vault by vault before anything is moved; the old store is
    kept in backups/; the log says when the copy was made, and the remark. Raises StoreDamaged naming the file of the copy that is at fault.
    """
    listed = manifest.load(copy, keys.admin)
    swap.settle(store_folder)
    place = swap.clear(store_folder)
    try:
        lacking = bring(copy, keys, place, listed)
        detail = f"备份时间{listed.made_at:%Y-%m-%d %H:%M}{remark}"
        _enter_in_log(replace(keys, folder=place), at, detail, _counted(store_folder))
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    names = _names(replace(keys, folder=place), lacking)
    had_one = slots.exists(store_folder)
    aside = f"replaced-{at:%Y%m%d-%H%M%S}"
    swap.commit(store_folder, aside)
    return Restored(
        made_at=listed.made_at,
        attachments=len(listed.attachments) - len(lacking),
        lacking=(*listed.lacking, *names),
        aside=store_folder / folder.BACKUPS / aside if had_one else None,
    )


def bring(copy: Path, keys: Keys, place: Path, listed: Manifest) -> list[str]:
    """Copy a copy's files into an empty folder, checked; return ids of attachments it lacks."""
    with folder.file_errors("恢复的数据"):
        lacking = _bring(copy, listed, place)
    _check(replace(keys, folder=place), listed)
    return lacking


def last_restore(keys: Keys) -> datetime | None:
    """Return when the store was last put back from a copy, as its log says; None for never."""
    try:
        with closing(connect(keys.folder / folder.ADMIN, keys.admin)) as conn:
            log = Audit(conn, chain_key(conn, keys.admin))
            entry = log.newest(DEED)
    except StoreError:  # verify reports it as a fault of admin.db
        return None
    return entry.at if entry else None


def altered(path: Path, expected: Sum) -> bool:
    """Tell whether a file of a copy is missing or not as it was when the copy was made."""
    return not path.is_file() or manifest.sum_of(path) != expected


def _bring(copy: Path, listed: Manifest, place: Path) -> list[str]:
    for name, expected in listed.files.items():
        if name not in (folder.ADMIN, folder.CONTENT, folder.SLOTS):
            raise StoreDamaged(f"备份{copy.name}中有不认识的文件{name}，没有恢复；{_KEPT}")
        if _copied(copy / name, place / name) != expected:
            raise StoreDamaged(
                f"备份{copy.name}中的{name}已损坏，没有恢复；{_KEPT}请改用另一份备份。"
            )
    pool, lacking = backup.pool_of(copy), []
    (place / folder.ATTACHMENTS).mkdir()
    for file_id, expected in listed.attachments.items():
        new = place / folder.ATTACHMENTS / Path(file_id).name
        if _copied(pool / Path(file_id).name, new) != expected:
            new.unlink(missing_ok=True)
            lacking.append(file_id)
    return lacking


def _copied(source: Path, place: Path) -> Sum | None:
    if not source.is_file():
        return None
    with source.open("rb") as file, place.open("wb") as out:
        summed = manifest.copy_summed(file, out)
        out.flush()
        os.fsync(out.fileno())
    return summed


def _names(keys: Keys, ids: Sequence[str]) -> list[str]:
    if keys.content is None or not ids:
        return list(ids)
    with closing(connect(keys.folder / folder.CONTENT, keys.content)) as conn:
        rows = Attachments(conn).all()
    return [row.name for row in rows if row.id in set(ids)]


def _check(keys: Keys, listed: Manifest) -> None:
    faults = check_vault(keys.folder / folder.ADMIN, keys.admin, [listed.heads[ADMIN_VAULT]])
    if keys.content is not None:  # else the next log-in of a content holder will find out
        noted = [listed.heads[CONTENT_VAULT]]
        faults += check_vault(keys.folder / folder.CONTENT, keys.content, noted)
    if faults:
        raise StoreDamaged(f"备份没有通过核对，没有恢复；{_KEPT}{faults[0].sentence}")


def _counted(store_folder: Path) -> Slots | None:
    """Return the slots of the present store, whose failed log-ins go over; None without any."""
    try:
        return slots.load(store_folder)
    except StoreError:
        return None


def _enter_in_log(keys: Keys, at: datetime, detail: str, present: Slots | None) -> None:
    with closing(AdminStore(keys.folder / folder.ADMIN, keys.admin)) as admin:
        user: User = admin.users.get(keys.user_id)
        with admin.atomic():
            admin.audit.append(
                at=at,
                actor=user.login,
                role=user.role,
                deed=DEED,
                detail=detail,
            )
        seq, mac = admin.audit.head()
    document = slots.load(keys.folder)
    heads = {**document.heads, ADMIN_VAULT: Head(seq=seq, mac=mac)}
    document = replace(document, heads=heads)
    if present is not None and present.store == document.store:
        document = replace(document, tries=present.tries, failures=present.failures)
    slots.save(keys.folder, document, keys.admin)
