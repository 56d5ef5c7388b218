"""One talk from its end to its closing in time order: what happened, and what is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import (
    AccountabilityFlag,
    DueItem,
    Grade,
    Manner,
    RecordState,
    Report,
    ReportKind,
    Talk,
    TalkStatus,
)
from desktop.rules import closing, copies
from desktop.rules.closing import Followed
from desktop.rules.findings import told
from desktop.rules.wording import quoted
from desktop.services.parts.following import followed
from desktop.services.parts.remedying import report_standing, team_notice_due
from desktop.services.parts.standing import state_of
from desktop.services.parts.turning import turns
from desktop.services.views.remediation import Act, EntryState, ThreadEntry
from desktop.words import word
from desktop.workflow.talk import AFTER

_GRAVE = frozenset({Grade.PERFUNCTORY, Grade.FALSE})
_REPORT_ACTS = {
    ReportKind.ACTION: (DueItem.ACTION_REPORT, Act.REGISTER_ACTION_REPORT),
    ReportKind.RESULTS: (DueItem.RESULTS_REPORT, Act.REGISTER_RESULTS_REPORT),
}


def entries(
    store: ContentStore,
    talk: Talk,
    today: date,
    flags: Iterable[AccountabilityFlag] | None = None,
) -> tuple[ThreadEntry, ...]:
    """Return the points of the thread, dated ones in time order, then those without a date.

    `flags` are None for those who may not know what was pointed out for accountability.
    """
    facts = followed(store, talk)
    found = [*_happened(facts), *turns(store, talk), *_reminders(store, talk)]
    if flags is not None:
        found = [*_offered(found, facts), *_flags(flags)]
    if talk.status in AFTER:
        found += _open(facts, today)
    found = _put_off(store, talk, found, today)
    dated = [e for e in found if e.on is not None]
    undated = [e for e in found if e.on is None]
    dated.sort(key=lambda e: (e.on, e.state is not EntryState.DONE))
    return (*dated, *undated)


def _happened(facts: Followed) -> list[ThreadEntry]:
    talk, record = facts.talk, facts.record
    found = []
    if talk.ended_at:
        count = len(told(facts.findings))
        found.append(ThreadEntry(on=talk.ended_at.date(), title=f"谈话结束，指出问题{count}个"))
    if record is not None and record.signed_on:
        refused = bool(record.refusal_reason)
        title = "谈话记录拒绝签字" if refused else "谈话记录已签字"
        found.append(ThreadEntry(on=record.signed_on, title=title, note=record.refusal_reason))
    found += [_received(r) for r in facts.reports if not r.voided_reason]
    found += [
        ThreadEntry(on=n.told_on, title="已向班子成员通报", note=n.manner)
        for n in facts.team_notices
        if not n.voided_reason
    ]
    for copy in facts.copies:
        if copy.sent_on and not copy.voided_reason:
            found.append(
                ThreadEntry(
                    on=copy.sent_on, title=f"已抄送{copy.receiver}", note=copy.document_number
                )
            )
    return [*found, *_decisions(facts), *_ends(facts)]


def _received(report: Report) -> ThreadEntry:
    again = "（再整改）" if report.round > 1 else ""
    title = f"收到{word(report.kind)}{again}，{word(report.timeliness)}"
    return ThreadEntry(on=report.received_on, title=title, note=report.note, subject_id=report.id)


def _decisions(facts: Followed) -> list[ThreadEntry]:
    titles = {f.id: f.title for f in facts.findings}
    return [
        ThreadEntry(
            on=a.decided_on,
            title=f"{quoted(titles[a.finding_id])}审定为{word(a.decided)}",
            note=a.decided_by,
            subject_id=a.finding_id,
        )
        for a in facts.assessments
        if a.decided is not None
    ]


def _offered(found: list[ThreadEntry], facts: Followed) -> list[ThreadEntry]:
    """Offer to point out what was decided to be perfunctory or false; it is never done by itself."""
    grave = {a.finding_id for a in facts.assessments if a.decided in _GRAVE}
    return [
        replace(e, acts=(Act.FLAG,)) if e.subject_id in grave and not e.acts else e for e in found
    ]


def _flags(flags: Iterable[AccountabilityFlag]) -> list[ThreadEntry]:
    return [
        ThreadEntry(
            on=f.found_on,
            title=f"追责情形：{word(f.lapse)}",
            note=f.outcome or (f"已移送{f.handed_to}" if f.handed_to else f.facts),
            state=EntryState.DONE if f.outcome else EntryState.NEAR,
            acts=(Act.SETTLE_FLAG,) if not f.outcome else (),
            subject_id=f.id,
        )
        for f in flags
    ]


def _ends(facts: Followed) -> list[ThreadEntry]:
    talk = facts.talk
    found = []
    if talk.closed_on:
        found.append(ThreadEntry(on=talk.closed_on, title="办结"))
    if talk.archived_on:
        found.append(ThreadEntry(on=talk.archived_on, title="归档", note=talk.archive_number))
    return found


def _reminders(store: ContentStore, talk: Talk) -> list[ThreadEntry]:
    """Calendar files stand without a number: they are given along, and remind nobody yet."""
    standing = [r for r in store.reminders.of_talk(talk.id) if not r.voided_reason]
    counted = [r.id for r in standing if r.manner is not Manner.CALENDAR]
    return [
        ThreadEntry(
            on=r.at.date(),
            title=f"第{counted.index(r.id) + 1}次提醒（{word(r.manner)}）：{word(r.item)}"
            if r.id in counted
            else f"已给{word(r.manner)}：{word(r.item)}",
            note=r.answer,
            item=r.item if r.id in counted else None,
            subject_id=r.id,
        )
        for r in standing
    ]


def _put_off(
    store: ContentStore, talk: Talk, found: list[ThreadEntry], today: date
) -> list[ThreadEntry]:
    """Say at an open point until when it was put off, and why; the last time counts."""
    until = {p.item: p for p in store.put_offs.of_talk(talk.id)}
    return [
        replace(e, note=f"推后到{p.until.month}月{p.until.day}日办理：{p.reason}")
        if e.days is not None and e.item and (p := until.get(e.item)) and p.until > today
        else e
        for e in found
    ]


def _open(facts: Followed, today: date) -> list[ThreadEntry]:
    near = facts.settings.near_days
    return [
        *_record(facts),
        *_reports(facts, today, near),
        *_team_notice(facts, today, near),
        *_copies(facts, today, near),
        *_assessments(facts),
        *_closing(facts),
    ]


def _record(facts: Followed) -> list[ThreadEntry]:
    record = facts.record
    if record is None or record.state is RecordState.DRAFT:
        return [ThreadEntry(on=None, title="谈话记录定稿", state=EntryState.OPEN, acts=(Act.FIX,))]
    if record.state is RecordState.FIXED:
        return [ThreadEntry(on=None, title="谈话记录签字", state=EntryState.OPEN, acts=(Act.SIGN,))]
    return []


def _reports(facts: Followed, today: date, near: int) -> list[ThreadEntry]:
    found = []
    for kind in ReportKind:
        stands = report_standing(kind, facts, today)
        if stands is None or stands.days is None:
            continue
        item, act = _REPORT_ACTS[kind]
        found.append(
            ThreadEntry(
                on=stands.due_on,
                title=f"{'再' if stands.returned else ''}{word(kind)}",
                state=state_of(stands.days, near),
                days=stands.days,
                acts=(act, Act.IMPORT_FORM, Act.REMIND),
                item=item,
            )
        )
    return found


def _team_notice(facts: Followed, today: date, near: int) -> list[ThreadEntry]:
    due = team_notice_due(facts)
    if due is None or any(not n.voided_reason for n in facts.team_notices):
        return []
    days = (due - today).days
    return [
        ThreadEntry(
            on=due,
            title="整改措施向班子成员通报",
            state=state_of(days, near),
            days=days,
            acts=(Act.REGISTER_TEAM_NOTICE, Act.REMIND),
            item=DueItem.TEAM_NOTICE,
        )
    ]


def _copies(facts: Followed, today: date, near: int) -> list[ThreadEntry]:
    owed = copies.owed(facts.record, facts.reports, facts.copies, facts.settings, facts.body_kind)
    found = []
    for o in owed:
        if not o.sent:
            days = (o.due_on - today).days if o.due_on else None
            found.append(
                ThreadEntry(
                    on=o.due_on,
                    title=f"{word(o.round)}抄送{o.receiver}",
                    state=state_of(days, near),
                    days=days,
                    acts=(Act.REGISTER_COPY,) if o.due_on else (),
                    item=DueItem.COPY,
                    subject_id=o.copy.id if o.copy else "",
                )
            )
        elif o.copy is not None and o.copy.receipt_on is None:
            found.append(
                ThreadEntry(
                    on=None,
                    title=f"{o.receiver}的回执",
                    state=EntryState.OPEN,
                    acts=(Act.REGISTER_RECEIPT,),
                    item=DueItem.RECEIPT,
                    subject_id=o.copy.id,
                )
            )
    return found


def _assessments(facts: Followed) -> list[ThreadEntry]:
    known = {a.finding_id: a for a in facts.assessments}
    found = []
    for finding in told(facts.findings):
        assessment = known.get(finding.id)
        if assessment is None or assessment.decided is None:
            act = Act.ASSESS if assessment is None else Act.DECIDE
            found.append(
                ThreadEntry(
                    on=None,
                    title=f"评估{quoted(finding.title)}的整改",
                    state=EntryState.OPEN,
                    acts=(act,),
                    subject_id=finding.id,
                )
            )
    return found


def _closing(facts: Followed) -> list[ThreadEntry]:
    ready = not closing.lacks(facts)
    acts = (Act.CLOSE,) if ready and facts.talk.status is TalkStatus.REMEDIATION else ()
    return [ThreadEntry(on=None, title="办结、归档", state=EntryState.OPEN, acts=acts)]
