"""Which talks may have something due by a day: ids only, each by its own index."""

from collections.abc import Iterable
from datetime import date, timedelta

from db.driver import Connection
from db.records import Horizon

_BEFORE = "('planned', 'preparing')"
_AFTER = "('awaiting_signature', 'remediation')"
_WATCHED = "('planned', 'preparing', 'in_progress', 'awaiting_signature', 'remediation', 'closed')"
_OWN = "(:own is null or talker_id = :own or followed_by_id = :own)"
_NO_REPORT = (
    "not exists (select 1 from reports where reports.talk_id = talks.id "
    "and reports.kind = '{kind}' and reports.voided_reason = '')"
)
_CANDIDATES = f"""
    select id from talks where status = 'in_progress'
    union select id from talks where status in {_BEFORE} and planned_at < :due_end
    union select talks.id from talks join preparations on preparations.id = talks.id
        where status in {_BEFORE} and notice_sent_on is not null and (
            (self_check_on is null and (self_check_due_on <= :due or planned_at < :planned_end))
            or (notice_receipt_on is null and notice_sent_on <= :receipt))
    union select talk_id from material_requests
        where replied_on is null and voided_reason = '' and reply_due_on <= :due
        and exists (select 1 from talks where talks.id = talk_id and status in {_BEFORE})
    union select id from talks where status in {_AFTER} and ended_at < :action_end
        and {_NO_REPORT.format(kind="action")}
    union select id from talks where status in {_AFTER} and ended_at < :results_end
        and {_NO_REPORT.format(kind="results")}
    union select id from talks where status in {_AFTER} and ended_at < :notice_end
        and exists (select 1 from actions where actions.talk_id = talks.id
            and first_responsible = 1 and actions.voided_reason = '')
        and not exists (select 1 from team_notices where team_notices.talk_id = talks.id
            and team_notices.voided_reason = '')
    union select id from talks where status = 'awaiting_signature' and ended_at < :unsigned_end
    union select talk_id from assessments where redo_by <= :due or look_again_on <= :due
    union select talk_id from copies where sent_on is not null and receipt_on is null
        and voided_reason = '' and sent_on <= :receipt
    union select talk_id from reminders where manner = 'letter' and receipt_on is null
        and voided_reason = '' and at < :receipt_end
"""
_FOLLOWED = {
    "talk": "(select signed_on from records where records.id = talks.id and state = 'signed')",
    "actions": "(select min(received_on) from reports where reports.talk_id = talks.id "
    "and reports.kind = 'action' and reports.voided_reason = '')",
    "results": "(select min(received_on) from reports where reports.talk_id = talks.id "
    "and reports.kind = 'results' and reports.voided_reason = '')",
}


class Watch:
    """Looks over all running talks by their dates without reading them."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def may_be_due(
        self,
        horizon: Horizon,
        own_of: str | None = None,
        begun: Iterable[tuple[str, date]] | None = None,
    ) -> set[str]:
        """Return the talks that may have something due by then; none that has is left out.

        `begun` are the rounds to send where they are known already.
        """
        rows = self._conn.execute(
            f"select id from talks where id in ({_CANDIDATES}) and status in {_WATCHED} and {_OWN}",
            _days(horizon) | {"own": own_of},
        ).fetchall()
        if begun is None:
            begun = self.rounds_to_send(horizon, own_of)
        last = horizon.copies_after
        return {str(row[0]) for row in rows} | {i for i, after in begun if after <= last}

    def rounds_to_send(self, horizon: Horizon, own_of: str | None = None) -> list[tuple[str, date]]:
        """Return of every round of copies that is not all out its talk and the day it follows.

        A round lacks something while fewer receivers than required have it, or a copy waits to
        be sent (Art. 12). The talk stands once for each round.
        """
        listed = ", ".join(f":receiver{n}" for n in range(len(horizon.receivers)))
        given = {f"receiver{n}": name for n, name in enumerate(horizon.receivers)}
        rows: list[tuple[str, str]] = []
        for round_ in horizon.rounds:
            copies = (
                f"from copies where copies.talk_id = talks.id and copies.round = '{round_}' "
                "and copies.voided_reason = ''"
            )
            sql = (
                f"select talks.id, {_FOLLOWED[round_]} as after from talks "
                f"where status in {_AFTER} and ended_at is not null and {_OWN} "
                f"and after is not null and ((select count(distinct receiver) {copies} "
                f"and sent_on is not null and (required = 1 or receiver in ({listed}))) "
                f"< :receivers or exists (select 1 {copies} and sent_on is null))"
            )
            named = {**given, "receivers": len(given), "own": own_of}
            rows += self._conn.execute(sql, named).fetchall()
        return [(talk_id, date.fromisoformat(after)) for talk_id, after in rows]


def _days(horizon: Horizon) -> dict[str, object]:
    return {
        "due": horizon.due_on.isoformat(),
        "due_end": _end(horizon.due_on),
        "planned_end": _end(horizon.self_check_planned_on),
        "action_end": _end(horizon.action_ended_on),
        "results_end": _end(horizon.results_ended_on),
        "notice_end": _end(horizon.notice_ended_on),
        "unsigned_end": _end(horizon.unsigned_ended_on),
        "receipt": horizon.receipt_sent_on.isoformat(),
        "receipt_end": _end(horizon.receipt_sent_on),
    }


def _end(day: date) -> str:
    """Times of the day are before this."""
    return (day + timedelta(days=1)).isoformat()
