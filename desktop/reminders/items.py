"""The dated items of one talk that are still open: before it, during it, after it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from db.frozen import frozen
from db.records import (
    BodyKind,
    Copy,
    DueItem,
    Grade,
    Manner,
    OfficeSettings,
    Origin,
    RecordState,
    ReportKind,
    TalkKind,
    TalkStatus,
)
from desktop.reminders.watched import Act, OpenItem, Watched
from desktop.rules import copies, team_notice
from desktop.rules.assessment import redo_by
from desktop.rules.deadlines import action_report_due, applies, results_report_due
from desktop.words import word

BEFORE = frozenset({TalkStatus.PLANNED, TalkStatus.PREPARING})
AFTER = frozenset({TalkStatus.AWAITING_SIGNATURE, TalkStatus.REMEDIATION})


@frozen
class Office:
    """What the office has settled, and how the Measures bind it."""

    settings: OfficeSettings
    kind: BodyKind = BodyKind.LOCAL_COMMITTEE


def items_of(watched: Watched, office: Office) -> tuple[OpenItem, ...]:
    """Return every open dated item of a talk, soonest due first; earlier talks have none."""
    talk = watched.talk
    if talk.origin is Origin.EARLIER:
        return ()
    found: list[OpenItem] = []
    if talk.status in BEFORE:
        found += [*_appointment(watched), *_self_check(watched, office), *_replies(watched)]
        found += _notice_receipt(watched, office)
    elif talk.status is TalkStatus.IN_PROGRESS:
        found += _interrupted(watched)
    elif talk.status in AFTER and talk.ended_at and applies(talk.ended_at.date()):
        ended_on = talk.ended_at.date()
        found += [*_reports(watched, ended_on), *_team_notice(watched, office, ended_on)]
        found += [*_signature(watched, office, ended_on)]
        found += [*_copies(watched, office), *_look_again(watched)]
        found += [*_copy_receipts(watched, office), *_letter_receipts(watched, found, office)]
    elif talk.status is TalkStatus.CLOSED:
        found += [*_look_again(watched), *_copy_receipts(watched, office)]
    return tuple(sorted((_of_talk(i, watched) for i in found), key=lambda i: i.due_on))


def _of_talk(item: OpenItem, watched: Watched) -> OpenItem:
    talk = watched.talk
    reminded = sorted(
        r.at
        for r in watched.reminders
        if r.item is item.item and not r.voided_reason and r.manner is not Manner.CALENDAR
    )
    put_off = [p.until for p in watched.put_offs if p.item is item.item]
    return replace(
        item,
        talk_id=talk.id,
        number=talk.number,
        talkee=watched.talkee,
        post=talk.talkee_post,
        organisation_id=talk.organisation_id,
        reminded=tuple(reminded),
        put_off_until=put_off[-1] if put_off else None,
    )


def _appointment(watched: Watched) -> list[OpenItem]:
    at = watched.talk.planned_at
    if at is None:
        return []
    what = word(watched.talk.kind)
    return [OpenItem(item=DueItem.APPOINTMENT, due_on=at.date(), what=what, act=Act.PREPARE, at=at)]


def _interrupted(watched: Watched) -> list[OpenItem]:
    at = watched.talk.started_at or watched.talk.planned_at
    if at is None:
        return []
    what = word(watched.talk.kind)
    return [
        OpenItem(item=DueItem.APPOINTMENT, due_on=at.date(), what=what, act=Act.CONTINUE, at=at)
    ]


def _self_check(watched: Watched, office: Office) -> list[OpenItem]:
    """It is due on the day of the notice; where that names none, days before a regular talk."""
    preparation = watched.preparation
    if preparation is None or preparation.self_check_on or preparation.notice_sent_on is None:
        return []
    due_on = preparation.self_check_due_on
    at = watched.talk.planned_at
    if due_on is None and watched.talk.kind is TalkKind.REGULAR and at is not None:
        due_on = at.date() - timedelta(days=office.settings.self_check_days_before)
    if due_on is None:
        return []
    return [OpenItem(item=DueItem.SELF_CHECK, due_on=due_on, what=word(DueItem.SELF_CHECK))]


def _replies(watched: Watched) -> list[OpenItem]:
    return [
        OpenItem(
            item=DueItem.MATERIAL_REPLY,
            due_on=r.reply_due_on,
            what=f"{r.unit}提供有关材料的回复",
            act=Act.URGE,
            subject_id=r.id,
        )
        for r in watched.requests
        if r.replied_on is None and not r.voided_reason
    ]


def _notice_receipt(watched: Watched, office: Office) -> list[OpenItem]:
    preparation = watched.preparation
    if preparation is None or preparation.notice_sent_on is None or preparation.notice_receipt_on:
        return []
    return [_receipt(preparation.notice_sent_on, "谈话通知的回执", preparation.id, office)]


def _reports(watched: Watched, ended_on: date) -> list[OpenItem]:
    came = {r.kind for r in watched.reports if not r.voided_reason}
    found = []
    if ReportKind.ACTION not in came:
        due = action_report_due(ended_on)
        found.append(OpenItem(item=DueItem.ACTION_REPORT, due_on=due, what="整改措施报告"))
    if ReportKind.RESULTS not in came:
        due = results_report_due(ended_on)
        found.append(OpenItem(item=DueItem.RESULTS_REPORT, due_on=due, what="整改情况报告"))
    elif (again := redo_by(watched.reports, watched.assessments)) is not None:
        found.append(OpenItem(item=DueItem.RESULTS_REPORT, due_on=again, what="再整改情况报告"))
    return found


def _signature(watched: Watched, office: Office, ended_on: date) -> list[OpenItem]:
    """Art. 10 names no day: the office's own, so that nothing that follows has to wait for it."""
    if watched.talk.status is not TalkStatus.AWAITING_SIGNATURE:
        return []
    fixed = watched.record is not None and watched.record.state is RecordState.FIXED
    due_on = ended_on + timedelta(days=office.settings.signature_days)
    what = "谈话记录签字" if fixed else "谈话记录定稿、签字"
    return [OpenItem(item=DueItem.SIGNATURE, due_on=due_on, what=what, act=Act.SIGN)]


