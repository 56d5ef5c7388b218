"""Headline, charts and tables of a period, one below the other."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.services.views.statistics import Cell, Chart, Line, NumberTable, StatisticsView
from desktop.ui.widgets.bar_chart import BarChart, ChartBar
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.figure import Figure
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.number_table import NumberRow
from desktop.ui.widgets.number_table import NumberTable as Numbers

_HEADLINE = 6
_TOTAL = "合计"


class FiguresSheet(QWidget):
    """Shows the figures; `chosen` says which number was opened, and what it is called."""

    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.headline = [Figure("") for _ in range(_HEADLINE)]
        self.waiting = EmptyState("正在统计……", symbol="chart-column")
        self.charts: dict[str, BarChart] = {}
        self.tables: dict[str, Numbers] = {}
        self._cards: dict[str, Card] = {}
        self._view: StatisticsView | None = None
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self.waiting)
        self._top = QWidget()
        self._top.setLayout(row(*self.headline, spacing=12))
        self._top.hide()
        self._column.addWidget(self._top)
        self._column.addLayout(self._grid)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(14)
        self._column.addLayout(self._rest)
        self._column.addStretch(1)
        for number, figure in enumerate(self.headline):
            figure.clicked.connect(self._opens_headline(number))

    def show_view(self, view: StatisticsView) -> None:
        """Show these figures."""
        self._view = view
        self.waiting.hide()
        self._top.show()
        for figure, one in zip(self.headline, view.headline, strict=True):
            figure.set_label(one.label)
            figure.show_value(str(one.cell.number), one.unit)
        for chart in view.charts:
            self._show_chart(chart)
        shown = {f"table {table.key}" for table in view.tables}
        for table in view.tables:
            self._show_table(table)
        for key, card in self._cards.items():
            card.setVisible(key in shown or key.startswith("chart"))

    def _show_chart(self, chart: Chart) -> None:
        shown = self.charts.get(chart.key) or self._new_chart(chart.key)
        self._cards[f"chart {chart.key}"].set_title(chart.title)
        bars = [ChartBar(b.label, tuple(c.number for c in b.cells)) for b in chart.bars]
        shown.show_bars(chart.series, bars, stacked=chart.stacked, words=chart.words)

    def _show_table(self, table: NumberTable) -> None:
        shown = self.tables.get(table.key) or self._new_table(table)
        shown.show_rows((table.head, *table.columns), [_numbers(line) for line in table.lines])

    def _new_chart(self, key: str) -> BarChart:
        made = self.charts[key] = BarChart()
        card = self._cards[f"chart {key}"] = Card("", made)
        card.add_stretch()
        at = len(self.charts) - 1
        self._grid.addWidget(card, at // 2, at % 2)
        made.opened.connect(lambda bar, series: self._open_bar(key, bar, series))
        return made

    def _new_table(self, table: NumberTable) -> Numbers:
        made = self.tables[table.key] = Numbers(name=table.title)
        card = self._cards[f"table {table.key}"] = Card(table.title, made)
        if table.note:
            card.add(Label(table.note, "small", wrap=True))
        self._rest.addWidget(card)
        made.opened.connect(lambda line, column: self._open_number(table.key, line, column))
        return made

    def _opens_headline(self, number: int) -> Callable[[], None]:
        def opens() -> None:
            if self._view is not None:
                one = self._view.headline[number]
                self.chosen.emit(one.cell, one.label)

        return opens

    def _open_bar(self, key: str, bar: int, series: int) -> None:
        if self._view is not None:
            chart = next(c for c in self._view.charts if c.key == key)
            cell = chart.bars[bar].cells[series]
            self._say(cell, chart.series[series], chart.bars[bar].label)

    def _open_number(self, key: str, line: int, column: int) -> None:
        if self._view is not None:
            table = next(t for t in self._view.tables if t.key == key)
            found = table.lines[line]
            if cell := found.cells[column]:
                self._say(cell, table.columns[column], found.label)

    def _say(self, cell: Cell, what: str, whose: str) -> None:
        self.chosen.emit(cell, what if whose in {_TOTAL, ""} else f"{what}：{whose}")


def _numbers(line: Line) -> NumberRow:
    numbers = tuple(None if c is None else c.number for c in line.cells)
    return NumberRow(line.label, numbers, bold=line.label == _TOTAL)
