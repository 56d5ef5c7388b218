"""Stores written by released versions open with this one, whole and with all they held."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.migrations import admin, content
from desktop.services.login import enter, leave, log_in

STORES = sorted(Path("tests/files/stores").iterdir())
NOW = datetime(2026, 7, 13, 9, 0, tzinfo=UTC)


@pytest.mark.real_kdf
@pytest.mark.parametrize("released", STORES, ids=lambda folder: folder.name)
def test_a_store_of_a_released_version_is_upgraded_and_keeps_its_talks(released, tmp_path):
    folder = tmp_path / "store"
    shutil.copytree(released, folder)
    opened = enter(log_in(folder, "liwenshu", "Jiangzhou-2026-demo", now=NOW), now=NOW)
    try:
        store = opened.content
        assert store.history.taken(store._conn) == set(content.HISTORY.names)
        assert opened.admin.history.taken(opened.admin._conn) == set(admin.HISTORY.names)
        talks = store.talks.all()
        assert len(talks) == 12
        assert all(store.people.find(t.talkee_id) and store.people.find(t.talker_id) for t in talks)
        sql = "select count(*), count(nullif(pinyin, '')) from search_names"
        names, sorted_by = store._conn.execute(sql).fetchone()
        assert names == sorted_by > 0
        assert store.body.own().name == "中共江州市委"
        assert store.audit.broken() is None
        assert opened.admin.audit.broken() is None
    finally:
        leave(opened, now=NOW)
