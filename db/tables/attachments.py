"""The index of attached files."""

from db.records import Attachment
from db.tables.base import Table


class Attachments(Table[Attachment]):
    """The table attachments."""

    name = "attachments"
    noun = "附件"
    record = Attachment

    def of_talk(self, talk_id: str) -> list[Attachment]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="added_at")

    def of_owner(self, owner_id: str) -> list[Attachment]:
        """Return the files of one record, in order."""
        return self._where("owner_id = ?", (owner_id,), order_by="added_at, rowid")
