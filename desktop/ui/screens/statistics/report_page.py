"""年度报告: the drafts of a year, with the list behind each number in them (Art. 13)."""

from PySide6.QtWidgets import QStackedWidget

from desktop.services.views.statistics import Cell, Counted
from desktop.services.views.year_report import DraftKey, DraftView, YearView
from desktop.ui.background import run
from desktop.ui.notices import attempt, look, say
from desktop.ui.palette import Tone
from desktop.ui.screens.statistics.counted_page import CountedPage, opens
from desktop.ui.screens.statistics.draft_sheet import DraftSheet
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.screens.statistics.services import StatisticsServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.tabs import Tabs

_DRAFTS = {
    DraftKey.REPORT: "年度报告",
    DraftKey.SECTION: "主体责任报告段落",
    DraftKey.PARAGRAPH: "述职段落",
}


class ReportPage(StatisticsPage):
    """Shows a draft beside its numbers; printing and Word are in 表格打印."""

    key = "report"
    title = "年度报告"
    watches = frozenset(
        {"talks", "plans", "plan_items", "triggers", "findings", "actions", "reports", "body"}
        | {"assessments", "team_notices", "copies", "people", "organisations", "tenures"}
        | {"terms", "leaders", "settings"}
    )

    def __init__(self, services: StatisticsServices) -> None:
        super().__init__()
        self._services = services
        self._turn = 0
        self._wanted_year = services.today().year
        self.view: YearView | None = None
        self.year: Choice[int] = Choice([(self._wanted_year, f"{self._wanted_year}年")])
        self.year.setAccessibleName("年度")
        self.leader: Choice[str] = Choice()
        self.leader.setAccessibleName("领导")
        self.tabs = Tabs([(key.value, words) for key, words in _DRAFTS.items()])
        self.hand_in = button("登记已报送", self._on_hand_in)
        self.take_back = button("撤销报送登记", self._on_take_back, kind="link")
        self.export = button("打印、导出", self.print_out, kind="primary", symbol="printer")
        self.heading = Heading("年度报告", "", self.take_back, self.hand_in, self.export)
        self.heading.add_button(self.year)
        self.sheet = DraftSheet()
        self.counted = CountedPage("返回报告")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sheet)
        self.stack.addWidget(self.counted)
        self.put_above(self.heading)
        self.column.addLayout(row(self.tabs, None, self.leader))
        self.column.addWidget(self.stack, 1)
        self.year.currentIndexChanged.connect(self._on_year)
        self.leader.currentIndexChanged.connect(self._read)
        self.tabs.chosen.connect(lambda _key: self._show_draft())
        self.sheet.chosen.connect(self.open_cell)
        self.counted.back_wanted.connect(lambda: self.stack.setCurrentWidget(self.sheet))
        self.counted.opened.connect(lambda line: opens(line, services.may, self.wanted.emit))

    def refresh(self) -> None:
        """Draft afresh, on another thread."""
        self._read()

    def open(self, target: dict[str, str]) -> None:
        """Show a year."""
        if target.get("year", "").isdecimal():
            self._wanted_year = int(target["year"])
            self._offer_years()
            self._read()

    def whereabouts(self) -> dict[str, str]:
        """Return the year shown."""
        return {"year": str(self._wanted_year)}

    def print_out(self) -> None:
        """Go to the pages of the draft shown: PDF, Word and printer are there."""
        draft = self._draft
        if self.view is None or draft is None:
            return
        target = {"form": draft.key.value, "year": str(self.view.year)}
        if draft.key is DraftKey.PARAGRAPH:
            target["leader"] = self.view.leader_id
        self.wanted.emit("表格打印", target)

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
            self.stack.setCurrentWidget(self.counted)

        run(
            self,
            lambda _progress: self._services.counted(cell.figure, cell.span),
            then=lambda found: look(self, lambda: show(found)),
        )

    @property
    def _draft(self) -> DraftView | None:
        drafts = self.view.drafts if self.view else ()
        at = self.tabs.currentIndex()
        return drafts[at] if 0 <= at < len(drafts) else None

    def _offer_years(self) -> None:
        known = {*(self.view.years if self.view else ()), self._wanted_year}
        blocked = self.year.blockSignals(True)
        self.year.show_options([(y, f"{y}年") for y in sorted(known, reverse=True)])
        self.year.choose(self._wanted_year)
        self.year.blockSignals(blocked)

    def _on_year(self) -> None:
        self._wanted_year = self.year.value or self._wanted_year
        self._read()

    def _read(self) -> None:
        year, leader = self._wanted_year, self.leader.value or ""
        self._turn += 1
        turn = self._turn
        run(
            self,
            lambda _progress: self._services.draft(year, leader),
            then=lambda view: self._show(view) if turn == self._turn else None,
        )

    def _show(self, view: YearView) -> None:
        self.view = view
        self._offer_years()
        self.heading.set_title(f"{view.year}年度监督谈话工作报告")
        self.heading.show_tags([Tag("已报送", Tone.DONE)] if view.handed_in else [])
        may = self._services.may("year report")
        self.hand_in.setVisible(may and not view.handed_in)
        self.take_back.setVisible(may and view.handed_in)
        blocked = self.leader.blockSignals(True)
        self.leader.show_options(view.leaders)
        if self.leader.offers(view.leader_id):
            self.leader.choose(view.leader_id)
        self.leader.blockSignals(blocked)
        before = self.tabs.key
        self.tabs.show_tabs([(d.key.value, _DRAFTS[d.key]) for d in view.drafts])
        if before in {d.key.value for d in view.drafts}:
            self.tabs.choose(before)
        self._show_draft()

    def _show_draft(self) -> None:
        draft = self._draft
        self.export.setEnabled(draft is not None)
        self.leader.setVisible(draft is not None and draft.key is DraftKey.PARAGRAPH)
        self.sheet.show_draft(draft)
        self.stack.setCurrentWidget(self.sheet)

    def _on_hand_in(self) -> None:
        if self.view and attempt(self, self._services.reports.hand_in, self.view.year):
            say(self, f"已登记{self.view.year}年度报告报送，今日页不再提醒。")

    def _on_take_back(self) -> None:
        if self.view:
            attempt(self, self._services.reports.take_back, self.view.year)
