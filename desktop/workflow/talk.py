"""The life of a talk: one table, and the one function that changes a status."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from db.records import Origin, RecordState, Talk, TalkRecord, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.rules.deadlines import IN_FORCE_FROM, applies
from desktop.words import word

S = TalkStatus


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one state to another, what it asks for, and the talks that may take it."""

    reason: bool = False
    approver: bool = False
    origins: frozenset[Origin] = frozenset(Origin)
    article: str | None = None


_FREE = Arrow()
_TAKEN_BACK = Arrow(reason=True)
_ENDED_OTHERWISE = Arrow(reason=True, approver=True)
_OF_LATE_ENTRY = Arrow(reason=True, origins=frozenset({Origin.LATE_ENTRY}))
_OF_EARLIER = Arrow(reason=True, origins=frozenset({Origin.EARLIER}))
_REOPENED = Arrow(reason=True, origins=frozenset({Origin.HELD_HERE, Origin.LATE_ENTRY}))
_ENTERED_EARLIER = Arrow(origins=frozenset({Origin.EARLIER}))

ARROWS: Mapping[TalkStatus, Mapping[TalkStatus, Arrow]] = {
    S.PLANNED: {S.PREPARING: _FREE, S.CANCELLED: _TAKEN_BACK, S.CLOSED: _ENTERED_EARLIER},
    S.PREPARING: {S.PLANNED: _FREE, S.IN_PROGRESS: _FREE, S.CANCELLED: _TAKEN_BACK},
    S.IN_PROGRESS: {S.AWAITING_SIGNATURE: _FREE, S.PREPARING: _TAKEN_BACK},
    S.AWAITING_SIGNATURE: {
        S.REMEDIATION: _FREE,
        S.IN_PROGRESS: _TAKEN_BACK,
        S.TERMINATED: _ENDED_OTHERWISE,
        S.CANCELLED: _OF_LATE_ENTRY,
    },
    S.REMEDIATION: {S.CLOSED: Arrow(article="第十二条"), S.TERMINATED: _ENDED_OTHERWISE},
    S.CLOSED: {S.ARCHIVED: _FREE, S.REMEDIATION: _REOPENED, S.CANCELLED: _OF_EARLIER},
    S.TERMINATED: {S.ARCHIVED: _FREE, S.AWAITING_SIGNATURE: _TAKEN_BACK},
    S.ARCHIVED: {},
    S.CANCELLED: {
        S.PLANNED: _TAKEN_BACK,
        S.PREPARING: _TAKEN_BACK,
        S.AWAITING_SIGNATURE: _OF_LATE_ENTRY,
        S.CLOSED: _OF_EARLIER,
    },
}
BEFORE = frozenset({S.PLANNED, S.PREPARING})
AFTER = frozenset({S.AWAITING_SIGNATURE, S.REMEDIATION})
OVER = frozenset({S.CLOSED, S.ARCHIVED, S.CANCELLED, S.TERMINATED})
HELD = AFTER | {S.CLOSED, S.ARCHIVED, S.TERMINATED}


def ways(talk: Talk) -> frozenset[TalkStatus]:
    """Return the states that the talk may go to from where it stands."""
    arrows = ARROWS[talk.status]
    return frozenset(to for to, arrow in arrows.items() if talk.origin in arrow.origins)


def move(
    talk: Talk,
    to: TalkStatus,
    *,
    at: datetime,
    reason: str = "",
    approved_by: str = "",
    handed_to: str = "",
    lacking: Sequence[str] = (),
) -> Talk:
    """Return the talk one state on, or raise Refused (no such way) or BadInput (field missing).

    `at` is when it happens: start, end, closing. `lacking` are the sentences of what is missing;
    where there are any the talk stays where it is.
    """
    if to not in ways(talk):
        raise Refused(f"谈话{talk.number}{word(talk.status)}，不能改为{word(to)}。")
    arrow = ARROWS[talk.status][to]
    if lacking:
        raise Refused(
            f"还不能转为{word(to)}：{'；'.join(s.rstrip('。') for s in lacking)}。", arrow.article
        )
    if arrow.reason and not reason.strip():
        raise BadInput(f"请写明改为{word(to)}的原因。", field="原因")
    if arrow.approver and not approved_by.strip():
        raise BadInput("终止跟踪须写明批准人。", field="批准人")
    moved = _stamped(replace(talk, status=to), talk.status, at)
    if arrow.reason:
        moved = replace(moved, reason=reason.strip())
    if arrow.approver:
        moved = replace(moved, approved_by=approved_by.strip(), handed_to=handed_to.strip())
    return moved


