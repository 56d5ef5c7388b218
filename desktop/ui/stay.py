"""What the window before the store and the window over it know of each other.

Nothing heavy is imported here: the log-in window is painted before anything else is there.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.entrance import Entrance, KeyDialog
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory


class Around(NamedTuple):
    """What a run of the program has from its start: application, memory, font of the pictures, habits."""

    app: QApplication
    memory: Memory
    bundled_font: bool = False
    habits: Habits | None = None


class Stay(QObject):
    """One user's time at the open store, from log-in to lock."""

    entered = Signal(object)
    given_up = Signal()
    lock_wanted = Signal(str)
    restore_wanted = Signal(object, str, str)
    keys_wanted = Signal(str)
    closed = Signal()
    counted = Signal(int)

    login: str
    name: str

    def begin(self, entrance: QWidget) -> None:
        """Say `entered(window)`, after the password is changed if it must be; else `given_up`."""
        raise NotImplementedError

    def prepare(self, place: str) -> None:
        """Make the screen of a place, so that opening it is quick."""
        raise NotImplementedError

    def settle(self) -> None:
        """Do what is to be done once the window is shown."""
        raise NotImplementedError

    def open(self, place: str, target: dict[str, str]) -> None:
        """Open a place in the window."""
        raise NotImplementedError

    def keep(self) -> bool:
        """Keep what is being typed and where the window is; False where something cannot be."""
        raise NotImplementedError

    def keep_over_lock(self) -> None:
        """Keep what is being typed, wherever that is possible; nothing holds the lock off."""
        raise NotImplementedError

    def whereabouts(self) -> tuple[str, dict[str, str]]:
        """Return the place that is open."""
        raise NotImplementedError

    def turned(self) -> None:
        """Reckon anew: the day has changed, or the computer has slept."""
        raise NotImplementedError

    def leave(self, *, locked: bool) -> None:
        """Close the store and let the keys go."""
        raise NotImplementedError


class Doors(Protocol):
    """The closed store."""

    def today(self) -> date:
        """Return today."""
        ...

    def now(self) -> datetime:
        """Return the time."""
        ...

    def take_lock(self) -> None:
        """Hold the store for this process, or raise StoreError."""
        ...

    def warm_up(self) -> None:
        """Import what is needed after the log-in; any thread."""
        ...

    def is_founded(self) -> bool:
        """Say whether there is a store at all; quick."""
        ...

    def log_in(self, login: str, password: str) -> object:
        """Return the keys; slow, for any thread."""
        ...

    def seconds_to_wait(self, login: str) -> float:
        """Return how long to wait after failures."""
        ...

    def enter(self, keys: object, around: Around) -> Stay:
        """Open the store."""
        ...

    def restore(self, copy: Path, login: str, password: str) -> tuple[str, ...]:
        """Put a copy in the place of the closed store; slow. Returns what to tell the user."""
        ...

    def replace_keys(self, login: str, password: str) -> tuple[str, ...]:
        """Replace the data keys of the closed store; slow. Returns what to tell the user."""
        ...

    def counts_kept(self) -> Mapping[date, int] | None:
        """Return how much is to be done on each day, as it was kept when the store was closed."""
        ...

    def first_start(self) -> Entrance:
        """Make the window of the first start."""
        ...

    def recovery(self, parent: QWidget, login: str) -> KeyDialog:
        """Make the dialog that sets a password by the recovery sheet."""
        ...
