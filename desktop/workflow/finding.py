"""The life of a finding: open, closed out (销号), voided (作废)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from db.records import Assessment, Finding, Grade
from desktop.errors import BadInput, Refused
from desktop.rules.wording import quoted
from desktop.words import word


class FindingState(StrEnum):
    """Where a finding stands, told from its fields."""

    OPEN = "open"
    CLOSED_OUT = "closed_out"
    VOIDED = "voided"


ARROWS: Mapping[FindingState, frozenset[FindingState]] = {
    FindingState.OPEN: frozenset({FindingState.CLOSED_OUT, FindingState.VOIDED}),
    FindingState.CLOSED_OUT: frozenset({FindingState.OPEN}),
    FindingState.VOIDED: frozenset(),
}
_WORDS = {
    FindingState.OPEN: "在整改",
    FindingState.CLOSED_OUT: "已销号",
    FindingState.VOIDED: "已作废",
}
_GRADES_THAT_CLOSE = frozenset({Grade.DONE, Grade.MOSTLY_DONE})


def state_of(finding: Finding) -> FindingState:
    """Return where the finding stands."""
    if finding.voided_reason:
        return FindingState.VOIDED
    return FindingState.CLOSED_OUT if finding.closed_out_on else FindingState.OPEN


def close_out(finding: Finding, assessment: Assessment | None, *, on: date) -> Finding:
    """Return the finding closed out; only what was decided as done or mostly done is (Art. 11)."""
    _check(finding, FindingState.CLOSED_OUT)
    if assessment is None or assessment.decided is None:
        raise Refused(f"问题{quoted(finding.title)}的整改还没有审定，不能销号。", "第十一条")
    if assessment.decided not in _GRADES_THAT_CLOSE:
        raise Refused(
            f"问题{quoted(finding.title)}的整改审定为{word(assessment.decided)}，不能销号。",
            "第十一条",
        )
    return replace(finding, closed_out_on=on)


def reopen(finding: Finding, reason: str) -> Finding:
    """Return a closed-out finding as open again; the caller keeps the reason with the change."""
    _check(finding, FindingState.OPEN)
    if not reason.strip():
        raise BadInput("请写明重新打开这个问题的原因。", field="原因")
    return replace(finding, closed_out_on=None)


def void(finding: Finding, reason: str) -> Finding:
    """Return the finding voided with the reason; nothing is ever deleted."""
    _check(finding, FindingState.VOIDED)
    if not reason.strip():
        raise BadInput("请写明作废的原因。", field="原因")
    return replace(finding, voided_reason=reason.strip())


def _check(finding: Finding, to: FindingState) -> None:
    state = state_of(finding)
    if to not in ARROWS[state]:
        raise Refused(f"问题{quoted(finding.title)}{_WORDS[state]}，不能改为{_WORDS[to]}。")
