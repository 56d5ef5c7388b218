import shutil
import sys
from pathlib import Path

import pytest

from db import grants
from db.vault import unlock
from tests.conftest import CHEAP, PASSWORD
from tests.soak.crew import crew

OLD_STORE, OLD_WORD = Path("tests/files/stores/0.1.0"), "Jiangzhou-2026-demo"


@pytest.fixture
def tell(capsys):
    """Show what a long run has come to."""

    def show(words):
        with capsys.disabled():
            sys.stdout.write(f"\n{words}\n")

    return show


@pytest.fixture
def old_store(tmp_path):
    """A store written by version 0.1.0, cheap to open: its folder, log-in name and password."""
    place = tmp_path / "store"
    shutil.copytree(OLD_STORE, place)
    keys = unlock(place, "liwenshu", OLD_WORD)
    grants.put_down(keys, grants.under_new_password(keys, OLD_WORD, PASSWORD, cost=CHEAP))
    return place, "liwenshu", PASSWORD


@pytest.fixture(scope="session")
def workers(tmp_path_factory):
    """The process whose children work at stores, with their writes recorded."""
    with crew(tmp_path_factory.mktemp("recorder"), recording=True) as workers:
        yield workers
