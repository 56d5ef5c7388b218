"""Reading the remediation of one talk."""

from datetime import date

from db.content import ContentStore
from db.records import Origin, ReportKind, Talk
from desktop.rules import team_notice
from desktop.rules.assessment import close_out_count, deciders, redo_by
from desktop.rules.closing import Followed
from desktop.rules.deadlines import applies
from desktop.rules.findings import told
from desktop.services.parts import gaps, reading
from desktop.services.parts.following import followed
from desktop.services.parts.standing import standing
from desktop.services.views.remediation import FindingFollowUp, RemediationView, ReportStanding
from desktop.workflow.talk import AFTER


def view(store: ContentStore, talk: Talk, today: date) -> RemediationView:
    """Return everything about the remediation of a talk (Art. 11)."""
    facts = followed(store, talk)
    closed_out, of = close_out_count(facts.findings)
    head = reading.head(store, talk)
    follower = store.people.get(talk.followed_by_id).name if talk.followed_by_id else ""
    under_way = talk.status in AFTER
    return RemediationView(
        head=head,
        findings=_findings(facts),
        reports=tuple(r for r in facts.reports if not r.voided_reason),
        team_notices=tuple(n for n in facts.team_notices if not n.voided_reason),
        action=report_standing(ReportKind.ACTION, facts, today),
        results=report_standing(ReportKind.RESULTS, facts, today),
        team_notice_due=team_notice_due(facts),
        blockers=gaps.of_closing(store, talk) if under_way else (),
        loose_ends=gaps.of_loose_ends(facts) if under_way else (),
        closed_out=closed_out,
        of=of,
        deciders=deciders(head.talker, follower),
        files=reading.files_by_owner(store.attachments.of_talk(talk.id)),
        can_change=under_way,
    )


def bound_end(talk: Talk) -> date | None:
    """Return the day from which the deadlines of a talk run; None where it has none."""
    if talk.ended_at is None or talk.origin is Origin.EARLIER:
        return None
    ended_on = talk.ended_at.date()
    return ended_on if applies(ended_on) else None


def report_standing(kind: ReportKind, facts: Followed, today: date) -> ReportStanding | None:
    """Return where a report stands; None where the talk has no deadlines."""
    ended_on = bound_end(facts.talk)
    if ended_on is None:
        return None
    redo = redo_by(facts.reports, facts.assessments)
    return standing(kind, ended_on, facts.reports, redo, today)


def team_notice_due(facts: Followed) -> date | None:
    """Return the office's date for the team notice; None where nothing is to be told."""
    ended_on = bound_end(facts.talk)
    if ended_on is None or not team_notice.needed(facts.actions, facts.findings):
        return None
    return team_notice.due_on(ended_on, facts.settings)


def _findings(facts: Followed) -> tuple[FindingFollowUp, ...]:
    assessments = {a.finding_id: a for a in facts.assessments}
    actions = [a for a in facts.actions if not a.voided_reason]
    return tuple(
        FindingFollowUp(
            finding=f,
            actions=tuple(a for a in actions if a.finding_id == f.id),
            assessment=assessments.get(f.id),
        )
        for f in told(facts.findings)
    )
