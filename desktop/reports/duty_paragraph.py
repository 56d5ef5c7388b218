"""A leader's paragraph on talks for the yearly report on duty (述职), in the first person."""

from collections.abc import Iterator

from db.records import By, Measure
from desktop.reports import work_done
from desktop.reports.period import Named
from desktop.reports.prose import Clause, Sentence, gap, paragraph, said, told
from desktop.reports.tables import Cell
from desktop.reports.year_facts import YearFacts
from desktop.reports.year_report import Draft

_M = Measure


def duty_paragraph(facts: YearFacts, leader: Named) -> Draft:
    """Return the paragraph; the secretary's tells of the whole body's talks too."""
    whole = facts.secretary is not None and leader.value == facts.secretary.value
    kept = (
        paragraph(_own(facts, leader), _pointed_out(facts, leader)),
        paragraph(work_done.talks(facts, facts.body), work_done.coverage(facts)) if whole else None,
        gap("研究部署、带头谈话、推动整改的具体情况"),
    )
    return Draft(
        f"{leader.post}{leader.name}{facts.year}年述职报告有关监督谈话的段落",
        tuple(p for p in kept if p is not None),
        (),
    )


def _own(facts: YearFacts, leader: Named) -> Iterator[Sentence]:
    planned, done, held, regular, timely = (
        facts.cell(measure, By.TALKER, leader.value)
        for measure in (_M.PLANNED, _M.PLAN_HELD, _M.HELD, _M.REGULAR, _M.TIMELY)
    )
    if not held.number:
        yield said(f"{facts.begin}，没有登记本人已开展的监督谈话")
    else:
        clauses: list[Clause] = [
            (f"{facts.begin}，本人对下级党组织“一把手”开展监督谈话", held, "次")
        ]
        if regular.number and timely.number:
            clauses.append(("其中定期谈话", regular, "次、及时谈话", timely, "次"))
        else:
            kind = "定期谈话" if regular.number else "及时谈话"
            clauses.append((f"均为{kind}" if held.number > 1 else f"为{kind}",))
        yield from told(clauses)
    if planned.number:
        yield said("年度计划中由本人承担的谈话", planned, "项，", *_done(planned, done))


def _done(planned: Cell, done: Cell) -> Clause:
    if not done.number:
        return ("尚未开展",)
    if done.number == planned.number:
        return ("已全部完成" if planned.number > 1 else "已完成",)
    return ("已完成", done, "项")


def _pointed_out(facts: YearFacts, leader: Named) -> Iterator[Sentence]:
    total = facts.cell(_M.FINDINGS, By.TALKER, leader.value)
    closed = facts.cell(_M.CLOSED_OUT, By.TALKER, leader.value)
    if not total.number:
        return
    clauses: list[Clause] = [("谈话指出问题", total, "个")]
    if closed.number == total.number:
        clauses.append(("已全部销号" if total.number > 1 else "已销号",))
    elif closed.number:
        clauses.append(("已销号", closed, "个"))
    else:
        clauses.append(("尚未销号",))
    yield from told(clauses)
