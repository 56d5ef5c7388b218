"""Whether a command line opens the window, told without the parser of the subcommands."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.frozen import frozen


@frozen
class Wanted:
    """The window over a store, on a day; `quit_after_start` is for measuring.

    `in_tray` waits in the tray until somebody opens it, as when it starts with the computer.
    """

    store: Path
    on: date | None = None
    quit_after_start: bool = False
    in_tray: bool = False


def asked_for(arguments: Sequence[str]) -> Wanted | None:
    """Return what window is wanted; None for all else, mistakes included, which the parser words."""
    store, on, quit_after_start, in_tray = None, None, False, False
    rest = list(arguments)
    while rest:
        name = rest.pop(0)
        if name == "--quit-after-start":
            quit_after_start = True
        elif name == "--in-tray":
            in_tray = True
        elif name == "--store" and rest:
            store = Path(rest.pop(0))
        elif name == "--on" and rest and (day := _day(rest.pop(0))):
            on = day
        else:
            return None
    return Wanted(
        store=store or default_store(),
        on=on,
        quit_after_start=quit_after_start,
        in_tray=in_tray,
    )


def default_store() -> Path:
    """Return the folder of the store where none is named: in the platform's user data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tanhua", appauthor=False))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-07-13") else None
    except ValueError:
        return None
