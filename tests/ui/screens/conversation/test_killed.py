"""Killing the process at any moment loses at most the last second of typing."""

import subprocess
import sys
import time

import pytest

from db.content import ContentStore
from desktop.ui.screens.talks.place import TalksScreen
from tests.conftest import KEY
from tests.typing_until_killed import WORDS


def kill_while_typing(folder, talk_id, after, keys=0):
    """Kill another process that types, after some seconds and keys.

    Returns how much was a second old by the last key but one: by then all that was due had its
    turn. What a busy machine keeps the process from doing is no fault of it.
    """
    command = [sys.executable, "-m", "tests.typing_until_killed", str(folder), talk_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline()]
        end = time.monotonic() + after
        while lines[-1] and (time.monotonic() < end or len(lines) < keys):
            lines.append(process.stdout.readline())
        process.kill()
        lines += process.stdout.read().splitlines()
    typed = [line.split() for line in lines if len(line.split()) == 2]
    seen_at = float(typed[-2][0]) if len(typed) > 1 else 0.0
    return max((int(count) for at, count in typed if float(at) < seen_at - 1), default=0)


def kept(folder, talk_id):
    store = ContentStore(folder / "content.db", KEY)
    draft = store.drafts.of_field("liwenshu", talk_id, "step1")

    store.close()
    return draft.text if draft else ""


def as_typed(length):
    return (WORDS * (length // len(WORDS) + 1))[:length]


def test_a_killed_process_loses_at_most_a_second_and_the_talk_opens_where_it_was(
    under_way, store, tmp_path, services, changes, qtbot
):
    must_be_kept = kill_while_typing(tmp_path, under_way, 2.2, keys=60)
    text = kept(tmp_path, under_way)
    assert must_be_kept > 10
    assert len(text) >= must_be_kept
    assert text == as_typed(len(text))

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.open({"talk_id": under_way})
    assert again.page.stage == "step1"
    assert again.page.steps.page.passage.text == text


@pytest.mark.soak
def test_fifty_kills_at_moments_between_two_saves(under_way, store, tmp_path):
    for moment in range(50):
        must_be_kept = kill_while_typing(tmp_path, under_way, moment * 0.05)
        text = kept(tmp_path, under_way)
        assert len(text) >= must_be_kept
        assert text == as_typed(len(text))
