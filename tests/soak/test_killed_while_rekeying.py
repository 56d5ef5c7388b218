"""Killed at any moment of a replacement of the keys, the store opens by the same password."""

import random
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest

from db.lock import ProcessLock
from db.records import Attachment
from db.session import OpenVault
from db.vault import unlock
from db.verify import verify
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.factories import a_record, an_ended_talk
from tests.town import fill

REKEYER = Path(__file__).with_name("rekeyer.py")


def test_a_few_kills_leave_the_store_whole(founded):
    kill_and_look(founded.keys.folder, rounds=5, seed=1)


@pytest.mark.soak
def test_many_kills_leave_the_store_whole(founded):
    kill_and_look(founded.keys.folder, rounds=150, seed=time.time_ns())


def kill_and_look(folder, *, rounds, seed):
    chance = random.Random(seed)  # noqa: S311 (moments, not secrets)
    put_something(folder)
    for round_ in range(rounds):
        killed_while_rekeying(folder, chance.uniform(0.0, 0.4))
        with ProcessLock(folder).take(at=NOW):
            keys = unlock(folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
            assert verify(keys, ()).faults == (), f"seed {seed}, round {round_}"
            with OpenVault(keys) as opened:
                assert opened.warnings == ()
                assert opened.content.records.get("t1").text == "一、报告自查。"
                (row,) = opened.content.attachments.all()
                assert opened.attachments.read(row.id, row.name) == b"evidence"
            assert not (folder / ".restoring").exists()
            assert not (folder / "backups" / "former-keys").exists()


def killed_while_rekeying(folder, seconds):
    command = [sys.executable, str(REKEYER), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout.readline().strip() == "began"
        time.sleep(seconds)  # the moment of the kill, not a wait for anything
        process.kill()


def put_something(folder):
    keys = unlock(folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    with OpenVault(keys) as opened:
        fill(opened.content, own_body=False)
        stored = opened.attachments.add(BytesIO(b"evidence"), "纪要.txt")
        with opened.content.atomic():
            opened.content.talks.put(an_ended_talk())
            opened.content.records.put(a_record())
            opened.content.attachments.put(
                Attachment(
                    id=stored.id,
                    owner_table="records",
                    owner_id="t1",
                    talk_id="t1",
                    name="纪要.txt",
                    purpose="附件",
                    size=stored.size,
                    sha256=stored.sha256,
                    added_at=NOW,
                    added_by="李文书",
                )
            )
