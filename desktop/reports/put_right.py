"""How what was pointed out was put right: requirements, actions, reports, close-out (Art. 11)."""

from collections.abc import Iterator

from db.records import By, Grade, Measure, ReportKind
from desktop.reports.prose import Clause, Sentence, joined, said, told
from desktop.reports.year_facts import YearFacts
from desktop.words import word

_M = Measure


def required(facts: YearFacts) -> Iterator[Sentence]:
    """Say for how many findings something was required, and what actions answered."""
    total, with_one = facts.cell(_M.FINDINGS), facts.cell(_M.REQUIRED)
    clauses: list[Clause] = []
    if total.number and with_one.number == total.number:
        clauses.append(("对指出的问题均提出了整改要求",))
    elif with_one.number:
        clauses.append(("对", with_one, "个问题提出了整改要求"))
    actions, done = facts.cell(_M.ACTIONS), facts.cell(_M.ACTIONS_DONE)
    if actions.number:
        clauses.append(("被谈话人提出整改措施", actions, "项"))
        if done.number == actions.number:
            clauses.append(("已全部完成",) if actions.number > 1 else ("已完成",))
        elif done.number:
            clauses.append(("已完成", done, "项"))
        else:
            clauses.append(("均未登记完成",) if actions.number > 1 else ("未登记完成",))
    yield from told(clauses)


def reports(facts: YearFacts) -> Iterator[Sentence]:
    """Say of each of the two reports how many came in time (Art. 11)."""
    for kind in ReportKind:
        due = facts.cell(_M.DUES, By.REPORT, kind)
        if due.number:
            yield _report(facts, kind)


def _report(facts: YearFacts, kind: ReportKind) -> Sentence:
    due = facts.cell(_M.DUES, By.REPORT, kind)
    parts = [
        (words, facts.cell(measure, By.REPORT, kind), "份")
        for words, measure in (
            ("提前报送", _M.EARLY),
            ("按期报送", _M.ON_TIME),
            ("逾期报送", _M.LATE),
            ("逾期尚未报送", _M.OVERDUE),
            ("尚未到期", _M.AWAITED),
        )
        if facts.count(measure, By.REPORT, kind)
    ]
    in_time = sum(facts.count(m, By.REPORT, kind) for m in (_M.EARLY, _M.ON_TIME))
    if in_time == due.number:
        end = "均在规定期限内报送" if due.number > 1 else "已在规定期限内报送"
        return said(f"应报{word(kind)}", due, f"份，{end}")
    if len(parts) == 1:
        end = f"均{parts[0][0]}" if due.number > 1 else parts[0][0]
        return said(f"应报{word(kind)}", due, f"份，{end}")
    return said(f"应报{word(kind)}", due, "份，其中", *joined(parts, "、"))


def notices(facts: YearFacts) -> Iterator[Sentence]:
    """Say how many talkees told their leading body of the actions on their first duty (Art. 11)."""
    to_tell, told_ = facts.cell(_M.TO_TELL), facts.cell(_M.TOLD)
    if not to_tell.number:
        return
    begin: Clause = (
        "涉及履行第一责任人职责、应向领导班子其他成员通报整改措施的谈话",
        to_tell,
        "次",
    )
    if told_.number == to_tell.number:
        yield said(*begin, "，均已通报" if to_tell.number > 1 else "，已通报")
    elif not told_.number:
        yield said(*begin, "，尚未登记通报")
    else:
        yield said(*begin, "，已通报", told_, "次")


def assessments(facts: YearFacts) -> Iterator[Sentence]:
    """Say what was decided on the findings."""
    graded = [
        (word(grade), facts.cell(_M.FINDINGS, By.GRADE, grade), "个")
        for grade in Grade
        if facts.count(_M.FINDINGS, By.GRADE, grade)
    ]
    if len(graded) == 1:
        yield said("经审定，整改", graded[0][0], "的问题", graded[0][1], "个")
    elif graded:
        assessed = facts.cell(_M.ASSESSED)
        yield said("整改情况已经审定的问题", assessed, "个，其中", *joined(graded, "、"))


def closed_out(facts: YearFacts) -> Iterator[Sentence]:
    """Say how many findings were closed out (销号), n of N."""
    total, closed = facts.cell(_M.FINDINGS), facts.cell(_M.CLOSED_OUT)
    if not total.number:
        return
    if closed.number == total.number:
        yield said("指出的问题已全部销号" if total.number > 1 else "指出的问题已销号")
    elif not closed.number:
        yield said("指出的问题均未销号" if total.number > 1 else "指出的问题尚未销号")
    else:
        yield said("已销号问题", closed, "个，未销号", facts.cell(_M.NOT_CLOSED_OUT), "个")


def copies(facts: YearFacts) -> Iterator[Sentence]:
    """Say how many copies went out (Art. 12)."""
    sent = facts.cell(_M.COPIES_SENT)
    if sent.number:
        yield said("按规定抄送有关材料", sent, "件")


def shortcomings(facts: YearFacts) -> Iterator[Sentence]:
    """Say what falls short, each only where there is some."""
    found = (
        (_M.PLAN_LATE, "列入计划的谈话有", "项逾期没有开展"),
        (_M.TRIGGERS_UNTALKED, "经研判属实的情形有", "件尚未谈话"),
        (_M.UNSIGNED, "有", "次谈话的记录尚未签字"),
        (_M.NOT_REQUIRED, "有", "个问题没有提出整改要求"),
        (_M.LATE, "有", "份报告逾期报送"),
        (_M.OVERDUE, "有", "份报告逾期尚未报送"),
        (_M.NOT_TOLD, "有", "次谈话的整改措施尚未登记向领导班子其他成员通报"),
        (_M.RETURNED, "有", "个问题的整改经审定为不到位、敷衍或者虚假"),
    )
    for measure, before, after in found:
        if facts.count(measure):
            yield said(before, facts.cell(measure), after)


def ahead(facts: YearFacts) -> Iterator[Sentence]:
    """Say what is left for the year after, as far as the figures tell."""
    missing = facts.cell(_M.HEADS_MISSING)
    if facts.coverage and missing.number:
        ends = facts.term_ends_on
        until = f"，本届任期至{ends.year}年{ends.month}月{ends.day}日" if ends else ""
        yield said("本届任期内尚未谈话的下级党组织“一把手”", missing, f"人{until}")
    if facts.count(_M.NOT_CLOSED_OUT):
        yield said("尚未销号、需要继续跟踪的问题", facts.cell(_M.NOT_CLOSED_OUT), "个")
    if facts.count(_M.AWAITED):
        yield said("尚未到期、需要继续督促的报告", facts.cell(_M.AWAITED), "份")
