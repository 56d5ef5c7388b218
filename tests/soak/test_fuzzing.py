"""What somebody sent, altered at random or made to hurt: one sentence, never a crash or a hang."""

import hashlib
import json
import random
import selectors
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from io import BytesIO

import pytest
from docx import Document

from db import backup
from db.session import OpenVault
from desktop.fill_in import FillIn
from tests.conftest import NOW
from tests.exchange.roster_files import roster_file
from tests.exchange.talks_files import HELD, OLD, talks_file
from tests.exchange.test_regulation import WHOLE
from tests.factories import a_finding, an_ended_talk, at
from tests.services.test_fill_in import fill_actions, form
from tests.services.test_roster_import import SUN, ZHAO
from tests.soak import bombs, mutations
from tests.soak.crew import ROOT
from tests.soak.store import make_store

SLOWEST, MOST = 5.0, 500  # seconds of work for one file; MB of memory for the process
HANGS = 300.0  # seconds after which a file is given up; others may keep the machine busy
FEW = {"roster": 60, "talks": 40, "form": 50, "regulation": 40, "copy": 10}
MANY = {"roster": 2500, "talks": 2000, "form": 2500, "regulation": 2000, "copy": 1000}
ROUNDS = [pytest.param(kind, FEW[kind], id=f"{FEW[kind]} of {kind}") for kind in FEW] + [
    pytest.param(kind, MANY[kind], id=f"{MANY[kind]} of {kind}", marks=pytest.mark.soak)
    for kind in MANY
]


class Reading:
    """The reading process; one that hangs or has died is replaced."""

    def __init__(self, place):
        self._place = place
        self._process = None
        self.slowest, self.most = 0.0, 0
        self.outcomes = Counter()

    def read(self, kind, path, about):
        """Let the process read a file and hold it to what is asked of it."""
        said = self._asked(kind, path, about)
        self.slowest = max(self.slowest, said["seconds"])
        self.most = max(self.most, said["most"])
        self.outcomes[said["outcome"]] += 1
        assert said["outcome"] != "crashed", f"{about}\n{said['detail']}"
        assert said["outcome"] == "taken" or said["detail"], about
        assert "\n" not in said["detail"], f"{about}: {said['detail']}"
        assert said["seconds"] < SLOWEST, f"{about}: {said['seconds']:.1f} s"
        assert said["most"] < MOST, f"{about}: {said['most']} MB"
        assert said["unchanged"], about

    def close(self):
        if self._process is not None:
            self._process.stdin.close()
            self._process.wait()
            self._process.stdout.close()
            self._process = None

    def _asked(self, kind, path, about):
        if self._process is None:
            command = [sys.executable, "-m", "tests.soak.reader", str(self._place)]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                cwd=ROOT,
            )
        self._process.stdin.write(json.dumps([kind, str(path)]) + "\n")
        self._process.stdin.flush()
        with selectors.DefaultSelector() as ready:
            ready.register(self._process.stdout, selectors.EVENT_READ)
            if not ready.select(HANGS):
                self._process.kill()
                raise AssertionError(f"{about}: no answer in {HANGS} s")
        line = self._process.stdout.readline()
        assert line, f"{about}: the reading process has died"
        return json.loads(line)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A store with a talk that a returned form belongs to, and a copy of it."""
    place = tmp_path_factory.mktemp("reading") / "store"
    keys = make_store(place)
    with OpenVault(keys) as opened, opened.content.atomic():
        talk = opened.content.talks.get("t1")
        ended = an_ended_talk(at(2026, 6, 15, 11), version=talk.version)
        opened.content.talks.put(ended)
        opened.content.findings.put(a_finding())
    backup.make(keys, place.parent / "usb", at=NOW, reason="手动")
    return place


@pytest.fixture(scope="module")
def reading(place):
    before = digest(place)
    reading = Reading(place)
    yield reading
    reading.close()
    assert digest(place) == before


def digest(place):
    """Return the content of the store's own files, as they lie when it is closed."""
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in place.iterdir()
        if p.is_file() and p.name not in {"lock", "store.slots"}
    }


def goods(kind):
    """Return good files of a kind to be altered."""
    match kind:
        case "roster":
            return [roster_file(ZHAO, SUN)]
        case "talks":
            return [talks_file(HELD, OLD)]
        case "form":
            return [form(FillIn.ACTION_REPORT, fill_actions), form(FillIn.SELF_CHECK, lambda _d: 0)]
        case _:
            return [WHOLE.encode(), WHOLE.replace("\n", " ").encode(), in_word()]


def in_word():
    document, out = Document(), BytesIO()
    for line in WHOLE.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def altered(chance, kind, good):
    if good.startswith(b"PK"):
        return mutations.package_changed(chance, good)
    return mutations.text_changed(chance, good)


@pytest.mark.parametrize(("kind", "rounds"), ROUNDS)
def test_files_altered_at_random_are_a_sentence(kind, rounds, place, reading, tmp_path, tell):
    seed = 1 if rounds == FEW[kind] else time.time_ns()
    chance = random.Random(seed)  # noqa: S311
    reading.outcomes.clear()
    good = [] if kind == "copy" else goods(kind)
    for number in range(rounds):
        about = f"{kind}, seed {seed}, file {number}"
        if kind == "copy":
            path = a_harmed_copy(chance, place.parent / "usb", tmp_path / "usb")
        else:
            path = tmp_path / "sent"
            path.write_bytes(altered(chance, kind, chance.choice(good)))
        reading.read(kind, path, about)
    assert reading.outcomes["refused"]
    assert kind == "copy" or reading.outcomes["taken"]  # else nothing behind the door was tried
    if rounds != FEW[kind]:
        how = ", ".join(f"{n} {outcome}" for outcome, n in reading.outcomes.items())
        tell(f"{rounds} of {kind}: {how}; slowest {reading.slowest:.2f} s, {reading.most} MB")


def a_harmed_copy(chance, source, target):
    """Copy a backup and harm one file of it; return the copy's folder."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    [copy] = backup.folders(target)
    file = copy / chance.choice(["manifest.json", "store.slots", "admin.db", "content.db"])
    match file.suffix:
        case ".json" | ".slots" if chance.random() < 0.5:
            change = mutations.value_changed
        case ".json" | ".slots":
            change = mutations.bytes_changed
        case _:
            change = mutations.harmed
    with suppress(ValueError):  # a value that JSON in UTF-8 cannot hold
        file.write_bytes(change(chance, file.read_bytes()))
    return copy


BOMBS = {
    "roster": lambda: bombs.excel_bombs(roster_file(ZHAO, SUN)),
    "talks": lambda: bombs.excel_bombs(talks_file(HELD, OLD)),
    "form": lambda: bombs.word_bombs(form(FillIn.ACTION_REPORT, fill_actions)),
    "regulation": lambda: bombs.text_bombs() | bombs.word_bombs(in_word()),
}


@pytest.mark.soak
@pytest.mark.parametrize("kind", BOMBS)
def test_files_made_to_hurt_are_a_sentence(kind, reading, tmp_path, tell):
    reading.close()  # the memory of this test counts alone
    reading.slowest = reading.most = 0
    for name, raw in BOMBS[kind]().items():
        path = tmp_path / "sent"
        path.write_bytes(raw)
        try:
            reading.read(kind, path, f"{kind}: {name}")
        finally:
            reading.close()
    tell(f"bombs as {kind}: slowest {reading.slowest:.2f} s, {reading.most} MB")
