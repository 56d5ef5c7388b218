"""The talk itself and its record (Art. 8 and 10)."""

from collections.abc import Iterator
from itertools import pairwise

from db.records import RecordState, TalkKind, TalkStatus, Visibility
from desktop.rules import substance
from desktop.rules.checks.case import Repeated, TalkCase
from desktop.rules.checks.shape import Flaw, Severity, at
from desktop.rules.deadlines import action_report_due
from desktop.rules.lack import Lack
from desktop.rules.steps import TITLES
from desktop.rules.wording import quoted

_UNNAMED = "一个仅供谈话人参阅的问题没有写全事、人、思想。"
REPEATED_FROM = 0.3  # share of a text that stands in one other text, from which it is pointed out
MOSAIC_FROM = 0.8  # the same where it is gathered from several


def findings(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talk in which no problem was pointed out (Art. 8)."""
    if case.held and not case.told:
        yield Flaw(sentence="谈话没有指出问题。")


def thin(case: TalkCase) -> Iterator[Flaw]:
    """Point out findings that do not show facts, the person's part and the thinking (Art. 8)."""
    if case.held or case.talk.status in (TalkStatus.PREPARING, TalkStatus.IN_PROGRESS):
        severity = None if case.held else Severity.NOTICE
        stage = at("step2") if case.held else at("preparation")
        hidden = {f.id for f in case.followed.findings if f.visibility is Visibility.TALKER_ONLY}
        for lack in substance.thin(case.followed.findings):
            secret = lack.subject_id in hidden  # lists and reports go further than the talker
            yield Flaw(
                sentence=_UNNAMED if secret else lack.sentence,
                severity=severity,
                target=stage,
                subject_id=lack.subject_id,
            )


def repeated(case: TalkCase) -> Iterator[Flaw]:
    """Point out a text of which much stands in texts of other talks too (Art. 8)."""
    if not (case.held or case.before or case.talk.status is TalkStatus.IN_PROGRESS):
        return
    for one in case.repeated:
        if sentence := repeated_sentence(one):  # the texts stand side by side at this stage
            yield Flaw(sentence=sentence, target=at("check"))


def repeated_sentence(one: Repeated) -> str:
    """Return what is said of a text that repeats others, "" where too little repeats (Art. 8)."""
    if one.from_closest < REPEATED_FROM and one.share < MOSAIC_FROM:
        return ""
    if one.others == 1:
        whose, among = f"{one.closest or '另一次谈话'}的文稿", ""
    else:
        whose = f"其他{one.others}次谈话的文稿"
        among = f"，其中与{one.closest or '一次谈话'}重复约{_percent(one.from_closest)}"
    return f"{one.what}约{_percent(one.share)}的文字与{whose}重复{among}，请核对是否照搬。"


def not_recorded(case: TalkCase) -> Iterator[Flaw]:
    """Point out steps of which nothing was written down (Art. 10)."""
    if case.held:
        yield from (
            _flaw(n, lack)
            for n, lack in case.step_lacks
            if lack.key == f"step{n}" and not lack.subject_id
        )


def left_out(case: TalkCase) -> Iterator[Flaw]:
    """Point out a step left out of a regular talk, mention one of a timely talk (Art. 10)."""
    if not case.held:
        return
    regular = case.talk.kind is TalkKind.REGULAR
    for step in case.steps:
        if step.not_held_reason:
            yield Flaw(
                sentence=f"第{step.number}步“{TITLES[step.number]}”没有进行：{step.not_held_reason}。",
                severity=Severity.BREACH if regular else Severity.NOTICE,
                target=at(f"step{step.number}"),
            )


def out_of_order(case: TalkCase) -> Iterator[Flaw]:
    """Point out steps that were first begun in another order than Art. 10 gives."""
    if not case.held or case.late_entry:
        return
    begun = sorted(
        (s.number, s.started_at)
        for s in case.steps
        if s.started_at is not None and not s.not_held_reason
    )
    for (one, first), (two, second) in pairwise(begun):
        if second < first:
            yield Flaw(
                sentence=f"第{two}步“{TITLES[two]}”先于第{one}步“{TITLES[one]}”进行。",
                target=at(f"step{two}"),
            )


def not_pointed_out(case: TalkCase) -> Iterator[Flaw]:
    """Point out findings of which the talkee was not told in the talk (Art. 10)."""
    yield from _of_findings(case, 2)


def not_explained(case: TalkCase) -> Iterator[Flaw]:
    """Point out findings without the talkee's explanation (Art. 10)."""
    yield from _of_findings(case, 3)


def no_requirement(case: TalkCase) -> Iterator[Flaw]:
    """Point out findings without a requirement (Art. 10)."""
    yield from _of_findings(case, 4)


def no_term_for_requirement(case: TalkCase) -> Iterator[Flaw]:
    """Mention requirements without a date or somebody who answers for them (office)."""
    if not case.held:
        return
    for finding in case.told:
        if finding.requirement.strip() and finding.requirement_by is None:
            yield Flaw(
                sentence=f"问题{quoted(finding.title)}的整改要求没有写明时限。",
                subject_id=finding.id,
            )


def note_taker(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talk without a note-taker (office; Art. 10 asks for the record)."""
    if case.held and not case.talk.note_takers:
        yield Flaw(sentence="没有登记记录人。")


def no_times(case: TalkCase) -> Iterator[Flaw]:
    """Point out a held talk without its place or its start (office)."""
    if not case.held:
        return
    named = (("开始时间", case.talk.started_at), ("地点", case.talk.place))
    missing = "、".join(name for name, value in named if not value)
    if missing:
        yield Flaw(sentence=f"没有登记谈话{missing}。")


def no_record(case: TalkCase) -> Iterator[Flaw]:
    """Point out a talk whose record is not formed and fixed (Art. 10)."""
    record = case.followed.record
    if case.held and (record is None or record.state is RecordState.DRAFT):
        yield Flaw(sentence="谈话记录还没有定稿。", severity=_soon(case))


def unsigned(case: TalkCase) -> Iterator[Flaw]:
    """Point out a fixed record that is not signed (office)."""
    record = case.followed.record
    if case.held and record is not None and record.state is RecordState.FIXED:
        yield Flaw(sentence="谈话记录已定稿，还没有签字登记。", severity=_soon(case))


def signature_refused(case: TalkCase) -> Iterator[Flaw]:
    """Mention a record that the talkee refused to sign, with the reason (office)."""
    record = case.followed.record
    if case.held and record is not None and record.signature == "refused":
        yield Flaw(sentence=f"被谈话人拒绝签字：{record.refusal_reason or '没有写明原因'}。")


def _soon(case: TalkCase) -> Severity | None:
    """Until the action report is due the record is only mentioned."""
    if case.ended_on is not None and case.today <= action_report_due(case.ended_on):
        return Severity.NOTICE
    return None


def _of_findings(case: TalkCase, number: int) -> Iterator[Flaw]:
    if case.held:
        yield from (
            _flaw(n, lack) for n, lack in case.step_lacks if n == number and lack.subject_id
        )


def _flaw(number: int, lack: Lack) -> Flaw:
    return Flaw(sentence=lack.sentence, target=at(f"step{number}"), subject_id=lack.subject_id)


def _percent(share: float) -> str:
    return f"{max(5, round(share * 20) * 5)}%"
