"""Killed at any moment of real work, the store keeps every deed that was said to be stored."""

import random
import time

import pytest

from tests.soak.store import Promised, look, make_store

ROUNDS = [20, pytest.param(1000, marks=pytest.mark.soak)]


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_kill_at_any_moment_loses_nothing_that_was_stored(tmp_path, rounds, workers, tell):
    place, seed = tmp_path / "store", 1 if rounds == ROUNDS[0] else time.time_ns()
    make_store(place)
    chance, promised, deeds = random.Random(seed), Promised(), 0  # noqa: S311
    for round_ in range(rounds):
        task = {
            "do": "work",
            "folder": str(place),
            "seed": chance.random(),
            "first": promised.words + 1,
            "password": promised.password,
        }
        heard = workers.killed(task, chance.uniform(0.01, 0.25))
        assert not any("refused" in said or "crashed" in said for said in heard), heard[-1]
        deeds += sum("heads" in said for said in heard)
        for said in heard:
            promised.hear(said)
        every = 10 if rounds == ROUNDS[0] else 50
        last = (round_ + 1) % every == 0
        try:
            promised.words = look(place, promised, thorough=last)
        except Exception as error:
            raise AssertionError(f"seed {seed}, round {round_}") from error
    if rounds != ROUNDS[0]:
        tell(f"{rounds} kills, {deeds} deeds acknowledged, none lost")
    assert deeds  # on a busy machine many are killed before their first
