"""The pages of 计划与覆盖; each is made when its tab is first opened, and reads while it is shown."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.views.coverage import CoverageView
from desktop.services.views.plans import PlanView
from desktop.ui.screens.plan.coverage_page import CoveragePage
from desktop.ui.screens.plan.import_page import ImportPage
from desktop.ui.screens.plan.proposal_page import ProposalPage
from desktop.ui.screens.plan.schedule_page import SchedulePage
from desktop.ui.screens.plan.services import PlanServices
from desktop.ui.screens.plan.trigger_page import TriggerPage
from desktop.ui.screens.plan.unit_page import UnitPage
from desktop.ui.screens.plan.year_page import YearPage
from desktop.ui.widgets.pages import Pages


class PlanPages(Pages[QWidget]):
    """One page for each tab, and the import. What is shown is read by `show_view`."""

    wanted = Signal(str, object)  # a place and its target
    plan_changed = Signal()
    accepted = Signal()
    import_left = Signal()
    taken_over = Signal()

    def __init__(self, services: PlanServices) -> None:
        super().__init__(
            {
                "plan": lambda: self.plan,
                "schedule": lambda: self.schedule,
                "coverage": lambda: self.coverage,
                "triggers": lambda: self.triggers,
                "units": lambda: self.units,
                "proposal": lambda: self.proposal,
                "imports": lambda: self.imports,
            }
        )
        self._services = services
        self._view: PlanView | None = None
        self._covered: CoverageView | None = None
        self._unread: set[str] = set()

    def show_view(self, view: PlanView, covered: CoverageView | None) -> None:
        """Have each page read afresh: the one that is shown now, the others when they are shown."""
        self._view, self._covered = view, covered
        self._unread = set(self.keys)
        self.read(self.key)

    def turn_to(self, key: str) -> QWidget:
        """Show a page, up to date."""
        page = super().turn_to(key)
        self.read(key)
        return page

    def read(self, key: str) -> None:
        """Bring a page up to date where it is not."""
        view = self._view
        if view is None or key not in self._unread:
            return
        self._unread.discard(key)
        if key == "plan":
            self.plan.show_plan(view)
        elif key == "schedule":
            self.schedule.show_items(view.rows)
        elif key == "coverage":
            self.coverage.show_coverage(self._covered)
        elif key == "triggers":
            self.triggers.refresh()
        elif key == "units":
            self.units.refresh()
        elif key == "proposal":
            self.proposal.show_year(view.year)
            self.proposal.begin()

    @cached_property
    def plan(self) -> YearPage:
        """The plan of a year."""
        services = self._services
        page = YearPage(services.plans, services.talks, may_change=services.may("plan"))
        page.changed.connect(self.plan_changed)
        page.talk_wanted.connect(self._to_talk)
        page.print_wanted.connect(lambda change: self._print("plan-change", about=change))
        page.proposal_wanted.connect(lambda: self.wanted.emit("计划与覆盖", {"tab": "proposal"}))
        return page

    @cached_property
    def schedule(self) -> SchedulePage:
        """Scheduling in batch."""
        services = self._services
        page = SchedulePage(services.scheduling, services.calendars, services.materials)
        page.after.print_wanted.connect(lambda form, ids: self._print(form, talk_ids=ids))
        return page

    @cached_property
    def coverage(self) -> CoveragePage:
        """The coverage of the term."""
        page = CoveragePage()
        page.person_wanted.connect(lambda p: self.wanted.emit("谈话对象", {"person_id": p}))
        return page

    @cached_property
    def triggers(self) -> TriggerPage:
        """The triggers of timely talks."""
        services = self._services
        page = TriggerPage(services.triggers, services.talks, services.attachments, services.may)
        page.talk_wanted.connect(self._to_talk)
        page.print_wanted.connect(lambda trigger: self._print("trigger", about=trigger))
        page.letter_wanted.connect(lambda trigger: self._print("lead-letter", about=trigger))
        return page

    @cached_property
    def units(self) -> UnitPage:
        """The proposals of cooperating units."""
        services = self._services
        return UnitPage(services.triggers, services.talks, services.attachments)

    @cached_property
    def proposal(self) -> ProposalPage:
        """The proposed plan."""
        page = ProposalPage(self._services.proposals)
        page.accepted.connect(self.accepted)
        return page

    @cached_property
    def imports(self) -> ImportPage:
        """The import of the office's own list of talks."""
        page = ImportPage(self._services.imports)
        page.back_wanted.connect(self.import_left)
        page.taken_over.connect(self.taken_over)
        return page

    def _to_talk(self, talk_id: str) -> None:
        self.wanted.emit("谈话", {"talk_id": talk_id})

    def _print(self, form: str, **target: object) -> None:
        self.wanted.emit("表格打印", {"form": form, **target})
