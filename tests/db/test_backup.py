"""Copies that were checked, and putting one back."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from db import backup, manifest, restore, slots, swap
from db.errors import DiskFull, NoStore, StoreDamaged, StoreError, WrongPassword
from db.session import OpenVault
from db.verify import verify
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.db.copied import LATER, add_file, add_person, keys_of, put_back
from tests.disks import small_disk


def test_two_copies_asked_for_at_once_are_both_whole(filled, target):
    asked = [partial(backup.make, filled.keys, target, at=NOW, reason="每日") for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        made = [waiting.result() for waiting in [pool.submit(ask) for ask in asked]]
    assert len({copy.folder for copy in made}) == 3
    assert not list(target.glob(".*"))
    assert verify(filled.keys, [target]).faults == ()


def test_what_another_store_is_copying_to_the_same_medium_stays(filled, target):
    theirs, cut_short = target / ".20260713-090000.other.part", f".x.{filled.keys.store}.part"
    for name in (theirs, target / cut_short):
        name.mkdir(parents=True)
    backup.make(filled.keys, target, at=NOW, reason="每日")
    assert list(target.glob(".*")) == [theirs]


def test_a_file_that_another_store_is_copying_to_the_same_medium_stays(filled, target):
    pool = target / "attachments"
    pool.mkdir(parents=True)
    theirs, cut_short = pool / ".a.other.part", pool / f".b.{filled.keys.store}.part"
    for path in (theirs, cut_short):
        path.write_bytes(b"under way")
    backup.make(filled.keys, target, at=NOW, reason="每日")
    assert list(pool.glob(".*")) == [theirs]


def test_a_copy_that_is_taken_away_leaves_nothing_that_looks_like_one(copy, filled, target):
    backup.discard(copy)
    assert [p.name for p in target.iterdir()] == ["attachments"]
    (target / "elsewhere").mkdir()
    with pytest.raises(StoreError, match="备份位置"):
        backup.discard(copy)


def test_a_place_that_cannot_be_read_is_a_sentence(tmp_path):
    with pytest.raises(StoreError, match="读不出来（磁盘出错）"):
        backup.copies(tmp_path / ("x" * 300))


def test_a_copy_is_made_while_the_store_is_open_and_lists_what_belongs_to_it(copy, filled, target):
    assert sorted(p.name for p in copy.folder.iterdir()) == [
        "admin.db",
        "content.db",
        "manifest.json",
        "store.slots",
    ]
    assert sorted(p.name for p in target.iterdir()) == ["20260713-093000", "attachments"]
    assert (copy.reason, copy.attachments, copy.lacking) == ("手动", 2, ())
    assert backup.copies(target) == [copy]
    listed = manifest.load(copy.folder, filled.keys.admin)
    assert listed.heads["content"].seq == filled.content.audit.head()[0]
    assert set(listed.attachments) == set(filled.file_ids)


def test_nothing_in_a_copy_is_readable(copy, target):
    for path in (p for p in target.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        assert "王芳".encode() not in raw
        assert not raw.startswith(b"SQLite format 3")


def test_attached_files_are_copied_once(copy, filled, target):
    (file_id, _) = filled.file_ids
    before = (target / "attachments" / file_id).stat().st_mtime_ns
    add_file(filled, "c.pdf", b"three")
    second = backup.make(filled.keys, target, at=LATER, reason="每日")
    assert second.attachments == 3
    assert (target / "attachments" / file_id).stat().st_mtime_ns == before
    assert [c.folder for c in backup.copies(target)] == [second.folder, copy.folder]


def test_two_copies_in_one_second_do_not_meet(copy, filled, target):
    second = backup.make(filled.keys, target, at=NOW, reason="每日")
    assert second.folder.name == "20260713-093000-2"


def test_a_damaged_attachment_is_named_and_does_not_keep_the_rest_from_being_copied(filled, target):
    path = filled.attachments.path(filled.file_ids[0])
    path.write_bytes(path.read_bytes()[:-1])
    made = backup.make(filled.keys, target, at=NOW, reason="每日")
    assert (made.lacking, made.attachments) == (("自查.pdf",), 1)


def test_a_damaged_vault_is_not_copied_over_good_copies(filled, target, copy):
    filled.close()
    content = filled.keys.folder / "content.db"
    raw = bytearray(content.read_bytes())
    raw[len(raw) // 2 // 4096 * 4096 + 777] ^= 1
    content.write_bytes(raw)
    with pytest.raises(StoreDamaged, match=r"content\.db"):
        backup.make(filled.keys, target, at=LATER, reason="每日")
    assert [c.folder for c in backup.copies(target)] == [copy.folder]
    assert not list(target.glob(".*"))


def test_a_full_medium_leaves_no_half_copy(filled, tmp_path):
    with small_disk(tmp_path / "usb", "200k") as usb:
        with pytest.raises(DiskFull, match="没有备份到"):
            backup.make(filled.keys, usb, at=NOW, reason="手动")
        assert [p.name for p in usb.iterdir() if not p.name.startswith("attach")] == []


def test_who_lacks_the_content_key_makes_no_copy(filled, target):
    with pytest.raises(StoreError, match="经办人"):
        backup.make(replace(filled.keys, content=None), target, at=NOW, reason="手动")


def test_a_copy_put_back_holds_what_was_then_and_keeps_the_present_aside(copy, filled):
    add_person(filled, "p2", "后来的人")
    filled.close()
    place = filled.keys.folder
    done = put_back(copy, place)
    assert (done.made_at, done.attachments, done.lacking) == (NOW, 2, ())
    assert sorted(p.name for p in place.iterdir()) == [
        "admin.db",
        "attachments",
        "backups",
        "content.db",
        "store.slots",
    ]
    with OpenVault(keys_of(place)) as again:
        assert [p.name for p in again.content.people.all()] == ["王芳"]
        assert again.attachments.read(filled.file_ids[0], "x") == b"one" * 50000
        assert again.admin.audit.entries(limit=1)[0].deed == "从备份恢复"
        assert again.warnings == ()
    aside = filled.keys.folder / "backups" / "replaced-20260713-103000"
    assert done.aside == aside
    assert sorted(p.name for p in aside.iterdir()) == [
        "admin.db",
        "attachments",
        "content.db",
        "store.slots",
    ]


def test_a_copy_goes_into_an_empty_folder_of_another_machine(copy, tmp_path):
    done = put_back(copy, tmp_path / "new machine")
    assert done.aside is None
    with OpenVault(keys_of(tmp_path / "new machine")) as there:
        assert [p.name for p in there.content.people.all()] == ["王芳"]


def test_a_stale_write_ahead_log_is_not_replayed_over_a_restored_copy(copy, filled, tmp_path):
    add_person(filled, "p2", "后来的人")
    place = filled.keys.folder
    image = tmp_path / "as a crash leaves it"
    shutil.copytree(place, image)
    assert (image / "content.db-wal").stat().st_size
    put_back(copy, image)
    assert not list(image.glob("*-wal"))
    with OpenVault(keys_of(image)) as again:
        assert [p.name for p in again.content.people.all()] == ["王芳"]


@pytest.mark.parametrize("name", ["admin.db", "content.db", "store.slots"])
def test_a_harmed_copy_is_refused_by_name_and_the_present_store_stays(copy, filled, name):
    filled.close()
    path = copy.folder / name
    keys, _ = restore.open_copy(copy.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    raw = bytearray(path.read_bytes())
    raw[-100] ^= 1
    path.write_bytes(raw)
    before = (filled.keys.folder / "content.db").read_bytes()
    with pytest.raises(StoreDamaged, match=name.replace(".", r"\.")):
        restore.restore(copy.folder, keys, filled.keys.folder, at=LATER)
    assert (filled.keys.folder / "content.db").read_bytes() == before
    assert not (filled.keys.folder / ".restoring").exists()


def test_a_list_that_was_altered_is_refused(copy):
    path = copy.folder / "manifest.json"
    plain = json.loads(path.read_text("utf-8"))
    plain["reason"] = "x"
    path.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(StoreDamaged, match=r"备份20260713-093000的清单"):
        restore.open_copy(copy.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"format": 1}'])
def test_a_damaged_list_is_one_sentence(copy, raw):
    (copy.folder / "manifest.json").write_bytes(raw)
    with pytest.raises(StoreDamaged, match="清单"):
        restore.open_copy(copy.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)


@pytest.mark.parametrize("made_at", ["2026-07-13T09:30:00", "2026-07-13", "", 5, None])
def test_a_list_with_a_time_that_cannot_be_compared_is_no_copy(copy, target, made_at):
    path = copy.folder / "manifest.json"
    plain = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**plain, "made_at": made_at}), "utf-8")
    assert backup.copies(target) == []


def test_a_copy_opens_only_with_a_password_of_its_time(copy):
    with pytest.raises(WrongPassword):
        restore.open_copy(copy.folder, "liwenshu", "not this one", floor_kib=CHEAP.kib)


def test_lost_attachments_are_named_and_the_rest_is_put_back(copy, filled, tmp_path, target):
    (target / "attachments" / filled.file_ids[0]).unlink()
    done = put_back(copy, tmp_path / "new")
    assert (done.lacking, done.attachments) == (("自查.pdf",), 1)


def test_the_newest_copy_of_a_target_is_found(copy, filled, target, tmp_path):
    second = backup.make(filled.keys, target, at=LATER, reason="每日")
    assert restore.find(target, tmp_path / "new") == second.folder
    assert restore.find(copy.folder, tmp_path / "new") == copy.folder
    with pytest.raises(NoStore, match="没有可用的备份"):
        restore.find(target / "attachments", tmp_path / "new")


def test_on_a_medium_of_two_stores_the_own_copies_are_found(copy, filled, target, tmp_path):
    theirs = backup.make(replace(filled.keys, store="other"), target, at=LATER, reason="每日")
    assert restore.find(target, filled.keys.folder) == copy.folder
    assert restore.find(theirs.folder, filled.keys.folder) == theirs.folder
    with pytest.raises(StoreError, match="分不清要恢复哪一套"):
        restore.find(target, tmp_path / "new")


def test_a_copy_carried_alone_with_its_attachments_inside_is_whole(copy, filled, target, tmp_path):
    alone = tmp_path / "carried"
    shutil.copytree(copy.folder, alone)
    shutil.copytree(target / "attachments", alone / "attachments")
    keys, _ = restore.open_copy(alone, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    assert restore.restore(alone, keys, tmp_path / "new", at=LATER).lacking == ()


STEPS = [
    "replace admin.db aside",
    "replace admin.db in",
    "replace content.db aside",
    "replace content.db in",
    "replace attachments aside",
    "replace attachments in",
    "replace store.slots aside",
    "replace store.slots in",
]


@pytest.mark.parametrize("step", range(len(STEPS)), ids=STEPS)
def test_a_swap_cut_short_at_any_step_is_carried_through(copy, filled, step, monkeypatch):
    filled.close()
    place = filled.keys.folder
    moves = []
    real = type(place).replace

    def cut(self, new):
        if ".part" not in self.name:
            if len(moves) == step:
                raise KeyboardInterrupt
            moves.append(self)
        return real(self, new)

    keys, _ = restore.open_copy(copy.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    with monkeypatch.context() as patched:
        patched.setattr(type(place), "replace", cut)
        # the cut stands for a power failure, after which no clearing up happens
        patched.setattr(shutil, "rmtree", lambda *_args, **_kwargs: None)
        with pytest.raises(KeyboardInterrupt):
            restore.restore(copy.folder, keys, place, at=LATER)
    assert slots.exists(place)
    swap.settle(place)
    with OpenVault(keys_of(place)) as again:
        assert again.admin.audit.entries(limit=1)[0].deed == "从备份恢复"
        assert again.attachments.ids() == set(filled.file_ids)
    assert len(list((place / "backups" / "replaced-20260713-103000").iterdir())) == 4
    assert not (place / ".restoring").exists()


def test_verify_is_content_after_a_restore_though_newer_copies_exist(copy, filled, target):
    add_person(filled, "p2", "后来的人")
    backup.make(filled.keys, target, at=NOW + timedelta(minutes=5), reason="每日")
    filled.close()
    put_back(copy, filled.keys.folder)
    assert verify(keys_of(filled.keys.folder), [target]).faults == ()
