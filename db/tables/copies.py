"""Copies and their receipts."""

from db.records import Copy, TalkStatus
from db.tables.base import Table


class Copies(Table[Copy]):
    """The table copies."""

    name = "copies"
    noun = "抄送"
    record = Copy

    def of_talk(self, talk_id: str) -> list[Copy]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")

    def without_receipt(self) -> list[Copy]:
        """Return copies of closed talks that are out and whose receipt is not back."""
        return self.glance_of(
            (TalkStatus.CLOSED,),
            "sent_on is not null and receipt_on is null and voided_reason = ''",
        )
