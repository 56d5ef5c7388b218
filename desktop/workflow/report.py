"""The life of a report that the talkee owes: awaited, in, returned for new remediation (Art. 11)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from db.records import Assessment, Origin, Report, ReportKind, Talk
from desktop.errors import BadInput, Refused
from desktop.rules.assessment import redo_by
from desktop.rules.deadlines import action_report_due, results_report_due, timeliness
from desktop.words import word
from desktop.workflow.talk import AFTER


class ReportState(StrEnum):
    """Where one of the two reports stands, told from what came in and what was decided."""

    AWAITED = "awaited"
    IN = "in"
    RETURNED = "returned"


ARROWS: Mapping[ReportState, frozenset[ReportState]] = {
    ReportState.AWAITED: frozenset({ReportState.IN}),
    ReportState.IN: frozenset({ReportState.RETURNED, ReportState.AWAITED}),  # back when voided
    ReportState.RETURNED: frozenset({ReportState.IN}),
}


def due_on(kind: ReportKind, ended_on: date) -> date:
    """Return the day when the report is due; it never moves (Art. 11)."""
    return (
        action_report_due(ended_on) if kind is ReportKind.ACTION else results_report_due(ended_on)
    )


def live(kind: ReportKind, reports: Iterable[Report]) -> list[Report]:
    """Return what came in of one kind and was not voided, in order of rounds."""
    return sorted(
        (r for r in reports if r.kind is kind and not r.voided_reason), key=lambda r: r.round
    )


def state_of(
    kind: ReportKind, reports: Sequence[Report], assessments: Iterable[Assessment]
) -> ReportState:
    """Return where the report stands; only results are returned for new remediation."""
    if not live(kind, reports):
        return ReportState.AWAITED
    if kind is ReportKind.RESULTS and redo_by(reports, assessments) is not None:
        return ReportState.RETURNED
    return ReportState.IN


def receive(
    talk: Talk,
    kind: ReportKind,
    received_on: date,
    *,
    report_id: str,
    reports: Sequence[Report],
    assessments: Sequence[Assessment],
    today: date,
) -> Report:
    """Return the report that came in, with its due date, its round and late or not for good.

    A report may come in from the end of the talk on, signed or not (Art. 11).
    """
    ended_on = _ended_on(talk)
    if received_on > today:
        raise BadInput("收到日期不能晚于今天。", field="收到日期")
    if received_on < ended_on:
        raise BadInput("收到日期早于谈话结束的日期，请核对。", field="收到日期")
    state = state_of(kind, reports, assessments)
    if ReportState.IN not in ARROWS[state]:
        raise Refused(f"{word(kind)}已经登记收到；登记有误的，请先作废原来的登记。")
    again = redo_by(reports, assessments) if state is ReportState.RETURNED else None
    due = again or due_on(kind, ended_on)
    return Report(
        id=report_id,
        talk_id=talk.id,
        kind=kind,
        received_on=received_on,
        due_on=due,
        timeliness=timeliness(received_on, due),
        round=1 + max((r.round for r in live(kind, reports)), default=0),
    )


def _ended_on(talk: Talk) -> date:
    if talk.origin is Origin.EARLIER:
        raise Refused("历史谈话不适用整改报告期限，不需要登记报告。", "第二十条")
    if talk.ended_at is None or talk.status not in AFTER:
        raise Refused(f"谈话{talk.number}{word(talk.status)}，不能登记整改报告。", "第十一条")
    return talk.ended_at.date()
