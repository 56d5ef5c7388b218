"""Faults of the file and the disk under an open or opening store: one sentence each."""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest
import sqlcipher3
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from db.audit import Audit
from db.checks import check_vault
from db.content import ContentStore
from db.driver import connect
from db.errors import DiskFull, StoreDamaged, StoreInUse, StoreReadOnly, StoreTooNew
from db.keys import subkey
from db.migrations import content
from db.migrations.steps import history
from db.records import Leader, Person
from tests.conftest import KEY, NOW
from tests.disks import remount, small_disk


def put(store, person_id, name="王芳"):
    with store.atomic():
        store.people.put(Person(id=person_id, name=name))
        store.audit.append(at=NOW, actor="a", role="clerk", deed="登记人员", object_id=person_id)


@pytest.fixture
def path(store, tmp_path):
    """The file of a closed store with some people."""
    for n in range(200):
        put(store, f"p{n}", f"{n}" * 200)
    store.close()
    return tmp_path / "content.db"


@pytest.fixture
def store(tmp_path):
    store = ContentStore(tmp_path / "content.db", KEY, create=True)
    yield store
    if store_is_open(store):
        store.close()


def store_is_open(store):
    try:
        store._db.conn.execute("select 1")
    except dbapi2.ProgrammingError:
        return False
    return True


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
    store._db.conn.execute("pragma foreign_keys = off")
    with store.atomic():
        store.leaders.put(
            Leader(id="l", person_id="x", post="", is_secretary=False, begins_on=NOW.date())
        )
    store.close()
    (fault,) = check_vault(path, KEY)
    assert "表leaders有记录失去了对应的people" in fault.sentence
    steps = [import_module(f"db.migrations.content.{name}") for name in content.NAMES]
    one_more = ModuleType("db.migrations.content.m9000_more")
    one_more.migrate = lambda db: db.execute("create table more (id text) strict")
    migrations, names = history("content", [*steps, one_more])
    monkeypatch.setattr(ContentStore, "migrations", migrations)
    monkeypatch.setattr(ContentStore, "names", names)
    with pytest.raises(StoreDamaged, match="表leaders有记录失去了对应的people"):
        opening(path)


@pytest.mark.parametrize(
    "change",
    [
        "drop trigger audit_no_delete",
        "drop trigger audit_no_update; create trigger audit_no_update before update on audit begin select 1; end",
    ],
)
def test_guards_of_the_log_that_were_taken_down_are_found(path, change):
    conn = connect(path, KEY)
    conn.executescript(change)
    conn.close()
    with pytest.raises(StoreDamaged, match="操作日志保护已被拆除"):
        opening(path)


@pytest.mark.parametrize(
    "statement",
    [
        "update audit set deed = 'x'",
        "delete from audit",
        "delete from audit_head",
        "drop table audit",
        "drop trigger audit_no_delete",
        "attach 'plain.db' as plain key ''",
        "pragma writable_schema = on",
    ],
)
def test_the_program_itself_cannot_touch_the_log_or_copy_in_the_clear(store, statement):
    put(store, "p1")
    with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
        store._db.conn.execute(statement)
    assert store.audit.broken() is None


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("update audit set deed = 'x' where seq = 1", "cannot be changed"),
        ("delete from audit where seq = 1", "cannot be cut"),
        ("insert or replace into audit select * from audit where seq = 1", "in sequence"),
    ],
)
def test_the_triggers_guard_the_log_against_other_tools(path, statement, told):
    conn = connect(path, KEY)
    with pytest.raises(dbapi2.DatabaseError, match=told):
        conn.execute(statement)
    conn.close()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("update audit set deed = 'x' where seq = 100", "第100条被改动过"),
        ("delete from audit where seq = 100", "第100条缺失"),
        ("delete from audit where seq > 150", "末尾不完整，现存150条，应有200条"),
        ("update audit set seq = 1000 where seq = 200", "第200条缺失"),
    ],
)
def test_the_chain_finds_what_was_done_without_the_guards(path, harm, told):
    conn = connect(path, KEY)
    for trigger in ("audit_no_update", "audit_no_delete", "audit_in_sequence"):
        conn.execute(f"drop trigger {trigger}")
    conn.execute(harm)
    assert told in Audit(Database(conn, execute_plugins=False), subkey(KEY, "audit")).broken()
    conn.close()


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path):
    with small_disk(tmp_path / "disk", "3m") as disk:
        store = ContentStore(disk / "content.db", KEY, create=True)
        stored = 0
        with pytest.raises(DiskFull, match="此前已存的内容都在"):
            while True:
                put(store, f"p{stored}", os.urandom(20_000).hex())
                stored += 1
        assert len(store.people.all()) == stored
        assert store.audit.broken() is None
        remount(disk, "size=12m")
        put(store, "after")
        store.close()
        again = ContentStore(disk / "content.db", KEY)
        assert len(again.people.all()) == stored + 1
        again.close()


def test_closing_on_a_full_disk_says_that_nothing_is_lost(tmp_path):
    with small_disk(tmp_path / "disk", "1m") as disk:
        store = ContentStore(disk / "content.db", KEY, create=True)
        put(store, "p1")
        (disk / "filler").write_bytes(bytes(1024 * 1024 - used(disk)))
        with pytest.raises(DiskFull, match=r"关闭时没能整理.*已存的内容都在"):
            store.close()
        remount(disk, "size=4m")
        again = ContentStore(disk / "content.db", KEY)
        assert again.people.get("p1").name == "王芳"
        again.close()


def used(disk):
    return sum(-(-p.stat().st_size // 4096) * 4096 for p in disk.iterdir())


def test_a_read_only_disk_is_told_and_left_as_it_was(tmp_path):
    with small_disk(tmp_path / "disk", "4m") as disk:
        store = ContentStore(disk / "content.db", KEY, create=True)
        put(store, "p1")
        store.close()
        before = (disk / "content.db").read_bytes()
        remount(disk, "ro")
        with pytest.raises(StoreReadOnly, match="检查"):
            opening(disk / "content.db")
        assert (disk / "content.db").read_bytes() == before


def test_a_writer_that_stays_too_long_is_a_sentence(store, tmp_path):
    put(store, "p1")
    store._db.conn.execute("pragma busy_timeout = 50")
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
        store._db.conn.execute("select 1 from absent")


def test_a_key_of_another_length_is_never_taken_for_a_passphrase(tmp_path):
    with pytest.raises(ValueError, match="32 bytes"):
        ContentStore(tmp_path / "content.db", b"short", create=True)
    assert not (tmp_path / "content.db").exists()


CRASH = """
import pathlib, sys
from db.content import ContentStore
from db.records import Leader, Person
from tests.conftest import KEY, NOW
store = ContentStore(pathlib.Path(sys.argv[1]), KEY)
n = len(store.people.all())
while True:
    with store.atomic():
        store.people.put(Person(id=f"p{n}", name="王芳" * 500))
        store.audit.append(at=NOW, actor="a", role="clerk", deed="d", object_id=f"p{n}")
    print(n, flush=True)
    n += 1
"""


def test_what_was_acknowledged_before_a_kill_is_there_and_nothing_is_left_locked(store, tmp_path):
    store.close()
    path = tmp_path / "content.db"
    for _round in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", CRASH, str(path)], stdout=subprocess.PIPE, text=True
        ) as process:
            acknowledged = [int(process.stdout.readline()) for _ in range(20)]
            process.kill()
            acknowledged += [int(line) for line in process.stdout.read().split()]
        store = ContentStore(path, KEY)
        people = {p.id for p in store.people.all()}
        assert {f"p{n}" for n in acknowledged} <= people
        assert store.audit.head()[0] == len(people)
        assert store.audit.broken() is None
        store.close()


def test_a_lost_write_ahead_log_is_found_by_the_head_noted_outside(store, tmp_path):
    """SQLite opens such a file without a word; only what was noted outside tells."""
    put(store, "p1")
    shutil.copy(tmp_path / "content.db", tmp_path / "image.db")  # without its -wal
    head = store.audit.head()
    image = ContentStore(tmp_path / "image.db", KEY)
    assert not image.audit.holds(*head)
    image.close()
