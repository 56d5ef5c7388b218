"""A copy is proved by really restoring it."""

from dataclasses import replace

import pytest

from db import backup
from db.errors import DiskFull, StoreDamaged, StoreError
from db.rehearsal import rehearse
from tests.conftest import NOW
from tests.db.copied import add_file, add_person
from tests.disks import remount, small_disk


@pytest.fixture
def filled(opened):
    add_person(opened, "p1", "王芳")
    opened.file_id = add_file(opened, "自查.pdf", b"one" * 50000)
    return opened


@pytest.fixture
def copy(filled):
    return backup.make(filled.keys, filled.keys.folder / "backups", at=NOW, reason="手动")


def test_a_good_copy_passes_and_leaves_nothing(filled, copy):
    done = rehearse(copy.folder, filled.keys)
    assert (done.copy, done.made_at, done.faults) == (copy.folder.name, NOW, ())
    assert (done.people, done.attachments, done.users, done.talks) == (1, 1, 1, 0)
    assert sorted(p.name for p in (filled.keys.folder / "backups").iterdir()) == [
        copy.folder.name,
        "attachments",
    ]
    assert filled.content.people.get("p1").name == "王芳"


@pytest.mark.parametrize("name", ["admin.db", "content.db", "store.slots"])
def test_a_harmed_copy_does_not_pass(filled, copy, name):
    raw = bytearray((copy.folder / name).read_bytes())
    raw[-50] ^= 1
    (copy.folder / name).write_bytes(raw)
    [fault] = rehearse(copy.folder, filled.keys).faults
    assert name in fault
    assert not (filled.keys.folder / "backups" / ".rehearsal").exists()


def test_a_harmed_attachment_is_named_and_a_backup_by_hand_mends_it(filled, copy):
    place = copy.folder.parent / "attachments" / filled.file_id
    raw = bytearray(place.read_bytes())
    raw[1000] ^= 1
    place.write_bytes(raw)
    [fault] = rehearse(copy.folder, filled.keys).faults
    assert "自查.pdf" in fault
    again = backup.make(filled.keys, copy.folder.parent, at=NOW, reason="手动", thorough=True)
    assert rehearse(again.folder, filled.keys).faults == ()


def test_a_damaged_original_does_not_spoil_the_good_copy_of_it(filled, copy):
    original = filled.attachments.path(filled.file_id)
    original.write_bytes(b"ruined")
    again = backup.make(filled.keys, copy.folder.parent, at=NOW, reason="手动", thorough=True)
    assert again.lacking == ()
    assert rehearse(again.folder, filled.keys).faults == ()


def test_remains_of_a_rehearsal_that_was_cut_short_are_cleared_away(filled, copy):
    left = filled.keys.folder / "backups" / ".rehearsal"
    left.mkdir()
    (left / "content.db").write_bytes(b"half")
    assert rehearse(copy.folder, filled.keys).faults == ()
    assert not left.exists()


def test_an_altered_list_is_refused(filled, copy):
    (copy.folder / "manifest.json").write_bytes(b"{}")
    with pytest.raises(StoreDamaged, match="清单"):
        rehearse(copy.folder, filled.keys)


def test_who_lacks_the_content_key_cannot_rehearse(filled, copy):
    with pytest.raises(StoreError, match="经办人"):
        rehearse(copy.folder, replace(filled.keys, content=None))


def test_a_full_disk_is_no_fault_of_the_copy(filled, copy, tmp_path):
    with small_disk(tmp_path / "disk", "200k") as disk:
        keys = replace(filled.keys, folder=disk)
        with pytest.raises(DiskFull, match="磁盘已满"):
            rehearse(copy.folder, keys)
        remount(disk, "size=20m")
        assert rehearse(copy.folder, keys).faults == ()
