"""统计: the figures of a year or a period; each opens the list that it counts."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from desktop.services.parts.excel_list import ExcelList
from desktop.services.views.statistics import Cell, Counted, Span, StatisticsView
from desktop.ui.background import run
from desktop.ui.notices import attempt, look, say
from desktop.ui.screens.statistics.counted_page import CountedPage, opens
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.screens.statistics.period_bar import PeriodBar
from desktop.ui.screens.statistics.services import StatisticsServices
from desktop.ui.screens.statistics.sheet import FiguresSheet
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.scrolling import Scrolling


class FiguresPage(StatisticsPage):
    """Shows the figures of the period, and the list behind the number that is opened."""

    key = "figures"
    title = "统计"
    watches = frozenset(
        {"talks", "plans", "plan_items", "triggers", "findings", "actions", "reports"}
        | {"assessments", "team_notices", "copies", "people", "organisations", "tenures"}
        | {"terms", "leaders", "settings"}
    )

    def __init__(self, services: StatisticsServices) -> None:
        super().__init__()
        self._services = services
        self._turn = 0
        self.period = PeriodBar(services.today())
        self.view: StatisticsView | None = None
        self.excel = button("导出 Excel", self.export_excel, symbol="file-down")
        self.print = button("打印", self.print_out, symbol="printer", tip="打印（Ctrl+P）")
        self.heading = Heading("监督谈话统计", "", self.excel, self.print)
        self.heading.add_button(self.period)
        self.excel.setVisible(services.may("export"))
        self.print.setVisible(services.may("print"))
        self.strip = ProgressStrip()
        self.sheet = FiguresSheet()
        self.counted = CountedPage()
        self.stack = QStackedWidget()
        self._scrolled = Scrolling(self.sheet)
        self.stack.addWidget(self._scrolled)
        self.stack.addWidget(self.counted)
        self.put_above(self.heading, self.counted.heading)
        self.counted.heading.hide()
        self.column.addWidget(self.strip)
        self.column.addWidget(self.stack, 1)
        self.period.chosen.connect(self._on_period)
        self.sheet.chosen.connect(self.open_cell)
        self.counted.back_wanted.connect(self._back)
        self.counted.opened.connect(lambda line: opens(line, services.may, self.wanted.emit))

    def refresh(self) -> None:
        """Count afresh, on another thread."""
        self._read()

    def open(self, target: dict[str, str]) -> None:
        """Show a year, or a period given by its first and last day."""
        span = _asked(target)
        if span is not None:
            self.period.choose(span)

    def whereabouts(self) -> dict[str, str]:
        """Return the period shown."""
        span = self.period.span
        return {"begin": span.begin.isoformat(), "end": span.end.isoformat()}

    def print_out(self) -> None:
        """Go to the pages of the period: PDF, Word and printer are there."""
        span = self.period.span
        period = f"{span.begin.isoformat()} {span.end.isoformat()}"
        self.wanted.emit("表格打印", {"form": "statistics", "period": period})

    def export_excel(self) -> None:
        """Write the tables as a workbook where the user says."""
        if self.view is not None:
            view = self.view
            look(self, lambda: self._ask_target(self._services.statistics.excel(view)))

    def export_to(self, made: ExcelList, target: Path) -> None:
        """Draw up the workbook on another thread, and save and log it."""

        def save(content: bytes) -> None:
            if attempt(self, self._services.statistics.save, made, content, target):
                say(self, f"已导出《{made.name}》。导出的文件没有加密，请按保密规定保管。")

        run(self, lambda _p: made.draw_up(), then=save, strip=self.strip, words="正在生成表格")

    def _ask_target(self, made: ExcelList) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "导出 Excel", f"{made.name}.xlsx", "Excel 工作簿 (*.xlsx)"
        )
        if name:
            self.export_to(made, Path(name))

    def open_cell(self, cell: Cell, title: str) -> None:
        """Show the list behind a number."""

        def show(found: tuple[Counted, ...]) -> None:
            sub = f"{day(cell.span.begin)}至{day(cell.span.end)}　共 {len(found)} 项"
            statistics, measure = self._services.statistics, cell.figure.measure
            self.counted.show_counted(
                title,
                sub,
                found,
                lambda some: statistics.lines(measure, some),
                lambda order, down: statistics.in_order(measure, found, order, descending=down),
            )
            self.heading.hide()
            self.counted.heading.show()
            self.stack.setCurrentWidget(self.counted)

        run(
            self,
            lambda _progress: self._services.counted(cell.figure, cell.span),
            then=lambda found: look(self, lambda: show(found)),
        )

    def _read(self) -> None:
        """A list that is open stays: what it lists is read anew when it is opened again."""
        span = self.period.span
        self._turn += 1
        turn = self._turn
        run(
            self,
            lambda _progress: self._services.read(span),
            then=lambda view: self._show(view) if turn == self._turn else None,
            ended=self._on_read,
        )

    def _on_read(self) -> None:
        if self.view is None:
            self.sheet.waiting.set_sentence("没有统计出来，按 F5 再试。")

    def _show(self, view: StatisticsView) -> None:
        self.view = view
        self.period.show_years(view.years)
        self.heading.set_title(f"{view.period.words}监督谈话统计")
        self.sheet.show_view(view)

    def _on_period(self) -> None:
        self._back()
        self._read()

    def _back(self) -> None:
        self.counted.heading.hide()
        self.heading.show()
        self.stack.setCurrentWidget(self._scrolled)


def _asked(target: dict[str, str]) -> Span | None:
    if target.get("year", "").isdecimal():
        year = int(target["year"])
        return Span(begin=date(year, 1, 1), end=date(year, 12, 31))
    if "begin" in target and "end" in target:
        begin, end = (date.fromisoformat(target[name]) for name in ("begin", "end"))
        return Span(begin=begin, end=end)
    return None
