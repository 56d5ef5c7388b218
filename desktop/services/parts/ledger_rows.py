"""The rows of the ledger, read for many talks at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from db.content import ContentStore
from db.records import Assessment, Copy, Finding, Origin, ReportKind, Talk, TalkStatus
from db.tables.talks import TalkQuery
from desktop.ledger import Ledger, LedgerRow
from desktop.rules.assessment import close_out_count
from desktop.rules.deadlines import action_report_due, applies, results_report_due
from desktop.rules.findings import told
from desktop.rules.marking import strictness
from desktop.words import word

_AT_ONCE = 400
_OTHERWISE = frozenset({TalkStatus.CANCELLED, TalkStatus.TERMINATED})


class OfTalk(Protocol):
    """What belongs to a talk."""

    @property
    def talk_id(self) -> str | None:
        """The talk."""
        ...


T = TypeVar("T", bound=OfTalk)


def ledger_of(store: ContentStore, year: int, own_of: str | None, today: date) -> Ledger:
    """Return the ledger of a year in the order of the talks, a talker's own ones only."""
    talks = store.talks.page(TalkQuery(year=year, own_of=own_of), limit=-1)[::-1]
    rows: list[LedgerRow] = []
    for at in range(0, len(talks), _AT_ONCE):
        rows += _rows(store, talks[at : at + _AT_ONCE])
    body, usual = store.body.own(), store.settings.office().marking
    return Ledger(
        year=year,
        office=body.office_name if body else "",
        marking=max([usual, *(t.marking for t in talks)], key=strictness),
        made_on=today,
        rows=tuple(rows),
    )


def _rows(store: ContentStore, talks: Sequence[Talk]) -> list[LedgerRow]:
    ids = [t.id for t in talks]
    people = store.people.some(p for t in talks for p in (t.talkee_id, t.talker_id))
    names = {i: p.name for i, p in people.items()}
    reports = store.reports.of_talks(ids)
    findings = _by_talk(store.findings.glance_at(ids))
    assessed = _by_talk(store.assessments.glance_at(ids))
    copies = _by_talk(store.copies.glance_at(ids))
    notices = _by_talk(store.team_notices.glance_at(ids))
    triggers = _by_talk(store.triggers.glance_at(ids))
    found = []
    for talk in talks:
        came = {
            kind: min(
                (r.received_on for r in reports[talk.id] if r.kind is kind and r.round == 1),
                default=None,
            )
            for kind in ReportKind
        }
        due = _due(talk)
        closed_out, of = close_out_count(findings[talk.id])
        told_on = [n.told_on for n in notices[talk.id] if not n.voided_reason]
        found.append(
            LedgerRow(
                number=talk.number,
                kind=word(talk.kind),
                circumstance="；".join(
                    word(t.kind) for t in triggers[talk.id] if not t.voided_reason
                ),
                talkee=names[talk.talkee_id],
                post=talk.talkee_post,
                talker=f"{names[talk.talker_id]}（{talk.talker_post}）",
                note_takers="、".join(talk.note_takers),
                held_at=talk.started_at or talk.ended_at or talk.planned_at,
                place=talk.place,
                findings=of,
                action_due_on=due[0],
                action_on=came[ReportKind.ACTION],
                told_on=min(told_on, default=None),
                results_due_on=due[1],
                results_on=came[ReportKind.RESULTS],
                assessed=_grades(findings[talk.id], assessed[talk.id]),
                closed_out=closed_out,
                copies=_sent(copies[talk.id]),
                archive_number=talk.archive_number,
                remark=_remark(talk),
            )
        )
    return found


def _by_talk(records: Iterable[T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        if record.talk_id is not None:
            found[record.talk_id].append(record)
    return found


def _due(talk: Talk) -> tuple[date | None, date | None]:
    """Return both due dates (Art. 11); none before the end, and none for earlier talks."""
    if talk.ended_at is None or talk.origin is Origin.EARLIER:
        return None, None
    ended_on = talk.ended_at.date()
    if not applies(ended_on):
        return None, None
    return action_report_due(ended_on), results_report_due(ended_on)


def _grades(findings: Iterable[Finding], assessed: Iterable[Assessment]) -> str:
    counted = {f.id for f in told(findings)}
    grades = Counter(a.decided for a in assessed if a.decided and a.finding_id in counted)
    return "、".join(f"{word(grade)}{n}" for grade, n in sorted(grades.items()) if grade)


def _sent(copies: Iterable[Copy]) -> str:
    """Return each receiver once, with all the days it was sent something."""
    days: defaultdict[str, list[str]] = defaultdict(list)
    for copy in copies:
        if copy.sent_on and not copy.voided_reason:
            days[copy.receiver].append(copy.sent_on.isoformat())
    return "；".join(f"{receiver} {'、'.join(sent)}" for receiver, sent in days.items())


def _remark(talk: Talk) -> str:
    parts = [word(talk.status)]
    if talk.origin is not Origin.HELD_HERE:
        parts.append(word(talk.origin))
    if talk.status in _OTHERWISE and talk.reason:
        parts.append(talk.reason)
    return "，".join(parts)
