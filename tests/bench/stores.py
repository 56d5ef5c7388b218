"""The demo stores that are measured with; made once for each state of the code that makes them."""

import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from db.records import Role
from db.session import OpenVault
from db.vault import unlock
from desktop.demo.store import PASSWORD, make_demo
from desktop.outside import Outside
from desktop.services.desk import Desk, Worker

DAY = date(2026, 7, 13)
USER = "liwenshu"
ROOT = Path(__file__).parents[2]
FEW, MANY = 200, 20_000


def demo_store(count):
    """Return the folder of a demo store of so many talks, made now where it is not there."""
    folder = ROOT / "build" / "bench" / f"{count}-{_state_of_the_code()}"
    if not (folder / "store.slots").exists():
        shutil.rmtree(folder, ignore_errors=True)
        outside = Outside(DAY)
        make_demo(folder, count, now=outside.now(), new_id=outside.new_id)
    return folder


@contextmanager
def opened(count):
    """Open a demo store for its clerk."""
    with OpenVault(unlock(demo_store(count), USER, PASSWORD)) as vault:
        yield vault


def worker_desk(vault):
    """Return the clerk's desk at an open store."""
    outside = Outside(DAY)
    return Desk(
        store=vault.content,
        worker=Worker(login=USER, name="李文书", role=Role.CLERK),
        today=outside.today,
        now=outside.now,
        new_id=outside.new_id,
        changed=lambda tables: None,
    )


def talkers_desk(vault):
    """Return the desk of the leader who holds the most talks."""
    most = Counter(t.talker_id for t in vault.content.talks.all() if t.talker_id)
    ((person_id, _),) = most.most_common(1)
    worker = Worker(login="shuji", name="书记", role=Role.TALKER, person_id=person_id)
    return replace(worker_desk(vault), worker=worker)


def _state_of_the_code():
    files = [f for top in ("db", "desktop/demo", "resources/demo") for f in (ROOT / top).rglob("*")]
    digest = sha256()
    for file in sorted(f for f in files if f.suffix in (".py", ".json")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:10]
