"""The closed store: lock, log-in, first start, recovery. Heavy parts are imported when used."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.outside import Outside
from desktop.ui.entrance import Entrance, KeyDialog
from desktop.ui.stay import Around, Stay

_FILES = ("store.slots", "admin.db", "content.db", "backups")


class StoreDoors:
    """The store in a folder, from outside. `cost` and `floor_kib` are for tests."""

    def __init__(
        self, folder: Path, outside: Outside, *, floor_kib: int | None = None, cost: Any = None
    ) -> None:
        self._folder, self._outside = folder, outside
        self._floor = {} if floor_kib is None else {"floor_kib": floor_kib}
        self._cost = {} if cost is None else {"cost": cost}
        self._clock = outside.by_the_clock()
        self._lock: Any = None
        self._sealed: dict[str, bytes] = {}  # typed before a lock, where the store took it not

    def today(self) -> date:
        """Return today."""
        return self._outside.today()

    def now(self) -> datetime:
        """Return the time."""
        return self._outside.now()

    def is_founded(self) -> bool:
        """Say whether there is anything of a store; no heavy module is needed for it."""
        return any((self._folder / name).exists() for name in _FILES)

    def take_lock(self) -> None:
        """Hold the store for this process, or raise StoreError."""
        from db.lock import ProcessLock

        if self._lock is None:
            lock = ProcessLock(self._folder)
            self._lock = lock.take(at=self._clock.now(), create=not self.is_founded())

    def release(self) -> None:
        """Let go of the lock."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def log_in(self, login: str, password: str) -> object:
        """Return the keys; slow, for any thread."""
        from desktop.services.login import log_in

        now = self._clock.now()
        return log_in(self._folder, login, password, now=now, **self._floor)

    def seconds_to_wait(self, login: str) -> float:
        """Return how long to wait after failures; nothing where the file cannot be read."""
        from db.errors import StoreError
        from desktop.services.login import seconds_to_wait

        try:
            return seconds_to_wait(self._folder, login, now=self._clock.now())
        except StoreError:  # the next try says what is wrong
            return 0

    def warm_up(self) -> None:
        """Import what is needed after the log-in, so that nobody waits for it then."""
        import desktop.app.office
        import desktop.services.login
        import desktop.ui.session  # noqa: F401
        from desktop.app.places import import_all

        import_all()

    def enter(self, keys: Any, around: Around) -> Stay:
        """Open the store."""
        from desktop.app.office import Office
        from desktop.services.login import enter
        from desktop.ui.session import Session

        now, really = self._outside.now(), self._outside.really()
        opened = enter(keys, now=now, really=really, program=__version__)
        return Session(Office(opened, self._outside, sealed=self._sealed, **self._cost), around)

    def restore(self, copy: Path, login: str, password: str) -> tuple[str, ...]:
        """Put a copy in the place of the closed store; slow. Returns what to tell the user."""
        from desktop.services.restoring import put_back

        now = self._clock.now()
        done = put_back(copy, self._folder, login, password, now=now, **self._floor)
        told = [f"已恢复到 {done.made_at:%Y-%m-%d %H:%M} 的备份，请重新登录。"]
        if done.aside is not None:
            told.append(f"原来的数据另存在“{done.aside}”。")
        told += [f"附件“{name}”在备份中缺失。" for name in done.lacking]
        return tuple(told)

    def replace_keys(self, login: str, password: str) -> tuple[str, ...]:
        """Replace the data keys of the closed store; slow. Returns what to tell the user."""
        from desktop.services.login import recognise
        from desktop.services.rekeying import renew

        now = self._clock.now()
        keys = recognise(self._folder, login, password, now=now, **self._floor)
        return renew(keys, now=now)

    def counts_kept(self) -> Mapping[date, int] | None:
        """Return how much is to be done on each day, as it was kept when the store was closed."""
        from db.due_counts import read

        return read(self._folder)

    def first_start(self) -> Entrance:
        """Make the window of the first start."""
        from desktop.app.beginning import first_start

        return first_start(self._folder, self._outside, **self._cost)

    def recovery(self, parent: QWidget, login: str) -> KeyDialog:
        """Make the dialog that sets a password by the recovery sheet."""
        from desktop.app.beginning import recovery

        return recovery(parent, login, self._folder, self._clock, **self._cost)
