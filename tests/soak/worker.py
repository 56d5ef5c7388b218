"""A process that works at a store, each time in a child of its own, and says what is stored.

    python -m tests.soak.worker

It reads tasks as lines of JSON and answers with lines of JSON; see `tests.soak.crew`. Children are
forked, so that a thousand of them can be killed without a thousand starts of Python.
"""

import ctypes
import itertools
import json
import os
import random
import sys
import traceback
from datetime import timedelta
from pathlib import Path

from db import upgrade
from db.errors import StoreError
from db.lock import ProcessLock
from db.records import FindingCategory, Role
from db.rotation import replace_keys
from db.session import OpenVault
from db.vault import Keys
from desktop.outside import Outside
from desktop.services.accounts import AccountService
from desktop.services.attachments import EVIDENCE, AttachmentService
from desktop.services.conversation import ConversationService
from desktop.services.desk import Desk, Worker
from desktop.services.drafts import DraftService
from desktop.services.findings import FindingService
from desktop.services.login import enter, leave, log_in
from desktop.services.own_account import OwnAccountService
from desktop.services.restoring import put_back
from desktop.services.safety import BY_HAND, SafetyService
from desktop.services.views.findings import FindingText
from tests.conftest import CHEAP, NOW
from tests.soak.accounts import Accounts, change_guards
from tests.soak.store import LOGIN, PASSWORDS, TALK, Promised, opened_by

WORDS = "王书记指出：三处工程变更未经集体研究，审计已两次提示，整改拖延。" * 30
LATER = NOW + timedelta(hours=1)


def say(**said: object) -> None:
    """Answer with one line, written in one piece."""
    os.write(1, json.dumps(said).encode() + b"\n")


class Work:
    """Deeds in a random order; each says what must never be lost once it has returned."""

    def __init__(self, keys: Keys, chance: random.Random, first: int, password: int) -> None:
        self._keys, self._chance, self._password = keys, chance, password
        self._numbers = itertools.count(first)
        self._outside = Outside()
        self._open()

    def go_on(self, count: int | None = None) -> None:
        """Do so many deeds, or until killed."""
        often = [self._type] * 8 + [self._save] * 3 + [self._find] * 3 + [self._attach] * 2
        seldom = [self._add_user, self._back_up, self._reopen, self._change_password]
        for _ in range(count) if count is not None else itertools.count():
            self._chance.choice([*often, *seldom])()

    def close(self) -> None:
        """Close the store as the program does; a second call is idle."""
        opened, self.opened = self.opened, None
        if opened is not None:
            leave(opened, now=NOW)

    def _open(self) -> None:
        self.opened = enter(self._keys, now=NOW)
        self._desk, self._admin = self._at(self.opened.content), self._at(self.opened.admin)

    def _at(self, store):
        user = self.opened.user
        return Desk(
            store=store,
            worker=Worker(login=user.login, name=user.name, role=user.role),
            today=NOW.date,
            now=lambda: NOW,
            new_id=self._outside.new_id,
            changed=lambda _tables: None,
        )

    def _stored(self, **what: object) -> None:
        stores = {"content": self.opened.content, "admin": self.opened.admin}
        say(heads={name: store.audit.head() for name, store in stores.items()}, **what)

    def _type(self) -> None:
        number = next(self._numbers)
        DraftService(self._desk).keep(TALK, "step2", f"{WORDS}{number}")
        self._stored(words=number)

    def _save(self) -> None:
        number = next(self._numbers)
        ConversationService(self._desk).save_step(TALK, 2, f"{WORDS}{number}")
        DraftService(self._desk).drop(TALK, "step2")
        self._stored(words=number)

    def _find(self) -> None:
        text = FindingText(title="工程变更未经集体研究", category=FindingCategory.FIRST_RESPONSIBLE)
        self._stored(findings=[FindingService(self._desk).add(TALK, text)])

    def _attach(self) -> None:
        path = self._keys.folder.parent / f"evidence-{os.getpid()}.pdf"
        path.write_bytes(self._chance.randbytes(self._chance.choice([10, 5_000, 300_000])))
        service = AttachmentService(self._desk, self.opened.attachments)
        try:
            self._stored(files=[service.add("talks", TALK, TALK, path, EVIDENCE)])
        finally:
            path.unlink()

    def _add_user(self) -> None:
        login = f"u{self._outside.new_id()[:12]}"
        service = AccountService(self._admin, self.opened.keys, cost=CHEAP)
        service.add(login, f"赵{login}", Role.READER, PASSWORDS[1])()
        self._stored(users=[login])

    def _back_up(self) -> None:
        service = SafetyService(self._admin, self.opened.keys)
        outcome = service.back_up(BY_HAND)()
        service.backed_up(outcome)
        self._stored(copies=[copy.folder.name for copy in outcome.made])

    def _reopen(self) -> None:
        self.close()
        self._open()
        self._stored()

    def _change_password(self) -> None:
        old, new = self._password, 1 - self._password
        say(password=None)
        service = OwnAccountService(self._admin, self.opened.keys, lambda: NOW, cost=CHEAP)
        service.change_password(PASSWORDS[old], PASSWORDS[new])()()
        self._password = new
        self._stored(password=new)


