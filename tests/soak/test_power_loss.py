"""Power that fails at any moment: writes dropped, reordered or torn; nothing acknowledged is lost."""

import random
import shutil
import time
from dataclasses import replace

import pytest

from db import backup
from db.lock import ProcessLock
from db.session import OpenVault
from db.verify import targets_of, verify
from desktop.services.login import log_in
from tests.conftest import CHEAP, NOW
from tests.soak.recording import Recording, lines
from tests.soak.store import Promised, look, make_store
from tests.soak.worker import LATER

FEW = 8
ROUNDS = [FEW, pytest.param(1000, marks=pytest.mark.soak)]
LATE = 40  # events; where a restore, a migration or new keys are put in place
SEVERAL = [FEW, pytest.param(300, marks=pytest.mark.soak)]


def recorded(workers, place, task):
    """Do a task under the recorder; return what it did and said."""
    recording, log = Recording(place), place.with_name("log")
    heard = workers.work({**task, "folder": str(place), "log": str(log)})
    assert not any("refused" in said or "crashed" in said for said in heard), heard
    recording.read(log)
    return recording


def failures(recording, rounds, target, cuts=()):
    """Let the power fail at moments all over the recording, every other time close to its end.

    Or at any of the moments named. Gives where it was and what had been said; what is left lies in the target folder.
    """
    chance = random.Random(1 if rounds == FEW else time.time_ns())  # noqa: S311
    first = next(i for i, e in enumerate(recording.events) if b'"ready"' in e.data)
    for round_ in range(rounds):
        last = len(recording.events) + 1
        since = max(first + 1, last - LATE) if round_ % 2 else first + 1
        cut = chance.choice(cuts) if cuts else chance.randrange(since, last)
        style = round_ // 2 % 4
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        recording.leave(target, cut, style, chance)
        yield f"cut {cut} of {len(recording.events)}, style {style}", recording.said(cut)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_every_deed_that_was_acknowledged_outlasts_the_power(tmp_path, rounds, workers, tell):
    place = tmp_path / "store"
    make_store(place)
    task = {
        "do": "work",
        "seed": 7,
        "first": 1,
        "password": 0,
        "count": 20 if rounds == FEW else 60,
    }
    recording = recorded(workers, place, task)
    deeds = 0
    for where, said in failures(recording, rounds, tmp_path / "after"):
        promised = Promised()
        for line in said:
            promised.take(line)
        deeds += sum("heads" in line for line in lines(said))
        try:
            look(tmp_path / "after", promised)
        except Exception as error:
            raise AssertionError(where) from error
    if rounds != FEW:
        tell(f"{rounds} power failures, {deeds} deeds acknowledged before them, none lost")


@pytest.mark.parametrize("rounds", SEVERAL)
def test_power_lost_during_a_restore_leaves_the_old_store_or_the_new_one(
    tmp_path, rounds, workers, tell
):
    place = tmp_path / "store"
    keys = make_store(place)
    copy = backup.make(keys, tmp_path / "usb", at=NOW, reason="手动").folder
    with OpenVault(keys) as opened, opened.content.atomic():
        opened.content.settings.put("since the copy", value=True)
    task = {"do": "restore", "copy": str(copy)}
    recording = recorded(workers, place, task)
    old = 0
    for where, said in failures(recording, rounds, tmp_path / "after"):
        try:
            look(tmp_path / "after", Promised())
        except Exception as error:
            raise AssertionError(where) from error
        with OpenVault(replace(keys, folder=tmp_path / "after")) as opened:
            since = opened.content.settings.get("since the copy", default=False)
            restored = opened.admin.audit.newest("从备份恢复") is not None
        assert since is not restored, where
        assert restored or not any("restored" in line for line in lines(said)), where
        old += since
    if rounds != FEW:
        tell(f"{rounds} power failures in a restore: {old} old stores, {rounds - old} restored")


@pytest.mark.parametrize("rounds", SEVERAL)
def test_power_lost_during_a_migration_leaves_a_store_that_opens(
    tmp_path, rounds, old_store, workers, tell
):
    place, login, word = old_store
    recording = recorded(workers, place, {"do": "migrate", "login": login, "word": word})
    for where, _said in failures(recording, rounds, tmp_path / "after"):
        try:
            with ProcessLock(tmp_path / "after").take(at=LATER):
                keys = log_in(tmp_path / "after", login, word, now=LATER, floor_kib=CHEAP.kib)
                with OpenVault(keys) as opened:
                    assert opened.content.audit.broken() is None
                    assert opened.content.people.all()
                assert verify(keys, targets_of(keys)).faults == ()
        except Exception as error:
            raise AssertionError(where) from error
    if rounds != FEW:
        tell(f"{rounds} power failures in a migration, each store upgraded afterwards")


@pytest.mark.parametrize("rounds", SEVERAL)
def test_power_lost_while_the_keys_are_replaced_leaves_a_store_that_opens(
    tmp_path, rounds, workers, tell
):
    place = tmp_path / "store"
    make_store(place)
    recording = recorded(workers, place, {"do": "rekey"})
    for where, _said in failures(recording, rounds, tmp_path / "after"):
        try:
            look(tmp_path / "after", Promised())
        except Exception as error:
            raise AssertionError(where) from error
    if rounds != FEW:
        tell(f"{rounds} power failures while the keys were replaced, each store opens and is whole")
