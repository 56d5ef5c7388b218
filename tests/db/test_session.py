"""An open store, and what keeps it from opening."""

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db import grants, slots
from db.errors import DiskFull, SlotsDamaged, StoreDamaged, StoreReadOnly
from db.lock import ProcessLock
from db.session import OpenVault
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.db.test_vault import unlock
from tests.disks import remount, small_disk
from tests.services.test_founding import CLERK, make


def test_closing_leaves_nothing_beside_the_store_and_may_be_repeated(founded):
    opened = OpenVault(founded.keys)
    opened.close()
    opened.close()
    names = {p.name for p in founded.keys.folder.iterdir()}
    assert names == {"admin.db", "content.db", "store.slots", "attachments", "backups"}


@pytest.mark.parametrize("name", ["admin.db", "content.db"])
def test_one_damaged_vault_is_named_and_the_other_is_closed_again(founded, name):
    os.truncate(founded.keys.folder / name, 0)
    with pytest.raises(StoreDamaged, match=name.replace(".", r"\.")):
        OpenVault(unlock(founded))
    assert not list(founded.keys.folder.glob("*-wal"))


def test_the_heads_are_noted_at_closing(founded):
    with OpenVault(founded.keys) as opened:
        with opened.content.atomic():
            opened.content.audit.append(at=NOW, actor="a", role="clerk", deed="登记人员")
        head = opened.content.audit.head()
    noted = slots.load(founded.keys.folder).heads["content"]
    assert (noted.seq, noted.mac) == head


def test_after_a_kill_the_noted_head_lies_behind_and_nobody_is_alarmed(founded):
    killed = OpenVault(founded.keys)
    with killed.content.atomic():
        killed.content.audit.append(at=NOW, actor="a", role="clerk", deed="登记人员")
    killed._close_vaults()  # without noting the heads
    with OpenVault(founded.keys) as again:
        assert again.warnings == ()
        assert again.content.audit.entries(limit=1)[0].deed == "登记人员"


def test_a_store_in_a_read_only_folder_is_told_and_left_as_it_was(tmp_path):
    with small_disk(tmp_path / "disk", "8m") as disk:
        make(disk / "store", CLERK)
        before = (disk / "store" / "store.slots").read_bytes()
        remount(disk, "ro")
        with pytest.raises(StoreReadOnly, match="只能读不能写"):
            ProcessLock(disk / "store").take(at=datetime.now(UTC))
        assert (disk / "store" / "store.slots").read_bytes() == before


def test_a_full_disk_keeps_the_old_slots(tmp_path):
    with small_disk(tmp_path / "disk", "8m") as disk:
        founded = make(disk / "store", CLERK)
        new = grants.under_new_password(founded.keys, PASSWORD, "a new one 2027 !", cost=CHEAP)
        with (disk / "filler").open("wb", buffering=0) as filler:
            while not fills(filler):
                pass
        with pytest.raises(DiskFull, match=r"store\.slots没有写成"):
            grants.put_down(founded.keys, new)
        assert unlock(founded) == founded.keys
        assert not list((disk / "store").glob(".*"))


def fills(file):
    try:
        file.write(bytes(4096))
    except OSError:
        return True
    return False


def test_slots_that_are_altered_while_the_store_is_open_are_not_sealed_anew(founded):
    opened = OpenVault(founded.keys)
    with opened.admin.atomic():
        opened.admin.audit.append(at=NOW, actor="a", role="clerk", deed="登记人员")
    document = slots.load(founded.keys.folder)
    slots.save_unsealed(founded.keys.folder, replace(document, slots=()))
    with pytest.raises(SlotsDamaged):
        opened.close()
    assert not slots.load(founded.keys.folder).sealed_by(founded.keys.admin)
    with pytest.raises(Exception, match="closed"):
        opened.admin.users.all()
