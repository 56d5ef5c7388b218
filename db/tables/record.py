"""Records of talks and their supplements."""

from db.records import Supplement, TalkRecord
from db.tables.base import Table


class TalkRecords(Table[TalkRecord]):
    """The table records."""

    name = "records"
    noun = "谈话记录"
    record = TalkRecord
    long_texts = frozenset({"text"})


class Supplements(Table[Supplement]):
    """The table supplements."""

    name = "supplements"
    noun = "补正"
    record = Supplement

    def of_talk(self, talk_id: str) -> list[Supplement]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="at")
