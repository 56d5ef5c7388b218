"""Findings."""

from collections.abc import Iterable

from db.records import Finding
from db.tables.base import Table


class Findings(Table[Finding]):
    """The table findings."""

    name = "findings"
    noun = "问题"
    record = Finding
    long_texts = frozenset({"facts", "part", "thinking", "explanation", "requirement"})

    def of_talk(self, talk_id: str) -> list[Finding]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="position")

    def standing(self, talk_id: str) -> list[Finding]:
        """Return the findings of one talk that are not voided, in order."""
        return self._where("talk_id = ? and voided_reason = ''", (talk_id,), order_by="position")

    def count_by_talk(self, talk_ids: Iterable[str]) -> dict[str, int]:
        """Return how many findings stand in each of these talks; none is left out."""
        ids = list(talk_ids)
        rows = self._conn.execute(
            f"select talk_id, count(*) from findings where talk_id in ({', '.join('?' for _ in ids)}) "
            "and voided_reason = '' group by talk_id",
            ids,
        ).fetchall()
        return {str(r[0]): int(r[1]) for r in rows}

    def told_counts(self, talk_ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return for each talk how many findings told are closed out, and how many there are."""
        ids = list(talk_ids)
        rows = self._conn.execute(
            "select talk_id, count(closed_out_on), count(*) from findings "
            f"where talk_id in ({', '.join('?' for _ in ids)}) and voided_reason = '' "
            "and visibility = 'shareable' group by talk_id",
            ids,
        ).fetchall()
        return {str(r[0]): (int(r[1]), int(r[2])) for r in rows}
