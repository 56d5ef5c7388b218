"""What the place 计划与覆盖 works with."""

from collections.abc import Callable
from dataclasses import dataclass

from db.frozen import frozen
from desktop.services.attachments import AttachmentService
from desktop.services.calendars import CalendarService
from desktop.services.coverage import CoverageService
from desktop.services.materials import MaterialService
from desktop.services.plan_lists import PlanListService
from desktop.services.plans import PlanService
from desktop.services.proposals import ProposalService
from desktop.services.scheduling import SchedulingService
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.talks_import import TalksPreview


@dataclass(frozen=True, slots=True)
class TalksImports:
    """The import of a list of talks; `preview` and `take_over` run on another thread, each over a
    connection of its own."""

    preview: Callable[[bytes], TalksPreview]
    take_over: Callable[[bytes], TalksPreview]
    template: Callable[[], bytes]


@frozen
class PlanServices:
    """One of each, and what the user's role may do (a kind of the table of deeds)."""

    plans: PlanService
    proposals: ProposalService
    scheduling: SchedulingService
    coverage: CoverageService
    triggers: TriggerService
    talks: TalkService
    lists: PlanListService
    calendars: CalendarService
    materials: MaterialService
    attachments: AttachmentService
    imports: TalksImports
    may: Callable[[str], bool]
