"""The coverage of the term with its forecast (Art. 5)."""

from datetime import date, timedelta

from db.content import ContentStore
from desktop.planning.forecast import forecast
from desktop.rules.coverage import Coverage, Headship
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.covering import coverage_today
from desktop.services.views.coverage import CoverageRow, CoverageView

_YEAR = timedelta(days=365)
_MONTH_DAYS = 365 / 12


class CoverageService:
    """Says who is covered, who is missing, and whether the term is long enough."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def read(self) -> CoverageView | None:
        """Return the coverage of the running term, or None where no term is entered."""
        require(self._desk.worker.role, "view plan")
        today = self._desk.today()
        found = coverage_today(self._store, today)
        if found is None:
            return None
        planned = self._planned(found)
        pairs = {(h.person_id, h.organisation_id) for h in found.missing}
        return CoverageView(
            term=found.term,
            heads=self._rows(found.heads, planned),
            missing=self._rows(found.missing, planned),
            left=self._rows(found.left, {}),
            covered=found.covered,
            total=found.total,
            forecast=forecast(
                heads=found.total,
                covered=found.covered,
                planned_on=[day for pair, day in planned.items() if pair in pairs],
                pace=pace(found, today),
                today=today,
                term_ends_on=found.term.ends_on,
            ),
        )

    def _planned(self, found: Coverage) -> dict[tuple[str, str], date]:
        items = self._store.plan_items.open_until(found.term.ends_on, limit=-1)
        days: dict[tuple[str, str], date] = {}
        for item in items:  # soonest first
            days.setdefault((item.talkee_id, item.organisation_id), item.due_on)
        return days

    def _rows(
        self, heads: tuple[Headship, ...], planned: dict[tuple[str, str], date]
    ) -> tuple[CoverageRow, ...]:
        people = self._store.people.some(h.person_id for h in heads)
        places = self._store.organisations.some(h.organisation_id for h in heads)
        ordered = sorted(
            heads, key=lambda h: (h.covered_on is not None, h.missing_since or h.since)
        )
        return tuple(
            CoverageRow(
                person_id=h.person_id,
                organisation_id=h.organisation_id,
                name=people[h.person_id].name,
                post=h.post,
                organisation=places[h.organisation_id].name,
                in_post_since=h.since,
                covered_on=h.covered_on,
                missing_since=h.missing_since,
                planned_on=planned.get((h.person_id, h.organisation_id)),
            )
            for h in ordered
        )


def pace(found: Coverage, today: date) -> float:
    """Return how many heads a month were newly covered in the last year, or since the term began."""
    begin = max(found.term.begins_on, today - _YEAR)
    months = max((today - begin).days / _MONTH_DAYS, 1.0)
    recent = sum(h.covered_on is not None and h.covered_on >= begin for h in found.heads)
    return recent / months