def enter_late(talk: Talk, started_at: datetime, ended_at: datetime) -> Talk:
    """Return a talk held on paper as ended (补录); the deadlines run from the real end (Art. 11)."""
    if not applies(ended_at.date()):
        raise BadInput(
            f"{_day(IN_FORCE_FROM)}以前的谈话请登记为历史谈话，不计算报告期限。", field="结束时间"
        )
    talk = replace(talk, origin=Origin.LATE_ENTRY)
    if talk.status is S.PLANNED:
        talk = move(talk, S.PREPARING, at=started_at)
    talk = move(talk, S.IN_PROGRESS, at=started_at)
    return move(talk, S.AWAITING_SIGNATURE, at=ended_at)


def enter_earlier(talk: Talk, ended_at: datetime) -> Talk:
    """Return a talk from before the Measures (历史谈话) as closed, without deadlines (Art. 20)."""
    if applies(ended_at.date()):
        raise BadInput(f"{_day(IN_FORCE_FROM)}起的谈话适用办法，请作为补录登记。", field="结束时间")
    earlier = replace(talk, origin=Origin.EARLIER, ended_at=ended_at)
    return move(earlier, S.CLOSED, at=ended_at)


def correct_end(talk: Talk, record: TalkRecord | None, ended_at: datetime, reason: str) -> Talk:
    """Return the talk with another end, until the record is fixed; the deadlines follow it."""
    if talk.status is not S.AWAITING_SIGNATURE:
        raise Refused(f"谈话{talk.number}{word(talk.status)}，不能更正结束时间。")
    _check_draft(record)
    if not reason.strip():
        raise BadInput("请写明更正结束时间的原因。", field="原因")
    if not applies(ended_at.date()):
        raise BadInput(f"结束时间不能早于{_day(IN_FORCE_FROM)}办法施行之日。", field="结束时间")
    return _ended(talk, ended_at)


def take_back_end(talk: Talk, record: TalkRecord | None, reason: str, *, at: datetime) -> Talk:
    """Return a talk that was ended by mistake as in progress again, until the record is fixed."""
    _check_draft(record)
    return move(talk, S.IN_PROGRESS, at=at, reason=reason)


def restore(talk: Talk, before: TalkStatus | None, reason: str, *, at: datetime) -> Talk:
    """Return a talk that was cancelled or voided by mistake in the state in which it was.

    `before` is that state where it is known; a talk not yet held is planned otherwise.
    """
    if talk.status is not S.CANCELLED:
        raise Refused(f"谈话{talk.number}{word(talk.status)}，没有取消，不需要恢复。")
    if talk.ended_at is not None:
        to = S.CLOSED if talk.origin is Origin.EARLIER else S.AWAITING_SIGNATURE
        return move(talk, to, at=talk.ended_at, reason=reason)
    return move(talk, before if before in BEFORE else S.PLANNED, at=at, reason=reason)


def _check_draft(record: TalkRecord | None) -> None:
    if record is not None and record.state is not RecordState.DRAFT:
        raise Refused(f"谈话记录{word(record.state)}，结束时间不能再改。")


def _stamped(talk: Talk, before: TalkStatus, at: datetime) -> Talk:
    """Return the talk with what entering its state writes into it."""
    match talk.status:
        case S.IN_PROGRESS if before is S.PREPARING:
            talk = replace(talk, started_at=at, step=max(talk.step, 1))
        case S.IN_PROGRESS:
            talk = replace(talk, ended_at=None)
        case S.PREPARING if before is S.IN_PROGRESS:
            talk = replace(talk, started_at=None)
        case S.AWAITING_SIGNATURE if before is S.IN_PROGRESS:
            talk = _ended(talk, at)
        case S.REMEDIATION:
            talk = replace(talk, closed_on=None)
        case S.CLOSED:
            talk = replace(talk, closed_on=at.date())
        case S.ARCHIVED:
            talk = replace(talk, archived_on=at.date())
    return talk


def _ended(talk: Talk, at: datetime) -> Talk:
    if talk.started_at is not None and at < talk.started_at:
        raise BadInput("结束时间早于开始时间，请核对两个时间。", field="结束时间")
    return replace(talk, ended_at=at)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
