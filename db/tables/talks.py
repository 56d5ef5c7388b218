"""Talks and their steps."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.frozen import frozen
from db.records import Step, Talk, TalkKind, TalkOrder, TalkStatus
from db.search import like, normal
from db.tables.base import Table
from db.tables.talk_order import DAY as _DAY
from db.tables.talk_order import ORDERS

_UNHELD = "status in ('planned', 'preparing')"
_RUNNING = "status in ('planned', 'preparing', 'in_progress', 'awaiting_signature', 'remediation')"


# One look into the index talks_by_day for each year.
_YEARS = f"""
with recursive years (year) as (
    select (select substr({_DAY}, 1, 4) from talks order by {_DAY} desc limit 1)
    union all
    select (select substr({_DAY}, 1, 4) from talks where {_DAY} < year order by {_DAY} desc limit 1)
    from years where year is not null
)
select year from years where year is not null
"""


@frozen
class TalkQuery:
    """What a list of talks is narrowed to; empty means all. `own_of` keeps to a talker's own."""

    statuses: tuple[TalkStatus, ...] = ()
    kind: TalkKind | None = None
    talker_id: str | None = None
    talkee_id: str | None = None
    organisation_id: str | None = None
    year: int | None = None
    text: str = ""
    own_of: str | None = None


