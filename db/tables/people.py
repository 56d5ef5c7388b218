"""People, organisations and tenures, and what was corrected."""

from collections.abc import Iterable
from datetime import date

from db.records import Correction, Organisation, Person, Tenure
from db.tables.base import Table


class People(Table[Person]):
    """The table people."""

    name = "people"
    noun = "人员"
    record = Person

    def named(self, name: str) -> list[Person]:
        """Return everybody of exactly this name."""
        return self._where("name = ?", (name,))

    def names_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of these people by id."""
        wanted = list(dict.fromkeys(ids))
        marks = ", ".join("?" for _ in wanted)
        sql = f"select id, name from people where id in ({marks})"
        return dict(self._conn.execute(sql, wanted).fetchall())


class Organisations(Table[Organisation]):
    """The table organisations. What was voided is found by its id only."""

    name = "organisations"
    noun = "党组织"
    record = Organisation

    def all(self) -> list[Organisation]:
        """Return every organisation that is not voided, abolished ones too, by rank."""
        return self._where("voided_reason = ''", order_by="rank, rowid")

    def named(self, name: str) -> list[Organisation]:
        """Return every organisation of exactly this name."""
        return self._where("voided_reason = '' and name = ?", (name,))

    def below(self, organisation_id: str) -> list[Organisation]:
        """Return the organisations whose superior is this one, by rank."""
        return self._where(
            "voided_reason = '' and superior_id = ?", (organisation_id,), order_by="rank, rowid"
        )

    def last_rank(self) -> int:
        """Return the highest rank given so far (0 when there is none)."""
        row = self._conn.execute("select max(rank) from organisations").fetchone()
        return int(row[0] or 0)


class Tenures(Table[Tenure]):
    """The table tenures. What was voided is found by its id only."""

    name = "tenures"
    noun = "任职"
    record = Tenure

    def all(self) -> list[Tenure]:
        """Return every tenure that is not voided."""
        return self._where("voided_reason = ''")

    def of_organisation(self, organisation_id: str) -> list[Tenure]:
        """Return who holds or held a post in an organisation, the newest first."""
        return self._where(
            "voided_reason = '' and organisation_id = ?",
            (organisation_id,),
            order_by="begins_on desc, rowid",
        )

    def of_person(self, person_id: str) -> list[Tenure]:
        """Return the posts of one person, the newest first."""
        return self._where(
            "voided_reason = '' and person_id = ?", (person_id,), order_by="begins_on desc, rowid"
        )

    def of_people(self, person_ids: Iterable[str]) -> list[Tenure]:
        """Return the posts of several people."""
        ids = list(person_ids)
        marks = ", ".join("?" for _ in ids)
        return self._where(f"voided_reason = '' and person_id in ({marks})", ids)

    def organisations_of(self, person_ids: Iterable[str]) -> set[str]:
        """Return the ids of the organisations in which these people hold or held a post."""
        ids = list(person_ids)
        rows = self._conn.execute(
            "select distinct organisation_id from tenures where voided_reason = '' "
            f"and person_id in ({', '.join('?' for _ in ids)})",
            ids,
        ).fetchall()
        return {str(row[0]) for row in rows}

    def heads_on(self, day: date) -> list[Tenure]:
        """Return every secretary and acting head in post on a day, secretaries first."""
        return self._where(
            "voided_reason = '' and role <> 'deputy' and begins_on <= ? "
            "and (ends_on is null or ends_on >= ?)",
            (day, day),
            order_by="role desc, begins_on desc",
        )


class Corrections(Table[Correction]):
    """The table corrections."""

    name = "corrections"
    noun = "更正"
    record = Correction

    def of_record(self, record_id: str) -> list[Correction]:
        """Return what was corrected in one record, the newest first."""
        return self._where("record_id = ?", (record_id,), order_by="at desc, rowid desc")
