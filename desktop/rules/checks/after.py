"""What follows a talk: reports, actions, notices, copies, the archive (Art. 11 and 12)."""

from collections.abc import Iterator
from datetime import date, timedelta

from db.records import BodyKind, Grade, ReportKind, TalkStatus, Timeliness
from desktop.rules import team_notice
from desktop.rules.assessment import redo_by
from desktop.rules.checks.case import TalkCase
from desktop.rules.checks.shape import Flaw, Severity
from desktop.rules.deadlines import action_report_due, results_report_due
from desktop.rules.lack import told_together
from desktop.rules.wording import quoted
from desktop.words import word

_OPEN = frozenset({TalkStatus.AWAITING_SIGNATURE, TalkStatus.REMEDIATION})
_DUE = {ReportKind.ACTION: action_report_due, ReportKind.RESULTS: results_report_due}


def action_report_missing(case: TalkCase) -> Iterator[Flaw]:
    """Point out an action report that is overdue (Art. 11)."""
    yield from _missing(case, ReportKind.ACTION)


def results_report_missing(case: TalkCase) -> Iterator[Flaw]:
    """Point out a results report that is overdue (Art. 11)."""
    yield from _missing(case, ReportKind.RESULTS)


def action_report_late(case: TalkCase) -> Iterator[Flaw]:
    """Point out an action report that came in late; it stays so for good (Art. 11)."""
    yield from _late(case, ReportKind.ACTION)


def results_report_late(case: TalkCase) -> Iterator[Flaw]:
    """Point out a results report that came in late; it stays so for good (Art. 11)."""
    yield from _late(case, ReportKind.RESULTS)


def no_action(case: TalkCase) -> Iterator[Flaw]:
    """Point out findings without an action once the action report is in (Art. 11)."""
    if case.followed_up and _came(case, ReportKind.ACTION):
        yield from _ends(case, "action")


def no_result(case: TalkCase) -> Iterator[Flaw]:
    """Point out actions without a result once the results report is in (Art. 11)."""
    if case.followed_up and _came(case, ReportKind.RESULTS):
        yield from _ends(case, "result")


def not_told(case: TalkCase) -> Iterator[Flaw]:
    """Point out actions the leading body was not told of when the results were due (Art. 11)."""
    if not case.followed_up or case.ended_on is None:
        return
    over = case.today > results_report_due(case.ended_on) or case.talk.status not in _OPEN
    for lack in case.closing:
        if lack.key == "team_notice" and over:
            yield Flaw(sentence=lack.sentence)


def told_late(case: TalkCase) -> Iterator[Flaw]:
    """Point out a team notice after the office's date, given or still awaited (office)."""
    f = case.followed
    if not case.followed_up or case.ended_on is None:
        return
    if not team_notice.needed(f.actions, f.findings):
        return
    due = team_notice.due_on(case.ended_on, case.settings)
    told = min((n.told_on for n in f.team_notices if not n.voided_reason), default=None)
    if told is not None and told > due:
        yield Flaw(sentence=f"向班子成员通报晚于期限{_day(due)}，实际为{_day(told)}。")
    elif told is None and case.today > due and not list(not_told(case)):
        yield Flaw(sentence=f"整改措施应于{_day(due)}前向班子成员通报，还没有登记通报。")


def not_assessed(case: TalkCase) -> Iterator[Flaw]:
    """Point out findings not assessed, or returned, once the results report is in (Art. 11)."""
    if case.followed_up and _came(case, ReportKind.RESULTS):
        for lack in case.closing:
            if lack.key == "assessment":
                yield Flaw(sentence=lack.sentence, subject_id=lack.subject_id)


def redo_overdue(case: TalkCase) -> Iterator[Flaw]:
    """Point out a new remediation that was not reported in its time (office)."""
    if not case.followed_up:
        return
    limit = redo_by(case.followed.reports, case.followed.assessments)
    if limit is not None and limit < case.today:
        yield Flaw(sentence=f"退回再整改的时限{_day(limit)}已过，还没有收到再整改的报告。")


def look_again(case: TalkCase) -> Iterator[Flaw]:
    """Mention findings that were to be looked at again by now (office)."""
    if not case.held:
        return
    titles = {f.id: f.title for f in case.told}
    for one in case.followed.assessments:
        day = one.look_again_on
        if one.decided is not Grade.LONG_TERM or one.finding_id not in titles:
            continue
        if day is not None and day < case.today:
            yield Flaw(
                sentence=f"问题{quoted(titles[one.finding_id])}需长期坚持，"
                f"应于{_day(day)}再看，还没有新的评估。",
                subject_id=one.finding_id,
            )