class Talks(Table[Talk]):
    """The table talks."""

    name = "talks"
    noun = "谈话"
    record = Talk

    def page(
        self,
        query: TalkQuery,
        *,
        order: TalkOrder = TalkOrder.DAY,
        descending: bool = True,
        offset: int = 0,
        limit: int = 100,
    ) -> list[Talk]:
        """Return talks, the newest day first unless another order is asked for."""
        condition, params = _condition(query)
        way = "desc" if descending else "asc"
        order_by = f"{ORDERS[order]} {way}, number {way}"
        return self._where(condition, params, order_by=order_by, limit=limit, offset=offset)

    def count(self, query: TalkQuery) -> int:
        """Return how many talks there are."""
        return self._count(*_condition(query))

    def ids_of(self, query: TalkQuery) -> list[str]:
        """Return the ids of talks, the newest day first."""
        condition, params = _condition(query)
        rows = self._conn.execute(
            f"select id from talks where {condition} order by {_DAY} desc, number desc", params
        ).fetchall()
        return [str(r[0]) for r in rows]

    def ranks(self, order: TalkOrder) -> dict[str, int]:
        """Return the place of every talk in an order, by its id."""
        rows = self._conn.execute(f"select id from talks order by {ORDERS[order]}, number")
        return {str(row[0]): at for at, row in enumerate(rows)}

    def ids_in(self, statuses: Iterable[TalkStatus]) -> list[str]:
        """Return the ids of the talks in some states, the first created first."""
        states = list(statuses)
        rows = self._conn.execute(
            f"select id from talks where status in ({_marks(states)}) and origin <> 'earlier' "
            "order by rowid",
            states,
        ).fetchall()
        return [str(r[0]) for r in rows]

    def count_of_year(self, year: int) -> int:
        """Return how many talks a year has."""
        return self.count(TalkQuery(year=year))

    def by_number(self, number: str) -> Talk | None:
        """Return the talk of a number."""
        found = self._where("number = ?", (number,))
        return found[0] if found else None

    def numbers_with(self, part: str) -> list[str]:
        """Return every number that was given and holds this part, such as a year."""
        rows = self._conn.execute(
            "select number from talks where number like ? escape '\\'", (f"%{like(part)}%",)
        ).fetchall()
        return [str(r[0]) for r in rows]

    def of_pair_on(self, talker_id: str, talkee_id: str, day: date) -> list[Talk]:
        """Return the talks of two persons on a day, cancelled ones left out."""
        return self._where(
            "talker_id = ? and talkee_id = ? and status <> 'cancelled' "
            "and substr(coalesce(started_at, ended_at, planned_at), 1, 10) = ?",
            (talker_id, talkee_id, day),
        )

    def arranged_between(self, first: date, last: date) -> list[Talk]:
        """Return the talks not yet held whose planned time lies on these days, both included."""
        return self._where(
            f"{_UNHELD} and substr(planned_at, 1, 10) between ? and ?",
            (first, last),
            order_by="planned_at",
        )

    def unheld_with(self, talkee_ids: Iterable[str]) -> list[Talk]:
        """Return talks not yet held with these persons."""
        ids = list(talkee_ids)
        return self._where(f"talkee_id in ({_marks(ids)}) and {_UNHELD}", ids)

    def last_day_with(self, talkee_ids: Iterable[str]) -> dict[str, date]:
        """Return for each of these persons the day of the last talk that was held."""
        ids = list(talkee_ids)
        rows = self._conn.execute(
            f"select talkee_id, max(ended_at) from talks where talkee_id in ({_marks(ids)}) "
            "and ended_at is not null group by talkee_id",
            ids,
        ).fetchall()
        return {str(r[0]): date.fromisoformat(r[1][:10]) for r in rows}

    def tally_of_year(self, year: int, own_of: str | None = None) -> tuple[int, int]:
        """Return how many regular talks of a year were held, and how many stand."""
        own, params = own_condition(own_of)
        row = self._conn.execute(
            f"select count(ended_at), count(*) from talks where kind = 'regular' "
            f"and {_DAY} >= ? and {_DAY} < ? and status <> 'cancelled' and {own}",
            [f"{year:04d}", f"{year + 1:04d}", *params],
        ).fetchone()
        return int(row[0]), int(row[1])

    def running(self, own_of: str | None = None) -> list[Talk]:
        """Return the talks that are planned, under way or followed up."""
        own, params = own_condition(own_of)
        return self._where(f"{_RUNNING} and {own}", params)

    def count_in(self, statuses: Iterable[TalkStatus], own_of: str | None = None) -> int:
        """Return how many talks stand in some states."""
        states = list(statuses)
        own, params = own_condition(own_of)
        return self._count(f"status in ({_marks(states)}) and {own}", [*states, *params])

    def count_to_archive(self, own_of: str | None = None) -> int:
        """Return how many talks ended or were terminated and are not archived yet."""
        own, params = own_condition(own_of)
        return self._count(
            f"status in ('closed', 'terminated') and origin <> 'earlier' and {own}", params
        )

    def numbers(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the numbers of the talks among these ids."""
        wanted = sorted(set(ids))
        rows = self._conn.execute(
            f"select id, number from talks where id in ({_marks(wanted)})", wanted
        ).fetchall()
        return {str(r[0]): str(r[1]) for r in rows}

    def to_archive(self, year: int, own_of: str | None = None) -> list[tuple[str, str]]:
        """Return id and number of the talks of a year that are to be archived, in order."""
        own, params = own_condition(own_of)
        rows = self._conn.execute(
            "select id, number from talks where status in ('closed', 'terminated') "
            f"and origin <> 'earlier' and {_DAY} >= ? and {_DAY} < ? and {own} order by number",
            [f"{year:04d}", f"{year + 1:04d}", *params],
        ).fetchall()
        return [(str(r[0]), str(r[1])) for r in rows]

    def years(self, own_of: str | None = None) -> list[int]:
        """Return the years that have talks, newest first."""
        condition, params = own_condition(own_of)
        distinct = f"select distinct substr({_DAY}, 1, 4) from talks where {condition}"
        sql = _YEARS if own_of is None else f"{distinct} order by 1 desc"
        return [int(r[0]) for r in self._conn.execute(sql, params).fetchall()]

    def markings(self, own_of: str | None = None) -> list[str]:
        """Return the markings that talks bear, each once."""
        condition, params = own_condition(own_of)
        rows = self._conn.execute(
            f"select distinct marking from talks where {condition}", params
        ).fetchall()
        return [str(r[0]) for r in rows]

    def talker_ids(self, own_of: str | None = None) -> list[str]:
        """Return who has talked or is to talk."""
        condition, params = _condition(TalkQuery(own_of=own_of))
        rows = self._conn.execute(
            f"select distinct talker_id from talks where {condition}", params
        ).fetchall()
        return [str(r[0]) for r in rows]


class Steps(Table[Step]):
    """The table steps."""

    name = "steps"
    noun = "谈话步骤"
    record = Step

    def of_talk(self, talk_id: str) -> list[Step]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="number")


def own_condition(own_of: str | None) -> tuple[str, list[object]]:
    """Return the condition that keeps talks to those a talker held or follows up."""
    if own_of is None:
        return "1", []
    return "(talker_id = ? or followed_by_id = ?)", [own_of, own_of]


def named(
    text: str,
    names: Sequence[str] = ("talkee_id", "organisation_id", "talker_id"),
    texts: Sequence[str] = ("number", "talkee_post", "place", "focus"),
) -> tuple[str, list[object]]:
    """Return the condition that a word fits one of a talk's columns of names or of texts."""
    word = "".join(normal(text).split())
    if not word:
        return "1", []
    part, first = f"%{like(word)}%", f"% {like(word)}%"
    ids = (
        "select record_id from search_names where name like ? escape '\\' "
        "or initials like ? escape '\\'"
    )
    fits = [f"{column} in ({ids})" for column in names]
    fits += [f"{column} like ? escape '\\'" for column in texts]
    params: list[object] = [*[part, first] * len(names), *[part] * len(texts)]
    return f"({' or '.join(fits)})", params


def _condition(query: TalkQuery) -> tuple[str, Sequence[object]]:
    own, params = own_condition(query.own_of)
    parts = [own]
    if query.statuses:
        parts.append(f"status in ({_marks(query.statuses)})")
        params += query.statuses
    if query.kind is not None:
        parts.append("kind = ?")
        params.append(query.kind)
    for name in ("talker_id", "talkee_id", "organisation_id"):
        if (value := getattr(query, name)) is not None:
            parts.append(f"{name} = ?")
            params.append(value)
    if query.year is not None:
        parts.append(f"{_DAY} >= ? and {_DAY} < ?")
        params += [f"{query.year:04d}", f"{query.year + 1:04d}"]
    text, values = named(query.text)
    return " and ".join([*parts, text]), [*params, *values]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
