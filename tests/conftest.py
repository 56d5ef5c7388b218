import itertools
import os
from datetime import date, datetime, timedelta, timezone

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from db.admin import AdminStore
from db.content import ContentStore
from db.records import Role
from desktop.services.desk import Desk, Worker

CST = timezone(timedelta(hours=8))
TODAY = date(2026, 7, 13)
NOW = datetime(2026, 7, 13, 9, 30, tzinfo=CST)
KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path):
    store = ContentStore(tmp_path / "content.db", KEY, create=True)
    yield store
    store.close()


@pytest.fixture
def admin(tmp_path):
    store = AdminStore(tmp_path / "admin.db", KEY, create=True)
    yield store
    store.close()


class Changed(list):
    """Collects what services say has changed."""

    def __call__(self, tables):
        self.append(tables)


@pytest.fixture
def desk(store):
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
