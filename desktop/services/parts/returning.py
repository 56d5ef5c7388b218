"""A year's returns gathered for screen and paper."""

from datetime import date

from db.content import ContentStore
from db.records import Organisation, Superior, YearReturn
from desktop.reports.period import year_span
from desktop.rules.returns import FIELDS, read, total
from desktop.services.parts.counting import counting, period
from desktop.services.views.returns import ReturnLine, ReturnsView


def bodies(store: ContentStore, year: int) -> list[Organisation]:
    """Return the next-lower bodies that stood in the year, by rank."""
    last = date(year, 12, 31)
    return [
        one
        for one in store.organisations.all()
        if one.covered
        and one.superior is Superior.OWN
        and (one.abolished_on is None or one.abolished_on > last)
        and (one.founded_on is None or one.founded_on <= last)
    ]


def view_of(store: ContentStore, year: int, today: date) -> ReturnsView:
    """Return who has sent what for a year."""
    known = {r.organisation_id: r for r in store.year_returns.of_year(year)}
    due = max((r.due_on for r in known.values() if r.due_on), default=None)
    lines = tuple(_line(one, known.get(one.id), due, today) for one in bodies(store, year))
    return ReturnsView(
        year=year,
        due_on=due,
        lines=lines,
        total=total(line.figures for line in lines if line.state == "已报"),
        own=own_figures(store, year, today),
    )


def own_figures(store: ContentStore, year: int, today: date) -> dict[str, int]:
    """Return our own figures of a year, as the statistics count them."""
    found = period(store, counting(store, year_span(year), today, None))
    return {f.key: sum(found.tally[m] for m in f.measures) for f in FIELDS}


def _line(
    organisation: Organisation, stored: YearReturn | None, due: date | None, today: date
) -> ReturnLine:
    if stored is not None and stored.received_on is not None:
        state = "已报"
    elif stored is not None and stored.exempt_reason:
        state = "不需报送"
    else:
        state = "逾期未报" if due is not None and today > due else "未报"
    return ReturnLine(
        organisation_id=organisation.id,
        organisation=organisation.name,
        state=state,
        figures=read(stored.figures) if stored is not None else {},
        stored=stored,
    )
