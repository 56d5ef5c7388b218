"""Changing a record so that what it said before is kept for good."""

from dataclasses import replace
from typing import TypeVar

from db.content import ContentStore
from db.tables.base import Table, Versioned
from desktop.rules.corrections import corrections
from desktop.services.desk import Desk

R = TypeVar("R", bound=Versioned)


def correct(
    desk: Desk[ContentStore], table: Table[R], record: R, reason: str, **fields: object
) -> R:
    """Store new values of some fields with the reason; one kept line for each that differs."""
    return turn(desk, table, record, replace(record, **fields), reason)  # type: ignore[type-var]


def turn(desk: Desk[ContentStore], table: Table[R], old: R, new: R, reason: str) -> R:
    """Store a record that takes the place of an old one, with the reason; as `correct` keeps it."""
    desk.store.corrections.put_all(
        corrections(
            table.name,
            old,
            new,
            at=desk.now(),
            by=desk.worker.name,
            reason=reason,
            new_id=desk.new_id,
        )
    )
    return table.put(new)
