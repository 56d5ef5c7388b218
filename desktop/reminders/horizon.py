"""How far the reminders look: turned from due days into days on which things happened."""

from collections.abc import Callable
from datetime import date, timedelta

from db.records import BodyKind, Horizon, OfficeSettings
from desktop.reminders.items import Office
from desktop.reminders.schedule import first_step_on
from desktop.rules import team_notice
from desktop.rules.copies import rounds
from desktop.rules.deadlines import action_report_due, results_report_due
from desktop.rules.workdays import Workdays

_DAY = timedelta(days=1)


def near_until(today: date, settings: OfficeSettings, workdays: Workdays) -> date:
    """Return the last due date whose first reminder step has come; all acts lie before it."""
    day = today
    while first_step_on(day + _DAY, settings, workdays) <= today:
        day += _DAY
    return day


def horizon(until: date, office: Office) -> Horizon:
    """Return what must have happened by when for something to be due by a day."""
    settings = office.settings
    without_copies = office.kind is BodyKind.BY_ANALOGY and not settings.analogy_copies
    return Horizon(
        due_on=until,
        action_ended_on=_last_day(action_report_due, until),
        results_ended_on=_last_day(results_report_due, until),
        notice_ended_on=_last_day(lambda ended_on: team_notice.due_on(ended_on, settings), until),
        self_check_planned_on=until + timedelta(days=settings.self_check_days_before),
        receipt_sent_on=until - timedelta(days=settings.receipt_days),
        unsigned_ended_on=until - timedelta(days=settings.signature_days),
        copies_after=until - timedelta(days=settings.copy_days),
        rounds=rounds(settings),
        receivers=() if without_copies else settings.required_copy_receivers,
    )


def _last_day(due_on: Callable[[date], date], until: date) -> date:
    """Due days never run backwards, so the last day is found by going back from the due day."""
    day = until
    while due_on(day) > until:
        day -= _DAY
    return day
