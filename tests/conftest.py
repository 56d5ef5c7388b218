import gc
import itertools
import os
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from db.admin import AdminStore
from db.content import ContentStore
from db.keys import Cost
from db.records import Body, BodyKind, Level, Role, Term
from desktop.services.desk import Desk, Worker
from desktop.services.founding import FirstUser, found
from desktop.services.login import enter

CST = timezone(timedelta(hours=8))
TODAY = date(2026, 7, 13)
NOW = datetime(2026, 7, 13, 9, 30, tzinfo=CST)
KEY = bytes(range(32))


CHEAP = Cost(kib=8192, passes=1, lanes=1)  # for tests; log_in and unlock take floor_kib=8192
PASSWORD = "江州 2026 office"
PATIENCE_MS = 60_000  # a test that passes never waits so long


_COLLECTED_AFTER = 50  # tests
_done = itertools.count(1)


def pytest_runtest_setup(item):
    """Let no collection begin inside Qt, which may hold the lock that the collection waits for."""
    gc.disable()


def pytest_runtest_logfinish(nodeid, location):
    """Collect between tests instead."""
    if next(_done) % _COLLECTED_AFTER == 0:
        gc.collect()


@pytest.fixture
def qtbot(qtbot):
    """The hand at the windows; it waits for what has to come as long as a busy machine may need."""
    for wait in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session")
def first_founded(tmp_path_factory):
    """The store that `founded` copies; it is made once, since making one takes long."""
    numbers = itertools.count(1)
    return found(
        tmp_path_factory.mktemp("founded") / "store",
        Body(
            id="b1",
            name="中共江州市委",
            kind=BodyKind.LOCAL_COMMITTEE,
            level=Level.CITY,
            office_name="市委办公室",
        ),
        Term(id="t1", name="第八届", begins_on=date(2021, 9, 1), ends_on=date(2026, 12, 31)),
        [FirstUser(login="liwenshu", name="李文书", password=PASSWORD)],
        now=NOW,
        new_id=lambda: f"n{next(numbers)}",
        cost=CHEAP,
    )


@pytest.fixture
def founded(first_founded, tmp_path):
    """A store folder with one clerk (liwenshu, PASSWORD), closed; its keys and recovery sheet."""
    keys = replace(first_founded.keys, folder=tmp_path / "store")
    shutil.copytree(first_founded.keys.folder, keys.folder)
    return replace(first_founded, keys=keys)


@pytest.fixture
def opened(founded):
    """The founded store, open for its clerk."""
    vault = enter(founded.keys, now=NOW)
    yield vault
    vault.close()


@pytest.fixture(scope="session")
def empty_vaults(tmp_path_factory):
    """The folder of an empty content.db and admin.db, which tests copy."""
    folder = tmp_path_factory.mktemp("empty")
    ContentStore(folder / "content.db", KEY, create=True).close()
    AdminStore(folder / "admin.db", KEY, create=True).close()
    return folder


@pytest.fixture
def store(tmp_path, empty_vaults):
    store = ContentStore(shutil.copy(empty_vaults / "content.db", tmp_path / "content.db"), KEY)
    yield store
    store.close()


@pytest.fixture
def admin(tmp_path, empty_vaults):
    store = AdminStore(shutil.copy(empty_vaults / "admin.db", tmp_path / "admin.db"), KEY)
    yield store
    store.close()


class Changed(list):
    """Collects what services say has changed."""

    def __call__(self, tables):
        self.append(tables)


def clerk_at(store):
    """A clerk's desk over the content vault; ids are i1, i2 ...; today is Monday 13 July 2026."""
    numbers = itertools.count(1)
    return Desk(
        store=store,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: f"i{next(numbers)}",
        changed=Changed(),
    )


@pytest.fixture
def desk(store):
    return clerk_at(store)
