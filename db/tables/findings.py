"""Findings."""

from db.records import Finding
from db.tables.base import Table


class Findings(Table[Finding]):
    """The table findings."""

    name = "findings"
    noun = "问题"
    record = Finding

    def of_talk(self, talk_id: str) -> list[Finding]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="position")
