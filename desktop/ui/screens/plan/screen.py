"""The place 计划与覆盖."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog

from db.records import PlanState
from desktop.services.parts.excel_list import ExcelList
from desktop.services.views.coverage import CoverageView
from desktop.services.views.plans import PlanView
from desktop.ui.background import run
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt, confirm, look, say
from desktop.ui.palette import Tone
from desktop.ui.screen import Screen
from desktop.ui.screens.plan.import_page import TABLES
from desktop.ui.screens.plan.pages import PlanPages
from desktop.ui.screens.plan.services import PlanServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.tabs import Tabs
from desktop.words import word


class _Tab(NamedTuple):
    """A page of the place, and the kind of deed that opens it."""

    key: str
    words: str
    needs: str


_TABS = (
    _Tab("plan", "年度计划", "view plan"),
    _Tab("schedule", "批量安排", "plan"),
    _Tab("coverage", "任期覆盖", "view coverage"),
    _Tab("triggers", "及时谈话情形", "triggers"),
    _Tab("units", "人选建议", "triggers"),
    _Tab("proposal", "拟定建议", "plan"),
)

_TITLES = {"coverage": "任期谈话覆盖", "triggers": "及时谈话情形", "units": "配合单位人选建议"}


class PlanScreen(Screen):
    """The plan of a year, coverage of the term, triggers, the proposal, scheduling in batch."""

    watches = frozenset(
        {"plans", "plan_items", "plan_changes", "talks", "triggers", "people", "organisations"}
        | {"tenures", "leaders", "terms", "settings", "unit_proposals", "attachments"}
    )
    help_topic = "plan"

    def __init__(self, services: PlanServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services, self._changes = services, changes
        self._view: PlanView | None = None
        self._wanted_item = ""
        self.strip = ProgressStrip()
        self.heading = Heading("年度监督谈话计划")
        self.year = Choice([(y, f"{y}年") for y in self._offered()])
        self.year.setAccessibleName("年度")
        tabs = [t for t in _TABS if services.may(t.needs)]
        self.tabs = Tabs([(t.key, t.words) for t in tabs])
        self.pages = PlanPages(services)
        self._keys = {t.key for t in tabs}
        self._buttons()
        self.lay_out(self.heading, self.strip, row(self.tabs, None, self.year), self.pages)
        self._connect()
        self._on_tab("plan")

    def refresh(self) -> None:
        """Read the plan, the coverage and the triggers afresh."""
        year = self._year
        view = self._view = self._services.plans.read(year)
        self._show_state(view)
        self.tabs.set_words("plan", f"年度计划 {len(view.rows)}")
        covered = self._counts() if "coverage" in self._keys else None
        self.pages.show_view(view, covered)
        self._show_wanted()

    def _show_wanted(self) -> None:
        """Open the item that another place has asked for, once."""
        item_id, self._wanted_item = self._wanted_item, ""
        if item_id:
            self.pages.read("plan")
            self.pages.plan.show_item(item_id)

    def _counts(self) -> CoverageView | None:
        """Show at the tabs of the office how many there are; return the coverage of the term."""
        covered = self._services.coverage.read()
        if covered:
            self.tabs.set_words("coverage", f"任期覆盖 {covered.covered}/{covered.total}")
        self.tabs.set_words("triggers", f"及时谈话情形 {len(self._services.triggers.waiting())}")
        return covered

    def open(self, target: dict[str, str]) -> None:
        """Show the year and the tab (also called part) that were asked for."""
        if target.get("year", "").isdigit():
            self._show_year(int(target["year"]))
        tab = target.get("tab") or target.get("part") or ("plan" if "year" in target else "")
        if tab in self._keys:
            self.tabs.choose(tab)
        if target.get("item_id"):
            self._wanted_item = target["item_id"]
            if self._view is not None and self._view.year == self._year:
                self._show_wanted()
        if target.get("import") == "talks" and self._services.may("talks"):
            self.show_import()
        if target.get("new") == "trigger" and "triggers" in self._keys:
            self.tabs.choose("triggers")
            self.pages.triggers.register()
        if target.get("trigger_id") and "triggers" in self._keys:
            self.tabs.choose("triggers")
            self.pages.triggers.show_trigger(target["trigger_id"])

    def _show_year(self, year: int) -> None:
        if year not in self._offered():
            return
        self.year.show_options([(y, f"{y}年") for y in self._offered()])
        self.year.choose(year)

    def _offered(self) -> list[int]:
        years = set(self._services.plans.years())
        this = self._services.plans.today().year
        return sorted(years | {this + 1}, reverse=True)

    def show_import(self) -> None:
        """Show the import of the office's own list of talks."""
        self.tabs.choose("coverage")
        self.pages.turn_to("imports")

    def export_to(self, made: ExcelList, target: Path) -> None:
        """Draw up a list as Excel on another thread, and save and log it."""

        def save(content: bytes) -> None:
            if attempt(self, self._services.lists.save, made, content, target):
                say(self, f"已导出《{made.name}》。导出的文件没有加密，请按保密规定保管。")

        run(self, lambda _p: made.draw_up(), then=save, strip=self.strip, words="正在生成表格")

    def _buttons(self) -> None:
        self._fix = button("登记审定", self.pages.plan.fix)
        self._close = button("结束计划", self._on_close, tip="全年工作结束后，计划不再调整")
        self._changes_button = button("调整记录", self.pages.plan.show_changes)
        self._add = button("新增计划项", self.pages.plan.add, kind="primary", symbol="plus")
        self._register = button("登记情形", self._on_register, kind="primary", symbol="plus")
        self._propose = button("登记建议", self._on_propose, kind="primary", symbol="plus")
        self._print = button("打印", self.print_out, symbol="printer", tip="打印（Ctrl+P）")
        self._excel = button("导出 Excel", self._on_excel, symbol="file-down")
        self._import = button("导入谈话名单", self.show_import, symbol="upload")
        self.heading.add_button(self._import, self._excel, self._print)
        self.heading.add_button(self._fix, self._close, self._changes_button)
        self.heading.add_button(self._add, self._register, self._propose)

    def _on_register(self) -> None:
        self.pages.triggers.register()

    def _on_propose(self) -> None:
        self.pages.units.register()

    def print_out(self) -> None:
        """Print the plan of the year, or the coverage of the term."""
        if self.tabs.key == "coverage":
            self.go("表格打印", form="coverage")
        else:
            self.go("表格打印", form="plan", year=str(self._year))

    @property
    def _year(self) -> int:
        return self.year.value or self._services.plans.today().year

    def _on_excel(self) -> None:
        lists = self._services.lists
        read = lists.coverage if self.tabs.key == "coverage" else lambda: lists.plan(self._year)
        look(self, lambda: self._ask_target(read()))

    def _ask_target(self, made: ExcelList) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "导出 Excel", f"{made.name}.xlsx", "Excel 工作簿 (*.xlsx)"
        )
        if name:
            self.export_to(made, Path(name))

    def _connect(self) -> None:
        self.year.choose(self._services.plans.today().year)
        self.year.currentIndexChanged.connect(self.reload)
        self.tabs.chosen.connect(self._on_tab)
        self.pages.wanted.connect(self.wanted)
        self.pages.plan_changed.connect(self.reload)
        self.pages.import_left.connect(lambda: self._on_tab("coverage"))
        self.pages.taken_over.connect(self._on_taken_over)
        self.pages.accepted.connect(lambda: self.tabs.choose("plan"))

    def _on_close(self) -> None:
        question = (
            f"{self._year}年度计划结束后不能再改，已谈、未谈的情况照现在的样子保留。要结束吗？"
        )
        if confirm(self, question, "结束计划") and attempt(
            self, self._services.plans.close, self._year
        ):
            say(self, f"{self._year}年度计划已结束。")
            self.reload()

    def _on_taken_over(self) -> None:
        self._on_tab("coverage")
        self._changes.tell(set(TABLES))

    def _on_tab(self, key: str) -> None:
        self.pages.turn_to(key)
        on_plan = key == "plan"
        may = self._services.may
        for each in (self._changes_button, self._add):
            each.setVisible(on_plan and may("plan"))
        if self._view is not None:
            self._show_state(self._view)
        self._register.setVisible(key == "triggers" and may("triggers"))
        self._propose.setVisible(key == "units" and may("triggers"))
        self._excel.setVisible(key in {"plan", "coverage"} and may("export"))
        self._print.setVisible(key in {"plan", "coverage"} and may("plan") and may("print"))
        self._import.setVisible(key == "coverage" and may("talks"))
        self.year.setVisible(key in {"plan", "schedule", "proposal"})

    def _show_state(self, view: PlanView) -> None:
        title = _TITLES.get(self.tabs.key)
        self.heading.set_title(title or f"{view.year}年度监督谈话计划")
        self.heading.show_tags([] if title else self._tags(view))
        plan = view.plan
        drafted = plan is not None and plan.state is PlanState.DRAFTED
        may = self.tabs.key == "plan" and self._services.may("plan")
        over = view.year < self._services.plans.today().year
        fixed = plan is not None and plan.state is PlanState.FIXED
        self._close.setVisible(may and over and fixed)
        self._fix.setVisible(may and not (over and fixed))
        self._fix.setEnabled(drafted and bool(view.rows))
        self._changes_button.setEnabled(plan is not None and plan.state is not PlanState.DRAFTED)

    def _tags(self, view: PlanView) -> list[Tag]:
        """Say where the plan stands."""
        tags = []
        plan = view.plan
        if plan is None:
            tags = [Tag("还没有开始编制")]
        elif plan.fixed_on:
            words = f"{word(plan.state)} {short_day(plan.fixed_on, self._services.plans.today())}"
            tags = [Tag(f"{words} {plan.meeting}", Tone.DONE)]
        else:
            tags = [Tag(word(plan.state), Tone.NEAR)]
        if view.late:
            tags.append(Tag(f"逾期 {view.late}", Tone.LATE))
        if view.waiting_approval:
            tags.append(Tag(f"待审批 {view.waiting_approval}", Tone.NEAR))
        return tags