def work(task: dict) -> None:
    """Open the store and work; after a full disk say so, make room, and go on a little."""
    place, chance = Path(task["folder"]), random.Random(task["seed"])  # noqa: S311
    promised = Promised(password=task["password"])
    with ProcessLock(place).take(at=NOW):
        keys = opened_by(place, promised)
        say(ready=True)
        todo = Work(keys, chance, task["first"], promised.password)
        try:
            todo.go_on(task.get("count"))
        finally:
            todo.close()


def restore(task: dict) -> None:
    """Put a copy back in place of the store."""
    place = Path(task["folder"])
    with ProcessLock(place).take(at=LATER):
        say(ready=True)
        copy = Path(task["copy"])
        put_back(copy, place, LOGIN, PASSWORDS[0], now=LATER, floor_kib=CHEAP.kib)
    say(restored=True)


def migrate(task: dict) -> None:
    """Log in to a store of an older version, which brings it up to date."""
    place = Path(task["folder"])
    with ProcessLock(place).take(at=LATER):
        say(ready=True)
        keys = log_in(place, task["login"], task["word"], now=LATER, floor_kib=CHEAP.kib)
        say(upgraded=not upgrade.upgrade(keys, at=LATER))
        OpenVault(keys).close()
    say(closed=True)


def rekey(task: dict) -> None:
    """Replace the data keys."""
    place = Path(task["folder"])
    with ProcessLock(place).take(at=LATER):
        keys = opened_by(place, Promised())
        say(ready=True)
        replace_keys(keys, at=LATER)
    say(replaced=True)


def accounts(task: dict) -> None:
    """Add, disable, enable and reset users, and grant the content, until killed."""
    place, chance = Path(task["folder"]), random.Random(task["seed"])  # noqa: S311
    with ProcessLock(place).take(at=NOW):
        Accounts(place, chance, task["standings"]).go_on(task.get("count"))


def change(task: dict) -> None:
    """Change one password that somebody else has set."""
    place = Path(task["folder"])
    with ProcessLock(place).take(at=NOW):
        change_guards(place)


TASKS = {
    "accounts": accounts,
    "change": change,
    "migrate": migrate,
    "rekey": rekey,
    "restore": restore,
    "work": work,
}


def child(task: dict) -> None:
    """Do one task under the recorder, if it is there."""
    recorder = ctypes.CDLL(None) if "recorder" in os.environ.get("LD_PRELOAD", "") else None
    if recorder is not None and ("log" in task or "full" in task):
        recorder.recorder_start(task["folder"].encode(), task.get("log", "").encode())
        recorder.recorder_full_after(ctypes.c_long(task.get("full", -1)))
    try:
        TASKS[task["do"]](task)
    except StoreError as error:
        say(refused=str(error), kind=type(error).__name__)
    except BaseException:
        say(crashed=traceback.format_exc())
    if recorder is not None:
        say(writes=recorder.recorder_writes())
        recorder.recorder_stop()


def main() -> None:
    """Fork a child for each task and say when it is gone."""
    for line in sys.stdin:
        heard, told = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.read(heard, 1)  # until the parent has said who begins
            child(json.loads(line))
            os._exit(0)
        say(pid=pid)
        os.write(told, b".")
        os.close(heard)
        os.close(told)
        os.waitpid(pid, 0)
        say(gone=pid)


if __name__ == "__main__":
    main()