def no_copy(case: TalkCase) -> Iterator[Flaw]:
    """Point out required receivers who got no copy at all although the last one was due (Art. 12)."""
    if not case.followed_up:
        return
    required = [o for o in case.owed if o.required]
    for receiver in dict.fromkeys(o.receiver for o in required):
        of_receiver = [o for o in required if o.receiver == receiver]
        due = [o.due_on for o in of_receiver if o.due_on is not None]
        all_due = len(due) == len(of_receiver) and max(due) < case.today
        if all_due and not any(o.sent for o in of_receiver):
            yield Flaw(sentence=f"谈话有关情况还没有抄送{receiver}。")


def copy_late(case: TalkCase) -> Iterator[Flaw]:
    """Point out copies after the office's date, sent or not (office)."""
    if not case.followed_up:
        return
    if case.followed.body_kind is BodyKind.BY_ANALOGY and not case.settings.analogy_copies:
        return
    for one in case.owed:
        if not one.required or one.due_on is None:
            continue
        sent = one.copy.sent_on if one.copy else None
        said = f"{word(one.round)}应于{_day(one.due_on)}前抄送{one.receiver}"
        if sent is None and one.due_on < case.today:
            yield Flaw(sentence=f"{said}，还没有抄送。", subject_id=one.copy.id if one.copy else "")
        elif sent is not None and sent > one.due_on:
            yield Flaw(sentence=f"{said}，实际为{_day(sent)}。", severity=Severity.NOTICE)


def no_receipt(case: TalkCase) -> Iterator[Flaw]:
    """Mention copies whose receipt is not back in the office's time (office)."""
    if not case.held:
        return
    days = timedelta(days=case.settings.receipt_days)
    for copy in case.followed.copies:
        if copy.voided_reason or copy.sent_on is None or copy.receipt_on is not None:
            continue
        if copy.sent_on + days < case.today:
            yield Flaw(
                sentence=f"{_day(copy.sent_on)}抄送{copy.receiver}，还没有收到回执。",
                subject_id=copy.id,
            )


def not_closed(case: TalkCase) -> Iterator[Flaw]:
    """Mention a talk that has everything and is not closed (office)."""
    if case.held and case.talk.status is TalkStatus.REMEDIATION and not case.closing:
        yield Flaw(sentence="整改、评估和抄送都已完成，还没有办结。")


def closed_too_soon(case: TalkCase) -> Iterator[Flaw]:
    """Point out a closed talk of which something required is missing (Art. 12)."""
    over = case.talk.status in (TalkStatus.CLOSED, TalkStatus.ARCHIVED)
    if case.held and over and case.closing:
        missing = told_together([lack.sentence for lack in case.closing])
        yield Flaw(sentence=f"谈话已办结，{missing}")


def not_archived(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talk that is over and whose papers are not filed (Art. 12)."""
    if case.held and case.talk.status in (TalkStatus.CLOSED, TalkStatus.TERMINATED):
        yield Flaw(sentence="谈话材料还没有归档。")


def terminated(case: TalkCase) -> Iterator[Flaw]:
    """Point out a termination without its reason or approver (office)."""
    if case.held and case.talk.status is TalkStatus.TERMINATED:
        named = (("原因", case.talk.reason), ("批准人", case.talk.approved_by))
        missing = "和".join(name for name, value in named if not value.strip())
        if missing:
            yield Flaw(sentence=f"终止跟踪没有写明{missing}。")


def _came(case: TalkCase, kind: ReportKind) -> bool:
    return any(r.kind is kind and not r.voided_reason for r in case.followed.reports)


def _missing(case: TalkCase, kind: ReportKind) -> Iterator[Flaw]:
    if not case.followed_up or case.ended_on is None or _came(case, kind):
        return
    due = _DUE[kind](case.ended_on)
    if case.today > due:
        days = (case.today - due).days
        yield Flaw(sentence=f"{word(kind)}应于{_day(due)}前报送，还没有收到，逾期{days}天。")


def _late(case: TalkCase, kind: ReportKind) -> Iterator[Flaw]:
    if not case.held:
        return
    first = [
        r for r in case.followed.reports if r.kind is kind and r.round == 1 and not r.voided_reason
    ]
    for report in first[:1]:
        if report.timeliness is Timeliness.LATE:
            yield Flaw(
                sentence=f"{word(kind)}应于{_day(report.due_on)}前报送，"
                f"{_day(report.received_on)}收到，迟{(report.received_on - report.due_on).days}天。"
            )


def _ends(case: TalkCase, key: str) -> Iterator[Flaw]:
    for lack in case.loose_ends:
        if lack.key == key:
            yield Flaw(sentence=lack.sentence, subject_id=lack.subject_id)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
