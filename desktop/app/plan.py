"""The place 计划与覆盖, with an import of talks that works on a connection of its own."""

from db.attachments import AttachmentFiles
from db.content import ContentStore
from db.session import OpenVault
from desktop.app.elsewhere import elsewhere
from desktop.security.permissions import DEEDS
from desktop.services.attachments import AttachmentService
from desktop.services.calendars import CalendarService
from desktop.services.coverage import CoverageService
from desktop.services.desk import Desk
from desktop.services.materials import MaterialService
from desktop.services.plan_lists import PlanListService
from desktop.services.plans import PlanService
from desktop.services.proposals import ProposalService
from desktop.services.scheduling import SchedulingService
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.talks_import import TalksPreview
from desktop.ui.changes import Changes
from desktop.ui.screens.plan.screen import PlanScreen
from desktop.ui.screens.plan.services import PlanServices, TalksImports


def plan(
    opened: OpenVault, desk: Desk[ContentStore], files: AttachmentFiles, changes: Changes
) -> PlanScreen:
    """Return the screen for the user at the desk."""
    services = PlanServices(
        plans=PlanService(desk),
        proposals=ProposalService(desk),
        scheduling=SchedulingService(desk),
        coverage=CoverageService(desk),
        triggers=TriggerService(desk),
        talks=TalkService(desk),
        lists=PlanListService(desk),
        calendars=CalendarService(desk),
        materials=MaterialService(desk),
        attachments=AttachmentService(desk, files),
        imports=_imports(opened, desk),
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )
    return PlanScreen(services, changes)


def _imports(opened: OpenVault, desk: Desk[ContentStore]) -> TalksImports:
    """Return what the import does on another thread; the screens are told afterwards.

    What reads lists of talks is imported with the first of them.
    """

    def preview(content: bytes) -> TalksPreview:
        from desktop.services.talks_import import TalksImportService

        return elsewhere(opened, desk, lambda d: TalksImportService(d).preview(content))

    def take_over(content: bytes) -> TalksPreview:
        from desktop.services.talks_import import TalksImportService

        return elsewhere(opened, desk, lambda d: TalksImportService(d).take_over(content))

    def template() -> bytes:
        from desktop.services.talks_import import TalksImportService

        return TalksImportService(desk).template()

    return TalksImports(preview, take_over, template)
