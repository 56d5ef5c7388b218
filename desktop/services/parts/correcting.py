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
    corrected: R = replace(record, **fields)  # type: ignore[type-var]
    desk.store.corrections.put_all(
        corrections(
            table.name,
            record,
            corrected,
            at=desk.now(),
            by=desk.worker.name,
            reason=reason,
            new_id=desk.new_id,
        )
    )
    return table.put(corrected)
