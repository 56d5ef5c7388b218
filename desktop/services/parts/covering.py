"""The coverage of the running term, read once for all who show or use it (Art. 5)."""

from collections import defaultdict
from datetime import date, timedelta

from db.content import ContentStore
from db.records import OrganisationKind, Tenure, Term
from desktop.planning.forecast import forecast
from desktop.rules.coverage import Coverage, Headship, coverage, current_term, subtotals
from desktop.services.views.coverage import CoverageRow, CoverageView

_YEAR = timedelta(days=365)
_MONTH_DAYS = 365 / 12


def coverage_today(store: ContentStore, today: date) -> Coverage | None:
    """Return the coverage of the term that runs today, or None where no term is entered."""
    term = current_term(store.terms.all(), today)
    return _coverage(store, term, today) if term else None


def coverage_ahead(store: ContentStore, year: int, today: date) -> Coverage | None:
    """Return the coverage that a year begins with, in the term that runs then or begins in it.

    None where no term is entered for the year. Of the present year: as it stands today.
    """
    terms = [t for t in store.terms.all() if not t.voided_reason]
    on = max(today, date(year, 1, 1))
    to_come = [t for t in terms if t.begins_on.year == year and t.begins_on > on]
    term = current_term(terms, on) or min(to_come, key=lambda t: t.begins_on, default=None)
    if term is None:
        return None
    return _coverage(store, term, max(on, term.begins_on))


def _coverage(store: ContentStore, term: Term, on: date) -> Coverage:
    return coverage(
        term,
        on,
        store.organisations.all(),
        store.tenures.all(),
        store.held_talks.covering(term.begins_on, min(term.ends_on, on)),
        store.settings.office(),
    )


def view_of(store: ContentStore, today: date) -> CoverageView | None:
    """Return the coverage of the running term in words with its forecast, or None."""
    found = coverage_today(store, today)
    if found is None:
        return None
    planned = _planned(store, found)
    pairs = {(h.person_id, h.organisation_id) for h in found.missing}
    return CoverageView(
        term=found.term,
        heads=_rows(store, found.heads, planned),
        missing=_rows(store, found.missing, planned),
        left=_rows(store, found.left, {}),
        covered=found.covered,
        total=found.total,
        kinds=subtotals(found, _kinds(store, found)),
        forecast=forecast(
            heads=found.total,
            covered=found.covered,
            planned_on=[day for pair, day in planned.items() if pair in pairs],
            pace=pace(found, today),
            today=today,
            term_ends_on=found.term.ends_on,
        ),
    )


def pace(found: Coverage, today: date) -> float:
    """Return how many heads a month were newly covered in the last year, or since the term began."""
    begin = max(found.term.begins_on, today - _YEAR)
    months = max((today - begin).days / _MONTH_DAYS, 1.0)
    recent = sum(h.covered_on is not None and h.covered_on >= begin for h in found.heads)
    return recent / months


def tenures_by_organisation(store: ContentStore) -> dict[str, list[Tenure]]:
    """Return all tenures grouped by organisation."""
    grouped: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in store.tenures.all():
        grouped[tenure.organisation_id].append(tenure)
    return grouped


def _kinds(store: ContentStore, found: Coverage) -> dict[str, OrganisationKind]:
    ids = {h.organisation_id for h in (*found.heads, *found.left)}
    return {place.id: place.kind for place in store.organisations.some(ids).values()}


def _planned(store: ContentStore, found: Coverage) -> dict[tuple[str, str], date]:
    items = store.plan_items.open_until(found.term.ends_on, limit=-1)
    days: dict[tuple[str, str], date] = {}
    for item in items:  # soonest first
        days.setdefault((item.talkee_id, item.organisation_id), item.due_on)
    return days


def _rows(
    store: ContentStore, heads: tuple[Headship, ...], planned: dict[tuple[str, str], date]
) -> tuple[CoverageRow, ...]:
    people = store.people.some(h.person_id for h in heads)
    places = store.organisations.some(h.organisation_id for h in heads)
    ordered = sorted(heads, key=lambda h: (h.covered_on is not None, h.missing_since or h.since))
    return tuple(
        CoverageRow(
            person_id=h.person_id,
            organisation_id=h.organisation_id,
            name=people[h.person_id].name,
            post=h.post,
            organisation=places[h.organisation_id].name,
            kind=places[h.organisation_id].kind,
            in_post_since=h.since,
            covered_on=h.covered_on,
            missing_since=h.missing_since,
            planned_on=planned.get((h.person_id, h.organisation_id)),
        )
        for h in ordered
    )
