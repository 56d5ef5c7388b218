"""A disk that is full or read-only, and a program that is killed: what was stored is there."""

import os
import subprocess
import sys

import pytest

from db.content import ContentStore
from db.errors import DiskFull, StoreReadOnly
from tests.conftest import KEY
from tests.db.conftest import put
from tests.disks import remount, small_disk


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path):
    with small_disk(tmp_path / "disk", "3m") as disk:
        store = ContentStore(disk / "content.db", KEY, create=True)
        stored = 0
        with pytest.raises(DiskFull, match="此前已存的内容都在"):
            while True:
                with store.atomic():
                    store.settings.put(f"filler {stored}", os.urandom(20_000).hex())
                put(store, f"p{stored}")
                stored += 1
        assert stored > 10
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
            ContentStore(disk / "content.db", KEY)
        assert (disk / "content.db").read_bytes() == before


CRASH = """
import pathlib, sys
from db.content import ContentStore
from db.records import Leader, Person
from tests.conftest import KEY, NOW
store = ContentStore(pathlib.Path(sys.argv[1]), KEY)
n = len(store.people.all())
while True:
    with store.atomic():
        store.people.put(Person(id=f"p{n}", name="王芳" * 100))
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
