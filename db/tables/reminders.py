"""Reminders and puttings-off."""

from db.records import PutOff, Reminder
from db.tables.base import Table


class Reminders(Table[Reminder]):
    """The table reminders."""

    name = "reminders"
    noun = "提醒"
    record = Reminder
    long_texts = frozenset({"answer"})

    def of_talk(self, talk_id: str) -> list[Reminder]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="at")


class PutOffs(Table[PutOff]):
    """The table put_offs."""

    name = "put_offs"
    noun = "推后"
    record = PutOff
    long_texts = frozenset({"reason"})

    def of_talk(self, talk_id: str) -> list[PutOff]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")
