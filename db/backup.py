"""Verified copies of the whole store.

A target folder holds one folder for each copy, named by its time, and `attachments/`, which the
copies share: an attached file never changes once it is written, so it is copied once. Each copy
has both vaults, the slots and a sealed list (`db.manifest`). A copy counts as made only when it
was opened, checked and made durable. All here opens connections of its own: any thread may run it.
"""

import errno
import os
import shutil
import threading
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import folder, manifest, slots
from db.attachments import AttachmentFiles
from db.audit import Audit
from db.checks import check_vault
from db.driver import Connection, connect, sentences
from db.errors import DiskFull, StoreDamaged, StoreError, StoreReadOnly, cause
from db.former_keys import chain_key
from db.frozen import frozen
from db.manifest import Manifest, Sum
from db.records import Attachment
from db.session import attachment_files
from db.slots import Head
from db.tables.attachments import Attachments
from db.vault import ADMIN_VAULT, CONTENT_VAULT, Keys

SECOND_FOLDER = "second_backup_folder"  # in the settings of admin.db
SECOND_ELSEWHERE = "second_backup_elsewhere"  # whether it lay on another disk when it was named
SECOND_MADE_AT = "second_backup_made_at"  # ISO time of the newest copy there; it may be unplugged
_NAME = "%Y%m%d-%H%M%S"
_PLAIN = b"SQLite format 3\x00"
_one_at_a_time = threading.Lock()


@frozen
class Copy:
    """One backup copy that was made and checked."""

    folder: Path
    store: str
    made_at: datetime
    reason: str
    size: int  # bytes of vaults and slots
    attachments: int
    lacking: tuple[str, ...]


def make(keys: Keys, target: Path, *, at: datetime, reason: str, thorough: bool = False) -> Copy:
    """Copy the whole store into a new folder under the target, check the copy, and return it.

    Attachments that earlier copies brought there are taken as whole where their size is right;
    `thorough` reads them all again, and brings anew what has been damaged since.

    A copy asked for while another is being made waits for it. Raises a StoreError where the store
    is damaged or the copy cannot be written; earlier copies stay as they are, and nothing half made
    is left.
    """
    if keys.content is None:
        raise StoreError(
            "您没有谈话内容的密钥，不能做核对过的备份；请由经办人登录后备份，数据没有改动。"
        )
    if target.exists() and not target.is_dir():
        raise StoreReadOnly(f"“{target}”不是文件夹，没有备份；请另选一个文件夹，原文件没有改动。")
    with _one_at_a_time:
        return _make(keys, keys.content, target, at, reason, thorough)


def _make(
    keys: Keys, content_key: bytes, target: Path, at: datetime, reason: str, thorough: bool
) -> Copy:
    part = target / f".{at.strftime(_NAME)}.{keys.store}.part"
    with folder.file_errors("备份"):
        for left in target.glob(f".*.{keys.store}.part"):  # cut short by a power failure
            shutil.rmtree(left, ignore_errors=True)
        part.mkdir(parents=True)
    try:
        with folder.file_errors("备份"):
            made = _fill(keys, content_key, part, target / folder.ATTACHMENTS, at, reason, thorough)
            manifest.save(part, made, keys.admin)
            place = _put(part, target, at)
            folder.sync_folder(target)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, DiskFull):
            raise type(error)(
                f"{cause(error)}，没有备份到“{target}”；现有数据和以前的备份没有变，"
                "请腾出空间或换一个位置再备份。"
            ) from error
        raise
    return _described(place, made)


def discard(copy: Copy) -> None:
    """Take a copy away; cut short, it leaves nothing that looks like a copy.

    The attachments beside it stay: other copies share them.
    """
    place = copy.folder.with_name(f".{copy.folder.name}.{copy.store}.part")
    with folder.file_errors("备份位置"):
        copy.folder.replace(place)
        shutil.rmtree(place)


def copies(target: Path) -> list[Copy]:
    """Return the copies in a target folder, newest first; damaged lists are left out."""
    found = []
    for place in folders(target):
        try:
            found.append(_described(place, manifest.load(place)))
        except StoreError:  # verify reports it by name
            continue
    return sorted(found, key=lambda copy: copy.made_at, reverse=True)


def folders(target: Path) -> list[Path]:
    """Return the folders of copies in a target, in order of name, whatever their state."""
    with folder.read_errors(f"备份位置“{target}”"):
        if not target.is_dir():
            return []
        return sorted(
            p
            for p in target.iterdir()
            if p.is_dir() and p.name[:1].isdigit() and p.name[:8].isdigit()
        )


def pool_of(copy: Path) -> Path:
    """Return where the attachments of a copy lie: inside it, or beside it."""
    inside = copy / folder.ATTACHMENTS
    return inside if inside.is_dir() else copy.parent / folder.ATTACHMENTS


