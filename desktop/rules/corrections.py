"""What was corrected in a record, field by field, as it is kept for good."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from db.records import Correction
from desktop.words import word


def differences(old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    """Return (field, old, new) in words for what differs between two records of one kind."""
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after and field.name != "version":
            yield field.name, in_words(before), in_words(after)


def corrections(
    table_name: str,
    old: Any,
    new: Any,
    *,
    at: datetime,
    by: str,
    reason: str,
    new_id: Callable[[], str],
) -> list[Correction]:
    """Return one correction for each field that differs."""
    return [
        Correction(
            id=new_id(),
            table_name=table_name,
            record_id=old.id,
            field=field,
            old=before,
            new=after,
            at=at,
            by=by,
            reason=reason,
        )
        for field, before, after in differences(old, new)
    ]


def in_words(value: object) -> str:
    """Return a value as people read it: 是, 2026-03-01, 地方党委; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value)
