"""What the screens are made from."""

from db.admin import AdminStore
from db.content import ContentStore
from db.frozen import frozen
from db.session import OpenVault
from desktop.outside import Outside
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk
from desktop.services.own_account import OwnAccountService
from desktop.services.safety import SafetyService
from desktop.services.today import TodayService
from desktop.ui.changes import Changes
from desktop.ui.habits import Habits
from desktop.ui.visit import Wishes


@frozen
class Parts:
    """One user's stores, desks and shared services."""

    opened: OpenVault
    outside: Outside
    changes: Changes
    wishes: Wishes
    admin_desk: Desk[AdminStore]
    desk: Desk[ContentStore] | None
    accounts: AccountService
    own_account: OwnAccountService
    safety: SafetyService
    habits: Habits | None = None
    today: TodayService | None = None
