"""What every service is given: the store, who works, the clock, and how a change is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Generic, TypeVar

from db.frozen import frozen
from db.records import Role
from db.store import Store
from desktop.security.permissions import NotAllowed, require

S = TypeVar("S", bound=Store)


@frozen
class Worker:
    """Who is logged in: the leader a talker's log-in stands for, the unit copies are read for."""

    login: str
    name: str
    role: Role
    person_id: str | None = None
    unit: str = ""


@frozen
class Desk(Generic[S]):
    """One vault with one worker at it. Services hold a desk and nothing else of the kind."""

    store: S
    worker: Worker
    today: Callable[[], date]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    changed: Callable[[set[str]], None]

    @contextmanager
    def deed(
        self, kind: str, name: str, object_id: str, tables: set[str], detail: str = ""
    ) -> Iterator[None]:
        """Do one deed: ask the table of permissions, one block, one log entry, one word of change.

        `kind` stands in the table of permissions, `name` is what the log shows (a Chinese verb),
        `detail` never holds text of a record. Nothing is kept where the block raises.
        """
        self._require(kind, name, object_id)
        with self.store.atomic():
            yield
            self.note(name, object_id, detail)
        self.changed(tables)

    def seen(self, kind: str, name: str, object_id: str, detail: str = "") -> None:
        """Log that something was looked at, printed or exported, in a block of its own."""
        self._require(kind, name, object_id)
        with self.store.atomic():
            self.note(name, object_id, detail)

    def _require(self, kind: str, name: str, object_id: str) -> None:
        """Refuse what the role may not do; the try stands in the log as a failure."""
        try:
            require(self.worker.role, kind)
        except NotAllowed as refusal:
            with self.store.atomic():
                self.note(name, object_id, "无权办理", ok=False)
            refusal.logged = True
            raise

    def note(self, name: str, object_id: str, detail: str = "", *, ok: bool = True) -> None:
        """Add a log entry inside a block that is open already."""
        self.store.audit.append(
            at=self.now(),
            actor=self.worker.login,
            role=self.worker.role,
            deed=name,
            object_id=object_id,
            detail=detail,
            ok=ok,
        )
