"""What a reading of a log is narrowed to."""

from dataclasses import dataclass
from datetime import date

from db.search import like


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """Days (both included), who, words in deed, object or detail, failures only; empty means all."""

    since: date | None = None
    until: date | None = None
    actor: str = ""
    text: str = ""
    failed_only: bool = False


ALL = LogQuery()


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
