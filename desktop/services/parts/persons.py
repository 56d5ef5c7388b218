"""What one person's page tells over all talks: what was pointed out, how deadlines were kept."""

from collections.abc import Iterable, Sequence
from datetime import date

from db.content import ContentStore
from db.records import Origin, Report, ReportKind, Talk, TalkStatus, Timeliness
from desktop.rules.deadlines import action_report_due, applies, results_report_due
from desktop.services.views.roster import Deadline, Kept, PersonFinding

_ENDED_EARLY = frozenset({TalkStatus.CANCELLED, TalkStatus.TERMINATED})


def findings_of(store: ContentStore, talks: Sequence[Talk]) -> tuple[PersonFinding, ...]:
    """Return the findings of some talks that stand, in the order of the talks."""
    found = store.findings.of_these(t.id for t in talks)
    order = {t.id: n for n, t in enumerate(talks)}
    numbers = {t.id: t.number for t in talks}
    standing = [f for f in found if not f.voided_reason]
    standing.sort(key=lambda f: (order[f.talk_id], f.position))
    return tuple(PersonFinding(number=numbers[f.talk_id], finding=f) for f in standing)


def deadlines_of(store: ContentStore, talks: Sequence[Talk], today: date) -> tuple[Deadline, ...]:
    """Return both deadlines of each talk they bind (Art. 11, 20), the newest first.

    Of several rounds the first counts; later ones follow a return.
    """
    first = {
        (r.talk_id, r.kind): r
        for r in store.reports.glance_at(t.id for t in talks)
        if r.round == 1 and not r.voided_reason
    }
    made = [d for talk in talks for d in _deadlines(talk, first, today)]
    return tuple(sorted(made, key=lambda d: d.due_on, reverse=True))


def kept(deadlines: Iterable[Deadline], today: date) -> Kept:
    """Count how the reports came in, and what is still owed."""
    known = list(deadlines)
    came = [d for d in known if d.received_on is not None]
    owed = [d for d in known if d.received_on is None]
    late = sum(d.timeliness is Timeliness.LATE for d in came)
    overdue = sum(d.due_on < today for d in owed)
    return Kept(in_time=len(came) - late, late=late, overdue=overdue, awaited=len(owed) - overdue)


def _deadlines(
    talk: Talk, reports: dict[tuple[str, ReportKind], Report], today: date
) -> Iterable[Deadline]:
    if talk.ended_at is None or talk.origin is Origin.EARLIER:
        return
    ended_on = talk.ended_at.date()
    for kind, due_on in (
        (ReportKind.ACTION, action_report_due(ended_on)),
        (ReportKind.RESULTS, results_report_due(ended_on)),
    ):
        report = reports.get((talk.id, kind))
        if report is None and (talk.status in _ENDED_EARLY or not applies(ended_on)):
            continue
        yield Deadline(
            talk_id=talk.id,
            number=talk.number,
            kind=kind,
            due_on=report.due_on if report else due_on,
            received_on=report.received_on if report else None,
            timeliness=report.timeliness if report else None,
            days=None if report else (due_on - today).days,
        )
