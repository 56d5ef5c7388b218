"""The five steps of a talk: their order, and what is missing in each (Art. 10)."""

from collections.abc import Mapping, Sequence

from db.records import Finding, Origin, Step, Talk, TalkKind, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.rules.findings import told
from desktop.rules.lack import Lack
from desktop.rules.wording import quoted

ARTICLE = "第十条"
FIRST, LAST = 1, 5
TITLES: Mapping[int, str] = {
    1: "报告自查情况",
    2: "通报情况、指出问题",
    3: "就问题作说明",
    4: "提出整改要求",
    5: "表态发言",
}
SPEAKERS: Mapping[int, str] = {
    1: "被谈话人",
    2: "谈话人",
    3: "被谈话人",
    4: "谈话人",
    5: "被谈话人",
}


def reached(talk: Talk, steps: Sequence[Step]) -> int:
    """Return up to which step all were begun or marked as not held (0 before the talk)."""
    known = {s.number for s in steps if s.started_at is not None or s.not_held_reason}
    known.add(talk.step)
    return next((n - 1 for n in range(FIRST, LAST + 1) if n not in known), LAST)


def following(current: int, steps: Sequence[Step]) -> int | None:
    """Return the next step that is not marked as not held, or None after the last one."""
    skipped = {s.number for s in steps if s.not_held_reason}
    return next((n for n in range(current + 1, LAST + 1) if n not in skipped), None)


def previous(current: int, steps: Sequence[Step]) -> int | None:
    """Return the step before that is not marked as not held, or None before the first one."""
    skipped = {s.number for s in steps if s.not_held_reason}
    return next((n for n in range(current - 1, FIRST - 1, -1) if n not in skipped), None)


def check_go(talk: Talk, steps: Sequence[Step], to: int) -> None:
    """Refuse a step out of order: back freely, forward one after the other (Art. 10)."""
    if talk.status is not TalkStatus.IN_PROGRESS:
        raise Refused("谈话没有在进行，不能进入谈话步骤。", ARTICLE)
    if not FIRST <= to <= LAST:
        raise Refused("谈话只有五个步骤。", ARTICLE)
    furthest = reached(talk, steps)
    if to > furthest + 1:
        raise Refused(
            f"第{to}步“{TITLES[to]}”之前还有第{furthest + 1}步“{TITLES[furthest + 1]}”。", ARTICLE
        )


def check_not_held(talk: Talk, number: int, reason: str) -> None:
    """Refuse leaving out a step of a regular talk, or one without a reason (Art. 10)."""
    if talk.kind is not TalkKind.TIMELY:
        raise Refused(
            f"定期谈话的五个步骤都要进行，不能略去第{number}步“{TITLES[number]}”。", ARTICLE
        )
    if not reason.strip():
        raise BadInput("请写明这一步没有进行的原因。", field="原因")


def lacks_of(
    number: int, talk: Talk, steps: Sequence[Step], findings: Sequence[Finding]
) -> tuple[Lack, ...]:
    """Return what one step lacks; a step marked as not held lacks nothing (Art. 10)."""
    step = next((s for s in steps if s.number == number), None)
    if step is not None and step.not_held_reason:
        return ()
    answered = told(findings)
    late = talk.origin is not Origin.HELD_HERE  # its text stands on one page, not in steps
    made: list[Lack] = []
    if number == 2 and not answered:
        made.append(Lack(key="findings", sentence="谈话中还没有指出问题。", article="第八条"))
    made += [
        Lack(
            key=f"step{number}",
            sentence=f"问题{quoted(f.title)}{missing}。",
            article=ARTICLE,
            subject_id=f.id,
        )
        for f in answered
        if (missing := _missing(number, f, late=late))
    ]
    silent = step is None or not step.text.strip()
    by_finding = number in {3, 4} and bool(answered)
    if silent and not late and not by_finding:
        sentence = f"第{number}步“{TITLES[number]}”还没有记录。"
        made.append(Lack(key=f"step{number}", sentence=sentence, article=ARTICLE))
    return tuple(made)


def lacks(talk: Talk, steps: Sequence[Step], findings: Sequence[Finding]) -> tuple[Lack, ...]:
    """Return what all five steps lack, in order; said until the record is fixed (Art. 10)."""
    return tuple(
        lack
        for number in range(FIRST, LAST + 1)
        for lack in lacks_of(number, talk, steps, findings)
    )


def _missing(number: int, finding: Finding, *, late: bool) -> str:
    if number == 2 and not late and finding.pointed_out_at is None:
        return "还没有向被谈话人指出"
    if number == 3 and not late and not finding.explanation.strip():
        return "还没有记录被谈话人的说明"
    if number == 4 and not finding.requirement.strip():
        return "还没有提出整改要求"
    return ""
