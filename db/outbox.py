"""Carrying the content's log over to the vault of accounts, where the auditor reads it.

Only who holds both keys can do it, hence at each log-in and at the end of each session. An entry
is carried once, however often this is called; nothing of a record goes along but a talk's number.
"""

from db.admin import AdminStore
from db.audit import COLUMNS
from db.content import ContentStore
from db.driver import Connection

AT_LOG_IN, AT_END = 500, 20_000  # entries


def carry_over(content: ContentStore, admin: AdminStore, *, at_most: int) -> int:
    """Carry entries that are not there yet, oldest first, in a block of its own; return how many."""
    if is_ahead(content, admin):
        return 0
    newest, _ = admin.content_log.newest()
    entries = content.audit.after(newest, at_most)
    if entries:
        numbers = content.talks.numbers(e.object for e in entries)
        with admin.atomic():
            admin.content_log.add([(e, _about(numbers.get(e.object))) for e in entries])
    return len(entries)


def is_ahead(content: ContentStore, admin: AdminStore) -> bool:
    """Tell whether entries were carried over that the content's log does not hold (any more)."""
    seq, mac = admin.content_log.newest()
    return not content.audit.holds(seq, mac)


def _about(number: str | None) -> str:
    return f"谈话 {number}" if number is not None else ""


def compared(admin: Connection, content: Connection) -> str | None:
    """Return a sentence on the first entry carried over that differs from the content's log."""
    rows = f"select {COLUMNS} from {{}} order by seq"
    carried = admin.execute(rows.format("content_log"))
    own = content.execute(rows.format("audit"))
    for number, entry in enumerate(carried, 1):
        kept = own.fetchone()
        if tuple(entry) != (tuple(kept) if kept else None):
            return f"业务日志第{number}条与审计员看到的副本不一致。"
    return None
