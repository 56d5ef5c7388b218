"""The figures of a period, read once for the screen, the lists behind them and the papers."""

from collections.abc import Iterable
from datetime import date, timedelta

from db.content import ContentStore
from db.records import By, Counted, Counting, Figure, Measure, Span
from desktop.reminders.horizon import horizon
from desktop.reports.period import Named, Period, Tally, Year, year_span
from desktop.reports.tables import COMPARED
from desktop.rules.coverage import Coverage, Headship
from desktop.services.parts.covering import coverage_today
from desktop.services.parts.watching import office

_DAY = timedelta(days=1)
YEARS_COMPARED = 5
UNDECIDED = "谈话人待定"
HEADS = frozenset({Measure.HEADS, Measure.HEADS_COVERED, Measure.HEADS_MISSING})


def counting(store: ContentStore, span: Span, today: date, own_of: str | None) -> Counting:
    """Return over what is counted; a report is overdue from the day after its due date (Art. 11)."""
    reach = horizon(today - _DAY, office(store))
    return Counting(
        span=span,
        today=today,
        action_ended_on=reach.action_ended_on,
        results_ended_on=reach.results_ended_on,
        own_of=own_of,
    )


def counted(store: ContentStore, figure: Figure, over: Counting) -> tuple[Counted, ...]:
    """Return everything that a figure counts."""
    if figure.measure in HEADS:
        return tuple(
            Counted(id=h.person_id, talk_id=None, kind=h.organisation_id, on=h.covered_on)
            for h in heads(_coverage(store, over.span, over.today), figure.measure)
        )
    return tuple(store.statistics.page(figure, over, limit=-1))


def period(store: ContentStore, over: Counting, years: Iterable[int] = ()) -> Period:
    """Return what a period comes to, with the figures of some whole years to compare."""
    covered = _coverage(store, over.span, over.today)
    figures = store.statistics.tally(over)
    figures |= {Figure(m): len(heads(covered, m)) for m in HEADS if heads(covered, m)}
    tally = Tally(figures)
    known = {over.span: tally}
    return Period(
        span=over.span,
        today=over.today,
        tally=tally,
        term=covered.term.name if covered else "",
        covered_on=coverage_day(over.span, over.today),
        talkers=_talkers(store, tally, over.span.end),
        organisations=_organisations(store, tally),
        years=tuple(Year(y, known.get(year_span(y)) or _compared(store, y, over)) for y in years),
    )


def year(store: ContentStore, of: int, today: date, own_of: str | None) -> Year:
    """Return the figures of one calendar year."""
    over = counting(store, year_span(of), today, own_of)
    return Year(of, Tally(store.statistics.tally(over)))


def _compared(store: ContentStore, of: int, over: Counting) -> Tally:
    """Return of a year what the table of the years shows."""
    whole = counting(store, year_span(of), over.today, over.own_of)
    return Tally(store.statistics.tally(whole, COMPARED, apart=False))


def coverage_day(span: Span, today: date) -> date:
    """Return the day as at which coverage is told: the last of the period that has come."""
    return min(span.end, today)


def heads(covered: Coverage | None, measure: Measure) -> tuple[Headship, ...]:
    """Return the heads in post that are counted, covered or missing."""
    if covered is None:
        return ()
    if measure is Measure.HEADS_MISSING:
        return covered.missing
    if measure is Measure.HEADS_COVERED:
        return tuple(h for h in covered.heads if h.covered_on is not None)
    return covered.heads


def _coverage(store: ContentStore, span: Span, today: date) -> Coverage | None:
    return coverage_today(store, coverage_day(span, today))


def _talkers(store: ContentStore, tally: Tally, on: date) -> tuple[Named, ...]:
    """Return who has a figure, in order of rank, with the post held last by that day."""
    ids = tally.values(By.TALKER)
    leaders = sorted(store.leaders.all(), key=lambda x: x.begins_on > on)
    posts = {x.person_id: (x.rank, x.post) for x in reversed(leaders)}
    people = store.people.some(ids - {""})
    known = sorted(people.values(), key=lambda p: (posts.get(p.id, (999, ""))[0], p.name))
    found = [Named(p.id, p.name, posts.get(p.id, (0, ""))[1]) for p in known]
    return (*found, *([Named("", UNDECIDED)] if "" in ids else []))


def _organisations(store: ContentStore, tally: Tally) -> tuple[Named, ...]:
    ids = tally.values(By.ORGANISATION)
    places = store.organisations.some(ids).values()
    return tuple(Named(o.id, o.name) for o in sorted(places, key=lambda o: (o.rank, o.name)))
