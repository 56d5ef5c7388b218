"""Cut short at any moment of a deed with users, the store says who may come in, the log why."""

import contextlib
import random
import shutil
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest

from db import slots
from db.errors import WrongPassword
from db.lock import ProcessLock
from db.log_query import LogQuery
from db.verify import targets_of, verify
from desktop.services.login import enter, leave
from tests.conftest import NOW, PASSWORD
from tests.soak.accounts import (
    ADDED,
    BY_SHEET,
    CHANGED,
    DISABLED,
    ENABLED,
    GRANTED,
    GUARD,
    PRINTED,
    RESET,
    SECRETS,
    make_guard,
    opened_for,
)
from tests.soak.recording import ALL, lines
from tests.soak.store import LOGIN, make_store
from tests.soak.test_full_disk import full_at_each
from tests.soak.test_power_loss import FEW, SEVERAL, failures, recorded

MANY = 500
ROUNDS = [5, pytest.param(MANY, marks=pytest.mark.soak)]
LOGINS = [f"user{number}" for number in range(6)]
DEEDS = (ADDED, DISABLED, ENABLED, RESET, GRANTED, BY_SHEET, PRINTED, CHANGED)


@dataclass
class Known:
    """What the process has said: how each user stands, how often each deed was done."""

    standings: dict = field(default_factory=lambda: dict.fromkeys(LOGINS))
    done: Counter = field(default_factory=Counter)
    under_way: dict | None = None

    def hear(self, said):
        if "doing" in said:
            self.under_way = said
        if "done" in said:
            self.under_way = None
            self.done[said["done"]] += 1
            self.standings[said["login"]] = said["standing"]


def killed_at_accounts(place, rounds, workers):
    """Let a process work at the users and kill it, again and again; return what was found."""
    seed = 1 if rounds != MANY else time.time_ns()
    chance, known, found = random.Random(seed), Known(), Counter()  # noqa: S311
    known.done.update(looked_at(place)[1])
    for round_ in range(rounds):
        task = {"do": "accounts", "folder": str(place), "seed": chance.random()}
        heard = workers.killed({**task, "standings": known.standings}, chance.uniform(0, 0.06))
        assert not any("refused" in said or "crashed" in said for said in heard), heard[-1]
        for said in heard:
            known.hear(said)
        try:
            found[look(place, known)] += 1
        except Exception as error:
            raise AssertionError(f"seed {seed}, round {round_}, {known.under_way}") from error
        known.under_way = None
    return known, found


def look(place, known):
    """Open what the kill has left, assert that all stands as told; return what was cut short."""
    return compared(known, *looked_at(place))


def looked_at(place):
    """Log in and out again; return how each user stands and how often each deed is in the log."""
    with ProcessLock(place).take(at=NOW):
        keys = opened_for(place, LOGIN, PASSWORD)
        opened = enter(keys, now=NOW)
        try:
            assert opened.warnings == ()
            users = {user.login: user for user in opened.admin.users.all()}
            logged = {deed: entries(opened.admin.audit, deed) for deed in DEEDS}
        finally:
            leave(opened, now=NOW)
        stands = {login: standing(place, users.get(login)) for login in LOGINS}
        assert verify(keys, targets_of(keys)).faults == ()
    return stands, logged


def entries(log, deed):
    """Return how often a deed stands in the log, to the letter."""
    return sum(entry.deed == deed for entry in log.page(LogQuery(text=deed), limit=10**6))


def standing(place, user):
    """Return how a user really stands: what each password opens."""
    document = slots.load(place)
    slot = document.of_user(user.id) if user is not None else None
    if user is None:
        return None
    if slot is None:
        return [user.disabled, None, False]
    for number, secret in enumerate(SECRETS):
        with contextlib.suppress(WrongPassword):
            return [
                user.disabled,
                number,
                opened_for(place, user.login, secret).content is not None,
            ]
    raise AssertionError(f"no password opens the slot of {user.login}")


