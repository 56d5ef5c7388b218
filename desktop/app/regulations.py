"""The place 法规依据, for every role."""

from collections.abc import Callable, Mapping, Sequence

from db.records import OfficeSettings
from desktop.app.parts import Parts
from desktop.security.permissions import DEEDS
from desktop.security.separation import may
from desktop.services.parts.topics import groups
from desktop.services.regulations import RegulationService
from desktop.services.views.preparation import TopicGroup
from desktop.ui.screen import Screen
from desktop.ui.screens.regulations.screen import RegulationsScreen
from desktop.ui.screens.regulations.services import BasisServices

_BY_STAND_IN = {"users": "users", "log": "read log"}
_IN_CONTENT = {
    "body": "view own body",
    "leaders": "view own body",
    "office": "view own body",
    "backups": "backup",
}


def regulations(parts: Parts, places: Callable[[], Sequence[str]]) -> Screen:
    """Make the screen; administrators see the general topics only."""
    service = RegulationService(parts.admin_desk)
    services = BasisServices(
        regulations=service,
        topics=lambda: _topics(parts),
        offers=lambda place, target: place in places() and _has_page(parts, place, target),
    )
    return RegulationsScreen(services, parts.changes)


def _has_page(parts: Parts, place: str, target: Mapping[str, str]) -> bool:
    """Say whether this user has the page of 系统管理 that is meant; other places have all theirs."""
    page = target.get("page", "")
    if place != "系统管理" or not page:
        return True
    role = parts.opened.user.role
    if page in _BY_STAND_IN:
        return may(role, _BY_STAND_IN[page], parts.opened.admin.users.all())
    return parts.desk is not None and role in DEEDS[_IN_CONTENT.get(page, "own body")]


def _topics(parts: Parts) -> Sequence[TopicGroup]:
    content = parts.opened.content
    return groups(content.settings.office() if content is not None else OfficeSettings())
