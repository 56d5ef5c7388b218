"""What is followed up after talks, read across tables."""

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from db.tables.talks import named, own_condition

RUNNING = "status in ('awaiting_signature', 'remediation')"
OVER = "status in ('closed', 'archived', 'terminated')"
_RETURNED = "('not_done', 'perfunctory', 'false')"
ORDERS = {"ended": "ended_at", "talkee": "(select name from people where id = talkee_id)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The dates that say how far a held talk is followed up.

    `redo_by` is the latest limit of a return, `redo_answered` the latest one that was answered.
    """

    talk_id: str
    ended_on: date
    action_on: date | None
    results_on: date | None
    redo_by: date | None
    redo_answered: date | None


class FollowUps:
    """Held talks with reports due, earlier talks left out."""

    def __init__(self, db: Database) -> None:
        self._conn = db.conn

    def running(self, own_of: str | None, text: str = "") -> list[FollowUp]:
        """Return what is under way, the longest ago first."""
        condition, params = _condition(RUNNING, own_of, text)
        rows = self._conn.execute(
            "select t.id, t.ended_at, "
            "(select min(received_on) from reports r where r.talk_id = t.id "
            " and r.kind = 'action' and r.voided_reason = ''), "
            "(select min(received_on) from reports r where r.talk_id = t.id "
            " and r.kind = 'results' and r.voided_reason = ''), "
            "(select max(redo_by) from assessments a where a.talk_id = t.id "
            f" and a.decided in {_RETURNED}), "
            "(select max(due_on) from reports r where r.talk_id = t.id "
            " and r.kind = 'results' and r.round > 1 and r.voided_reason = '') "
            f"from talks t where {condition} order by ended_at",
            params,
        ).fetchall()
        return [
            FollowUp(
                talk_id=row[0],
                ended_on=date.fromisoformat(row[1][:10]),
                action_on=_day(row[2]),
                results_on=_day(row[3]),
                redo_by=_day(row[4]),
                redo_answered=_day(row[5]),
            )
            for row in rows
        ]

    def count_over(self, own_of: str | None, text: str = "") -> int:
        """Return how many are closed, archived or terminated."""
        condition, params = _condition(OVER, own_of, text)
        return int(
            self._conn.execute(f"select count(*) from talks where {condition}", params).fetchone()[
                0
            ]
        )

    def ids(
        self,
        which: str,
        own_of: str | None,
        text: str,
        *,
        order: str,
        descending: bool,
        offset: int,
        limit: int,
    ) -> list[str]:
        """Return the ids of one page; `which` is RUNNING, OVER or both, `order` one of ORDERS."""
        condition, params = _condition(which, own_of, text)
        way = "desc" if descending else "asc"
        rows = self._conn.execute(
            f"select id from talks where {condition} "
            f"order by {ORDERS[order]} {way}, number {way} limit ? offset ?",
            [*params, limit, offset],
        ).fetchall()
        return [str(r[0]) for r in rows]


def _condition(which: str, own_of: str | None, text: str) -> tuple[str, list[object]]:
    own, params = own_condition(own_of)
    fits, values = named(text)
    condition = f"({which}) and origin <> 'earlier' and ended_at is not null and {own} and {fits}"
    return condition, [*params, *values]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
