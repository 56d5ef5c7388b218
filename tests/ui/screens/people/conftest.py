from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.content import ContentStore
from desktop.services.filters import FilterService
from desktop.services.organisations import OrganisationService
from desktop.services.roster import RosterService
from desktop.services.roster_import import RosterImportService
from desktop.services.tenures import TenureService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.people.screen import PeopleScreen
from desktop.ui.screens.people.services import PeopleServices, RosterImports
from tests.conftest import KEY
from tests.services.roster import put_roster


@pytest.fixture
def office(desk, changes):
    """A clerk's desk in the demo city; deeds are told to the screens."""
    put_roster(desk.store)
    return replace(desk, changed=changes.tell)


@pytest.fixture
def imports(office):
    """The import as the window has it: each half over a connection of its own."""

    @contextmanager
    def service():
        store = ContentStore(office.store.path, KEY)
        try:
            yield RosterImportService(replace(office, store=store, changed=lambda _: None))
        finally:
            store.close()

    def preview(content, ends, own):
        with service() as found:
            return found.preview(content, end_predecessors=ends, blank_is_own=own)

    def take_over(content, name, ends, own):
        with service() as found:
            return found.take_over(content, name, end_predecessors=ends, blank_is_own=own)

    return RosterImports(
        preview=preview, take_over=take_over, template=RosterImportService(office).template
    )


@pytest.fixture
def services(office, imports):
    return PeopleServices(
        roster=RosterService(office),
        organisations=OrganisationService(office),
        tenures=TenureService(office),
        imports=imports,
        filters=FilterService(office),
        today=office.today,
        may_change=True,
    )


@pytest.fixture
def screen(qtbot, services, changes):
    screen = PeopleScreen(services, changes)
    qtbot.addWidget(screen)
    screen.resize(1090, 630)
    screen.show()
    return screen


@pytest.fixture
def press(qtbot):
    """Click the one button with these words that can be seen."""

    def press(parent, text):
        found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
        assert len(found) == 1, text
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def act(qtbot):
    """Click a button in a row of a table."""

    def act(table, row, text):
        at = table.act_rect(row, text).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    return act


@pytest.fixture
def dialog(screen):
    """The small window that is open."""
    return lambda: next(d for d in screen.findChildren(DeedDialog) if d.isVisible())
