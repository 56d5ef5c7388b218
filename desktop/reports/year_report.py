"""The report on a year, and the section of it for the report on the main responsibility (Art. 13)."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.records import By, Figure, Measure
from desktop.reports import pointed_out, put_right, work_done
from desktop.reports.prose import Paragraph, Section, Sentence, gap, paragraph, said, section
from desktop.reports.tables import Cell
from desktop.reports.year_facts import YearFacts
from desktop.rules.deadlines import IN_FORCE_FROM

_M = Measure
_MEASURES = "《党委（党组）对下级党组织“一把手”开展监督谈话工作办法》"
_NUMERALS = "一二三四五六七八"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with its title: paragraphs before the sections, and the sections in order."""

    title: str
    opening: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in order."""
        return (*self.opening, *(p for s in self.sections for p in s.paragraphs))

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All numbers in order, each as often as it stands there."""
        return tuple(cell for p in self.paragraphs for cell in p.cells)


@dataclass(frozen=True, slots=True)
class Entry:
    """A leader's line for the 责任清单 and the 年度任务安排: planned, done of it, held."""

    leader: str
    planned: Cell
    done: Cell
    held: Cell
    regular: Cell
    timely: Cell


def report(facts: YearFacts) -> Draft:
    """Return the report on the year; sections that the figures say nothing about are gaps."""
    sections = [
        section(
            "工作开展情况",
            gap("组织领导、研究部署等情况"),
            paragraph(work_done.plan(facts), work_done.talks(facts), work_done.talkers(facts)),
            paragraph(work_done.coverage(facts), work_done.triggers(facts)),
        ),
        section(
            "谈话指出的主要问题",
            paragraph(pointed_out.findings(facts)),
            gap("主要问题的具体表现（注意知悉范围）") if facts.count(_M.FINDINGS) else None,
        ),
        section("整改落实情况", *_put_right(facts)),
        section(
            "存在的不足", paragraph(put_right.shortcomings(facts)), gap("工作中存在的不足和原因")
        ),
        section(
            "下一年度工作打算",
            paragraph(put_right.ahead(facts), _plan_ahead(facts)),
            gap("下一年度工作打算"),
        ),
    ]
    kept = [s for s in sections if s.paragraphs]
    return Draft(
        f"{facts.body}关于{facts.year}年开展监督谈话工作情况的报告",
        (Paragraph((_opening(facts),)),),
        tuple(Section(f"{_NUMERALS[n]}、{s.title}", s.paragraphs) for n, s in enumerate(kept)),
    )


def _opening(facts: YearFacts) -> Sentence:
    """Say what is reported, and on what basis where the Measures were in force (Art. 20)."""
    now = f"现将{facts.year}年开展监督谈话工作情况报告如下"
    if facts.year < IN_FORCE_FROM.year:
        return said(now)
    by = "参照" if facts.by_analogy else "按照"
    return said(f"{by}{_MEASURES}（以下简称《办法》）规定，{now}")


def duty_section(facts: YearFacts) -> Draft:
    """Return the section on talks for the yearly report on the main responsibility."""
    first = paragraph(
        work_done.plan(facts),
        work_done.talks(facts),
        work_done.coverage(facts),
        work_done.triggers(facts),
    )
    second = paragraph(
        pointed_out.findings(facts),
        put_right.required(facts),
        put_right.reports(facts),
        put_right.closed_out(facts),
    )
    falls_short = paragraph(put_right.shortcomings(facts))
    kept = (first, second, falls_short, gap("典型做法、成效和下一步打算"))
    return Draft(
        f"{facts.year}年对下级“一把手”开展监督谈话情况",
        tuple(p for p in kept if p is not None),
        (),
    )


def entries(facts: YearFacts) -> tuple[Entry, ...]:
    """Return a line for each leader who had something planned or held a talk."""
    made = []
    for who in facts.period.talkers:
        planned, done, held, regular, timely = (
            facts.cell(measure, By.TALKER, who.value)
            for measure in (_M.PLANNED, _M.PLAN_HELD, _M.HELD, _M.REGULAR, _M.TIMELY)
        )
        if planned.number or held.number:
            made.append(Entry(f"{who.post}{who.name}", planned, done, held, regular, timely))
    return tuple(made)


def _put_right(facts: YearFacts) -> tuple[Paragraph | None, ...]:
    return (
        paragraph(put_right.required(facts)),
        paragraph(put_right.reports(facts), put_right.notices(facts)),
        paragraph(
            put_right.assessments(facts), put_right.closed_out(facts), put_right.copies(facts)
        ),
        gap("整改的主要成效和典型事例") if facts.count(_M.FINDINGS) else None,
    )


def _plan_ahead(facts: YearFacts) -> Iterator[Sentence]:
    if facts.ahead is not None:
        figure = Figure(_M.PLANNED)
        planned = Cell(figure, facts.ahead.span, facts.ahead.tally.of(figure))
        if planned.number:
            yield said(f"{facts.ahead.year}年度监督谈话计划已列谈话", planned, "项")
