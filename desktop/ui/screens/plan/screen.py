"""The place 计划与覆盖."""

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget

from db.records import PlanState
from desktop.services.coverage import CoverageService
from desktop.services.plans import PlanService
from desktop.services.proposals import ProposalService
from desktop.services.scheduling import SchedulingService
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.plans import PlanView
from desktop.ui.changes import Changes
from desktop.ui.palette import Tone
from desktop.ui.screen import Screen
from desktop.ui.screens.plan.coverage_page import CoveragePage
from desktop.ui.screens.plan.proposal_page import ProposalPage
from desktop.ui.screens.plan.schedule_page import SchedulePage
from desktop.ui.screens.plan.trigger_page import TriggerPage
from desktop.ui.screens.plan.year_page import YearPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.tabs import Tabs
from desktop.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanServices:
    """What the place works with."""

    plans: PlanService
    proposals: ProposalService
    scheduling: SchedulingService
    coverage: CoverageService
    triggers: TriggerService
    talks: TalkService


class PlanScreen(Screen):
    """The plan of a year, coverage of the term, triggers, the proposal, scheduling in batch."""

    watches = frozenset(
        {"plans", "plan_items", "plan_changes", "talks", "triggers", "people", "organisations"}
        | {"tenures", "leaders", "terms", "settings"}
    )
    help_topic = "plan"

    def __init__(self, services: PlanServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self.heading = Heading("年度监督谈话计划")
        self.year = Choice([(y, f"{y}年") for y in self._offered()])
        self.year.setAccessibleName("年度")
        self.tabs = Tabs(
            [
                ("plan", "年度计划"),
                ("schedule", "批量安排"),
                ("coverage", "任期覆盖"),
                ("triggers", "及时谈话情形"),
                ("proposal", "拟定建议"),
            ]
        )
        self.plan = YearPage(services.plans, services.talks)
        self.schedule = SchedulePage(services.scheduling)
        self.coverage = CoveragePage()
        self.triggers = TriggerPage(services.triggers, services.talks)
        self.proposal = ProposalPage(services.proposals)
        self._pages = {
            "plan": self.plan,
            "schedule": self.schedule,
            "coverage": self.coverage,
            "triggers": self.triggers,
            "proposal": self.proposal,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._buttons()
        self.lay_out(self.heading, row(self.tabs, None, self.year), self._stack)
        self._connect()
        self._on_tab("plan")

    def refresh(self) -> None:
        """Read the plan, the coverage and the triggers afresh."""
        year = self.year.value or self._services.plans.today().year
        view = self._services.plans.read(year)
        covered = self._services.coverage.read()
        self._show_state(view)
        self.plan.show_plan(view)
        self.schedule.show_items(view.rows)
        self.coverage.show_coverage(covered)
        self.triggers.refresh()
        self.proposal.show_year(year)
        self.tabs.set_words("plan", f"年度计划 {len(view.rows)}")
        if covered:
            self.tabs.set_words("coverage", f"任期覆盖 {covered.covered}/{covered.total}")
        self.tabs.set_words("triggers", f"及时谈话情形 {len(self._services.triggers.waiting())}")

    def open(self, target: dict[str, str]) -> None:
        """Show the year and the tab (also called part) that were asked for."""
        if target.get("year", "").isdigit():
            self._show_year(int(target["year"]))
        tab = target.get("tab") or target.get("part") or ("plan" if "year" in target else "")
        if tab in self._pages:
            self.tabs.choose(tab)
        if target.get("new") == "trigger":
            self.tabs.choose("triggers")
            self.triggers.register()

    def _show_year(self, year: int) -> None:
        if year not in self._offered():
            return
        self.year.show_options([(y, f"{y}年") for y in self._offered()])
        self.year.choose(year)

    def _offered(self) -> list[int]:
        years = set(self._services.plans.years())
        this = self._services.plans.today().year
        return sorted(years | {this + 1}, reverse=True)

    def _buttons(self) -> None:
        self._fix = button("登记审定", self.plan.fix)
        self._changes = button("调整记录", self.plan.show_changes)
        self._add = button("新增计划项", self.plan.add, kind="primary", symbol="plus")
        self._register = button("登记情形", self.triggers.register, kind="primary", symbol="plus")
        self.heading.add_button(self._fix, self._changes, self._add, self._register)

    def _connect(self) -> None:
        self.year.choose(self._services.plans.today().year)
        self.year.currentIndexChanged.connect(self.reload)
        self.tabs.chosen.connect(self._on_tab)
        self.plan.changed.connect(self.reload)
        self.plan.talk_wanted.connect(self._to_talk)
        self.triggers.talk_wanted.connect(self._to_talk)
        self.triggers.new_talk_wanted.connect(lambda: self.go("谈话", new="talk"))
        self.coverage.person_wanted.connect(lambda p: self.go("谈话对象", person_id=p))
        self.proposal.accepted.connect(lambda: self.tabs.choose("plan"))

    def _to_talk(self, talk_id: str) -> None:
        self.go("谈话", talk_id=talk_id)

    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self._pages[key])
        on_plan = key == "plan"
        for each in (self._fix, self._changes, self._add):
            each.setVisible(on_plan)
        self._register.setVisible(key == "triggers")
        self.year.setVisible(key in {"plan", "schedule", "proposal"})
        if key == "proposal":
            self.proposal.begin()

    def _show_state(self, view: PlanView) -> None:
        self.heading.set_title(f"{view.year}年度监督谈话计划")
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
        self.heading.show_tags(tags)
        drafted = plan is not None and plan.state is PlanState.DRAFTED
        self._fix.setEnabled(drafted and bool(view.rows))
        self._changes.setEnabled(plan is not None and plan.state is not PlanState.DRAFTED)
