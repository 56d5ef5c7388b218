"""The own body, its terms and its leaders."""

from datetime import date

from db.records import Body, Leader, Term
from db.tables.base import Table


class Bodies(Table[Body]):
    """The table body, which has one row."""

    name = "body"
    noun = "本单位信息"
    record = Body

    def own(self) -> Body | None:
        """Return the own body, or None before the first start is done."""
        found = self._where("1", limit=1)
        return found[0] if found else None


class Terms(Table[Term]):
    """The table terms. What was voided is found by its id only."""

    name = "terms"
    noun = "任期"
    record = Term

    def all(self) -> list[Term]:
        """Return every term that is not voided, the newest first."""
        return self._where("voided_reason = ''", order_by="begins_on desc")

    def at(self, day: date) -> Term | None:
        """Return the term that a day falls into, if any."""
        found = self._where(
            "voided_reason = '' and begins_on <= ? and ends_on >= ?", (day, day), limit=1
        )
        return found[0] if found else None


class Leaders(Table[Leader]):
    """The table leaders. What was voided is found by its id only."""

    name = "leaders"
    noun = "领导班子成员"
    record = Leader

    def all(self) -> list[Leader]:
        """Return everybody who is or was a leader and is not voided, by rank."""
        return self._where("voided_reason = ''", order_by="rank, begins_on, rowid")

    def on(self, day: date) -> list[Leader]:
        """Return who is in office on a day, by rank."""
        return self._where(
            "voided_reason = '' and begins_on <= ? and (ends_on is null or ends_on >= ?)",
            (day, day),
            order_by="rank, begins_on, rowid",
        )

    def of_person(self, person_id: str) -> list[Leader]:
        """Return the periods of one person, the newest first."""
        return self._where(
            "voided_reason = '' and person_id = ?", (person_id,), order_by="begins_on desc"
        )
