"""Where the two reports of a talk stand on a day (Art. 11)."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from db.records import Report, ReportKind
from db.tables.follow_up import FollowUp
from desktop.rules.deadlines import action_report_due, results_report_due
from desktop.services.views.remediation import EntryState, ReportStanding
from desktop.workflow.report import due_on, live

# a list asks for thousands of talks, which ended on few days
_action_due = cache(action_report_due)
_results_due = cache(results_report_due)


def standing(
    kind: ReportKind, ended_on: date, reports: Iterable[Report], redo: date | None, today: date
) -> ReportStanding:
    """Return where one report stands; `redo` is the limit of a return not yet answered."""
    came = live(kind, reports)
    if came and not (kind is ReportKind.RESULTS and redo):
        first = came[0]
        return ReportStanding(
            due_on=first.due_on,
            received_on=first.received_on,
            timeliness=first.timeliness,
            days=None,
        )
    due = redo if came and redo else due_on(kind, ended_on)
    return ReportStanding(
        due_on=due,
        received_on=None,
        timeliness=None,
        days=(due - today).days,
        returned=bool(came),
    )


def next_due(followed: FollowUp) -> date | None:
    """Return the soonest day on which a report of the talk is awaited."""
    awaited = []
    if not followed.has_action:
        awaited.append(_action_due(followed.ended_on))
    if not followed.has_results:
        awaited.append(_results_due(followed.ended_on))
    elif followed.redo_by is not None:
        awaited.append(followed.redo_by)
    return min(awaited, default=None)


def state_of(days: int | None, near_days: int) -> EntryState:
    """Return how pressing something is that is due in so many days."""
    if days is None or days > near_days:
        return EntryState.OPEN
    return EntryState.LATE if days < 0 else EntryState.NEAR