def compared(known, stands, logged):
    """Assert that what was told is so, and that the log has all that is so; return what was cut."""
    cut = known.under_way
    for login, stood in stands.items():
        if cut is None or login != cut["login"]:
            assert stood == known.standings[login], login
    if cut is not None:
        stood = stands[cut["login"]]
        assert stood in cut["may_be"], stood
        took_effect = stood != known.standings[cut["login"]]
        known.done[cut["doing"]] += took_effect or logged[cut["doing"]] > known.done[cut["doing"]]
        known.standings[cut["login"]] = stood
    assert logged == {deed: known.done[deed] for deed in DEEDS}
    return cut["doing"] if cut is not None else "none"


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_kill_while_users_are_changed_leaves_each_as_before_or_as_wanted(
    tmp_path, rounds, workers, tell
):
    place = tmp_path / "store"
    make_store(place)
    make_guard(place)
    known, found = killed_at_accounts(place, rounds, workers)
    assert found.total() == rounds
    if rounds == MANY:
        tell(f"{rounds} kills, cut short: {dict(found)}; done: {dict(known.done)}")


def within_deeds(recording):
    """Return the moments between the word that a deed begins and the word that it is done."""
    cuts, begun = [], False
    for index, event in enumerate(recording.events):
        begun = (begun or b'"doing"' in event.data) and b'"done"' not in event.data
        cuts += [index + 1] if begun else []
    return cuts


@pytest.mark.parametrize("rounds", SEVERAL)
def test_power_lost_while_users_are_changed_leaves_each_as_before_or_as_wanted(
    tmp_path, rounds, workers, tell
):
    place, found = tmp_path / "store", Counter()
    make_store(place)
    make_guard(place)
    before = looked_at(place)[1]
    task = {"do": "accounts", "standings": Known().standings, "seed": 3}
    task["count"] = 8 if rounds == FEW else 60
    recording = recorded(workers, place, task)
    for where, said in failures(recording, rounds, tmp_path / "after", within_deeds(recording)):
        known = Known(done=Counter(before))
        for line in lines(said):
            known.hear(line)
        try:
            found[look(tmp_path / "after", known)] += 1
        except Exception as error:
            raise AssertionError(f"{where}, {known.under_way}") from error
    if rounds != FEW:
        tell(f"{rounds} power failures while users were changed, cut short: {dict(found)}")


def test_a_kill_at_each_point_of_changing_the_own_password_leaves_it_in_the_log(tmp_path, workers):
    place, after, seen = tmp_path / "store", tmp_path / "after", []
    make_store(place)
    make_guard(place)
    recording = recorded(workers, place, {"do": "change"})
    for cut in within_deeds(recording):
        shutil.rmtree(after, ignore_errors=True)
        after.mkdir()
        recording.leave(after, cut, ALL, random.Random(1))  # noqa: S311
        opened = enter(opened_for(after, LOGIN, PASSWORD), now=NOW)
        user = next(u for u in opened.admin.users.all() if u.login == GUARD)
        logged = entries(opened.admin.audit, CHANGED)
        leave(opened, now=NOW)
        seen.append((logged, standing(after, user)[1], user.must_change))
    steps = list(dict.fromkeys(seen))
    assert steps == [(0, 0, True), (1, 0, True), (1, 1, True), (1, 1, False)]


@pytest.mark.parametrize("rounds", [3, pytest.param(200, marks=pytest.mark.soak)])
def test_a_disk_full_while_users_are_changed_leaves_each_as_before_or_as_wanted(
    tmp_path, rounds, workers, tell
):
    place, found = tmp_path / "store", Counter()
    make_store(place)
    make_guard(place)
    before = looked_at(place)[1]
    task = {"do": "accounts", "folder": str(place), "standings": Known().standings, "seed": 3}
    task["count"] = 6 if rounds == 3 else 30
    for moment, heard in full_at_each(workers, task, place, rounds):
        known = Known(done=Counter(before))
        for said in heard:
            known.hear(said)
        try:
            found[look(place, known)] += 1
        except Exception as error:
            raise AssertionError(f"full at write {moment}, {known.under_way}") from error
    if rounds != 3:
        tell(f"disk full at {found.total()} writes while users were changed: {dict(found)}")
