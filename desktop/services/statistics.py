"""Statistics of a period, and the list behind each number (Art. 13)."""

from collections.abc import Sequence

from db.content import ContentStore
from db.records import Counted, Counting, Figure, Measure, Span
from desktop.errors import BadInput
from desktop.reports.charts import charts
from desktop.reports.tables import headline, tables
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.counted_lines import lines
from desktop.services.parts.counting import YEARS_COMPARED, counted, counting, period
from desktop.services.parts.reading import own_talks_of
from desktop.services.views.statistics import CountedLine, StatisticsView


class StatisticsService:
    """Counts a period for the worker, a talker's own talks only."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def years(self) -> tuple[int, ...]:
        """Return the years that there is something to count in, this one too, newest first."""
        require(self._desk.worker.role, "statistics")
        known = {*self._store.talks.years(own_talks_of(self._desk)), self._desk.today().year}
        return tuple(sorted(known, reverse=True))

    def read(self, span: Span) -> StatisticsView:
        """Return the tables and charts of a period, beside those of the years up to its end."""
        require(self._desk.worker.role, "statistics")
        last = min(span.end.year, self._desk.today().year)
        years = [y for y in self.years() if last - YEARS_COMPARED < y <= last]
        found = period(self._store, self._over(span), sorted(years))
        return StatisticsView(
            period=found, headline=headline(found), tables=tables(found), charts=charts(found)
        )

    def counted(self, figure: Figure, span: Span) -> tuple[Counted, ...]:
        """Return everything that a number counts, in order of time."""
        require(self._desk.worker.role, "statistics")
        return counted(self._store, figure, self._over(span))

    def lines(self, measure: Measure, found: Sequence[Counted]) -> tuple[CountedLine, ...]:
        """Return what was counted as lines of a list, in the same order."""
        require(self._desk.worker.role, "statistics")
        return lines(self._store, measure, found, self._desk.today())

    def _over(self, span: Span) -> Counting:
        if span.end < span.begin:
            raise BadInput("结束日期早于开始日期，请核对。", field="结束日期")
        return counting(self._store, span, self._desk.today(), own_talks_of(self._desk))
