"""New data keys: everybody's password still opens, the old keys and sheets do not."""

from io import BytesIO

import pytest

from db import backup, grants, slots
from db.errors import DiskFull, StoreDamaged, StoreError, WrongSheet
from db.records import Role, User
from db.rotation import replace_keys
from db.session import OpenVault
from db.vault import recover, unlock
from db.verify import targets_of, verify
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.soak.test_killed_while_rekeying import put_something

OTHER = "a quiet river 2026"


def open_by(folder, login, password):
    return unlock(folder, login, password, floor_kib=CHEAP.kib)


@pytest.fixture
def folder(founded):
    put_something(founded.keys.folder)
    with OpenVault(founded.keys) as opened, opened.admin.atomic():
        for login, role in (("zhang", Role.OFFICE_HEAD), ("qian", Role.SYSTEM_ADMIN)):
            user = User(id=login, login=login, name=login, role=role, created_at=NOW)
            opened.admin.users.put(user)
            grants.set_password(founded.keys, user, OTHER, cost=CHEAP)
    return founded.keys.folder


def test_every_password_opens_the_new_keys_and_nothing_is_lost(folder, founded):
    old = founded.keys
    fresh = replace_keys(old, at=NOW)
    assert fresh.admin != old.admin
    clerk, head, admin = (
        open_by(folder, *user)
        for user in (("liwenshu", PASSWORD), ("zhang", OTHER), ("qian", OTHER))
    )
    assert (clerk.admin, clerk.content) == (fresh.admin, fresh.content)
    assert head.content == fresh.content
    assert (admin.admin, admin.content) == (fresh.admin, None)
    with OpenVault(clerk) as opened:
        assert opened.content.records.get("t1").text == "一、报告自查。"
        (row,) = opened.content.attachments.all()
        assert opened.attachments.read(row.id, row.name) == b"evidence"
        assert opened.admin.audit.newest("更换密钥") is not None
        assert opened.content.audit.newest("更换密钥") is not None
    assert slots.load(folder).epoch == 2


def test_the_old_keys_and_the_old_sheet_open_nothing(folder, founded):
    replace_keys(founded.keys, at=NOW)
    with pytest.raises(StoreDamaged):
        OpenVault(founded.keys)
    with pytest.raises(WrongSheet):
        recover(folder, founded.sheet.text(), "liwenshu", OTHER, cost=CHEAP)
    fresh = open_by(folder, "liwenshu", PASSWORD)
    recover(folder, fresh.sheet().text(), "liwenshu", OTHER, cost=CHEAP)
    assert open_by(folder, "liwenshu", OTHER).content == fresh.content


def test_what_is_attached_afterwards_is_not_under_the_old_key(folder, founded):
    fresh = replace_keys(founded.keys, at=NOW)
    with OpenVault(fresh) as opened:
        stored = opened.attachments.add(BytesIO(b"new"), "新.txt")
        assert opened.attachments.read(stored.id, "新.txt") == b"new"
    from db.session import attachment_files

    with pytest.raises(StoreError):
        attachment_files(folder, founded.keys.content).read(stored.id, "新.txt")


def test_log_heads_on_paper_and_older_copies_stay_true(folder, founded):
    with OpenVault(founded.keys) as opened:
        head = opened.content.audit.head()
    backup.make(founded.keys, folder / "backups", at=NOW, reason="手动")
    fresh = replace_keys(replace_keys(founded.keys, at=NOW), at=NOW)
    with OpenVault(fresh) as opened:
        assert opened.content.audit.holds(*head)
        assert opened.content.audit.broken() is None
    backup.make(fresh, folder / "backups", at=NOW, reason="更换密钥后")
    report = verify(fresh, targets_of(fresh))
    assert (report.faults, report.copies, report.attachments) == ((), 2, 1)


def test_a_failure_on_the_way_leaves_the_store_as_it_was(folder, founded, monkeypatch):
    def full(*_args):
        raise DiskFull("磁盘已满。")

    with monkeypatch.context() as patched:
        patched.setattr("db.rotation.slots.save", full)
        with pytest.raises(DiskFull):
            replace_keys(founded.keys, at=NOW)
    assert open_by(folder, "liwenshu", PASSWORD).admin == founded.keys.admin
    assert not (folder / ".restoring").exists()
    assert verify(founded.keys, ()).faults == ()


def test_who_lacks_the_content_cannot_replace_the_keys(folder):
    with pytest.raises(StoreError, match="请由经办人办理"):
        replace_keys(open_by(folder, "qian", OTHER), at=NOW)
