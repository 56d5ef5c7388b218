"""The check of everything finds each kind of harm and names the file."""

import os
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from db import backup, slots
from db.errors import StoreError
from db.session import OpenVault
from db.verify import targets_of, verify
from desktop.services.login import enter, leave
from tests.conftest import NOW
from tests.db.copied import add_file, add_person


@pytest.fixture
def place(opened):
    """A closed store with a person, two files and one copy beside it."""
    add_person(opened, "p1", "王芳")
    opened.file_ids = [add_file(opened, n, n.encode() * 9000) for n in ("自查.pdf", "b.png")]
    backup.make(opened.keys, opened.keys.folder / "backups", at=NOW, reason="每日")
    opened.close()
    return opened.keys.folder


def faults(opened):
    report = verify(opened.keys, targets_of(opened.keys))
    return {f.file: f.sentence for f in report.faults}


def flip(path, offset):
    raw = bytearray(path.read_bytes())
    raw[offset] ^= 1
    path.write_bytes(raw)


def test_a_whole_store_has_no_faults_and_is_left_as_it_was(opened, place):
    before = {p: p.read_bytes() for p in place.rglob("*") if p.is_file()}
    seen = []
    report = verify(opened.keys, targets_of(opened.keys), looking_at=seen.append)
    assert (report.faults, report.attachments, report.strays, report.copies) == ((), 2, 0, 1)
    assert {"content.db", "admin.db", "store.slots", "自查.pdf", "20260713-093000"} <= set(seen)
    assert {p: p.read_bytes() for p in place.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("name", ["admin.db", "content.db"])
@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_flipped_byte_in_any_page_is_found(opened, place, name, page):
    pages = (place / name).stat().st_size // 4096
    flip(place / name, (page % pages) * 4096 + 700)
    assert list(faults(opened)) == [name]


@pytest.mark.parametrize("name", ["admin.db", "content.db"])
@pytest.mark.parametrize("left", [0, 10, 4096, 8192 + 5, -4096])
def test_a_cut_off_vault_is_found(opened, place, name, left):
    size = (place / name).stat().st_size
    os.truncate(place / name, left % size if left else 0)
    assert name in faults(opened)


def test_a_missing_vault_is_found_and_not_made_anew(opened, place):
    (place / "content.db").unlink()
    assert "不见了" in faults(opened)["content.db"]
    assert not (place / "content.db").exists()


def test_an_old_page_pasted_back_is_found(opened, place):
    path = place / "content.db"
    old = path.read_bytes()
    with OpenVault(opened.keys) as again:
        add_person(again, "p2", "李明")
    new = bytearray(path.read_bytes())
    changed = [
        i
        for i in range(min(len(old), len(new)) // 4096)
        if old[i * 4096 : (i + 1) * 4096] != new[i * 4096 : (i + 1) * 4096]
    ]
    page = changed[-1] * 4096
    new[page : page + 4096] = old[page : page + 4096]
    path.write_bytes(new)
    assert "content.db" in faults(opened)


def test_a_vault_put_back_to_yesterday_is_found_by_the_slots(opened, place):
    old = (place / "content.db").read_bytes()
    with OpenVault(opened.keys) as again:
        add_person(again, "p2", "李明")
    (place / "content.db").write_bytes(old)
    assert "比上次关闭或备份时的旧" in faults(opened)["content.db"]


def test_a_log_in_after_that_leaves_it_to_be_told_until_a_restore(opened, place):
    old = (place / "content.db").read_bytes()
    with OpenVault(opened.keys) as again:
        add_person(again, "p2", "李明")
    (place / "content.db").write_bytes(old)
    for _ in range(2):
        leave(enter(opened.keys, now=NOW), now=NOW)
        report = verify(opened.keys, [])
        assert report.faults == ()
        (told,) = report.notices
        assert "可能被换成了过去的副本" in told
    with OpenVault(opened.keys) as again, again.admin.atomic():
        again.admin.audit.append(
            at=NOW + timedelta(1), actor="liwenshu", role="clerk", deed="从备份恢复"
        )
    assert verify(opened.keys, []).notices == ()


def test_vault_and_slots_put_back_together_are_found_by_a_later_copy(opened, place):
    names = ("content.db", "admin.db", "store.slots")
    old = {n: (place / n).read_bytes() for n in names}
    with OpenVault(opened.keys) as again:
        add_person(again, "p2", "李明")
        backup.make(opened.keys, place / "backups", at=NOW + timedelta(days=1), reason="每日")
    for name, raw in old.items():
        (place / name).write_bytes(raw)
    assert "比上次关闭或备份时的旧" in faults(opened)["content.db"]


def test_harmed_and_missing_attachments_are_found_by_name(opened, place):
    one, two = opened.file_ids
    flip(place / "attachments" / one, 500)
    (place / "attachments" / two).unlink()
    found = faults(opened)
    assert "“自查.pdf”已损坏" in found[f"attachments/{one}"]
    assert "“b.png”的文件不见了" in found[f"attachments/{two}"]


def test_a_file_without_a_row_is_counted_and_no_fault(opened, place):
    (place / "attachments" / "f00d").write_bytes(b"x")
    report = verify(opened.keys, [])
    assert (report.faults, report.strays) == ((), 1)


@pytest.mark.parametrize("name", ["admin.db", "content.db", "store.slots", "manifest.json"])
def test_a_harmed_copy_is_found(opened, place, name):
    flip(place / "backups" / "20260713-093000" / name, -50)
    assert list(faults(opened)) == [f"20260713-093000/{name}"]


def test_a_harmed_or_missing_attachment_of_a_copy_is_found(opened, place):
    one, two = opened.file_ids
    flip(place / "backups" / "attachments" / one, 500)
    (place / "backups" / "attachments" / two).unlink()
    assert set(faults(opened)) == {f"attachments/{one}", f"attachments/{two}"}


def test_the_second_place_is_checked_as_well(opened, place, tmp_path):
    with OpenVault(opened.keys) as again, again.admin.atomic():
        again.admin.settings.put(backup.SECOND_FOLDER, str(tmp_path / "usb"))
    shutil.copytree(place / "backups", tmp_path / "usb")
    flip(tmp_path / "usb" / "20260713-093000" / "content.db", -50)
    assert list(faults(opened)) == ["20260713-093000/content.db"]


def test_a_slot_that_is_not_registered_is_found(opened, place):
    document = slots.load(place)
    stranger = replace(document.slots[0], user_id="x", login="stranger")
    slots.save(place, document.with_slot(stranger), opened.keys.admin)
    assert "stranger" in faults(opened)["store.slots"]


def test_who_lacks_the_content_key_cannot_check(opened, place):
    with pytest.raises(StoreError, match="经办人"):
        verify(replace(opened.keys, content=None), [])
