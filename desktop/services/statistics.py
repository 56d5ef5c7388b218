"""Statistics of a period, and the list behind each number (Art. 13)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from db.content import ContentStore
from db.records import Counted, Counting, Figure, Measure, Span, TalkOrder
from desktop.errors import BadInput
from desktop.exchange.sheets import Head, Sheet
from desktop.reports.charts import charts
from desktop.reports.tables import NumberTable, headline, tables
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.alphabet import sort_key
from desktop.services.parts.counted_lines import lines
from desktop.services.parts.counting import YEARS_COMPARED, counted, counting, period
from desktop.services.parts.excel_list import ExcelList, save
from desktop.services.parts.reading import own_talks_of
from desktop.services.views.statistics import CountedLine, StatisticsView

_HEADS = {Measure.HEADS, Measure.HEADS_COVERED, Measure.HEADS_MISSING}
_MOST_READ = 2000  # lines; of a longer list only the order is read
_KEYS: Mapping[TalkOrder, Callable[[CountedLine], Any]] = {
    TalkOrder.DAY: lambda line: line.on or date.min,
    TalkOrder.TALKEE: lambda line: sort_key(line.talkee, person=True),
    TalkOrder.ORGANISATION: lambda line: sort_key(line.organisation),
    TalkOrder.TALKER: lambda line: sort_key(line.talker, person=True),
    TalkOrder.NUMBER: lambda line: line.number,
}


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
        known = self.years()
        compared = sorted(y for y in known if last - YEARS_COMPARED < y <= last)
        found = period(self._store, self._over(span), compared)
        return StatisticsView(
            period=found,
            years=known,
            headline=headline(found),
            tables=tables(found),
            charts=charts(found),
        )

    def counted(self, figure: Figure, span: Span) -> tuple[Counted, ...]:
        """Return everything that a number counts, in order of time.

        The number of heads covered is the office's for every role; who they are is the office's only.
        """
        require(self._desk.worker.role, "statistics")
        if figure.measure in _HEADS:
            require(self._desk.worker.role, "view coverage")
        return counted(self._store, figure, self._over(span))

    def lines(self, measure: Measure, found: Sequence[Counted]) -> tuple[CountedLine, ...]:
        """Return what was counted as lines of a list, in the same order."""
        require(self._desk.worker.role, "statistics")
        return lines(self._store, measure, found, self._desk.today())

    def in_order(
        self,
        measure: Measure,
        found: Sequence[Counted],
        order: TalkOrder,
        *,
        descending: bool,
    ) -> tuple[Counted, ...]:
        """Return what was counted by day, person, organisation, talker or number of the talk."""
        if len(found) > _MOST_READ and all(one.talk_id for one in found):
            ranks = self._store.talks.ranks(order)
            ordered = sorted(found, key=lambda one: ranks[one.talk_id or ""])
        else:
            key = _KEYS[order]
            read = zip(self.lines(measure, found), range(len(found)), strict=True)
            ordered = [found[at] for _, at in sorted(read, key=lambda pair: key(pair[0]))]
        return tuple(reversed(ordered) if descending else ordered)

    def excel(self, view: StatisticsView) -> ExcelList:
        """Return the tables of a period as a workbook, a sheet for each."""
        require(self._desk.worker.role, "statistics")
        require(self._desk.worker.role, "export")
        body, marking = self._store.body.own(), self._store.settings.office().marking
        office, today = body.office_name if body else "", self._desk.today()
        note = (
            f"密级或标识：{marking}　　填报单位：{office}　　"
            f"统计日期：{today.year}年{today.month}月{today.day}日"
        )
        return ExcelList(
            name=f"{view.period.words}监督谈话统计表",
            office=office,
            count=sum(len(table.lines) for table in view.tables),
            sheets=tuple(_sheet(table, view.period.words, note) for table in view.tables),
        )

    def save(self, made: ExcelList, content: bytes, target: Path) -> None:
        """Write the workbook where the user says, and log the export."""
        require(self._desk.worker.role, "export")
        save(self._desk, made, content, target)

    def _over(self, span: Span) -> Counting:
        if span.end < span.begin:
            raise BadInput("结束日期早于开始日期，请核对。", field="结束日期")
        return counting(self._store, span, self._desk.today(), own_talks_of(self._desk))


def _sheet(table: NumberTable, period: str, note: str) -> Sheet:
    heads = (Head(table.head or "项目", 30, wrap=True), *(Head(c, 11) for c in table.columns))
    rows = [
        [line.label, *(None if cell is None else cell.number for cell in line.cells)]
        for line in table.lines
    ]
    return Sheet(
        name=table.title,
        title=f"{period}监督谈话统计表（{table.title}）",
        heads=heads,
        rows=rows,
        note=f"{note}　　{table.note}".rstrip("　"),
    )
