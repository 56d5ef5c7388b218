from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest

from db.session import OpenVault
from db.vault import unlock
from desktop.demo.store import PASSWORD, make_demo

NOW = datetime(2026, 7, 13, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def new_id():
    return uuid4().hex


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory):
    """A closed demo store of 150 talks on Monday 13 July 2026."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    make_demo(folder, 150, now=NOW, new_id=new_id)
    return folder


@pytest.fixture(scope="session")
def demo(demo_folder):
    """The content of the demo store, open for reading."""
    with OpenVault(unlock(demo_folder, "liwenshu", PASSWORD)) as opened:
        yield opened.content
