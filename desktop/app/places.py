"""The screens of the window: one factory for each place; a screen is made when first opened.

What a place needs is imported with it, so that the window is there before its rarer places.
"""

from collections.abc import Callable

from db.content import ContentStore
from desktop.app.parts import Parts
from desktop.services.desk import Desk
from desktop.ui.changes import Changes
from desktop.ui.screen import Screen

Factory = Callable[[], Screen]


def screens(parts: Parts) -> dict[str, Factory]:
    """Return the places that this user has; administrators see no content."""
    found: dict[str, Factory] = {}
    if parts.desk is not None:
        found |= _content(parts, parts.desk)
    found["系统管理"] = lambda: _administration(parts)
    return found


def _content(parts: Parts, desk: Desk[ContentStore]) -> dict[str, Factory]:
    return {
        "计划与覆盖": lambda: _plan(desk, parts.changes),
        "表格打印": lambda: _printing(desk, parts.changes),
    }


def _plan(desk: Desk[ContentStore], changes: Changes) -> Screen:
    from desktop.services.coverage import CoverageService
    from desktop.services.plans import PlanService
    from desktop.services.proposals import ProposalService
    from desktop.services.scheduling import SchedulingService
    from desktop.services.talks import TalkService
    from desktop.services.triggers import TriggerService
    from desktop.ui.screens.plan.screen import PlanScreen, PlanServices

    services = PlanServices(
        plans=PlanService(desk),
        proposals=ProposalService(desk),
        scheduling=SchedulingService(desk),
        coverage=CoverageService(desk),
        triggers=TriggerService(desk),
        talks=TalkService(desk),
    )
    return PlanScreen(services, changes)


def _printing(desk: Desk[ContentStore], changes: Changes) -> Screen:
    from desktop.services.printing import PrintService
    from desktop.services.talk_list import TalkListService
    from desktop.ui.screens.printing.screen import PrintScreen, PrintServices

    services = PrintServices(printing=PrintService(desk), talks=TalkListService(desk))
    return PrintScreen(services, changes)


def _administration(parts: Parts) -> Screen:
    from desktop.app.administration import pages
    from desktop.ui.screens.administration.screen import AdministrationScreen

    return AdministrationScreen(pages(parts), parts.changes)
