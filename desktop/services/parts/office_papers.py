"""Papers of the office that no single talk stands behind: the plan, coverage, a trigger, lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import Combined
from desktop.errors import Refused
from desktop.forms import (
    accountability,
    check_report,
    coverage,
    duty_paragraph,
    duty_section,
    lead_letter,
    ledger,
    plan,
    plan_change,
    returns,
    statistics,
    trigger,
    year_report,
)
from desktop.forms.control import Control, carried
from desktop.forms.paper import Paper
from desktop.rules.marking import strictness
from desktop.services.parts import check_papers, flag_papers, trigger_papers, year_papers
from desktop.services.parts.asking import Asked, year_of
from desktop.services.parts.covering import view_of as coverage_view
from desktop.services.parts.ledger_rows import ledger_of
from desktop.services.parts.planning import view_of as plan_view
from desktop.services.parts.returning import view_of as returns_view
from desktop.services.views.coverage import CoverageRow
from desktop.services.views.plans import ChangeRow, ItemState, PlanRow, PlanView
from desktop.words import word


def office_papers(store: ContentStore, key: str, asked: Asked) -> tuple[Paper, ...]:
    """Return the papers of a form; BadInput or Refused where there is nothing to print."""
    papers = _MAKERS[key](store, asked)
    return tuple(carried(paper, asked.control) for paper in papers)


def _begun(store: ContentStore, year: int, today: date) -> PlanView:
    view = plan_view(store, year, today)
    if view.plan is None:
        raise Refused(f"{year}年度计划还没有开始编制，没有可打印的内容，可以打印空白表。", "第五条")
    return view


def _plan(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    year = year_of(asked)
    view = _begun(store, year, asked.today)
    fixed = view.plan
    words = plan.fixed_words(fixed.meeting, fixed.fixed_on, fixed.minutes_number) if fixed else ""
    facts = plan.PlanFacts(
        control=asked.control,
        year=year,
        fixed=words,
        lines=tuple(_plan_line(r) for r in view.rows),
    )
    return [plan.paper(facts)]


def _plan_line(shown: PlanRow) -> plan.PlanLine:
    item = shown.item
    held = shown.state is ItemState.HELD
    in_year = held and shown.day is not None and shown.day.year == item.due_on.year
    return plan.PlanLine(
        talkee=shown.talkee,
        post=shown.talkee_post,
        talker=shown.talker,
        month=shown.day.month if in_year and shown.day else item.month,
        held=held,
        due_on=item.due_on,
        undertaker=item.undertaker,
        units=item.units,
        combined=tuple(word(Combined(c)) for c in item.combined),
        focus=item.focus,
    )


def _changes(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    """One paper for a change named by its id, or one for each that waits for approval."""
    named = store.plan_changes.find(asked.about) if asked.about else None
    year = store.plans.get(named.plan_id).year if named else year_of(asked)
    rows = _begun(store, year, asked.today).changes
    if named:
        wanted = [r for r in rows if r.change.id == named.id]
    else:
        wanted = [r for r in rows if r.change.needs_approval and r.change.approved_on is None]
    if not wanted:
        raise Refused(f"{year}年度计划没有待审批的调整，可以打印空白表。", "第五条")
    return [plan_change.paper(_change(r, year, asked.control)) for r in wanted]


def _change(shown: ChangeRow, year: int, control: Control) -> plan_change.ChangeFacts:
    change = shown.change
    return plan_change.ChangeFacts(
        control=control,
        year=year,
        talkee=shown.talkee,
        organisation=shown.organisation,
        what=change.what,
        old=change.old,
        new=change.new,
        reason=change.reason,
        asked_on=change.at.date(),
        asked_by=change.by,
        approved_on=change.approved_on,
        approved_by=change.approved_by,
    )


def _coverage(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    view = coverage_view(store, asked.today)
    if view is None:
        raise Refused("还没有登记现任期，请先在“系统管理”中登记任期。", "第五条")
    facts = coverage.CoverageFacts(
        control=asked.control,
        term=view.term.name,
        begins_on=view.term.begins_on,
        ends_on=view.term.ends_on,
        covered=view.covered,
        total=view.total,
        forecast=view.forecast.sentence,
        heads=tuple(map(_coverage_line, view.heads)),
        left=tuple(map(_coverage_line, view.left)),
        kinds=tuple(
            coverage.KindLine(kind=word(k.kind), total=k.total, covered=k.covered, left=k.left)
            for k in view.kinds
        ),
        months=tuple(
            coverage.MonthLine(
                month=m.month, planned=m.planned, by_plan=m.by_plan, by_pace=m.by_pace
            )
            for m in view.forecast.telling
        ),
    )
    return [coverage.paper(facts)]


def _coverage_line(shown: CoverageRow) -> coverage.CoverageLine:
    return coverage.CoverageLine(
        organisation=shown.organisation,
        name=shown.name,
        post=shown.post,
        since=shown.in_post_since,
        covered_on=shown.covered_on,
        missing_since=shown.missing_since,
        planned_on=shown.planned_on,
    )


def _ledger(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    year = year_of(asked)
    found = ledger_of(store, year, asked.own_of, asked.today)
    if not found.rows:
        raise Refused(f"{year}年没有谈话，台账没有可打印的内容，可以打印空白表。")
    marking = max(asked.control.marking, found.marking, key=strictness)  # Art. 16
    control = replace(asked.control, marking=marking)
    return [ledger.paper(ledger.LedgerFacts(control=control, ledger=found))]


def _returns(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    view = returns_view(store, year_of(asked), asked.today)
    if asked.own_of is not None or not view.received:
        raise Refused(f"{view.year}年还没有读入下级报表，没有可打印的内容，可以打印空白表。")
    exempt = (x.organisation for x in view.lines if x.state == "不需报送")
    facts = returns.ReturnsFacts(
        control=asked.control,
        year=view.year,
        lines=tuple((x.organisation, x.figures) for x in view.received),
        total=view.total,
        own=view.own,
        missing=tuple(x.organisation for x in view.missing),
        exempt=tuple(exempt),
    )
    return [returns.paper(facts)]


def _accountability(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    if asked.talks:
        return flag_papers.of_talks(store, asked.talks, asked.control)
    return flag_papers.of_year(store, year_of(asked), asked.control)


def _check_report(store: ContentStore, asked: Asked) -> Sequence[Paper]:
    control, today, own_of = asked.control, asked.today, asked.own_of
    if asked.talks:
        return check_papers.of_talks(store, asked.talks, control, today, own_of)
    year = year_of(asked)
    if not asked.patient:
        check_papers.refuse_many(store, year)
    return check_papers.of_year(store, year, control, today, own_of)


_MAKERS: Mapping[str, Callable[[ContentStore, Asked], Sequence[Paper]]] = {
    plan.KEY: _plan,
    plan_change.KEY: _changes,
    coverage.KEY: _coverage,
    trigger.KEY: trigger_papers.registered,
    lead_letter.KEY: trigger_papers.handed_over,
    ledger.KEY: _ledger,
    accountability.KEY: _accountability,
    check_report.KEY: _check_report,
    returns.KEY: _returns,
    statistics.KEY: year_papers.table,
    year_report.KEY: year_papers.report,
    duty_section.KEY: year_papers.section,
    duty_paragraph.KEY: year_papers.paragraph,
}
