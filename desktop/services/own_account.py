"""One's own account: who one is, and the password."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from db import grants, slots
from db.admin import AdminStore
from db.frozen import frozen
from db.keys import DEFAULT_COST, Cost
from db.slots import Slot
from db.vault import Keys
from desktop.errors import BadInput
from desktop.security.passwords import require_strong
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.patience import patience
from desktop.services.parts.policy import policies_of
from desktop.words import word

QuickHalf = Callable[[], None]  # what follows the slow half, on the thread of the store


@frozen
class OwnAccount:
    """One's own account in words; the fingerprint is read out when the content is granted."""

    name: str
    login: str
    role: str
    password_changed_at: datetime | None
    last_login_at: datetime | None
    fingerprint: str


class OwnAccountService:
    """The deeds of each user with the own account. Waiting times and the password's age go by `clock`."""

    def __init__(
        self,
        desk: Desk[AdminStore],
        keys: Keys,
        clock: Callable[[], datetime],
        *,
        cost: Cost = DEFAULT_COST,
        last_login_at: datetime | None = None,
    ) -> None:
        self._desk = desk
        self._store = desk.store
        self._keys = keys
        self._clock = clock
        self._cost = cost
        self._before = last_login_at

    def read(self) -> OwnAccount:
        """Return one's own account."""
        user = self._store.users.get(self._keys.user_id)
        document = slots.load(self._keys.folder)
        return OwnAccount(
            name=user.name,
            login=user.login,
            role=word(user.role),
            password_changed_at=user.password_changed_at,
            last_login_at=self._before,
            fingerprint=grants.fingerprint(document, user.id) or "",
        )

    def change_password(self, old: str, new: str) -> Callable[[], QuickHalf]:
        """Check a new password of one's own; it holds when the quick half has run.

        The slow half, which returns the quick one, changes nothing and raises WrongPassword or
        PasswordUsed.
        """
        require(self._desk.worker.role, "own password")
        user = self._store.users.get(self._keys.user_id)
        require_strong(new, login=user.login, name=user.name)
        if old == new:
            raise BadInput("新口令和原口令一样，请换一个。", field="新口令")
        last = policies_of(self._store).password_history

        now = self._clock()

        def derive() -> QuickHalf:
            with patience(self._keys.folder, user.login, now):
                slot = grants.under_new_password(self._keys, old, new, last=last, cost=self._cost)
            return lambda: self._put_on(slot)

        return derive

    def _put_on(self, slot: Slot) -> None:
        """Log the new password, let it hold, and only then call it one's own and young."""
        self._desk.seen("own password", "更改口令", slot.user_id)
        grants.put_down(self._keys, slot)
        user = self._store.users.get(slot.user_id)
        with self._store.atomic():
            changed = replace(user, must_change=False, password_changed_at=self._clock())
            self._store.users.put(changed)
        self._desk.changed({"users"})
