"""The coverage of the running term, read once for all who show or use it (Art. 5)."""

from collections import defaultdict
from datetime import date

from db.content import ContentStore
from db.records import Tenure
from desktop.rules.coverage import Coverage, coverage, current_term


def coverage_today(store: ContentStore, today: date) -> Coverage | None:
    """Return the coverage of the term that runs today, or None where no term is entered."""
    term = current_term(store.terms.all(), today)
    if term is None:
        return None
    return coverage(
        term,
        today,
        store.organisations.all(),
        store.tenures.all(),
        store.talks.held_regular(term.begins_on, min(term.ends_on, today)),
        store.settings.office(),
    )


def tenures_by_organisation(store: ContentStore) -> dict[str, list[Tenure]]:
    """Return all tenures grouped by organisation."""
    grouped: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in store.tenures.all():
        grouped[tenure.organisation_id].append(tenure)
    return grouped
