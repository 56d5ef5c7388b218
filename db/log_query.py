"""What a reading of a log is narrowed to."""

from datetime import date
from enum import StrEnum

from db.frozen import frozen
from db.search import like


class LogOrder(StrEnum):
    """What the entries are sorted by; those alike stand newest first."""

    SEQ = "seq"
    ACTOR = "actor"
    ROLE = "role"
    DEED = "deed"
    DETAIL = "detail"
    RESULT = "ok"


@frozen
class LogQuery:
    """Days (both included), who, words in deed, object or detail, failures only; empty means all.

    The newest comes first unless another order is asked for; users and roles then stand as in
    `ranks`.
    """

    since: date | None = None
    until: date | None = None
    actor: str = ""
    text: str = ""
    failed_only: bool = False
    order: LogOrder = LogOrder.SEQ
    descending: bool = True
    ranks: tuple[str, ...] = ()


ALL = LogQuery()


def order_by(query: LogQuery) -> tuple[str, list[object]]:
    """Return the SQL order of a query with its values."""
    way = "desc" if query.descending else "asc"
    if query.order in (LogOrder.ACTOR, LogOrder.ROLE):
        ranked = "".join(f" {rank} " for rank in query.ranks)
        return f"instr(?, ' ' || {query.order} || ' ') {way}, seq desc", [ranked]
    return f"{query.order} {way}, seq desc", []


def condition(query: LogQuery, *, about: bool = False) -> tuple[str, list[object]]:
    """Return the SQL condition of a query with its values; `about` where the table has it."""
    parts: list[str] = ["1"]
    values: list[object] = []
    if query.since is not None:
        parts.append("substr(at, 1, 10) >= ?")
        values.append(query.since.isoformat())
    if query.until is not None:
        parts.append("substr(at, 1, 10) <= ?")
        values.append(query.until.isoformat())
    if query.actor:
        parts.append("actor = ?")
        values.append(query.actor)
    if query.failed_only:
        parts.append("ok = 0")
    if query.text:
        columns = ("deed", "detail", "object", *(("about",) if about else ()))
        parts.append("(" + " or ".join(f"{c} like ? escape '\\'" for c in columns) + ")")
        values += [f"%{like(query.text)}%"] * len(columns)
    return " and ".join(parts), values
