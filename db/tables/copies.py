"""Copies and their receipts."""

from db.records import Copy
from db.tables.base import Table


class Copies(Table[Copy]):
    """The table copies."""

    name = "copies"
    noun = "抄送"
    record = Copy

    def of_talk(self, talk_id: str) -> list[Copy]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")
