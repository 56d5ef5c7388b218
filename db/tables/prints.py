"""Prints of the texts of talks: outlines, records and reports, and which of them wait for theirs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.driver import Connection
from db.records import RepeatedText

TEXTS: Mapping[str, str] = {  # what is compared of a table: id, talk, text
    "preparations": "select id, id, outline from preparations",
    "records": "select id, id, text from records",
    "reports": (
        "select id, talk_id, case when voided_reason <> '' then '' else text || "
        "coalesce((select group_concat(char(10) || case reports.kind when 'action' then a.text "
        "else a.result end, '') from actions a where a.talk_id = reports.talk_id "
        "and a.voided_reason = ''), '') end from reports"
    ),
}
_PUT = (
    "insert into prints (number, table_name, record_id, talk_id, digest, prints, share, "
    "from_closest, others, closest) values (?, ?, ?, ?, ?, ?, -1, 0, 0, null)"
)
_NOTE = "insert or replace into prints_due (table_name, record_id) values (?, ?)"
_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class DueText:
    """A text whose prints are to be taken; `text` is "" where nothing is left of it."""

    table: str
    record_id: str
    talk_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What prints a text had before: their number, the digest of the text, the prints."""

    number: int
    digest: bytes
    prints: bytes


@dataclass(frozen=True, slots=True)
class Printed:
    """The prints of one text; those with a lower number were taken before it."""

    number: int
    talk_id: str
    prints: bytes


class Prints:
    """The tables prints and prints_due. Write only inside a block."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def note(self, table: str, record_id: str, talk_id: str) -> None:
        """Note that a record was stored whose text may have changed; it is now the last to wait."""
        if table in TEXTS:
            self._conn.execute(_NOTE, (table, record_id))
        elif table == "actions":  # they are part of the reports
            self._conn.execute(
                "insert or replace into prints_due (table_name, record_id) "
                "select 'reports', id from reports where talk_id = ?",
                (talk_id,),
            )

    def note_all(self, table: str, records: Iterable[Any]) -> None:
        """Note that many new records were stored."""
        if table in TEXTS:
            self._conn.executemany(_NOTE, [(table, record.id) for record in records])
        elif table == "actions":
            for talk_id in {record.talk_id for record in records}:
                self.note(table, "", talk_id)

    def count_due(self) -> int:
        """Return how many texts wait for their prints."""
        return int(self._conn.execute("select count(*) from prints_due").fetchone()[0])

    def due(self, limit: int) -> list[DueText]:
        """Return texts that wait for their prints, the one stored first first."""
        rows = self._conn.execute(
            "select table_name, record_id from prints_due order by number limit ?", (limit,)
        ).fetchall()
        wanted: dict[str, list[str]] = {}
        for table, record_id in rows:
            wanted.setdefault(table, []).append(record_id)
        texts = {(t, x.record_id): x for t, ids in wanted.items() for x in self.texts(t, ids)}
        return [texts.get((t, i), DueText(t, i, "", "")) for t, i in rows]

    def texts(self, table: str, record_ids: Sequence[str]) -> list[DueText]:
        """Return the texts of records as they are compared."""
        marks = ", ".join("?" for _ in record_ids)
        rows = self._conn.execute(
            f"{TEXTS[table]} where id in ({marks})", list(record_ids)
        ).fetchall()
        return [DueText(table, r[0], r[1], r[2] or "") for r in rows]

    def taken(self, found: Sequence[DueText]) -> dict[tuple[str, str], Taken]:
        """Return the prints that were taken of these records before."""
        marks = ", ".join("?" for _ in found)
        rows = self._conn.execute(
            "select table_name, record_id, number, digest, prints from prints "
            f"where record_id in ({marks})",
            [x.record_id for x in found],
        ).fetchall()
        return {(r[0], r[1]): Taken(r[2], r[3], r[4]) for r in rows}

    def settle(self, unchanged: Iterable[DueText]) -> None:
        """Take texts off the list whose prints are as they should be."""
        self._conn.executemany(
            "delete from prints_due where table_name = ? and record_id = ?",
            [(x.table, x.record_id) for x in unchanged],
        )

    def put(self, text: DueText, number: int | None, digest: bytes, prints: bytes) -> int:
        """Store new prints of a text in place of the old, and return their number.

        With a number the text keeps its place among the others, without it comes last.
        """
        self.drop(text)
        row = (number, text.table, text.record_id, text.talk_id, digest, prints)
        self._conn.execute(_PUT, row)
        found = self._conn.execute("select last_insert_rowid()").fetchone()
        return int(found[0])

    def drop(self, text: DueText) -> None:
        """Forget the prints of a text."""
        self._conn.execute(
            "delete from prints where table_name = ? and record_id = ?",
            (text.table, text.record_id),
        )

    def not_compared(self) -> list[Printed]:
        """Return prints that were taken and not compared with the earlier ones yet."""
        rows = self._conn.execute(
            "select number, talk_id, prints from prints where share < 0 order by number"
        ).fetchall()
        return [Printed(*row) for row in rows]

    def put_repeated(self, found: Mapping[int, tuple[float, float, int, str | None]]) -> None:
        """Store by number the shares that repeat, in all and of the closest, in how many talks, which."""
        self._conn.executemany(
            "update prints set share = ?, from_closest = ?, others = ?, closest = ? where number = ?",
            [(*values, number) for number, values in found.items()],
        )

    def below(self, number: int) -> Iterator[Printed]:
        """Return all prints with a lower number, in order, read in pages."""
        last = 0
        while True:
            rows = self._conn.execute(
                "select number, talk_id, prints from prints where number > ? and number < ? "
                "order by number limit ?",
                (last, number, _PAGE),
            ).fetchall()
            yield from (Printed(*row) for row in rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1][0]

    def of_talks(self, talk_ids: Iterable[str]) -> list[RepeatedText]:
        """Return what repeats in the texts of these talks, outline, record and reports."""
        ids = list(talk_ids)
        marks = ", ".join("?" for _ in ids)
        rows = self._conn.execute(
            "select p.talk_id, p.table_name, p.record_id, coalesce(r.kind, ''), p.share, "
            "p.from_closest, p.others, p.closest from prints p left join reports r on p.table_name = 'reports' "
            f"and r.id = p.record_id where p.talk_id in ({marks}) and p.share > 0 order by p.number",
            ids,
        ).fetchall()
        return [
            RepeatedText(
                talk_id=r[0],
                table=r[1],
                record_id=r[2],
                kind=r[3],
                share=r[4],
                from_closest=r[5],
                others=r[6],
                closest_id=r[7],
            )
            for r in rows
        ]

    def names(self, numbers: Sequence[int]) -> dict[int, tuple[str, str, str]]:
        """Return table, record and talk of prints by their numbers."""
        marks = ", ".join("?" for _ in numbers)
        rows = self._conn.execute(
            f"select number, table_name, record_id, talk_id from prints where number in ({marks})",
            list(numbers),
        ).fetchall()
        return {r[0]: (r[1], r[2], r[3]) for r in rows}
