"""How far ahead the reminders look, as days that a query can compare with."""

from datetime import date

from db.frozen import frozen


@frozen
class Horizon:
    """The last days on which something may have happened to fall due by `due_on`, included.

    `receivers` is how many required receivers a round of copies has.
    """

    due_on: date
    action_ended_on: date
    results_ended_on: date
    notice_ended_on: date
    self_check_planned_on: date
    receipt_sent_on: date
    unsigned_ended_on: date
    copies_after: date
    rounds: tuple[str, ...]
    receivers: tuple[str, ...]
