"""Settling the rules on passwords and the idle lock."""

from db.admin import AdminStore
from desktop.security import policies as rules
from desktop.security.permissions import require
from desktop.security.policies import Policies
from desktop.security.separation import may, require_stand_in
from desktop.services.desk import Desk
from desktop.services.parts.policy import policies_of, put_policies

KIND = "password policy"


class PolicyService:
    """Reads and changes the policies; every log-in obeys them from the next one on."""

    def __init__(self, desk: Desk[AdminStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def read(self) -> Policies:
        """Return the policies."""
        return policies_of(self._store)

    def may_change(self) -> bool:
        """Tell whether the worker settles them, or stands in for who does."""
        return may(self._desk.worker.role, KIND, self._store.users.all())

    def change(self, new: Policies) -> None:
        """Settle the policies."""
        role = self._desk.worker.role
        require(role, KIND)
        require_stand_in(role, KIND, self._store.users.all())
        rules.check(new)
        detail = f"锁定{new.idle_minutes}分钟，有效期{new.password_days}天，不重复{new.password_history}个"
        with self._desk.deed(KIND, "设定口令规则", "", {"settings"}, detail):
            put_policies(self._store, new)
