"""Files that somebody or something has altered at random: a sentence, never a crash."""

import random
import shutil

import pytest

from db import backup, manifest, slots, vault
from db.checks import check_vault
from db.content import ContentStore
from db.errors import StoreError
from db.records import Person
from db.slots import Head
from tests.conftest import CHEAP, KEY, NOW, PASSWORD
from tests.soak.mutations import bytes_changed, harmed, value_changed

FEW, MANY = 60, 3000
ROUNDS = [FEW, pytest.param(MANY, marks=pytest.mark.soak)]


def try_all(path, act, rounds, seed):
    good, chance = path.read_bytes(), random.Random(seed)  # noqa: S311
    refused = 0
    for number in range(rounds):
        change = bytes_changed if number % 2 else value_changed
        path.write_bytes(change(chance, good))
        try:
            act()
        except StoreError:
            refused += 1
    assert refused > rounds / 2  # the rest hit what is not sealed: tries, failures, spaces
    path.write_bytes(good)
    act()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_slots_altered_at_random_are_a_sentence(founded, rounds):
    folder = founded.keys.folder
    slots.save_unsealed(folder, slots.load(folder).after_failure("liwenshu", NOW))
    try_all(
        folder / "store.slots",
        lambda: vault.unlock(folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib),
        rounds,
        seed=1,
    )


@pytest.mark.parametrize("rounds", ROUNDS)
def test_a_list_of_a_copy_altered_at_random_is_a_sentence(founded, tmp_path, rounds):
    copy = backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动").folder
    try_all(
        copy / "manifest.json",
        lambda: manifest.load(copy, founded.keys.admin),
        rounds,
        seed=2,
    )


@pytest.mark.parametrize("rounds", [20, pytest.param(1000, marks=pytest.mark.soak)])
def test_a_vault_harmed_at_random_is_a_sentence_and_always_found(tmp_path, rounds):
    path = tmp_path / "whole" / "content.db"
    path.parent.mkdir()
    store = ContentStore(path, KEY, create=True)
    for number in range(100):
        with store.atomic():
            store.people.put(Person(id=f"p{number}", name="王芳" * 50))
            store.audit.append(at=NOW, actor="a", role="clerk", deed="登记人员")
    seq, mac = store.audit.head()
    store.close()
    chance = random.Random(3)  # noqa: S311
    for _ in range(rounds):
        copy = tmp_path / "harmed" / "content.db"
        shutil.rmtree(copy.parent, ignore_errors=True)
        shutil.copytree(path.parent, copy.parent)
        copy.write_bytes(harmed(chance, copy.read_bytes()))
        try:
            opened = ContentStore(copy, KEY)
            try:
                opened.people.all()
            finally:
                opened.close()
        except StoreError as error:
            told = str(error)
        else:
            told = "content.db"
        assert "content.db" in told
        assert check_vault(copy, KEY, [Head(seq=seq, mac=mac)]) != []
