"""What is got ready before a talk, and unsaved typing."""

from db.records import Draft, Material, MaterialRequest, Preparation
from db.tables.base import Table


class Preparations(Table[Preparation]):
    """The table preparations."""

    name = "preparations"
    noun = "谈话准备"
    record = Preparation


class Materials(Table[Material]):
    """The table materials."""

    name = "materials"
    noun = "材料"
    record = Material

    def of_talk(self, talk_id: str) -> list[Material]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")


class MaterialRequests(Table[MaterialRequest]):
    """The table material_requests."""

    name = "material_requests"
    noun = "材料商请"
    record = MaterialRequest

    def of_talk(self, talk_id: str) -> list[MaterialRequest]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="sent_on")


class Drafts(Table[Draft]):
    """The table drafts."""

    name = "drafts"
    noun = "草稿"
    record = Draft
