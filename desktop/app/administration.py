"""The pages of 系统管理, by role; each is imported when it is first opened."""

from collections.abc import Callable

from db.content import ContentStore
from desktop import __version__
from desktop.app.parts import Parts
from desktop.security.permissions import DEEDS
from desktop.security.separation import may
from desktop.services.desk import Desk
from desktop.services.login import written_by
from desktop.ui.habits import Habits
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.screens.administration.ties import Ties
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.pages import Tab

Make = Callable[[], AdminPage]
_TITLES = {
    "body": "本单位与任期",
    "leaders": "领导班子",
    "office": "办公设置",
    "users": "用户",
    "backups": "备份与恢复",
    "policies": "口令与锁定",
    "log": "操作日志",
    "recovery": "恢复密钥",
    "account": "我的账号",
    "computer": "本机",
    "about": "关于",
}


def pages(parts: Parts) -> list[Tab[AdminPage]]:
    """Return the pages that the user's role may see."""
    offered = _offered(parts)
    return [Tab(key, _TITLES[key], offered[key]) for key in _TITLES if key in offered]


def _offered(parts: Parts) -> dict[str, Make]:
    role = parts.opened.user.role
    found = _own_pages(parts)
    users = parts.opened.admin.users.all()
    if may(role, "users", users) or may(role, "passwords", users) or role in DEEDS["grant content"]:
        found["users"] = lambda: _users(parts)
    if parts.safety.may("backup") or (parts.safety.may("restore") and parts.safety.may("policies")):
        found["backups"] = lambda: _backups(parts)
    if may(role, "password policy", users):
        found["policies"] = lambda: _policies(parts)
    if may(role, "read log", users):
        found["log"] = lambda: _log(parts)
    if role in DEEDS["recovery sheet"] and parts.desk is not None:
        found["recovery"] = lambda: _recovery(parts)
    found["account"] = lambda: _account(parts)
    habits = parts.habits
    if habits is not None:
        found["computer"] = lambda: _computer(habits)
    found["about"] = lambda: _about(parts)
    return found


def _own_pages(parts: Parts) -> dict[str, Make]:
    """Return the pages of the own body for who sees content; the office may change them."""
    desk = parts.desk
    if desk is None or desk.worker.role not in DEEDS["view own body"]:
        return {}
    may_change = desk.worker.role in DEEDS["own body"]
    return {
        "body": lambda: _body(desk, may_change=may_change),
        "leaders": lambda: _leaders(desk, may_change=may_change),
        "office": lambda: _office(desk, may_change=may_change),
    }


def _body(desk: Desk[ContentStore], *, may_change: bool) -> AdminPage:
    from desktop.services.body import BodyService
    from desktop.ui.screens.administration.body import BodyPage

    return BodyPage(BodyService(desk), may_change=may_change)


def _leaders(desk: Desk[ContentStore], *, may_change: bool) -> AdminPage:
    from desktop.services.body import BodyService
    from desktop.services.roster import RosterService
    from desktop.ui.screens.administration.leaders import LeadersPage

    named = RosterService(desk).people_named
    return LeadersPage(BodyService(desk), named, desk.today, may_change=may_change)


def _office(desk: Desk[ContentStore], *, may_change: bool) -> AdminPage:
    from desktop.services.office import OfficeService
    from desktop.ui.screens.administration.office import OfficePage

    return OfficePage(OfficeService(desk), may_change=may_change)


def _users(parts: Parts) -> AdminPage:
    from desktop.ui.screens.administration.users import UsersPage

    return UsersPage(parts.accounts, lambda: _ties(parts))


def _backups(parts: Parts) -> AdminPage:
    from desktop.ui.screens.administration.backups import BackupsPage

    page = BackupsPage(parts.safety, parts.outside.today)
    page.restore_wanted.connect(parts.wishes.restore)
    return page


def _policies(parts: Parts) -> AdminPage:
    from desktop.services.policies import PolicyService
    from desktop.ui.screens.administration.policies import PoliciesPage

    return PoliciesPage(PolicyService(parts.admin_desk))


def _log(parts: Parts) -> AdminPage:
    from desktop.services.filters import FilterService
    from desktop.services.log import LogService
    from desktop.ui.screens.administration.log import LogPage

    log = LogService(parts.admin_desk, parts.opened.content)
    return LogPage(log, FilterService(parts.desk or parts.admin_desk))


def _recovery(parts: Parts) -> AdminPage:
    from desktop.ui.screens.administration.recovery import RecoveryPage

    return RecoveryPage(parts.accounts, lambda: _printed_by(parts), parts.wishes.keys.emit)


def _account(parts: Parts) -> AdminPage:
    from desktop.ui.screens.administration.account import AccountPage

    return AccountPage(parts.own_account, parts.wishes.password.emit)


def _computer(habits: Habits) -> AdminPage:
    from desktop.ui.screens.administration.computer import ComputerPage

    return ComputerPage(habits)


def _about(parts: Parts) -> AdminPage:
    from desktop.ui.dialogs.text import show_text
    from desktop.ui.screens.administration.about import AboutPage

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
