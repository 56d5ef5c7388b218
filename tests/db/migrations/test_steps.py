"""The steps of both vaults: named in the order they are taken, and imported to be taken only."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db.content import ContentStore
from db.migrations import admin, content
from db.migrations.steps import History
from tests.conftest import KEY

HISTORIES = [admin.HISTORY, content.HISTORY]


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.vault)
def test_every_step_is_named_in_its_order(history):
    files = Path("db/migrations", history.vault).glob("m*.py")
    assert list(history.names) == sorted(file.stem for file in files)
    package = f"db.migrations.{history.vault}."
    assert [step.__name__.removeprefix(package) for step in history.modules()] == list(
        history.names
    )


def test_a_store_that_lacks_no_step_is_opened_without_what_takes_them(store, tmp_path):
    code = (
        "import sys; from pathlib import Path; from db.content import ContentStore;"
        f"ContentStore(Path({str(tmp_path / 'content.db')!r}), {KEY!r}).close();"
        "print([m for m in sys.modules if m.startswith(('sqlite_utils', 'db.migrations.content.'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_step_that_fails_leaves_nothing_and_is_tried_again(store, monkeypatch, tmp_path):
    class Failing:
        @staticmethod
        def migrate(db):
            db.execute("create table half (id text) strict")
            raise OSError("half way")

    whole = content.HISTORY
    longer = History("content", (*whole.names, "m9000"), lambda: (*whole.modules(), Failing))
    monkeypatch.setattr(ContentStore, "history", longer)
    for _ in range(2):
        with pytest.raises(OSError, match="half way"):
            ContentStore(tmp_path / "content.db", KEY)
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        store._conn.execute("select 1 from half")
