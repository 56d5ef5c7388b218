"""The five steps of a talk and the order they are held in (Art. 10)."""

from collections.abc import Mapping, Sequence

from db.records import Step, TalkKind
from desktop.errors import Refused

ARTICLE = "第十条"
TITLES: Mapping[int, str] = {
    1: "报告自查情况",
    2: "通报情况、指出问题",
    3: "就问题作说明",
    4: "提出整改要求",
    5: "表态发言",
}


def check_way(current: int, to: int, steps: Sequence[Step]) -> None:
    """Refuse to leave out a step that was neither held nor marked as not held (Art. 10)."""
    if to not in TITLES:
        raise Refused("监督谈话只有五个步骤。", ARTICLE)
    known = {s.number for s in steps if s.started_at is not None or s.not_held_reason} | {current}
    left_out = [n for n in range(1, to) if n not in known]
    if left_out:
        raise Refused(
            f"谈话按五个步骤依次进行，请先完成第{left_out[0]}步“{TITLES[left_out[0]]}”。", ARTICLE
        )


def following(current: int, steps: Sequence[Step]) -> int | None:
    """Return the next step that is not marked as not held, or None after the last one."""
    skipped = {s.number for s in steps if s.not_held_reason}
    return next((n for n in range(current + 1, 6) if n not in skipped), None)


def previous(current: int, steps: Sequence[Step]) -> int | None:
    """Return the step before that is not marked as not held, or None before the first one."""
    skipped = {s.number for s in steps if s.not_held_reason}
    return next((n for n in range(current - 1, 0, -1) if n not in skipped), None)


def check_not_held(kind: TalkKind, number: int) -> None:
    """Refuse to leave out a step of a regular talk; only a timely one may (Art. 10)."""
    if kind is not TalkKind.TIMELY:
        raise Refused(
            f"定期谈话的五个步骤都要进行，不能把“{TITLES[number]}”记为未进行；及时谈话可以。",
            ARTICLE,
        )