def _team_notice(watched: Watched, office: Office, ended_on: date) -> list[OpenItem]:
    if any(not n.voided_reason for n in watched.team_notices):
        return []
    to_tell = team_notice.actions_to_tell(watched.actions, watched.findings)
    if not to_tell:
        return []
    due_on = team_notice.due_on(ended_on, office.settings)
    what = f"向班子成员通报整改措施（涉及第一责任人职责{len(to_tell)}项）"
    return [OpenItem(item=DueItem.TEAM_NOTICE, due_on=due_on, what=what)]


def _copies(watched: Watched, office: Office) -> list[OpenItem]:
    owed = copies.owed(
        watched.record, watched.reports, watched.copies, office.settings, office.kind
    )
    found = []
    for round_ in copies.rounds(office.settings):
        open_ones = [o for o in owed if o.round is round_ and not o.sent and o.due_on is not None]
        if open_ones and open_ones[0].due_on is not None:
            what = f"{word(round_)}抄送{'、'.join(o.receiver for o in open_ones)}"
            due_on = open_ones[0].due_on
            found.append(
                OpenItem(
                    item=DueItem.COPY, due_on=due_on, what=what, act=Act.SEND, subject_id=round_
                )
            )
    return found


def _copy_receipts(watched: Watched, office: Office) -> list[OpenItem]:
    """Receipts of what went out together are one item."""
    together: dict[tuple[str, date], list[Copy]] = defaultdict(list)
    for copy in watched.copies:
        if copy.sent_on is not None and copy.receipt_on is None and not copy.voided_reason:
            together[copy.round, copy.sent_on].append(copy)
    return [
        _receipt(
            sent_on, f"抄送{'、'.join(c.receiver for c in copies_)}的回执", copies_[0].id, office
        )
        for (_, sent_on), copies_ in together.items()
    ]


def _letter_receipts(watched: Watched, found: Iterable[OpenItem], office: Office) -> list[OpenItem]:
    """The last letter's receipt, while what the letter was about is still open."""
    still_open = {i.item for i in found}
    letters = {
        r.item: r
        for r in sorted(watched.reminders, key=lambda r: r.at)
        if r.manner is Manner.LETTER and not r.voided_reason and r.item in still_open
    }
    return [
        _receipt(r.at.date(), f"{word(r.item)}提醒函的回执", r.id, office)
        for r in letters.values()
        if r.receipt_on is None
    ]


def _receipt(sent_on: date, what: str, subject_id: str, office: Office) -> OpenItem:
    due_on = sent_on + timedelta(days=office.settings.receipt_days)
    return OpenItem(
        item=DueItem.RECEIPT, due_on=due_on, what=what, act=Act.ASK_RECEIPT, subject_id=subject_id
    )


def _look_again(watched: Watched) -> list[OpenItem]:
    days = [
        a.look_again_on
        for a in watched.assessments
        if a.decided is Grade.LONG_TERM and a.look_again_on is not None
    ]
    if not days:
        return []
    return [
        OpenItem(
            item=DueItem.RESULTS_REPORT,
            due_on=min(days),
            what="需长期坚持的整改",
            act=Act.LOOK_AGAIN,
        )
    ]
