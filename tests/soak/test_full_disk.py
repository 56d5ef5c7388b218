"""The disk is full at any write: it is said plainly, and nothing that was stored is lost."""

import random
import shutil
import time

import pytest

from db import backup
from db.vault import unlock
from db.verify import targets_of, verify
from tests.conftest import CHEAP, NOW
from tests.soak.store import LOGIN, Promised, look, make_store

FEW, MANY = 6, 200
ROUNDS = [FEW, pytest.param(MANY, marks=pytest.mark.soak)]
EACH = [FEW, pytest.param(10**6, id="each", marks=pytest.mark.soak)]  # some 300 writes


def moments(writes, rounds):
    """Return the numbers of writes at which the disk is to be full, all over the work."""
    chance = random.Random(1 if rounds == FEW else time.time_ns())  # noqa: S311
    return sorted(chance.sample(range(writes), min(rounds, writes)))


def full_at_each(workers, task, place, rounds):
    """Do a task again and again on a fresh store, each time with the disk full at another write."""
    fresh = place.with_name("fresh")
    shutil.copytree(place, fresh)
    *_, ended = workers.work({**task, "full": -1})
    for moment in moments(ended["writes"], rounds):
        shutil.rmtree(place)
        shutil.copytree(fresh, place)
        heard = workers.work({**task, "full": moment})
        refused = [said for said in heard if "refused" in said]
        assert not any("crashed" in said for said in heard), (moment, heard[-2]["crashed"])
        assert len(refused) == 1, (moment, heard[-3:])
        assert "磁盘已满" in refused[0]["refused"], (moment, refused)
        yield moment, heard


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_disk_full_at_any_write_of_real_work_is_said_and_loses_nothing(
    tmp_path, rounds, workers, tell
):
    place, shown = tmp_path / "store", 0
    make_store(place)
    task = {"do": "work", "folder": str(place), "seed": 7, "first": 1, "password": 0}
    task["count"] = 15 if rounds == FEW else 60
    for moment, heard in full_at_each(workers, task, place, rounds):
        promised = Promised()
        for said in heard:
            promised.hear(said)
        try:
            look(place, promised)
        except Exception as error:
            raise AssertionError(f"full at write {moment}") from error
        shown += 1
    if rounds != FEW:
        tell(f"disk full at {shown} writes of the work: said each time, nothing lost")


@pytest.mark.parametrize("rounds", EACH)
@pytest.mark.parametrize("deed", ["restore", "rekey"])
def test_a_disk_full_at_any_write_of_a_restore_or_rekeying_leaves_a_whole_store(
    tmp_path, rounds, deed, workers, tell
):
    place, shown = tmp_path / "store", 0
    keys = make_store(place)
    copy = backup.make(keys, tmp_path / "usb", at=NOW, reason="手动").folder
    task = {"do": deed, "folder": str(place), "copy": str(copy)}
    for moment, _heard in full_at_each(workers, task, place, rounds):
        try:
            look(place, Promised())
        except Exception as error:
            raise AssertionError(f"full at write {moment}") from error
        shown += 1
    if rounds != FEW:
        tell(f"disk full at each of {shown} writes of a {deed}: said each time, the store is whole")


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_disk_full_at_any_write_of_a_migration_leaves_a_store(
    tmp_path, rounds, old_store, workers, tell
):
    place, login, word = old_store
    shown = 0
    task = {"do": "migrate", "folder": str(place), "login": login, "word": word}
    for moment, _heard in full_at_each(workers, task, place, rounds):
        again = workers.work(task)
        assert any("closed" in said for said in again), (moment, again)
        keys = unlock(place, LOGIN, word, floor_kib=CHEAP.kib)
        assert verify(keys, targets_of(keys)).faults == (), moment
        shown += 1
    if rounds != FEW:
        tell(f"disk full at {shown} writes of a migration: said each time, done once there is room")
