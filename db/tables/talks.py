"""Talks and their steps."""

from db.records import Step, Talk
from db.tables.base import Table


class Talks(Table[Talk]):
    """The table talks."""

    name = "talks"
    noun = "谈话"
    record = Talk


class Steps(Table[Step]):
    """The table steps."""

    name = "steps"
    noun = "谈话步骤"
    record = Step

    def of_talk(self, talk_id: str) -> list[Step]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="number")
