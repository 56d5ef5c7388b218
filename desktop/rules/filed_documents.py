"""Which documents of a talk are filed when it is archived, in which order (Art. 12, DA/T 22)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from db.frozen import frozen
from db.records import (
    ArchivedFile,
    Assessment,
    Copy,
    Finding,
    Manner,
    MaterialRequest,
    Preparation,
    Reminder,
    Report,
    ReportKind,
    Talk,
    TalkRecord,
    TeamNotice,
    Trigger,
)
from desktop.rules.findings import told


@frozen
class Filed:
    """What the documents of a talk are told from; nothing voided is in it."""

    talk: Talk
    preparation: Preparation | None
    record: TalkRecord | None
    requests: Sequence[MaterialRequest] = ()
    findings: Sequence[Finding] = ()
    reminders: Sequence[Reminder] = ()
    reports: Sequence[Report] = ()
    team_notices: Sequence[TeamNotice] = ()
    assessments: Sequence[Assessment] = ()
    copies: Sequence[Copy] = ()
    triggers: Sequence[Trigger] = ()


@frozen
class FiledDocument:
    """One document: the key of its form, its title, its day, whether the talkee is its author."""

    key: str
    title: str
    dated_on: date | None
    document_number: str = ""
    by_talkee: bool = False


def documents(filed: Filed) -> tuple[FiledDocument, ...]:
    """Return the documents that the talk has, in the order of the work."""
    return (*_before(filed), *_held(filed), *_after(filed))


def listed(filed: Filed, talkee: str, full_post: str, office: str) -> tuple[ArchivedFile, ...]:
    """Return the documents as rows of the list, without numbers, pages and sums; ids are keys.

    The talkee is named with the post in full, the office is the author of its own papers.
    """
    return tuple(
        ArchivedFile(
            id=document.key,
            talk_id=filed.talk.id,
            position=position,
            name=f"{position:02d}-{document.title}.pdf",
            title=f"{document.title}（{full_post}{talkee}）",
            document_number=document.document_number,
            author=talkee if document.by_talkee else office,
            dated_on=document.dated_on,
            marking=filed.talk.marking,
        )
        for position, document in enumerate(documents(filed), 1)
    )


def _before(filed: Filed) -> Iterator[FiledDocument]:
    preparation = filed.preparation
    if filed.triggers:
        registered = _last(t.found_on for t in filed.triggers)
        yield _document("trigger", "及时谈话情形登记表", registered)
    if preparation and preparation.approved_on:
        yield _document("approval", "监督谈话呈批表", preparation.approved_on)
    if preparation and preparation.notice_sent_on:
        yield _document("notice", "监督谈话通知", preparation.notice_sent_on)
    if filed.requests:
        asked = _last(r.sent_on for r in filed.requests)
        yield _document("material-request", "关于商请提供监督谈话有关情况和材料的函", asked)
    if preparation and preparation.self_check_on:
        yield _document(
            "self-check", "被谈话人自查情况报告", preparation.self_check_on, by_talkee=True
        )
    if preparation and preparation.outline.strip():
        planned = filed.talk.planned_at or filed.talk.started_at
        yield _document("outline", "监督谈话提纲", planned.date() if planned else None)


def _held(filed: Filed) -> Iterator[FiledDocument]:
    ended = filed.talk.ended_at.date() if filed.talk.ended_at else None
    if filed.record or ended:
        signed = filed.record.signed_on if filed.record else None
        yield _document("record", "监督谈话记录", signed or ended)
    if told(filed.findings):
        yield _document("requirements", "监督谈话整改要求清单", ended)


def _after(filed: Filed) -> Iterator[FiledDocument]:
    letters = [r.at.date() for r in filed.reminders if r.manner is Manner.LETTER]
    if letters:
        yield _document("reminder", "整改提醒函", _last(letters))
    yield from _reports(filed, ReportKind.ACTION, "action-report", "整改措施报告")
    if filed.team_notices:
        told_on = _last(n.told_on for n in filed.team_notices)
        yield _document("team-notice", "整改措施通报情况", told_on, by_talkee=True)
    yield from _reports(filed, ReportKind.RESULTS, "results-report", "整改情况报告")
    if filed.assessments:
        decided = _last(a.decided_on or a.proposed_on for a in filed.assessments)
        yield _document("assessment", "整改情况评估及销号表", decided)
    sent = [c for c in filed.copies if c.sent_on]
    if sent:
        numbers = dict.fromkeys(c.document_number for c in sent if c.document_number)
        yield FiledDocument(
            key="copy-letter",
            title="关于抄送监督谈话有关情况的函",
            dated_on=_last(c.sent_on for c in sent),
            document_number="、".join(numbers),
        )


def _reports(filed: Filed, kind: ReportKind, key: str, title: str) -> Iterator[FiledDocument]:
    received = [r.received_on for r in filed.reports if r.kind is kind]
    if received:
        yield _document(key, title, _last(received), by_talkee=True)


def _document(
    key: str, title: str, dated_on: date | None, *, by_talkee: bool = False
) -> FiledDocument:
    return FiledDocument(key=key, title=title, dated_on=dated_on, by_talkee=by_talkee)


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)
