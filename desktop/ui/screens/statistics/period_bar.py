"""Choosing a year, or a period from one day to another."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.views.statistics import Span
from desktop.ui.notices import attempt
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.label import Label

_OTHER = 0  # stands for a period that is no calendar year


class PeriodBar(QWidget):
    """Says which period is wanted (`chosen`): at once for a year, on 统计 for two days."""

    chosen = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._span = _year(today.year)
        self._years: tuple[int, ...] = ()
        self.year: Choice[int] = Choice()
        self.year.setAccessibleName("年度")
        self.begin, self.end = DateField(), DateField()
        self.begin.setAccessibleName("开始日期")
        self.end.setAccessibleName("结束日期")
        self.between = Label("至", "secondary", wrap=False)
        self.count = button("统计", self._on_days)
        self.setLayout(row(self.year, self.begin, self.between, self.end, self.count))
        self.show_years([today.year])
        self.year.currentIndexChanged.connect(self._on_year)
        self._show_days(visible=False)

    @property
    def span(self) -> Span:
        """The period that is wanted."""
        return self._span

    def show_years(self, years: Sequence[int]) -> None:
        """Offer these years and any period; what is shown stays as it is."""
        self._years = tuple(years)
        shown = self.year.value
        offered = sorted({*years, *((shown,) if shown else ())}, reverse=True)
        self.year.show_options([*((y, f"{y}年") for y in offered), (_OTHER, "任意期间…")])

    def choose(self, span: Span) -> None:
        """Show this period as the one that is wanted."""
        begin = span.begin
        if span == _year(begin.year):
            self.show_years([*self._years, begin.year])
            self.year.choose(begin.year)
            return
        self._span = span
        self.begin.set_value(begin)
        self.end.set_value(span.end)
        self.year.choose(_OTHER)
        self.chosen.emit()

    def _on_year(self) -> None:
        wanted = self.year.value
        self._show_days(visible=wanted == _OTHER)
        if wanted:
            self._span = _year(wanted)
            self.chosen.emit()
        elif self.begin.text() == "":
            self.begin.set_value(self._span.begin)
            self.end.set_value(self._span.end)

    def _on_days(self) -> None:
        attempt(self, self._take_days)

    def _take_days(self) -> None:
        begin, end = self.begin.value, self.end.value
        self._span = Span(begin=begin or self._span.begin, end=end or self._span.end)
        self.chosen.emit()

    def _show_days(self, *, visible: bool) -> None:
        for part in (self.begin, self.between, self.end, self.count):
            part.setVisible(visible)


def _year(year: int) -> Span:
    return Span(begin=date(year, 1, 1), end=date(year, 12, 31))
