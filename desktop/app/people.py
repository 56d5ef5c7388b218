"""The place 谈话对象, with an import that works on a connection of its own."""

from db.content import ContentStore
from db.session import OpenVault
from desktop.app.elsewhere import elsewhere
from desktop.security.permissions import DEEDS
from desktop.services.desk import Desk
from desktop.services.filters import FilterService
from desktop.services.organisations import OrganisationService
from desktop.services.roster import RosterService
from desktop.services.tenures import TenureService
from desktop.services.views.roster_import import Preview
from desktop.ui.changes import Changes
from desktop.ui.screens.people.screen import PeopleScreen
from desktop.ui.screens.people.services import PeopleServices, RosterImports


def people(opened: OpenVault, desk: Desk[ContentStore], changes: Changes) -> PeopleScreen:
    """Return the screen for the user at the desk."""
    services = PeopleServices(
        roster=RosterService(desk),
        organisations=OrganisationService(desk),
        tenures=TenureService(desk),
        imports=_imports(opened, desk),
        filters=FilterService(desk),
        today=desk.today,
        may_change=desk.worker.role in DEEDS["roster"],
    )
    return PeopleScreen(services, changes)


def _imports(opened: OpenVault, desk: Desk[ContentStore]) -> RosterImports:
    """Return what the import page does on another thread; the screens are told afterwards.

    What reads rosters is imported with the first of them.
    """

    def preview(content: bytes, ends: bool, own: bool) -> Preview:
        from desktop.services.roster_import import RosterImportService

        return elsewhere(
            opened,
            desk,
            lambda d: RosterImportService(d).preview(
                content, end_predecessors=ends, blank_is_own=own
            ),
        )

    def take_over(content: bytes, name: str, ends: bool, own: bool) -> Preview:
        from desktop.services.roster_import import RosterImportService

        return elsewhere(
            opened,
            desk,
            lambda d: RosterImportService(d).take_over(
                content, name, end_predecessors=ends, blank_is_own=own
            ),
        )

    def template() -> bytes:
        from desktop.services.roster_import import RosterImportService

        return RosterImportService(desk).template()

    return RosterImports(preview=preview, take_over=take_over, template=template)
