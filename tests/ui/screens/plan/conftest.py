from dataclasses import replace

import pytest

from db.attachments import AttachmentFiles
from db.content import ContentStore
from desktop.security.permissions import DEEDS
from desktop.services.attachments import AttachmentService
from desktop.services.calendars import CalendarService
from desktop.services.coverage import CoverageService
from desktop.services.materials import MaterialService
from desktop.services.plan_lists import PlanListService
from desktop.services.plans import PlanService
from desktop.services.proposals import ProposalService
from desktop.services.scheduling import SchedulingService
from desktop.services.talks import TalkService
from desktop.services.talks_import import TalksImportService
from desktop.services.triggers import TriggerService
from desktop.ui.screens.plan.screen import PlanScreen
from desktop.ui.screens.plan.services import PlanServices, TalksImports
from tests.conftest import KEY
from tests.factories import a_term
from tests.town import fill


@pytest.fixture
def town(desk, changes):
    fill(desk.store)
    with desk.store.atomic():
        desk.store.terms.put(a_term())
    return replace(desk, changed=changes.tell)


@pytest.fixture
def services(town, tmp_path):
    return services_at(town, tmp_path)


def services_at(town, tmp_path):
    """What the place works with at the desk of one user."""
    return PlanServices(
        plans=PlanService(town),
        proposals=ProposalService(town),
        scheduling=SchedulingService(town),
        coverage=CoverageService(town),
        triggers=TriggerService(town),
        talks=TalkService(town),
        lists=PlanListService(town),
        calendars=CalendarService(town),
        materials=MaterialService(town),
        attachments=AttachmentService(town, AttachmentFiles(tmp_path / "attachments", bytes(32))),
        imports=_imports(town),
        may=lambda kind: town.worker.role in DEEDS[kind],
    )


def _imports(desk):
    """As in the application: each on another thread, over a connection of its own."""

    def elsewhere(deed):
        store = ContentStore(desk.store.path, KEY)
        try:
            return deed(TalksImportService(replace(desk, store=store, changed=lambda _t: None)))
        finally:
            store.close()

    return TalksImports(
        lambda content: elsewhere(lambda s: s.preview(content)),
        lambda content: elsewhere(lambda s: s.take_over(content)),
        TalksImportService(desk).template,
    )


@pytest.fixture
def screen(qtbot, services, changes):
    screen = PlanScreen(services, changes)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show()
    screen.activateWindow()
    return screen
