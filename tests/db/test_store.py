"""Faults of the file under an open or opening store: one sentence each."""

import os
import shutil
from contextlib import closing
from types import ModuleType

import pytest
import sqlcipher3

from db.checks import check_vault
from db.content import ContentStore
from db.driver import connect
from db.errors import StoreDamaged, StoreInUse, StoreTooNew
from db.migrations import content
from db.migrations.steps import History
from db.records import Leader, Person
from tests.conftest import KEY, NOW
from tests.db.conftest import put


def opening(path, key=KEY):
    ContentStore(path, key).close()


def test_closing_leaves_one_file(path):
    assert [p.name for p in path.parent.iterdir()] == ["content.db"]


def test_a_missing_file_is_not_made_anew(path):
    path.unlink()
    with pytest.raises(StoreDamaged, match=r"谈话数据文件content\.db不见了"):
        opening(path)
    assert not path.exists()


def test_an_empty_file_is_told_as_such(path):
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged, match="是空的"):
        opening(path)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("size", [10, 4095, 5000])
def test_a_file_cut_inside_a_page_is_told_as_cut(path, size):
    os.truncate(path, size)
    with pytest.raises(StoreDamaged, match="可能被截断"):
        opening(path)


def test_a_file_cut_at_a_page_is_damaged(path):
    os.truncate(path, 3 * 4096)
    with pytest.raises(StoreDamaged, match="从最近的备份恢复"):
        opening(path)


def test_a_damaged_first_page_is_told_as_damage_since_the_key_is_known(path):
    raw = bytearray(path.read_bytes())
    raw[600] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged, match="已损坏"):
        opening(path)


def test_a_damaged_page_is_a_sentence_when_it_is_read(path):
    raw = bytearray(path.read_bytes())
    for page in range(len(raw) // 4096 // 2, len(raw) // 4096):
        raw[page * 4096 + 100] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged, match=r"谈话数据文件content\.db已损坏"):
        store = ContentStore(path, KEY)
        store.people.all()


def test_a_file_of_another_program_is_not_taken_for_ours(tmp_path):
    conn = connect(tmp_path / "content.db", KEY, create=True)
    conn.execute("create table t (a)")
    conn.close()
    with pytest.raises(StoreDamaged, match="不是本程序的数据文件"):
        opening(tmp_path / "content.db")


def test_a_store_of_a_newer_version_is_left_alone(path):
    conn = connect(path, KEY)
    conn.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) values ('content', 'm9999_x', '')"
    )
    conn.execute("""insert into settings values ('program', '"0.9.0"')""")
    conn.close()
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match=r"更新版本的程序（0\.9\.0）写过"):
        opening(path)
    assert path.read_bytes() == before


def test_rows_that_point_at_nothing_are_found_by_a_check_and_by_a_step(path, monkeypatch):
    store = ContentStore(path, KEY)
    store._conn.execute("pragma foreign_keys = off")
    with store.atomic():
        store.leaders.put(
            Leader(id="l", person_id="x", post="", is_secretary=False, begins_on=NOW.date())
        )
    store.close()
    (fault,) = check_vault(path, KEY)
    assert "表leaders有记录失去了对应的people" in fault.sentence
    one_more = ModuleType("db.migrations.content.m9000_more")
    one_more.migrate = lambda db: db.execute("create table more (id text) strict")
    whole = content.HISTORY
    longer = History("content", (*whole.names, "m9000_more"), lambda: (*whole.modules(), one_more))
    monkeypatch.setattr(ContentStore, "history", longer)
    with pytest.raises(StoreDamaged, match="表leaders有记录失去了对应的people"):
        opening(path)


def test_a_writer_that_stays_too_long_is_a_sentence(store, tmp_path):
    put(store, "p1")
    store._conn.execute("pragma busy_timeout = 50")
    other = connect(tmp_path / "content.db", KEY)
    other.execute("begin immediate")
    with pytest.raises(StoreInUse, match="另一项工作占用"):
        put(store, "p2")
    other.execute("rollback")
    put(store, "p2")
    other.close()


def test_a_mistake_of_ours_is_no_sentence_but_a_visible_crash(store):
    with pytest.raises(sqlcipher3.IntegrityError), store.atomic():
        store.people.put(Person(id="p1", name=""))
    with pytest.raises(sqlcipher3.OperationalError, match="no such table"):
        store._conn.execute("select 1 from absent")


def test_a_key_of_another_length_is_never_taken_for_a_passphrase(tmp_path):
    with pytest.raises(ValueError, match="32 bytes"):
        ContentStore(tmp_path / "content.db", b"short", create=True)
    assert not (tmp_path / "content.db").exists()


def test_a_lost_write_ahead_log_is_found_by_the_head_noted_outside(store, tmp_path):
    """SQLite opens such a file without a word; only what was noted outside tells."""
    put(store, "p1")
    shutil.copy(tmp_path / "content.db", tmp_path / "image.db")  # without its -wal
    head = store.audit.head()
    image = ContentStore(tmp_path / "image.db", KEY)
    assert not image.audit.holds(*head)
    image.close()


def test_a_page_torn_while_the_log_was_carried_over_is_made_good_by_the_log(store, tmp_path):
    """The power fails inside a checkpoint that makes the file longer."""
    with store.atomic():
        for number in range(300):
            store.people.put(Person(id=f"p{number}", name=f"王芳{number}"))
        store.audit.append(at=NOW, actor="liwenshu", role="clerk", deed="登记人员")
    image, head = tmp_path / "image" / "content.db", store.audit.head()
    image.parent.mkdir()
    shutil.copy(tmp_path / "content.db", image)
    shutil.copy(tmp_path / "content.db-wal", image.with_name("content.db-wal"))
    with image.open("ab") as file:
        file.write(b"\xff" * 7 * 512)
    with closing(ContentStore(image, KEY)) as again:
        assert len(again.people.all()) == 300
        assert again.audit.holds(*head)
    assert image.stat().st_size % 4096 == 0
    assert check_vault(image, KEY) == []
