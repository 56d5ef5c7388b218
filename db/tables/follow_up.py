"""What is followed up after talks, read across tables."""

from datetime import date
from typing import NamedTuple

from db.driver import Connection
from db.records import TalkOrder
from db.search import sorted_name
from db.tables.talk_order import ORDERS as BY
from db.tables.talks import named, own_condition

RUNNING = "status in ('awaiting_signature', 'remediation')"
OVER = "status in ('closed', 'archived', 'terminated')"
ORDERS = {
    "ended": "ended_at",
    "talkee": sorted_name("talkee_id"),
    "closed_out": BY[TalkOrder.STATUS],
}


class FollowUp(NamedTuple):
    """What of a held talk's reports is in. `redo_by` is the limit of a return not answered yet."""

    talk_id: str
    ended_on: date
    has_action: bool
    has_results: bool
    redo_by: date | None


class FollowUps:
    """Held talks with reports due, earlier talks left out."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def running(self, own_of: str | None, text: str = "") -> list[FollowUp]:
        """Return what is under way, the longest ago first."""
        condition, params = _condition(RUNNING, own_of, text)
        live = "select 1 from reports r where r.talk_id = t.id and r.voided_reason = ''"
        rows = self._conn.execute(
            f"select t.id, substr(t.ended_at, 1, 10), exists ({live} and r.kind = 'action'), "
            f"exists ({live} and r.kind = 'results') "
            f"from talks t where {condition} order by t.ended_at",
            params,
        ).fetchall()
        limits = self._open_returns()
        return [
            FollowUp(
                talk_id,
                date.fromisoformat(ended_on),
                bool(has_action),
                bool(has_results),
                limits.get(talk_id),
            )
            for talk_id, ended_on, has_action, has_results in rows
        ]

    def _open_returns(self) -> dict[str, date]:
        """Return the latest limits of returns that no later report has answered."""
        rows = self._conn.execute(
            "select talk_id, max(redo_by) from assessments as a "
            "where decided in ('not_done', 'perfunctory', 'false') and not exists ("
            "select 1 from reports as r where r.talk_id = a.talk_id and r.kind = 'results' "
            "and r.voided_reason = '' and r.round > 1 and (r.received_on > a.decided_on "
            "or (r.received_on = a.decided_on and r.due_on = a.redo_by))) group by talk_id"
        ).fetchall()
        return {talk_id: date.fromisoformat(day) for talk_id, day in rows if day}

    def count_over(self, own_of: str | None) -> int:
        """Return how many are closed, archived or terminated; each of them has an end."""
        own, params = own_condition(own_of)
        found = self._conn.execute(
            f"select count(*) from talks where {OVER} and origin <> 'earlier' and {own}", params
        ).fetchone()
        return int(found[0])

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
        """Return the ids of one page; `which` is RUNNING, OVER or both, `order` one of ORDERS.

        The newest are read until the page is full; else earlier talks are passed over by an index.
        """
        condition, params = _condition(which, own_of, text)
        way = "desc" if descending else "asc"
        newest_first = order == "ended" and descending and not text
        index = "talks_by_ended_at" if newest_first else "talks_closed"
        rows = self._conn.execute(
            f"select id from talks indexed by {index} where {condition} "
            f"order by {ORDERS[order]} {way}, number {way} limit ? offset ?",
            [*params, limit, offset],
        ).fetchall()
        return [str(r[0]) for r in rows]


def _condition(which: str, own_of: str | None, text: str) -> tuple[str, list[object]]:
    own, params = own_condition(own_of)
    fits, values = named(text)
    condition = f"({which}) and origin <> 'earlier' and ended_at is not null and {own} and {fits}"
    return condition, [*params, *values]
