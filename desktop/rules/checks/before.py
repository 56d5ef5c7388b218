"""Who talks with whom, and the preparation (Art. 6, 7, 8, 9 and 16)."""

from collections.abc import Callable, Iterator

from db.records import TalkKind, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.rules import marking
from desktop.rules.checks.case import TalkCase
from desktop.rules.checks.shape import Flaw, Severity
from desktop.rules.deadlines import applies
from desktop.rules.eligibility import check, check_talkee

_LATE_PAPERS = ("notice", "self_check", "outline")


def talkee(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talkee who on the day is not head of the organisation (Art. 7)."""
    refusal = _refusal_of_talkee(case)
    if refusal is not None:
        yield Flaw(sentence=str(refusal), article=refusal.article or "")


def talker(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talker who on the day is not of the leading body, or talks with himself (Art. 7)."""
    if _refusal_of_talkee(case) is None and (refusal := _refusal(case, TalkKind.TIMELY)):
        yield Flaw(sentence=str(refusal), article=refusal.article or "")


def secretary(case: TalkCase) -> Iterator[Flaw]:
    """Point out a regular talk that the next-higher secretary was to hold (Art. 7)."""
    if _refusal_of_talkee(case) is not None or _refusal(case, TalkKind.TIMELY) is not None:
        return
    refusal = _refusal(case, case.talk.kind)
    if refusal is not None:
        yield Flaw(sentence=str(refusal), article=refusal.article or "")
        return
    remark = _remark(case)
    if remark:
        yield Flaw(sentence=remark, severity=Severity.REFERENCE)


def marked(case: TalkCase) -> Iterator[Flaw]:
    """Point out a marking that this machine may not carry, or that is not whole (Art. 16)."""
    approved = case.own is not None and case.own.body.state_secret_machine
    talk = case.talk
    try:
        marking.check(
            talk.marking,
            approved_machine=approved,
            responsible=talk.marking_by,
            basis=talk.marking_basis,
        )
    except (Refused, BadInput) as refusal:
        yield Flaw(sentence=str(refusal))


def preparation(key: str) -> Callable[[TalkCase], Iterator[Flaw]]:
    """Return the check of one point of the preparation, before the talk and of a held one (Art. 9).

    Passed over with a word it is only mentioned; a talk entered from paper is looked at otherwise.
    """

    def find(case: TalkCase) -> Iterator[Flaw]:
        if not _prepared_here(case):
            return
        for point in case.points:
            if point.key != key or point.done:
                continue
            if point.passed_over:
                said = f"{point.sentence.removesuffix('。')}，已说明：{point.passed_over}。"
                yield Flaw(sentence=said, severity=Severity.NOTICE)
            else:
                yield Flaw(
                    sentence=point.sentence, severity=Severity.NOTICE if case.before else None
                )

    return find


def late_papers(case: TalkCase) -> Iterator[Flaw]:
    """Mention papers of the preparation that were not entered with a talk held on paper (Art. 9)."""
    if not (case.held and case.late_entry and case.talk.kind is TalkKind.REGULAR):
        return
    missing = [p.title for p in case.points if p.key in _LATE_PAPERS and not p.settled]
    if missing:
        yield Flaw(sentence=f"补录的谈话没有登记{'、'.join(missing)}，有纸质材料的请附上扫描件。")


def overdue(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talk whose appointed time has passed without its being held (office)."""
    day = case.on
    if case.before and case.talk.planned_at is not None and day is not None and day < case.today:
        said = f"原定{day.year}年{day.month}月{day.day}日谈话，至今没有开展，请另定时间或者取消。"
        yield Flaw(sentence=said)


def _prepared_here(case: TalkCase) -> bool:
    if case.talk.status is TalkStatus.PREPARING:
        return True
    return case.held and not case.late_entry


def _looked_at(case: TalkCase) -> bool:
    """Art. 7 is looked at on the day of a talk that the Measures bind, held or planned."""
    if case.own is None or case.talkee is None or case.on is None:
        return False
    return case.held or (case.before and applies(case.on))


def _refusal_of_talkee(case: TalkCase) -> Refused | None:
    if not _looked_at(case) or case.own is None or case.talkee is None or case.on is None:
        return None
    try:
        check_talkee(case.on, case.talkee, case.own)
    except Refused as refusal:
        return refusal
    return None


def _refusal(case: TalkCase, kind: TalkKind) -> Refused | None:
    try:
        _checked(case, kind)
    except Refused as refusal:
        return refusal
    return None


def _remark(case: TalkCase) -> str:
    return _checked(case, case.talk.kind)


def _checked(case: TalkCase, kind: TalkKind) -> str:
    if not _looked_at(case) or case.own is None or case.talkee is None or case.on is None:
        return ""
    return check(kind, case.on, case.talk.talker_id, case.talkee, case.own)
