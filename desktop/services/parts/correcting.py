"""Changing a record so that what it said before is kept for good."""

from dataclasses import replace
from typing import TypeVar

from db.content import ContentStore
from db.records import Correction
from db.tables.base import Table, Versioned
from desktop.services.desk import Desk

R = TypeVar("R", bound=Versioned)


def correct(
    desk: Desk[ContentStore], table: Table[R], record: R, reason: str, **fields: object
) -> R:
    """Store new values of some fields with the reason; one kept line for each that differs."""
    for field, new in fields.items():
        old = getattr(record, field)
        if old != new:
            desk.store.corrections.put(
                Correction(
                    id=desk.new_id(),
                    table_name=table.name,
                    record_id=record.id,
                    field=field,
                    old="" if old is None else str(old),
                    new="" if new is None else str(new),
                    at=desk.now(),
                    by=desk.worker.name,
                    reason=reason,
                )
            )
    return table.put(replace(record, **fields))  # type: ignore[type-var]
