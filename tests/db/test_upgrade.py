"""A store of an older version is copied, then brought up to date."""

from contextlib import closing
from dataclasses import replace

import pytest

from db import backup, restore
from db.admin import AdminStore
from db.content import ContentStore
from db.driver import connect
from db.errors import DiskFull, StoreError
from db.migrations import content
from db.migrations.steps import History
from db.session import OpenVault
from db.upgrade import upgrade
from desktop.services.login import enter, leave, log_in
from tests.conftest import CHEAP, NOW, PASSWORD


@pytest.fixture
def older(founded, monkeypatch, tmp_path):
    """A founded store whose content vault lacks the last step."""
    whole = content.HISTORY
    before = History("content", whole.names[:-1], lambda: whole.modules()[:-1])
    path = founded.keys.folder / "content.db"
    path.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(ContentStore, "history", before)
        ContentStore(path, founded.keys.content, create=True).close()
    return founded


def steps_of(path, key):
    with closing(connect(path, key)) as conn:
        sql = "select count(*) from _sqlite_migrations where migration_set = 'content'"
        return conn.execute(sql).fetchone()[0]


def test_logging_in_copies_the_older_store_and_then_brings_it_up_to_date(older):
    folder = older.keys.folder
    assert steps_of(folder / "content.db", older.keys.content) == len(content.HISTORY.names) - 1
    keys = log_in(folder, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    (copy,) = backup.copies(folder / "backups")
    assert copy.reason == "升级前"
    assert steps_of(copy.folder / "content.db", keys.content) == len(content.HISTORY.names) - 1
    assert steps_of(folder / "content.db", keys.content) == len(content.HISTORY.names)
    assert not upgrade(keys, at=NOW)
    leave(enter(keys, now=NOW), now=NOW)


def test_a_store_that_is_up_to_date_is_not_copied(founded):
    assert not upgrade(founded.keys, at=NOW)
    assert backup.copies(founded.keys.folder / "backups") == []


def test_without_room_for_the_copy_nothing_is_changed(older, monkeypatch):
    folder = older.keys.folder

    def no_room(*_args, **_kwargs):
        raise DiskFull("磁盘已满。")

    monkeypatch.setattr(backup, "make", no_room)
    with pytest.raises(DiskFull):
        upgrade(older.keys, at=NOW)
    assert steps_of(folder / "content.db", older.keys.content) == len(content.HISTORY.names) - 1


def test_a_copy_from_before_the_upgrade_can_be_put_back_and_upgraded_again(older):
    folder = older.keys.folder
    upgrade(older.keys, at=NOW)
    (copy,) = backup.copies(folder / "backups")
    keys, _ = restore.open_copy(copy.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    restore.restore(copy.folder, keys, folder, at=NOW)
    assert upgrade(replace(keys, folder=folder), at=NOW)
    OpenVault(replace(keys, folder=folder)).close()


def test_who_lacks_the_content_key_does_not_upgrade_the_accounts_alone(founded, monkeypatch):
    now = AdminStore.history
    later = History("admin", (*now.names, "m9999_later"), now.modules)
    monkeypatch.setattr(AdminStore, "history", later)
    with pytest.raises(StoreError, match="请经办人先登录一次"):
        upgrade(replace(founded.keys, content=None), at=NOW)
