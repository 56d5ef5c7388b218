"""Where a talk stands with the archive, as it is shown."""

from dataclasses import dataclass
from datetime import date

from db.records import ArchivedFile
from desktop.services.views.talks import TalkHead


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveView:
    """What was filed, or what will be; `missing` are sentences of what stands in the way."""

    head: TalkHead
    archived_on: date | None
    archive_number: str
    missing: tuple[str, ...]
    files: tuple[ArchivedFile, ...]
    attachments: int
    can_archive: bool
    may_pack: bool
