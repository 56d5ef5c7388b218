from datetime import date
from pathlib import Path

import pytest

from desktop.cli.window import Wanted, asked_for, default_store

STORE = Path("store")


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["--store", "store"], Wanted(store=STORE)),
        (["--store", "store", "--on", "2026-07-13"], Wanted(store=STORE, on=date(2026, 7, 13))),
        (["--store", "store", "--in-tray"], Wanted(store=STORE, in_tray=True)),
        (
            ["--quit-after-start", "--store", "store"],
            Wanted(store=STORE, quit_after_start=True),
        ),
    ],
)
def test_options_alone_ask_for_the_window(arguments, wanted):
    assert asked_for(arguments) == wanted


def test_nothing_at_all_asks_for_the_window_over_the_usual_store():
    assert asked_for([]) == Wanted(store=default_store())
    assert default_store().name == "tanhua"


@pytest.mark.parametrize(
    "arguments",
    [
        ["due"],
        ["--help"],
        ["--version"],
        ["--store"],
        ["--on", "2026-13-01"],
        ["--on", "20260713"],
        ["--store", "store", "due"],
    ],
)
def test_all_else_is_for_the_parser(arguments):
    assert asked_for(arguments) is None
