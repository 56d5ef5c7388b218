"""The ledger of a year's talks (监督谈话台账), as the paper and the Excel file have it."""

from datetime import date, datetime

from db.frozen import frozen


@frozen
class LedgerRow:
    """One talk as the ledger has it; `closed_out` of `findings` are closed out."""

    number: str
    kind: str
    circumstance: str
    talkee: str
    post: str
    talker: str
    note_takers: str
    held_at: datetime | None
    place: str
    findings: int
    action_due_on: date | None
    action_on: date | None
    told_on: date | None
    results_due_on: date | None
    results_on: date | None
    assessed: str
    closed_out: int
    copies: str
    archive_number: str
    remark: str


@frozen
class Ledger:
    """The talks of one year, with the office that keeps the list and the marking it bears."""

    year: int
    office: str
    marking: str
    made_on: date
    rows: tuple[LedgerRow, ...]
