"""Where a talk stands with the archive, as it is shown."""

from datetime import date

from db.frozen import frozen
from db.records import ArchivedFile
from desktop.services.views.talks import TalkHead


@frozen
class ArchiveView:
    """What was filed, or what will be; `missing` are sentences of what stands in the way.

    `open_receipts` say which receipts of copies are not in: no bar, but they cannot come later.
    """

    head: TalkHead
    archived_on: date | None
    archive_number: str
    missing: tuple[str, ...]
    open_receipts: tuple[str, ...]
    files: tuple[ArchivedFile, ...]
    attachments: int
    can_archive: bool
    may_pack: bool
