import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.records import Role
from desktop.services.accounts import AccountService
from desktop.services.body import BodyService
from desktop.services.desk import Desk, Worker
from desktop.services.filters import FilterService
from desktop.services.log import LogService
from desktop.services.office import OfficeService
from desktop.services.own_account import OwnAccountService
from desktop.services.roster import RosterService
from desktop.services.safety import SafetyService
from desktop.ui.background import busy
from desktop.ui.screens.administration.about import AboutPage
from desktop.ui.screens.administration.account import AccountPage
from desktop.ui.screens.administration.backups import BackupsPage
from desktop.ui.screens.administration.body import BodyPage
from desktop.ui.screens.administration.leaders import LeadersPage
from desktop.ui.screens.administration.log import LogPage
from desktop.ui.screens.administration.office import OfficePage
from desktop.ui.screens.administration.recovery import RecoveryPage
from desktop.ui.screens.administration.screen import AdministrationScreen
from desktop.ui.screens.administration.user_dialogs import (
    Ties,
)
from desktop.ui.screens.administration.users import UsersPage
from desktop.ui.widgets.pages import Tab
from tests.conftest import CHEAP, NOW, TODAY
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


@pytest.fixture
def admin_desk(opened, changes):
    numbers = itertools.count(1)
    return Desk(
        store=opened.admin,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: f"u{next(numbers)}",
        changed=changes.tell,
    )


@pytest.fixture
def accounts(admin_desk, opened):
    return AccountService(admin_desk, opened.keys, cost=CHEAP)


@pytest.fixture
def own_account(admin_desk, opened):
    return OwnAccountService(admin_desk, opened.keys, lambda: NOW, cost=CHEAP)


@pytest.fixture
def safety(admin_desk, opened):
    return SafetyService(admin_desk, opened.keys)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def screen(qtbot, changes, accounts, own_account, safety, admin_desk, opened, asked):
    pages = [
        UsersPage(accounts, lambda: Ties([("p1", "王怀远 市委书记")], ["本级纪检机关"])),
        BackupsPage(safety, lambda: TODAY),
        LogPage(LogService(admin_desk, opened.content), FilterService(admin_desk)),
        RecoveryPage(accounts, lambda: ("市委办公室", "2026年7月13日"), asked.append),
        AccountPage(own_account, lambda: asked.append("password")),
        AboutPage(("0.1.0", "0.0.9"), opened.keys.folder, lambda *text: asked.append(text)),
    ]
    screen = AdministrationScreen([offer(page) for page in pages], changes)
    qtbot.addWidget(screen)
    screen.resize(1000, 640)
    screen.show()
    yield screen
    qtbot.waitUntil(lambda: not busy())
