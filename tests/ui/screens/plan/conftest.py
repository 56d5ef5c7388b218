from dataclasses import replace

import pytest

from desktop.services.coverage import CoverageService
from desktop.services.plans import PlanService
from desktop.services.proposals import ProposalService
from desktop.services.scheduling import SchedulingService
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.ui.screens.plan.screen import PlanScreen, PlanServices
from tests.factories import a_term
from tests.town import fill


@pytest.fixture
def town(desk, changes):
    fill(desk.store)
    with desk.store.atomic():
        desk.store.terms.put(a_term())
    return replace(desk, changed=changes.tell)


@pytest.fixture
def services(town):
    return PlanServices(
        plans=PlanService(town),
        proposals=ProposalService(town),
        scheduling=SchedulingService(town),
        coverage=CoverageService(town),
        triggers=TriggerService(town),
        talks=TalkService(town),
    )


@pytest.fixture
def screen(qtbot, services, changes):
    screen = PlanScreen(services, changes)
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show()
    screen.activateWindow()
    return screen