def _described(place: Path, made: Manifest) -> Copy:
    return Copy(
        folder=place,
        store=made.store,
        made_at=made.made_at,
        reason=made.reason,
        size=sum(s.size for s in made.files.values()),
        attachments=len(made.attachments),
        lacking=made.lacking,
    )


def _put(part: Path, target: Path, at: datetime) -> Path:
    """Give a finished copy its name, and another where that is taken, even at this moment."""
    name, number = at.strftime(_NAME), 1
    while True:
        try:
            return part.rename(target / name)
        except OSError:
            if not (target / name).exists():
                raise
        number += 1
        name = f"{at.strftime(_NAME)}-{number}"


def _fill(
    keys: Keys,
    content_key: bytes,
    part: Path,
    pool: Path,
    at: datetime,
    reason: str,
    thorough: bool,
) -> Manifest:
    heads = {
        ADMIN_VAULT: _copy_vault(keys.folder / folder.ADMIN, part / folder.ADMIN, keys.admin),
        CONTENT_VAULT: _copy_vault(
            keys.folder / folder.CONTENT, part / folder.CONTENT, content_key
        ),
    }
    document = slots.load(keys.folder)
    if not document.sealed_by(keys.admin):
        raise slots.damaged()
    slots.save(part, replace(document, heads=heads, tries={}, failures=()), keys.admin)
    kept, lacking = _copy_attachments(keys, content_key, part, pool, thorough)
    files = (folder.ADMIN, folder.CONTENT, folder.SLOTS)
    return Manifest(
        store=keys.store,
        made_at=at,
        reason=reason,
        files={name: manifest.sum_of(part / name) for name in files},
        attachments=kept,
        lacking=lacking,
        heads=heads,
    )


def _copy_vault(source: Path, copy: Path, key: bytes) -> Head:
    with closing(connect(source, key)) as original:
        before = _head(original, key)
        with closing(connect(copy, key, create=True)) as target, sentences(copy):
            original.backup(target, pages=-1)
            target.execute("pragma journal_mode = delete").fetchall()  # one file, on any medium
    with copy.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise RuntimeError("a backup came out unencrypted")
    faults = check_vault(copy, key, [before])
    if faults:
        raise StoreDamaged(f"没有备份成：{faults[0].sentence}")
    folder.sync_file(copy)
    with closing(connect(copy, key)) as conn:
        return _head(conn, key)


def _head(conn: Connection, key: bytes) -> Head:
    seq, mac = Audit(conn, chain_key(conn, key)).head()
    return Head(seq=seq, mac=mac)


def _copy_attachments(
    keys: Keys, content_key: bytes, part: Path, pool: Path, thorough: bool
) -> tuple[dict[str, Sum], tuple[str, ...]]:
    with closing(connect(part / folder.CONTENT, content_key)) as conn:
        rows = Attachments(conn).all()
    files = attachment_files(keys.folder, content_key)
    copied = files.elsewhere(pool)
    known = {} if thorough else _known_sums(pool.parent, keys.admin)
    kept: dict[str, Sum] = {}
    lacking: list[str] = []
    if rows:
        pool.mkdir(exist_ok=True)
        for left in pool.glob(f".*.{keys.store}.part"):  # cut short by a power failure
            left.unlink()
    for row in rows:
        summed = _kept(row, files, copied, known, keys.store)
        if summed is None:
            lacking.append(row.name)
        else:
            kept[row.id] = summed
    if rows:
        folder.sync_folder(pool)
    return kept, tuple(lacking)


def _kept(
    row: Attachment,
    files: AttachmentFiles,
    copied: AttachmentFiles,
    known: Mapping[str, Sum],
    store: str,
) -> Sum | None:
    """Copy one attachment unless a good copy is there; None where there is none to be had."""
    place = copied.path(row.id)
    if row.id in known and place.is_file() and place.stat().st_size == known[row.id].size:
        return known[row.id]
    if place.is_file() and copied.verify(row.id, row.name, row.sha256) is None:
        return manifest.sum_of(place)
    if files.verify(row.id, row.name, row.sha256) is not None:
        return None
    part = place.with_name(f".{row.id}.{store}.part")
    with files.path(row.id).open("rb") as file, part.open("wb") as out:
        summed = manifest.copy_summed(file, out)
        out.flush()
        os.fsync(out.fileno())
    if manifest.sum_of(part) != summed:
        raise OSError(errno.EIO, "what was written reads otherwise")
    part.replace(place)
    return summed


def _known_sums(target: Path, admin_key: bytes) -> dict[str, Sum]:
    for place in reversed(folders(target)):
        try:
            return dict(manifest.load(place, admin_key).attachments)
        except StoreError:  # another one will do; without any, all are copied again
            continue
    return {}
