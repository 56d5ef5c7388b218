"""The papers of a year: report, section, entries, paragraph and statistics (Art. 13)."""

from collections.abc import Sequence
from datetime import date

from db.content import ContentStore
from db.records import Span
from desktop.errors import BadInput, Refused
from desktop.forms import duty_paragraph, duty_section, statistics, year_report
from desktop.forms.control import Control
from desktop.forms.draft import DraftText, Passage
from desktop.forms.paper import Chart as ChartBlock
from desktop.forms.paper import Paper
from desktop.reports import charts, tables
from desktop.reports import duty_paragraph as paragraphs
from desktop.reports import year_report as drafts
from desktop.reports.period import Named, Period, year_span
from desktop.reports.prose import Paragraph
from desktop.services.parts.asking import Asked, year_of
from desktop.services.parts.counting import YEARS_COMPARED, counting, period
from desktop.services.parts.yearly import leaders, secretary, year_facts

_TOO_LONG = "organisations"  # a line for each organisation stands on screen and in Excel


def report(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """Return the report on a year with its annex."""
    facts = year_facts(store, year_of(asked), asked.today, asked.own_of)
    made = year_report.YearReportFacts(
        control=asked.control,
        draft=_draft(drafts.report(facts)),
        annex=_statistics(asked.control, facts.period),
    )
    return [year_report.paper(made)]


def section(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """Return the section for the report on the main responsibility, with entries for the lists."""
    facts = year_facts(store, year_of(asked), asked.today, asked.own_of)
    made = duty_section.DutySectionFacts(
        control=asked.control,
        year=facts.year,
        draft=_draft(drafts.duty_section(facts)),
        entries=tuple(
            duty_section.EntryFacts(
                leader=entry.leader,
                planned=entry.planned.number,
                done=entry.done.number,
                held=entry.held.number,
                regular=entry.regular.number,
                timely=entry.timely.number,
            )
            for entry in drafts.entries(facts)
        ),
    )
    return [duty_section.paper(made)]


def paragraph(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """Return a leader's paragraph, the secretary's where none is named, a talker's own only."""
    facts = year_facts(store, year_of(asked), asked.today, asked.own_of)
    leader = leader_asked(store, facts.year, asked)
    made = duty_paragraph.DutyParagraphFacts(
        control=asked.control, draft=_draft(paragraphs.duty_paragraph(facts, leader))
    )
    return [duty_paragraph.paper(made)]


def table(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """Return the statistics of a year, or from one day to another."""
    over = counting(store, _span(asked), asked.today, asked.own_of)
    last = min(over.span.end.year, asked.today.year)
    years = [y for y in store.talks.years(asked.own_of) if last - YEARS_COMPARED < y <= last]
    found = period(store, over, sorted(years))
    return [statistics.paper(_statistics(asked.control, found))]


def leader_asked(store: ContentStore, of: int, asked: Asked) -> Named:
    """Return the leader that is named or meant; BadInput or Refused where there is none."""
    known = leaders(store, of, asked.today)
    wanted = asked.about.partition(" ")[2].strip()
    if asked.own_of is not None:
        found = [x for x in known if x.value == asked.own_of]
        if not found or (wanted and wanted not in (found[0].value, found[0].name)):
            raise Refused("只能起草本人的述职段落，其他人的请由办公室起草。")
        return found[0]
    if not wanted:
        head = secretary(store, of, asked.today)
        if head is None:
            raise BadInput(f"{of}年没有登记在任的书记，请写明是哪一位领导班子成员。", field="领导")
        return head
    named = [x for x in known if wanted in (x.value, x.name)]
    if not named:
        names = "、".join(x.name for x in known) or "没有"
        raise BadInput(
            f"{of}年在任的领导班子成员中没有“{wanted}”，登记的有：{names}。", field="领导"
        )
    return named[0]


def _draft(draft: drafts.Draft) -> DraftText:
    return DraftText(
        title=draft.title,
        opening=tuple(map(_passage, draft.opening)),
        sections=tuple((s.title, tuple(map(_passage, s.paragraphs))) for s in draft.sections),
    )


def _passage(paragraph: Paragraph) -> Passage:
    return Passage(paragraph.text, gap=paragraph.gap)


def _statistics(control: Control, found: Period) -> statistics.StatisticsFacts:
    return statistics.StatisticsFacts(
        control=control,
        period=found.words,
        charts=tuple(map(_chart, charts.charts(found))),
        tables=tuple(_table(t) for t in tables.tables(found) if t.key != _TOO_LONG),
    )


def _chart(chart: charts.Chart) -> ChartBlock:
    return ChartBlock(
        title=chart.title,
        series=chart.series,
        bars=tuple((bar.label, tuple(c.number for c in bar.cells)) for bar in chart.bars),
        stacked=chart.stacked,
    )


def _table(made: tables.NumberTable) -> statistics.TableFacts:
    return statistics.TableFacts(
        title=made.title,
        head=made.head,
        columns=made.columns,
        lines=tuple(
            (line.label, tuple(None if c is None else c.number for c in line.cells))
            for line in made.lines
        ),
        note=made.note,
    )


def _span(asked: Asked) -> Span:
    begin, _, end = asked.about.partition(" ")
    if not end:
        return year_span(year_of(asked))
    try:
        return Span(begin=date.fromisoformat(begin), end=date.fromisoformat(end))
    except ValueError:
        raise BadInput(f"“{asked.about}”不是期间。", field="期间") from None
