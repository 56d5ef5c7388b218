from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.services.body import BodyService
from desktop.services.office import OfficeService
from desktop.services.roster import RosterService
from desktop.ui.screens.administration.body import BodyPage
from desktop.ui.screens.administration.leaders import LeadersPage
from desktop.ui.screens.administration.office import OfficePage
from desktop.ui.screens.administration.screen import AdministrationScreen
from desktop.ui.widgets.pages import Tab
from tests.services.roster import put_roster


@pytest.fixture
def clerk(desk, changes):
    put_roster(desk.store)
    return replace(desk, changed=changes.tell)


@pytest.fixture
def own_pages(clerk):
    bodies = BodyService(clerk)
    return {
        "body": BodyPage(bodies, may_change=True),
        "leaders": LeadersPage(
            bodies, RosterService(clerk).people_named, clerk.today, may_change=True
        ),
        "office": OfficePage(OfficeService(clerk), may_change=True),
    }


def offer(page):
    return Tab(page.key, page.title, lambda: page)


@pytest.fixture
def place(qtbot, own_pages, changes):
    screen = AdministrationScreen([offer(page) for page in own_pages.values()], changes)
    qtbot.addWidget(screen)
    screen.resize(1090, 630)
    screen.show()
    return screen


@pytest.fixture
def press(qtbot):
    def press(parent, text):
        found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert len(found) == 1, text
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def act(qtbot):
    def act(table, row, text):
        at = table.act_rect(row, text).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    return act
