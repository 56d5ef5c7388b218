"""What was done in a year, in sentences that the figures bear: plan, talks, coverage, triggers."""

from collections.abc import Iterator
from datetime import date

from db.records import By, Figure, Measure, TriggerKind
from desktop.reports.prose import Clause, Sentence, joined, said, told
from desktop.reports.tables import Cell
from desktop.reports.year_facts import YearFacts
from desktop.words import word

_M = Measure
_MOST_NAMED = 20


def plan(facts: YearFacts) -> Iterator[Sentence]:
    """Say how the plan was fixed and how far it was carried out (Art. 5)."""
    planned, held = facts.cell(_M.PLANNED), facts.cell(_M.PLAN_HELD)
    if not planned.number:
        return
    clauses: list[Clause] = []
    if facts.plan and facts.plan.fixed_on:
        on = facts.plan.fixed_on
        by = facts.plan.meeting or "会议"
        clauses.append((f"{facts.year}年度监督谈话计划于{_day(on)}经{by}审定",))
    clauses.append(("列入本年度计划的谈话", planned, "项"))
    if not held.number:
        clauses.append(("尚未开展",))
    elif held.number == planned.number:
        clauses.append(("已全部完成",) if planned.number > 1 else ("已完成",))
    else:
        clauses.append(("已完成", held, "项"))
    yield from told(clauses)


def talks(facts: YearFacts, whose: str = "") -> Iterator[Sentence]:
    """Say how many talks were held, of which kinds, and how that compares with last year."""
    held = facts.cell(_M.HELD)
    if held.number:
        together = "共" if held.number > 1 else ""
        begun: Clause = (f"{facts.begin}，{whose}{together}开展监督谈话", held, "次")
        yield said(*joined([begun, _kinds(facts, held)], "，"), *_earlier(facts, held))
    else:
        yield said(f"{facts.begin}，没有登记已开展的监督谈话")
    if compared := _against(facts, held):
        yield said(*compared)


def _kinds(facts: YearFacts, held: Cell) -> Clause:
    regular, timely = facts.cell(_M.REGULAR), facts.cell(_M.TIMELY)
    if regular.number and timely.number:
        return ("其中定期谈话", regular, "次、及时谈话", timely, "次")
    kind = "定期谈话" if regular.number else "及时谈话"
    return (f"均为{kind}",) if held.number > 1 else (f"为{kind}",)


def _earlier(facts: YearFacts, held: Cell) -> Clause:
    """Say which were held before the Measures came into force (Art. 20)."""
    earlier = facts.cell(_M.EARLIER)
    if not earlier.number:
        return ()
    if earlier.number == held.number:
        return ("，在《办法》施行前进行",)
    return ("；上述谈话中有", earlier, "次在《办法》施行前进行")


def _against(facts: YearFacts, held: Cell) -> Clause:
    """Compare a whole year with the year before, if it can be compared with and had any."""
    if facts.before is None or facts.period.today <= facts.period.span.end:
        return ()
    figure = Figure(_M.HELD)
    before = Cell(figure, facts.before.span, facts.before.tally.of(figure))
    if not before.number:
        return ("上年没有登记已开展的监督谈话",) if held.number else ()
    if held.number == before.number:
        return ("谈话次数与上年的", before, "次持平")
    return (
        "谈话次数少于" if held.number < before.number else "谈话次数多于",
        "上年的",
        before,
        "次",
    )


def talkers(facts: YearFacts) -> Iterator[Sentence]:
    """Say who talked how often; nothing where nobody did."""
    found = [
        (who, facts.cell(_M.HELD, By.TALKER, who.value))
        for who in facts.period.talkers
        if facts.count(_M.HELD, By.TALKER, who.value)
    ]
    if len(found) == 1:
        who, _ = found[0]
        yield said(f"谈话人为{who.post}{who.name}")
    elif 1 < len(found) <= _MOST_NAMED:
        each = (((f"{who.post}{who.name}"), number, "次") for who, number in found)
        yield said("按谈话人分，", *joined(each, "，"))


def coverage(facts: YearFacts) -> Iterator[Sentence]:
    """Say how far the term's coverage has come (Art. 5)."""
    heads, covered = facts.cell(_M.HEADS), facts.cell(_M.HEADS_COVERED)
    if not facts.coverage or not heads.number:
        return
    on = facts.period.covered_on
    begin = f"截至{_day(on)}，" if on else ""
    all_of_them: Clause = (f"{begin}纳入覆盖的下级党组织在任“一把手”", heads, "人")
    if covered.number == heads.number:
        yield said(*all_of_them, "，本届任期内均已开展定期谈话")
    elif not covered.number:
        yield said(*all_of_them, "，本届任期内尚未开展定期谈话")
    else:
        missing = facts.cell(_M.HEADS_MISSING)
        yield said(
            *all_of_them, "，本届任期内已开展定期谈话的", covered, "人，尚未谈话的", missing, "人"
        )


def triggers(facts: YearFacts) -> Iterator[Sentence]:
    """Say which circumstances were registered, how they were judged, and what followed (Art. 5)."""
    total = facts.cell(_M.TRIGGERS)
    if not total.number:
        return
    named = [
        (f"“{word(kind)}”", facts.cell(_M.TRIGGERS, By.TRIGGER, kind), "件")
        for kind in TriggerKind
        if facts.count(_M.TRIGGERS, By.TRIGGER, kind)
    ]
    kinds: Clause = (f"属于{named[0][0]}",) if len(named) == 1 else ("其中", *joined(named, "、"))
    yield said("登记及时谈话情形", total, "件，", *kinds)
    judged = [
        (words, facts.cell(measure), "件")
        for words, measure in (
            ("属实", _M.TRIGGERS_CONFIRMED),
            ("不属于所列情形", _M.TRIGGERS_NOT_LISTED),
            ("移送纪检机关", _M.TRIGGERS_HANDED_OVER),
            ("尚待研判", _M.TRIGGERS_WAITING),
        )
        if facts.count(measure)
    ]
    clauses: list[Clause] = [("经研判，", *joined(judged, "、"))]
    if facts.count(_M.TRIGGERS_WAITING) == total.number:
        clauses = [("均待研判",) if total.number > 1 else ("尚待研判",)]
    clauses += _followed(facts)
    yield from told(clauses)


def _followed(facts: YearFacts) -> list[Clause]:
    confirmed, talked = facts.cell(_M.TRIGGERS_CONFIRMED), facts.cell(_M.TRIGGERS_TALKED)
    if not confirmed.number:
        return []
    if talked.number == confirmed.number:
        return [("属实的均已谈话",) if confirmed.number > 1 else ("属实的已谈话",)]
    if not talked.number:
        return [("属实的尚未谈话",)]
    return [("属实的已谈话", talked, "件、未谈话", facts.cell(_M.TRIGGERS_UNTALKED), "件")]


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
