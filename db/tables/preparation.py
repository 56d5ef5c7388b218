"""What is got ready before a talk, and unsaved typing."""

from collections.abc import Iterable

from db.records import Draft, Material, MaterialRequest, Preparation, TalkStatus
from db.tables.base import Table


class Preparations(Table[Preparation]):
    """The table preparations."""

    name = "preparations"
    noun = "谈话准备"
    record = Preparation
    long_texts = frozenset(
        {
            "topics",
            "self_check_text",
            "self_check_problems",
            "self_check_compared",
            "outline",
            "passed_over",
        }
    )


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
    long_texts = frozenset({"reply"})

    def of_talk(self, talk_id: str) -> list[MaterialRequest]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="sent_on")

    def unanswered(self, talk_ids: Iterable[str] | None = None) -> list[MaterialRequest]:
        """Return the requests without a reply of talks not held yet, or of certain talks."""
        condition = "replied_on is null and voided_reason = ''"
        if talk_ids is not None:
            return self.glance_at(talk_ids, condition)
        return self.glance_of((TalkStatus.PLANNED, TalkStatus.PREPARING), condition)


class Drafts(Table[Draft]):
    """The table drafts."""

    name = "drafts"
    noun = "草稿"
    record = Draft

    def of_field(self, user: str, record_id: str, field: str) -> Draft | None:
        """Return what one user last typed into one field and did not save."""
        found = self._where("user = ? and record_id = ? and field = ?", (user, record_id, field))
        return found[0] if found else None

    def of_records(self, user: str, record_ids: Iterable[str]) -> list[Draft]:
        """Return what one user typed into fields of these records and did not save."""
        ids = list(record_ids)
        marks = ", ".join("?" for _ in ids)
        return self._where(f"user = ? and record_id in ({marks})", [user, *ids])

    def keep(self, draft: Draft) -> None:
        """Store a draft in place of what the same user typed into the same field before."""
        self._conn.execute(
            "insert into drafts (id, user, record_id, field, text, at, version) "
            "values (?, ?, ?, ?, ?, ?, 1) on conflict (user, record_id, field) do update "
            "set text = excluded.text, at = excluded.at, version = version + 1",
            (draft.id, draft.user, draft.record_id, draft.field, draft.text, draft.at.isoformat()),
        )

    def drop(self, user: str, record_id: str, field: str) -> None:
        """Forget the draft of a field that has been saved."""
        self._conn.execute(
            "delete from drafts where user = ? and record_id = ? and field = ?",
            (user, record_id, field),
        )
