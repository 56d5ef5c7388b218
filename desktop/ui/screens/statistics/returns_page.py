"""上报与汇总: yearly returns of lower bodies, and the tables of superiors (Art. 14)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from desktop.services.views.returns import ReturnsPreview, ReturnsView
from desktop.ui.background import run
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import attempt, look, say
from desktop.ui.picked_file import read_picked, write_picked
from desktop.ui.screens.statistics.incoming_page import IncomingPage
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.screens.statistics.returns_services import ReturnsServices
from desktop.ui.screens.statistics.returns_table import lines_with_sums, returns_table
from desktop.ui.screens.statistics.superior_card import SuperiorCard
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, day, needed
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.tabs import Tabs

_EXCEL = "Excel 工作簿 (*.xlsx *.xlsm);;所有文件 (*)"
_SENT = "导出的文件没有加密，请按保密规定保管。"


class ReturnsPage(StatisticsPage):
    """Downward: blank out, returns in, sum, missing chased. Upward: tables kept and filled in."""

    key = "returns"
    title = "上报与汇总"
    watches = frozenset(
        {"year_returns", "superior_tables", "organisations", "talks", "findings", "reports"}
        | {"plans", "plan_items", "triggers", "copies", "settings"}
    )

    def __init__(self, services: ReturnsServices) -> None:
        super().__init__()
        self._services, self._turn = services, 0
        self.view: ReturnsView | None = None
        self.year: Choice[int] = Choice([(y, f"{y}年度") for y in services.returns.years()])
        self.year.setAccessibleName("年度")
        self.heading = Heading("上报与汇总")
        self.heading.add_button(self.year)
        self.tabs = Tabs([("below", "下级报表"), ("above", "上报表样")])
        self.summary = Label("", "secondary", wrap=True)
        self.table = returns_table()
        self.due_button = button("报送时限…", self._on_due)
        self.blank_button = button("下载空白表…", self._on_blank, symbol="download")
        self.read_button = button("读入报表…", self._on_choose, kind="primary", symbol="upload")
        self.chase_button = button("登记催报", self._on_chase)
        self.exempt_button = button("不需报送…", self._on_exempt)
        self.excel_button = button("导出汇总 Excel", self._on_excel, symbol="file-down")
        self.print_button = button("打印汇总", self.print_out, symbol="printer")
        self.incoming = IncomingPage(services.returns)
        self.superior = SuperiorCard(services, lambda: self.year.value or services.today().year)
        self._stack = QStackedWidget()
        self._lay_out()
        self.year.currentIndexChanged.connect(self._read)
        self.table.chosen_changed.connect(self._show_buttons)

    def refresh(self) -> None:
        """Read the returns of the year, on another thread, and the tables of superiors."""
        self._read()
        look(self, self.superior.refresh)

    def open(self, target: dict[str, str]) -> None:
        """Show a year or the part asked for."""
        if target.get("year", "").isdecimal() and self.year.offers(int(target["year"])):
            self.year.choose(int(target["year"]))
        if target.get("part") in {"below", "above"}:
            self.tabs.choose(target["part"])

    def whereabouts(self) -> dict[str, str]:
        """Return year and part."""
        return {"year": str(self.year.value), "part": self.tabs.key}

    def print_out(self) -> None:
        """Go to the pages of the summary."""
        self.wanted.emit("表格打印", {"form": "return", "year": str(self.year.value)})

    def preview(self, paths: list[Path]) -> None:
        """Read files and show what they would bring."""
        found: list[ReturnsPreview] = []
        year = self.year.value or self._services.today().year
        if attempt(
            self,
            lambda: found.append(
                self._services.returns.preview(
                    year, [(p.name, read_picked(p, "什么也没有读入")) for p in paths]
                )
            ),
        ):
            self.incoming.show_preview(found[0])
            self._stack.setCurrentIndex(2)

    def _lay_out(self) -> None:
        below = Card("")
        below.add(
            Flow(
                self.read_button,
                self.blank_button,
                self.due_button,
                self.chase_button,
                self.exempt_button,
                self.excel_button,
                self.print_button,
            )
        )
        below.add(self.summary)
        below.add(self.table, 1)
        for page in (below, self.superior, self.incoming):
            self._stack.addWidget(page)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.incoming.back_wanted.connect(self._back)
        self.incoming.taken_over.connect(self._on_taken_over)
        self.put_above(self.heading)
        self.column.addLayout(row(self.tabs, None))
        self.column.addWidget(self._stack, 1)

    def _back(self) -> None:
        self._stack.setCurrentIndex(self.tabs.currentIndex())

    def _read(self) -> None:
        self._turn += 1
        turn, year = self._turn, self.year.value
        if year is not None:
            read: Callable[[int], ReturnsView] = self._services.read
            run(self, lambda _progress: read(year), then=lambda view: self._show(turn, view))

    def _show(self, turn: int, view: ReturnsView) -> None:
        if turn != self._turn:
            return
        self.view = view
        self.table.show_records(lines_with_sums(view))
        due = f"；报送时限 {day(view.due_on)}" if view.due_on else "；还没有定报送时限"
        asked = len(view.missing) + len(view.received)
        self.summary.setText(
            f"应报 {asked} 个单位，已报 {len(view.received)} 个，未报 {len(view.missing)} 个{due}。"
            "合计只含已报的单位；本级的数字由系统统计。"
        )
        self.excel_button.setEnabled(bool(view.lines))
        self.print_button.setEnabled(bool(view.received))
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = [x for x in self.table.chosen_all if x.state in {"未报", "逾期未报"}]
        self.chase_button.setText(
            f"登记催报 {len(chosen)} 个" if chosen else "登记催报（全部未报）"
        )
        self.exempt_button.setEnabled(len(chosen) == 1)

    def _on_chase(self) -> None:
        if self.view is None:
            return
        lines = self.table.chosen_all or [*self.view.missing]
        ids = [x.organisation_id for x in lines if x.state in {"未报", "逾期未报"}]
        if attempt(self, self._services.returns.chase, self.view.year, ids):
            say(self, f"已登记今天催报 {len(ids)} 个单位。")

    def _on_exempt(self) -> None:
        line, view = self.table.chosen, self.view
        if line is not None and view is not None:
            deed = self._services.returns.exempt
            ask_reason(
                self,
                title="不需报送",
                sentence=f"{line.organisation}{view.year}年度不需报送报表。",
                label="理由",
                verb="登记",
                deed=lambda reason: deed(view.year, line.organisation_id, reason),
            )

    def _on_due(self) -> None:
        view = self.view
        if view is None:
            return
        dialog = DeedDialog(
            self, "报送时限", f"{view.year}年度报表，请下级单位在哪一天前报来？", "确定"
        )
        field = DateField(view.due_on or date(view.year + 1, 1, 20))
        dialog.rows.add("报送时限", field, required=True)
        deed = self._services.returns.set_due
        dialog.ask(lambda: deed(view.year, needed(field, "报送时限")))

    def _on_blank(self) -> None:
        view = self.view
        name = f"{self.year.value}年度监督谈话工作情况报表.xlsx"
        target, _ = QFileDialog.getSaveFileName(self, "保存空白表", name, _EXCEL)
        if view is not None and target:
            made = self._services.returns
            if attempt(self, lambda: write_picked(Path(target), made.blank(view.year))):
                say(self, f"空白表已保存，列有 {len(view.missing)} 个未报的单位。")

    def _on_choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "选择报来的报表（可多选）", "", _EXCEL)
        if names:
            self.preview([Path(name) for name in names])

    def _on_excel(self) -> None:
        view = self.view
        if view is None:
            return
        made = self._services.returns.excel(view)
        target, _ = QFileDialog.getSaveFileName(self, "导出 Excel", f"{made.name}.xlsx", _EXCEL)
        if target and attempt(
            self, self._services.returns.save, made, made.draw_up(), Path(target)
        ):
            say(self, f"已导出《{made.name}》。{_SENT}")

    def _on_taken_over(self, count: int) -> None:
        self._back()
        say(self, f"已读入 {count} 个单位的报表。")
