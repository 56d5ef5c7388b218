"""The pages of 系统管理, by role."""

from collections.abc import Callable

from desktop import __version__
from desktop.app.parts import Parts
from desktop.security.permissions import DEEDS
from desktop.security.separation import may
from desktop.services.body import BodyService
from desktop.services.filters import FilterService
from desktop.services.log import LogService
from desktop.services.login import written_by
from desktop.services.office import OfficeService
from desktop.services.policies import PolicyService
from desktop.services.roster import RosterService
from desktop.ui.dialogs.text import show_text
from desktop.ui.screens.administration.about import AboutPage
from desktop.ui.screens.administration.account import AccountPage
from desktop.ui.screens.administration.backups import BackupsPage
from desktop.ui.screens.administration.body import BodyPage
from desktop.ui.screens.administration.computer import ComputerPage
from desktop.ui.screens.administration.leaders import LeadersPage
from desktop.ui.screens.administration.log import LogPage
from desktop.ui.screens.administration.office import OfficePage
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.screens.administration.policies import PoliciesPage
from desktop.ui.screens.administration.recovery import RecoveryPage
from desktop.ui.screens.administration.user_dialogs import Ties
from desktop.ui.screens.administration.users import UsersPage
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.pages import Tab


def pages(parts: Parts) -> list[Tab[AdminPage]]:
    """Return the pages that the user's role may see."""
    role = parts.opened.user.role
    found = _own_pages(parts)
    users = parts.opened.admin.users.all()
    if may(role, "users", users) or may(role, "passwords", users) or role in DEEDS["grant content"]:
        found.append(_tab(UsersPage, lambda: UsersPage(parts.accounts, lambda: _ties(parts))))
    if parts.safety.may("backup") or (parts.safety.may("restore") and parts.safety.may("policies")):
        found.append(_tab(BackupsPage, lambda: _backups(parts)))
    if may(role, "password policy", users):
        policies = PolicyService(parts.admin_desk)
        found.append(_tab(PoliciesPage, lambda: PoliciesPage(policies)))
    if may(role, "read log", users):
        log = LogService(parts.admin_desk, parts.opened.content)
        filters = FilterService(parts.desk or parts.admin_desk)
        found.append(_tab(LogPage, lambda: LogPage(log, filters)))
    if role in DEEDS["recovery sheet"] and parts.desk is not None:
        found.append(
            _tab(
                RecoveryPage,
                lambda: RecoveryPage(
                    parts.accounts, lambda: _printed_by(parts), parts.wishes.keys.emit
                ),
            )
        )
    found.append(
        _tab(AccountPage, lambda: AccountPage(parts.own_account, parts.wishes.password.emit))
    )
    habits = parts.habits
    if habits is not None:
        found.append(_tab(ComputerPage, lambda: ComputerPage(habits)))
    found.append(_tab(AboutPage, lambda: _about(parts)))
    return found


def _tab(kind: type[AdminPage], make: Callable[[], AdminPage]) -> Tab[AdminPage]:
    return Tab(kind.key, kind.title, make)


def _own_pages(parts: Parts) -> list[Tab[AdminPage]]:
    """Return the pages of the own body for who sees content; the office may change them."""
    desk = parts.desk
    if desk is None or desk.worker.role not in DEEDS["view own body"]:
        return []
    may_change = desk.worker.role in DEEDS["own body"]
    bodies, roster = BodyService(desk), RosterService(desk)
    return [
        _tab(BodyPage, lambda: BodyPage(bodies, may_change=may_change)),
        _tab(
            LeadersPage,
            lambda: LeadersPage(bodies, roster.people_named, desk.today, may_change=may_change),
        ),
        _tab(OfficePage, lambda: OfficePage(OfficeService(desk), may_change=may_change)),
    ]


def _backups(parts: Parts) -> AdminPage:
    page = BackupsPage(parts.safety, parts.outside.today)
    page.restore_wanted.connect(parts.wishes.restore)
    return page


def _about(parts: Parts) -> AdminPage:
    page = AboutPage(
        (__version__, written_by(parts.opened)),
        parts.opened.keys.folder,
        lambda title, text: show_text(page, title, text),
    )
    return page


def _ties(parts: Parts) -> Ties:
    """Return the leaders and units that log-ins may stand for; an administrator sees none."""
    content = parts.opened.content
    if content is None:
        return Ties()
    leaders = content.leaders.on(parts.outside.today())
    people = content.people.some(one.person_id for one in leaders)
    required = content.settings.office().required_copy_receivers
    return Ties(
        [(one.person_id, f"{people[one.person_id].name} {one.post}") for one in leaders],
        list(dict.fromkeys((*required, *content.copies.receivers()))),
    )


def _printed_by(parts: Parts) -> tuple[str, str]:
    content = parts.opened.content
    body = content.body.own() if content is not None else None
    return (body.office_name if body is not None else ""), day(parts.outside.today())
