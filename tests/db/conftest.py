import shutil

import pytest
from sqlcipher3 import dbapi2

from db import backup
from db.content import ContentStore
from db.records import Person
from tests.conftest import KEY, NOW
from tests.db.copied import add_file, add_person


def put(store, person_id, name="王芳"):
    with store.atomic():
        store.people.put(Person(id=person_id, name=name))
        store.audit.append(at=NOW, actor="a", role="clerk", deed="登记人员", object_id=person_id)


@pytest.fixture(scope="session")
def peopled(tmp_path_factory):
    """The file of a closed store with 200 people, made once; tests take copies of it."""
    path = tmp_path_factory.mktemp("peopled") / "content.db"
    store = ContentStore(path, KEY, create=True)
    for n in range(200):
        put(store, f"p{n}", f"{n}" * 50)
    store.close()
    return path


@pytest.fixture
def path(peopled, tmp_path):
    """The file of a closed store with 200 people."""
    return shutil.copy(peopled, tmp_path / "content.db")


@pytest.fixture
def store(tmp_path, empty_vaults):
    """A store that a test may close by itself."""
    store = ContentStore(shutil.copy(empty_vaults / "content.db", tmp_path / "content.db"), KEY)
    yield store
    if _is_open(store):
        store.close()


def _is_open(store):
    try:
        store._conn.execute("select 1")
    except dbapi2.ProgrammingError:
        return False
    return True


@pytest.fixture
def target(tmp_path):
    return tmp_path / "usb"


@pytest.fixture
def filled(opened):
    """An open store with one person and two files."""
    add_person(opened, "p1", "王芳")
    opened.file_ids = [add_file(opened, "自查.pdf", b"one" * 50000), add_file(opened, "b.png", b"")]
    return opened


@pytest.fixture
def copy(filled, target):
    return backup.make(filled.keys, target, at=NOW, reason="手动")
