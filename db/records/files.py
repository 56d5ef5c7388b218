"""Files that belong to a record."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept encrypted beside the store; size in bytes, SHA-256 of the plain content."""

    id: str
    owner_table: str
    owner_id: str
    talk_id: str | None
    name: str
    purpose: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
    voided_reason: str = ""
    version: int = 0
