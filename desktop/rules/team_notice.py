"""Telling the other members of the talkee's leading body of the actions (Art. 11)."""

from collections.abc import Iterable
from datetime import date, timedelta

from db.records import CorrectiveAction, Finding, FindingCategory, OfficeSettings
from desktop.rules.deadlines import action_report_due
from desktop.rules.findings import live

ARTICLE = "第十一条"


def actions_to_tell(
    actions: Iterable[CorrectiveAction], findings: Iterable[Finding]
) -> list[CorrectiveAction]:
    """Return the actions on first-responsible-person duties; never those on self-discipline."""
    told_of = {f.id for f in live(findings) if f.category is not FindingCategory.SELF_DISCIPLINE}
    kept = [a for a in actions if a.first_responsible and not a.voided_reason]
    return sorted((a for a in kept if a.finding_id in told_of), key=lambda a: a.position)


def needed(actions: Iterable[CorrectiveAction], findings: Iterable[Finding]) -> bool:
    """Return whether there is anything to tell the leading body (Art. 11)."""
    return bool(actions_to_tell(actions, findings))


def due_on(ended_on: date, settings: OfficeSettings) -> date:
    """Return the office's date: days after the talk, or when the action report is due."""
    if settings.team_notice_days is None:
        return action_report_due(ended_on)
    return ended_on + timedelta(days=settings.team_notice_days)
