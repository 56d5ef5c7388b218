"""The compliance check and repeated text, run on connections of their own."""

from db.content import ContentStore
from db.session import OpenVault
from desktop.app.elsewhere import elsewhere
from desktop.security.permissions import DEEDS
from desktop.services.checks import CheckService
from desktop.services.desk import Desk
from desktop.services.filters import FilterService
from desktop.services.printing import PrintService
from desktop.services.repeats import RepeatService
from desktop.ui.screens.check.services import CheckServices

_AT_ONCE = 1_000  # texts, some seconds; the window may be locked between


def check_services(opened: OpenVault, desk: Desk[ContentStore]) -> CheckServices:
    """Return what the screens of the check work with."""
    return CheckServices(
        checks=CheckService(desk),
        filters=FilterService(desk),
        repeats=RepeatService(desk),
        printing=PrintService(desk),
        run=lambda year, told: elsewhere(opened, desk, lambda d: CheckService(d).run(year, told)),
        compare=lambda talk_id: elsewhere(
            opened, desk, lambda d: RepeatService(d).compare(talk_id)
        ),
        catch_up=lambda told: elsewhere(opened, desk, lambda d: RepeatService(d).catch_up(told)),
        catch_up_some=lambda: elsewhere(
            opened, desk, lambda d: RepeatService(d).catch_up(most=_AT_ONCE)
        ),
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )
