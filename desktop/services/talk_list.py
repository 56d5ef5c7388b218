"""The list of talks, its filter, and the way from a number to its talk."""

from dataclasses import asdict

from db.content import ContentStore
from db.records import TalkKind, TalkOrder, TalkStatus
from db.tables.talks import TalkQuery
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.views.talks import FilterChoices, TalkFilter, TalkRow

_FILTER = "talks filter"


class TalkListService:
    """Lists talks, a talker's own ones only."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def page(
        self,
        shown: TalkFilter,
        *,
        order: TalkOrder = TalkOrder.DAY,
        descending: bool = True,
        offset: int = 0,
        limit: int = 100,
    ) -> tuple[TalkRow, ...]:
        """Return some lines of the list, the newest day first."""
        require(self._desk.worker.role, "view talk")
        found = self._store.talks.page(
            self._query(shown), order=order, descending=descending, offset=offset, limit=limit
        )
        return reading.rows(self._store, found)

    def count(self, shown: TalkFilter) -> int:
        """Return how many lines there are in all."""
        require(self._desk.worker.role, "view talk")
        return self._store.talks.count(self._query(shown))

    def filter_choices(self) -> FilterChoices:
        """Return the talkers and years that the list can be narrowed to."""
        require(self._desk.worker.role, "view talk")
        own = reading.own_talks_of(self._desk)
        people = self._store.people.some(self._store.talks.talker_ids(own))
        return FilterChoices(
            talkers=tuple(sorted((p.id, p.name) for p in people.values())),
            years=tuple(self._store.talks.years(own)),
        )

    def remembered_filter(self) -> TalkFilter:
        """Return the filter that this user had set last."""
        require(self._desk.worker.role, "view talk")
        kept = self._store.settings.get(f"{_FILTER} {self._desk.worker.login}")
        if kept is None:
            return TalkFilter()
        return TalkFilter(
            statuses=tuple(TalkStatus(s) for s in kept["statuses"]),
            kind=TalkKind(kept["kind"]) if kept["kind"] else None,
            talker_id=kept["talker_id"],
            year=kept["year"],
            text=kept["text"],
        )

    def remember_filter(self, shown: TalkFilter) -> None:
        """Keep the filter for this user's next time; it is no deed."""
        require(self._desk.worker.role, "view talk")
        with self._store.atomic():
            self._store.settings.put(f"{_FILTER} {self._desk.worker.login}", asdict(shown))

    def _query(self, shown: TalkFilter) -> TalkQuery:
        return TalkQuery(
            statuses=shown.statuses,
            kind=shown.kind,
            talker_id=shown.talker_id,
            year=shown.year,
            text=shown.text,
            own_of=reading.own_talks_of(self._desk),
        )
