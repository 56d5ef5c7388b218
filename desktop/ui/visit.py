"""What the window needs of an open store; app puts it together."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop.services.restoring import Preview
from desktop.services.views.unsaved import KeptForm
from desktop.ui.changes import Changes
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.shell import Shell
from desktop.ui.widgets.chip import Tag


class Wishes(QObject):
    """What a screen asks of the program itself: to restore a copy (its folder), a new password,
    new data keys (the own password)."""

    restore = Signal(object)
    password = Signal()
    keys = Signal(str)


class Visit(Protocol):
    """One user at the open store, from log-in to lock."""

    @property
    def login(self) -> str:
        """The log-in name."""
        ...

    @property
    def name(self) -> str:
        """The user's name."""
        ...

    @property
    def must_change(self) -> bool:
        """Whether the password was set by somebody else and must be changed first."""
        ...

    @property
    def why_change(self) -> str:
        """Why the password must be changed, in a sentence."""
        ...

    @property
    def greeting(self) -> str:
        """When this user was here last, and how often a wrong password was tried since."""
        ...

    @property
    def failed_before(self) -> int:
        """How many wrong passwords were tried before this log-in."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences to show after the log-in."""
        ...

    @property
    def wishes(self) -> Wishes:
        """What screens ask of the program."""
        ...

    @property
    def changes(self) -> Changes:
        """What tells of changed tables."""
        ...

    def window(self, memory: Memory, habits: Habits | None = None) -> Shell:
        """Make the main window."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Return the numbers that stand at places of the navigation."""
        ...

    @property
    def acts(self) -> int:
        """How many things are to be done, as the last `counts` found."""
        ...

    def change_password(self, old: str, new: str) -> Callable[[], Callable[[], None]]:
        """Check and return the slow half of a change of password, which returns the quick one."""
        ...

    def weakness(self, password: str) -> str | None:
        """Say what is wrong with a new password."""
        ...

    def backup_due(self, *, closing: bool) -> bool:
        """Say whether a backup is to be made now."""
        ...

    def back_up(self, *, closing: bool) -> Callable[[], object]:
        """Return the slow half of a backup."""
        ...

    def backed_up(self, outcome: object) -> tuple[str, ...]:
        """Note what the slow half has done; return sentences on what could not be copied."""
        ...

    def look_into(self, copy: Path, login: str, password: str) -> Preview:
        """Return what putting a copy back would change; slow, for any thread."""
        ...

    def backup_tag(self) -> Tag:
        """Word when the last backup was made."""
        ...

    def keep_typed(self, forms: Sequence[KeptForm]) -> None:
        """Keep forms that were being filled in, for the same user's next time."""
        ...

    def typed_before(self) -> list[KeptForm]:
        """Return the forms that were kept."""
        ...

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a touch the window is locked."""
        ...

    def leave(self, *, locked: bool) -> None:
        """Note the end, close the store and let the keys go."""
        ...
