"""Replacing both data keys: new vaults under new keys are built beside, checked, and swapped in.

Whatever moment the power fails at, the store opens by the same passwords: with the old keys until
the new store is declared complete, with the new ones afterwards (db.swap carries it through).
"""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import folder, slots, swap
from db.admin import AdminStore
from db.checks import check_vault
from db.content import ContentStore
from db.driver import connect, sentences
from db.errors import StoreDamaged, StoreError
from db.former_keys import remember
from db.keys import new_key
from db.slots import Head, Slots
from db.vault import ADMIN_VAULT, CONTENT_VAULT, Keys, granted, head_of

DEED = "更换密钥"  # in both logs
_ASIDE = "former-keys"


def replace_keys(keys: Keys, *, at: datetime) -> Keys:
    """Put new data keys in place of both and return them; all users keep their passwords.

    The store is closed and its process lock held. Takes some seconds; any thread. Recovery sheets
    and copies made before open only by the old keys. Raises StoreError where anything is wrong;
    the store is then as it was.
    """
    if keys.content is None:
        raise StoreError("更换密钥要有谈话内容的密钥，请由经办人办理；数据没有改动。")
    swap.settle(keys.folder)
    document = slots.load(keys.folder)
    if not document.sealed_by(keys.admin):
        raise slots.damaged()
    place = swap.clear(keys.folder)
    fresh = replace(keys, admin=new_key(), content=new_key())
    try:
        heads = _build(keys, replace(fresh, folder=place), at)
        slots.save(place, replace(_granted_anew(document, fresh), heads=heads), fresh.admin)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    swap.commit(keys.folder, _ASIDE)
    shutil.rmtree(keys.folder / folder.BACKUPS / _ASIDE, ignore_errors=True)
    return fresh


def clear_away(store_folder: Path) -> None:
    """Remove what a replacement or a restore that was cut short has left; the store is whole."""
    shutil.rmtree(store_folder / folder.BACKUPS / _ASIDE, ignore_errors=True)
    if not swap.pending(store_folder):
        shutil.rmtree(store_folder / folder.RESTORING, ignore_errors=True)


def _build(old: Keys, new: Keys, at: datetime) -> dict[str, Head]:
    if old.content is None or new.content is None:
        raise ValueError("both vaults get new keys")
    _rekeyed(old.folder / folder.ADMIN, new.folder / folder.ADMIN, old.admin, new.admin)
    _rekeyed(old.folder / folder.CONTENT, new.folder / folder.CONTENT, old.content, new.content)
    heads = {}
    with closing(AdminStore(new.folder / folder.ADMIN, new.admin)) as admin:
        heads[ADMIN_VAULT] = _noted(admin, new, at)
    with closing(ContentStore(new.folder / folder.CONTENT, new.content)) as content:
        heads[CONTENT_VAULT] = _noted(content, new, at)
    for name, key in ((folder.ADMIN, new.admin), (folder.CONTENT, new.content)):
        faults = check_vault(new.folder / name, key)
        if faults:
            raise StoreDamaged(f"没有更换密钥：{faults[0].sentence}")
        folder.sync_file(new.folder / name)
    return heads


def _rekeyed(source: Path, target: Path, old: bytes, new: bytes) -> None:
    with (
        closing(connect(source, old)) as original,
        closing(connect(target, new, create=True)) as copy,
        sentences(target),
    ):
        original.backup(copy, pages=-1)
        remember(copy, old)
        copy.execute("pragma wal_checkpoint(truncate)").fetchall()


def _noted(store: AdminStore | ContentStore, keys: Keys, at: datetime) -> Head:
    with store.atomic():
        store.audit.append(
            at=at, actor=keys.login, role=keys.role, deed=DEED, object_id=keys.user_id
        )
    return head_of(store)


def _granted_anew(document: Slots, fresh: Keys) -> Slots:
    """Return the slots with every grant made anew; nobody need be there for it."""
    renewed = replace(document, epoch=document.epoch + 1, tries={}, failures=document.failures)
    of_vault = {ADMIN_VAULT: fresh.admin, CONTENT_VAULT: fresh.content}
    for slot in document.slots:
        new = slot
        for vault in slot.grants:
            if (key := of_vault.get(vault)) is not None:
                new = granted(new, renewed, vault, key)
        renewed = renewed.with_slot(new)
    return renewed
