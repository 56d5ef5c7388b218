"""Figures of a period. One definition of each counts it and lists what it counts."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from db.driver import Connection
from db.frozen import frozen
from db.records import By, Counted, Counting, Figure, Measure

_OWN = "(:own is null or t.talker_id = :own or t.followed_by_id = :own)"
_HELD = f"t.ended_at >= :begin and t.ended_at < :end and t.status <> 'cancelled' and {_OWN}"
_BOUND = f"{_HELD} and t.origin <> 'earlier'"  # talks under the Measures (Art. 20)
_TALK = {By.KIND: "t.kind", By.TALKER: "t.talker_id", By.ORGANISATION: "t.organisation_id"}


@frozen
class _Base:
    """The rows of which some are counted; `by` are the columns that tell them apart."""

    rows: str
    where: str
    by: Mapping[By, str]
    order: str
    id: str
    talk_id: str = "t.id"
    kind: str = "''"


_TALKS = _Base(
    rows="talks t",
    where=_HELD,
    by=_TALK | {By.MONTH: "substr(t.ended_at, 1, 7)"},
    order="t.ended_at, t.number",
    id="t.id",
)
_TO_COME = _Base(
    rows="talks t",
    where="t.status in ('planned', 'preparing', 'in_progress') "
    f"and t.planned_at >= :begin and t.planned_at < :end and {_OWN}",
    by=_TALK | {By.MONTH: "substr(t.planned_at, 1, 7)"},
    order="t.planned_at, t.number",
    id="t.id",
)
_PLAN = _Base(
    rows="plan_items i left join talks t on t.id = i.talk_id and t.status <> 'cancelled'",
    where="i.due_on >= :begin and i.due_on < :end and i.voided_reason = '' "
    "and (:own is null or i.talker_id = :own)",
    by={
        By.TALKER: "coalesce(i.talker_id, '')",
        By.ORGANISATION: "i.organisation_id",
        By.MONTH: "substr(i.due_on, 1, 7)",
    },
    order="i.due_on, i.rowid",
    id="i.id",
)
_TRIGGERS = _Base(
    rows="triggers g left join talks t on t.id = g.talk_id and t.status <> 'cancelled'",
    where=f"g.found_on >= :begin and g.found_on < :end and g.voided_reason = '' and {_OWN}",
    by={By.TRIGGER: "g.kind", By.ORGANISATION: "g.organisation_id"},
    order="g.found_on, g.number",
    id="g.id",
)
_FINDINGS = _Base(
    rows="talks t join findings f on f.talk_id = t.id "
    "left join assessments a on a.finding_id = f.id and a.decided is not null",
    where=f"{_BOUND} and f.voided_reason = '' and f.visibility = 'shareable'",
    by={
        By.CATEGORY: "f.category",
        By.GRADE: "coalesce(a.decided, '')",
        By.TALKER: "t.talker_id",
        By.ORGANISATION: "t.organisation_id",
    },
    order="t.ended_at, t.number, f.position",
    id="f.id",
)
_ACTIONS = _Base(
    rows="talks t join actions c on c.talk_id = t.id join findings f on f.id = c.finding_id",
    where=f"{_BOUND} and c.voided_reason = '' and f.voided_reason = ''",
    by={By.CATEGORY: "f.category"},
    order="t.ended_at, t.number, c.position, c.rowid",
    id="c.id",
)
_DUES = _Base(
    rows="talks t cross join (select 'action' as kind union all select 'results') k "
    "left join reports r on r.talk_id = t.id and r.kind = k.kind and r.voided_reason = '' "
    "and r.round = (select min(q.round) from reports q where q.talk_id = t.id "
    "and q.kind = k.kind and q.voided_reason = '')",
    where=f"{_BOUND} and (t.status <> 'terminated' or r.id is not null)",
    by={By.REPORT: "k.kind", By.TALKER: "t.talker_id", By.ORGANISATION: "t.organisation_id"},
    order="t.ended_at, t.number, k.kind",
    id="coalesce(r.id, t.id || k.kind)",
    kind="k.kind",
)
_NOTICES = _Base(
    rows="talks t",
    where=f"{_BOUND} and exists (select 1 from actions c where c.talk_id = t.id "
    "and c.first_responsible = 1 and c.voided_reason = '')",
    by={},
    order="t.ended_at, t.number",
    id="t.id",
)
_COPIES = _Base(
    rows="talks t join copies c on c.talk_id = t.id",
    where=f"{_BOUND} and c.voided_reason = ''",
    by={},
    order="t.ended_at, t.number, c.rowid",
    id="c.id",
)
_TOLD = "exists (select 1 from team_notices n where n.talk_id = t.id and n.voided_reason = '')"
_LATEST = "case k.kind when 'action' then :action_end else :results_end end"
_DEFINITIONS: Mapping[Measure, tuple[_Base, str]] = {
    Measure.PLANNED: (_PLAN, "1"),
    Measure.PLAN_HELD: (_PLAN, "t.ended_at is not null"),
    Measure.PLAN_LATE: (_PLAN, "t.ended_at is null and i.due_on < :today"),
    Measure.PLAN_OPEN: (_PLAN, "t.ended_at is null and i.due_on >= :today"),
    Measure.HELD: (_TALKS, "1"),
    Measure.REGULAR: (_TALKS, "t.kind = 'regular'"),
    Measure.TIMELY: (_TALKS, "t.kind = 'timely'"),
    Measure.EARLIER: (_TALKS, "t.origin = 'earlier'"),
    Measure.UNSIGNED: (_TALKS, "t.status = 'awaiting_signature'"),
    Measure.IN_REMEDIATION: (_TALKS, "t.status = 'remediation'"),
    Measure.FINISHED: (_TALKS, "t.status in ('closed', 'archived') and t.origin <> 'earlier'"),
    Measure.TERMINATED: (_TALKS, "t.status = 'terminated'"),
    Measure.ARRANGED: (_TO_COME, "1"),
    Measure.TRIGGERS: (_TRIGGERS, "1"),
    Measure.TRIGGERS_WAITING: (_TRIGGERS, "g.state = 'registered'"),
    Measure.TRIGGERS_CONFIRMED: (_TRIGGERS, "g.state = 'confirmed'"),
    Measure.TRIGGERS_TALKED: (_TRIGGERS, "g.state = 'confirmed' and t.ended_at is not null"),
    Measure.TRIGGERS_UNTALKED: (_TRIGGERS, "g.state = 'confirmed' and t.ended_at is null"),
    Measure.TRIGGERS_NOT_LISTED: (_TRIGGERS, "g.state = 'not_listed'"),
    Measure.TRIGGERS_HANDED_OVER: (_TRIGGERS, "g.state = 'handed_over'"),
    Measure.FINDINGS: (_FINDINGS, "1"),
    Measure.REQUIRED: (_FINDINGS, "f.requirement <> ''"),
    Measure.NOT_REQUIRED: (_FINDINGS, "f.requirement = ''"),
    Measure.ANSWERED: (
        _FINDINGS,
        "exists (select 1 from actions c where c.finding_id = f.id and c.voided_reason = '')",
    ),
    Measure.ASSESSED: (_FINDINGS, "a.decided is not null"),
    Measure.RETURNED: (_FINDINGS, "a.decided in ('not_done', 'perfunctory', 'false')"),
    Measure.CLOSED_OUT: (_FINDINGS, "f.closed_out_on is not null"),
    Measure.NOT_CLOSED_OUT: (_FINDINGS, "f.closed_out_on is null"),
    Measure.ACTIONS: (_ACTIONS, "1"),
    Measure.ACTIONS_DONE: (_ACTIONS, "c.done_on is not null"),
    Measure.ACTIONS_OPEN: (_ACTIONS, "c.done_on is null"),
    Measure.DUES: (_DUES, "1"),
    Measure.EARLY: (_DUES, "r.timeliness = 'early'"),
    Measure.ON_TIME: (_DUES, "r.timeliness = 'on_time'"),
    Measure.LATE: (_DUES, "r.timeliness = 'late'"),
    Measure.OVERDUE: (_DUES, f"r.id is null and t.ended_at < {_LATEST}"),
    Measure.AWAITED: (_DUES, f"r.id is null and t.ended_at >= {_LATEST}"),
    Measure.TO_TELL: (_NOTICES, "1"),
    Measure.TOLD: (_NOTICES, _TOLD),
    Measure.NOT_TOLD: (_NOTICES, f"not {_TOLD}"),
    Measure.COPIES: (_COPIES, "1"),
    Measure.COPIES_SENT: (_COPIES, "c.sent_on is not null"),
}
_BASES = (_TALKS, _TO_COME, _PLAN, _TRIGGERS, _FINDINGS, _ACTIONS, _DUES, _NOTICES, _COPIES)
MEASURES = frozenset(_DEFINITIONS)


class Statistics:
    """Counts, and lists what was counted."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def tally(
        self, over: Counting, measures: Collection[Measure] = MEASURES, *, apart: bool = True
    ) -> dict[Figure, int]:
        """Return every figure that is not 0; the rows of each kind are gone through once.

        Not told `apart`, each measure is counted in all only.
        """
        found: dict[Figure, int] = {}
        for base in _BASES:
            found |= self._tally(base, over, measures, apart=apart)
        return found

    def page(
        self, figure: Figure, over: Counting, *, offset: int = 0, limit: int = 100
    ) -> list[Counted]:
        """Return what a figure counts, in order of time."""
        base, condition = _DEFINITIONS[figure.measure]
        sql = (
            f"select {base.id}, {base.talk_id}, {base.kind} from {base.rows} "
            f"where {base.where} and ({condition}) and {_column(base, figure.by)} = :value "
            f"order by {base.order} limit :limit offset :offset"
        )
        params = _params(over) | {"value": figure.value, "limit": limit, "offset": offset}
        rows = self._conn.execute(sql, params).fetchall()
        return [Counted(id=str(row[0]), talk_id=row[1], kind=str(row[2])) for row in rows]

    def _tally(
        self, base: _Base, over: Counting, wanted: Collection[Measure], *, apart: bool
    ) -> dict[Figure, int]:
        measures = {m: c for m, (b, c) in _DEFINITIONS.items() if b is base and m in wanted}
        if not measures:
            return {}
        columns = {by: _column(base, by) for by in (By.ALL, *(base.by if apart else ()))}
        told = [f"{column} as by_{by}" for by, column in columns.items()]
        told += [f"({condition}) as is_{m}" for m, condition in measures.items()]
        sums = ", ".join(f"total(is_{m})" for m in measures)
        each = (f"select '{by}', by_{by}, {sums} from told group by by_{by}" for by in columns)
        sql = (
            f"with told as materialized (select {', '.join(told)} from {base.rows} "
            f"where {base.where}) {' union all '.join(each)}"
        )
        return {
            Figure(measure, By(row[0]), str(row[1])): int(number)
            for row in self._conn.execute(sql, _params(over)).fetchall()
            for measure, number in zip(measures, row[2:], strict=True)
            if number
        }


def _column(base: _Base, by: By) -> str:
    return "''" if by is By.ALL else base.by[by]


def _params(over: Counting) -> dict[str, Any]:
    return {
        "begin": over.span.begin.isoformat(),
        "end": _after(over.span.end),
        "today": over.today.isoformat(),
        "action_end": _after(over.action_ended_on),
        "results_end": _after(over.results_ended_on),
        "own": over.own_of,
    }


def _after(day: date) -> str:
    """Days and times of the day are before this."""
    return (day + timedelta(days=1)).isoformat()
