"""How remediation of a finding is assessed, who decides, and what comes of it (Art. 11)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from db.records import Assessment, Finding, Grade, Report, ReportKind
from desktop.errors import BadInput, Refused
from desktop.rules.findings import told
from desktop.rules.wording import quoted
from desktop.words import word

CLOSING = frozenset({Grade.DONE, Grade.MOSTLY_DONE, Grade.LONG_TERM})
RETURNING = frozenset({Grade.NOT_DONE, Grade.PERFUNCTORY, Grade.FALSE})
COMMITTEE = "党委（党组）会议"


def deciders(talker: str, follower: str = "") -> tuple[str, ...]:
    """Return who may decide: the talker (or who follows up for the talker), or the committee."""
    return (follower or talker, COMMITTEE)


def decide(
    assessment: Assessment,
    grade: Grade,
    *,
    on: date,
    by: str,
    look_again_on: date | None = None,
    redo_by: date | None = None,
) -> Assessment:
    """Return the assessment decided, with the date to look again or of the new remediation.

    The three-month date of Art. 11 stays what it was.
    """
    if not by.strip():
        raise BadInput("请写明由谁审定（谈话人或者党委（党组）会议）。", field="审定人")
    if on < assessment.proposed_on:
        raise BadInput("审定日期早于提出评估的日期，请核对。", field="审定日期")
    if grade is Grade.LONG_TERM:
        _check_later(
            look_again_on, on, "需长期坚持的，请填写以后再看的日期，且晚于审定日期。", "再看日期"
        )
    if grade in RETURNING:
        _check_later(
            redo_by,
            on,
            f"评估为{word(grade)}的退回再整改，请填写再整改时限，且晚于审定日期。",
            "再整改时限",
        )
    return replace(
        assessment,
        decided=grade,
        decided_on=on,
        decided_by=by.strip(),
        look_again_on=look_again_on if grade is Grade.LONG_TERM else None,
        redo_by=redo_by if grade in RETURNING else None,
    )


def propose(
    assessment: Assessment, finding: Finding, grade: Grade, *, on: date, by: str, opinion: str = ""
) -> Assessment:
    """Return a finding's assessment proposed anew; a closed-out finding is reopened first."""
    if finding.closed_out_on is not None:
        raise Refused(f"问题{quoted(finding.title)}已销号，需要再看的请先重新打开。")
    return replace(
        assessment,
        proposed=grade,
        proposed_on=on,
        proposed_by=by,
        opinion=opinion.strip(),
        decided=None,
        decided_on=None,
        decided_by="",
    )


def returned(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Return those that sent their finding back for new remediation."""
    return [a for a in assessments if a.decided in RETURNING]


def redo_by(reports: Iterable[Report], assessments: Iterable[Assessment]) -> date | None:
    """Return the last day of a new remediation that no later results report has answered yet."""
    later = [
        r for r in reports if r.kind is ReportKind.RESULTS and r.round > 1 and not r.voided_reason
    ]
    open_ones = [a for a in returned(assessments) if not any(_answers(r, a) for r in later)]
    return max((a.redo_by for a in open_ones if a.redo_by is not None), default=None)


def close_out_count(findings: Sequence[Finding]) -> tuple[int, int]:
    """Return how many of the findings pointed out are closed out, and how many there are."""
    counted = told(findings)
    return sum(f.closed_out_on is not None for f in counted), len(counted)


def _check_later(day: date | None, than: date, message: str, field: str) -> None:
    if day is None or day <= than:
        raise BadInput(message, field=field)


def _answers(report: Report, assessment: Assessment) -> bool:
    """A report answers a return of the days before; of the same day by the limit it was due on."""
    decided_on = assessment.decided_on
    if decided_on is None or report.received_on != decided_on:
        return decided_on is not None and report.received_on > decided_on
    return report.due_on == assessment.redo_by
