"""Files that belong to a record."""

from datetime import date, datetime

from db.frozen import frozen


@frozen
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


@frozen
class ArchivedFile:
    """One file of the archive package of a talk, as the list of filed documents shows it.

    `name` is its place in the package, `archive_number` its 档号 (DA/T 22; empty for files that
    only accompany the documents), `pages` 0 where they are counted by hand, `size` in bytes.
    """

    id: str
    talk_id: str
    position: int
    name: str
    title: str
    archive_number: str = ""
    document_number: str = ""
    author: str = ""
    dated_on: date | None = None
    marking: str = ""
    pages: int = 0
    note: str = ""
    size: int = 0
    sha256: str = ""
    version: int = 0
