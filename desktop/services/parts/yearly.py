"""The facts of a year's report, gathered once for screen and paper (Art. 13)."""

from datetime import date

from db.content import ContentStore
from db.records import BodyKind, Leader, Measure
from desktop.reports.period import Named, year_span
from desktop.reports.year_facts import FixedPlan, YearFacts
from desktop.rules.coverage import current_term
from desktop.rules.deadlines import IN_FORCE_FROM
from desktop.services.parts.counting import counting, coverage_day, period, year


def year_facts(store: ContentStore, of: int, today: date, own_of: str | None) -> YearFacts:
    """Return the year in figures. For a talker nothing is told of the whole body but coverage."""
    over = counting(store, year_span(of), today, own_of)
    body, settings = store.body.own(), store.settings.office()
    plan = store.plans.of_year(of)
    before = year(store, of - 1, today, own_of) if of > IN_FORCE_FROM.year else None
    ahead = year(store, of + 1, today, own_of) if store.plans.of_year(of + 1) else None
    term = current_term(store.terms.all(), coverage_day(over.span, today))
    by_analogy = body is not None and body.kind is BodyKind.BY_ANALOGY
    return YearFacts(
        period=period(store, over),
        body=body.name if body else "",
        office=body.office_name if body else "",
        secretary=secretary(store, of, today) if own_of is None else None,
        plan=FixedPlan(fixed_on=plan.fixed_on, meeting=plan.meeting) if plan else None,
        before=before,
        ahead=ahead if ahead and ahead.tally[Measure.PLANNED] else None,
        term_ends_on=term.ends_on if term else None,
        by_analogy=by_analogy,
        coverage=not by_analogy or settings.analogy_coverage,
    )


def secretary(store: ContentStore, of: int, today: date) -> Named | None:
    """Return who was secretary last in the year, or None."""
    found = [x for x in _in_office(store, of, today) if x.is_secretary]
    return _named(store, found[-1:])[0] if found else None


def leaders(store: ContentStore, of: int, today: date) -> tuple[Named, ...]:
    """Return who was a leader in the year, in order of rank, with the post held last."""
    found = {x.person_id: x for x in _in_office(store, of, today)}
    return _named(store, sorted(found.values(), key=lambda x: x.rank))


def _in_office(store: ContentStore, of: int, today: date) -> list[Leader]:
    span = year_span(of)
    end = min(span.end, today)
    known = sorted(store.leaders.all(), key=lambda x: x.begins_on)
    return [x for x in known if x.begins_on <= end and (x.ends_on or end) >= span.begin]


def _named(store: ContentStore, found: list[Leader]) -> tuple[Named, ...]:
    people = store.people.some(x.person_id for x in found)
    return tuple(Named(x.person_id, people[x.person_id].name, x.post) for x in found)
