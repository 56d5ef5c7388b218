"""Wrong passwords are counted in the file of slots, and each makes the next try wait longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from db import slots, vault
from db.errors import WrongPassword
from db.slots import Slots, Tries
from desktop.security.attempts import require_patience, still_to_wait


@contextmanager
def patience(store_folder: Path, login: str, now: datetime) -> Iterator[None]:
    """Try a password of this user: Refused where it is too early, counted where it is wrong.

    Raises NoStore or SlotsDamaged where there is nothing to count in.
    """
    document = slots.load(store_folder)
    tries = _tries(document, login)
    require_patience(tries.count, tries.last_at, now)
    try:
        yield
    except WrongPassword:
        slots.note_failure(store_folder, lambda document: _counted_as(document, login), now)
        raise


def left_to_wait(store_folder: Path, login: str, now: datetime) -> timedelta:
    """Return how long this user must still wait after failures before the next try."""
    tries = _tries(slots.load(store_folder), login)
    return still_to_wait(tries.count, tries.last_at, now)


def _tries(document: Slots, login: str) -> Tries:
    return document.tries.get(_counted_as(document, login), Tries())


def _counted_as(document: Slots, login: str) -> str:
    name = vault.login_name(login)
    return name if document.of_login(name) else ""  # what was typed may be a password
