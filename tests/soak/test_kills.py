"""Killed at any moment, the store keeps every word that was said to be stored."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.records import TalkStatus
from db.session import OpenVault
from db.vault import unlock
from db.verify import targets_of, verify
from desktop.cli.demo import DEMO_DAY
from desktop.demo.store import PASSWORD, make_demo
from desktop.outside import Outside

TYPIST = Path(__file__).with_name("typist.py")


@pytest.fixture
def folder(tmp_path):
    outside = Outside(DEMO_DAY)
    make_demo(tmp_path / "store", 12, now=outside.now(), new_id=outside.new_id)
    return tmp_path / "store"


def test_a_few_kills_lose_nothing_that_was_stored(folder):
    kill_and_look(folder, rounds=4, seed=1)


@pytest.mark.soak
def test_many_kills_lose_nothing_that_was_stored(folder):
    kill_and_look(folder, rounds=60, seed=time.time_ns())


def kill_and_look(folder, *, rounds, seed):
    chance, stored = random.Random(seed), 0  # noqa: S311 (moments, not secrets)
    for round_ in range(rounds):
        told = typed_until_killed(folder, stored + 1, chance.uniform(0.01, 0.5))
        found = newest_words(folder)
        assert found >= told, f"seed {seed}, round {round_}: {told} was stored, {found} is there"
        assert found <= told + 1, "only what was being stored as the kill came may be there too"
        stored = found
    assert stored > rounds
    report = verify(keys(folder), targets_of(keys(folder)))
    assert report.faults == ()


def typed_until_killed(folder, first, seconds):
    command = [sys.executable, str(TYPIST), str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        began = process.stdout.readline()
        assert began.strip() == str(first)
        time.sleep(seconds)  # the moment of the kill, not a wait for anything
        process.kill()
        lines = [began, *process.stdout.read().splitlines()]
    return int(lines[-1])


def newest_words(folder):
    """Return the number in the newest words that are there: the draft's, else the step's."""
    with OpenVault(keys(folder)) as opened:
        store = opened.content
        assert store.audit.broken() is None
        [talk] = [t for t in store.talks.all() if t.status is TalkStatus.IN_PROGRESS]
        draft = store.drafts.of_field("liwenshu", talk.id, "step2")
        text = draft.text if draft else store.steps.of_talk(talk.id)[1].text
    return int(text.rpartition("。")[2])


def keys(folder):
    return unlock(folder, "liwenshu", PASSWORD)
