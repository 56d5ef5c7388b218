"""Users: who there is, new ones, passwords, grants of the content."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from db import grants, slots, vault
from db.admin import AdminStore
from db.frozen import frozen
from db.keys import DEFAULT_COST, Cost
from db.records import Role, User
from db.sheet import Sheet
from db.slots import Slots, Tries
from db.vault import CONTENT_ROLES, CONTENT_VAULT, Keys
from desktop.errors import BadInput, Refused
from desktop.security.attempts import still_to_wait
from desktop.security.passwords import require_strong
from desktop.security.permissions import DEEDS, require
from desktop.security.separation import conflicts, may, require_separate, require_stand_in
from desktop.services.desk import Desk

SlowHalf = Callable[[], None]  # half a second of key derivation, for any thread


@frozen
class UserRow:
    """One user as the list shows it. `fingerprint` is compared before a grant, face to face."""

    user: User
    has_password: bool
    has_content: bool
    needs_grant: bool
    fingerprint: str | None
    failures: int
    waits_until: datetime | None


class AccountService:
    """The deeds that touch users. Those that set a password return their slow half to be run.

    Waiting times and passwords' ages go by `clock`, where another day stands for today.
    The record is stored first and the key follows: a user whose slow half did not come about is
    listed without a password and gets one by `reset_password`.
    """

    def __init__(
        self,
        desk: Desk[AdminStore],
        keys: Keys,
        *,
        cost: Cost = DEFAULT_COST,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._desk = desk
        self._store = desk.store
        self._keys = keys
        self._cost = cost
        self._clock = clock or desk.now

    def users(self) -> list[UserRow]:
        """Return all users, those in use first, by role and name."""
        document = slots.load(self._keys.folder)
        order = list(Role)
        users = sorted(
            self._store.users.all(), key=lambda u: (u.disabled, order.index(u.role), u.name)
        )
        return [self._row(user, document) for user in users]

    @property
    def holds_content(self) -> bool:
        """Whether a password that is set here keeps the grant of the content."""
        return self._keys.content is not None

    def may(self, deed: str) -> bool:
        """Tell whether "users", "passwords" or "grant content" is to be offered here."""
        role = self._desk.worker.role
        if deed == "grant content":
            return role in DEEDS[deed] and self.holds_content
        return may(role, deed, self._store.users.all())

    def conflicts(self) -> tuple[str, ...]:
        """Return sentences on administrators' work that is not separated, to be shown."""
        return conflicts(self._store.users.all())

    def add(
        self,
        login: str,
        name: str,
        role: Role,
        password: str,
        *,
        person_id: str | None = None,
        unit: str = "",
    ) -> SlowHalf:
        """Register a user, who changes the password at the first log-in.

        Raises BadInput (with `field`) and Refused where one person would hold two offices that
        exclude each other.
        """
        login, name = vault.login_name(login), name.strip()
        self._may("users")
        self._check_new(login, name, role, password)
        user = User(
            id=self._desk.new_id(),
            login=login,
            name=name,
            role=role,
            person_id=person_id,
            unit=unit.strip() if role is Role.READER else "",
            must_change=True,
            password_changed_at=self._clock(),
            created_at=self._desk.now(),
        )
        with self._desk.deed("users", "建立用户", user.id, {"users"}):
            stored = self._store.users.put(user)
        return self._give(stored, password)

    def disable(self, user_id: str) -> None:
        """Take a user's access away; the record stays. Old copies of the store still open."""
        self._may("users")
        user = self._store.users.get(user_id)
        if user.login == self._desk.worker.login:
            raise Refused("不能停用自己，请由另一名用户办理。")
        if user.role is Role.CLERK and not self._other_clerks(user):
            raise Refused("这是唯一在用的经办人，停用后无人能办理，请先建立另一名经办人。")
        with self._desk.deed("users", "停用用户", user.id, {"users"}):
            self._store.users.put(replace(user, disabled=True))
        grants.remove(self._keys, user.id)  # where it is cut short, the next log-in does it
        self._desk.changed({"users"})

    def enable(self, user_id: str, password: str) -> SlowHalf:
        """Give a disabled user access again, under a new password to be changed."""
        self._may("users")
        user = self._store.users.get(user_id)
        require_separate(user.name, user.role, self._store.users.all())
        return self._renew(user, password, "users", "启用用户")

    def reset_password(self, user_id: str, password: str) -> SlowHalf:
        """Set a forgotten password anew. Where the content is not held here, its grant is void."""
        self._may("passwords")
        user = self._store.users.get(user_id)
        if user.disabled:
            raise Refused(f"{user.name}已停用，请先启用。")
        if not self.holds_content and self._grants_alone(user):
            raise Refused(
                f"在用的人里只有{user.name}持有谈话内容的密钥，重设口令会使授权作废，以后无人能再授权；"
                f"请由{user.name}先授权另一名经办人，忘记口令的在登录窗口用恢复单设新口令。"
            )
        return self._renew(user, password, "passwords", "重设口令")

    def unlock(self, user_id: str) -> None:
        """Let a user who was locked out try again at once."""
        self._may("passwords")
        user = self._store.users.get(user_id)
        self._desk.seen("passwords", "解除锁定", user.id)
        grants.forgive(self._keys, user.login)
        self._desk.changed({"users"})

    def grant(self, user_id: str) -> None:
        """Grant the content, after the fingerprint was compared face to face."""
        user = self._store.users.get(user_id)
        if user.role not in CONTENT_ROLES or user.disabled:
            raise Refused(f"{user.name}的角色不能查看谈话内容，不能授权。")
        with self._desk.deed("grant content", "授权查看内容", user.id, {"users"}):
            ready = grants.content_granted(self._keys, user.id)
        grants.put_down(self._keys, ready)  # no grant that the log does not know
        self._desk.changed({"users"})

    def tie_to_leader(self, user_id: str, person_id: str) -> None:
        """Say which leader a talker's log-in stands for."""
        user = self._store.users.get(user_id)
        if user.role is not Role.TALKER:
            raise Refused(f"{user.name}不是谈话人，不必对应领导班子成员。")
        with self._desk.deed("grant content", "对应谈话人", user.id, {"users"}):
            self._store.users.put(replace(user, person_id=person_id))

    def tie_to_unit(self, user_id: str, unit: str) -> None:
        """Say whose copies somebody in the role 查阅 reads: the receiver as it stands on letters."""
        user, unit = self._store.users.get(user_id), unit.strip()
        if user.role is not Role.READER:
            raise Refused(f"{user.name}不是查阅人员，不必对应抄送单位。")
        if not unit:
            raise BadInput("请选择或填写抄送单位。", field="抄送单位")
        with self._desk.deed("grant content", "对应抄送单位", user.id, {"users"}):
            self._store.users.put(replace(user, unit=unit))

    def recovery_sheet(self) -> Sheet:
        """Return the recovery sheet to be printed, sealed and locked up; the log says who did."""
        sheet = self._keys.sheet()
        if sheet is None:
            raise Refused("您没有谈话内容的密钥，不能打印恢复单，请由经办人打印。")
        self._desk.seen("recovery sheet", "打印恢复单", "")
        return sheet

    def _may(self, deed: str) -> None:
        role = self._desk.worker.role
        require(role, deed)
        require_stand_in(role, deed, self._store.users.all())

    def _check_new(self, login: str, name: str, role: Role, password: str) -> None:
        users = self._store.users.all()
        if not login:
            raise BadInput("请填写用户名，例如姓名的拼音。", field="用户名")
        if not name:
            raise BadInput("请填写姓名。", field="姓名")
        if any(u.login == login for u in users):
            raise BadInput(f"用户名“{login}”已有人用（含已停用的），请另取一个。", field="用户名")
        require_separate(name, role, users)
        require_strong(password, login=login, name=name)

    def _renew(self, user: User, password: str, kind: str, deed: str) -> SlowHalf:
        require_strong(password, login=user.login, name=user.name)
        renewed = replace(user, disabled=False, must_change=True, password_changed_at=self._clock())
        with self._desk.deed(kind, deed, user.id, {"users"}):
            stored = self._store.users.put(renewed)
        return self._give(stored, password)

    def _give(self, user: User, password: str) -> SlowHalf:
        return lambda: grants.set_password(self._keys, user, password, cost=self._cost)

    def _grants_alone(self, user: User) -> bool:
        document = slots.load(self._keys.folder)
        grantors = [
            u.id
            for u in self._store.users.all()
            if u.role in DEEDS["grant content"]
            and not u.disabled
            and _holds_content(document, u.id)
        ]
        return grantors == [user.id]

    def _other_clerks(self, user: User) -> list[User]:
        document = slots.load(self._keys.folder)
        return [
            u
            for u in self._store.users.all()
            if u.role is Role.CLERK
            and not u.disabled
            and u.id != user.id
            and _holds_content(document, u.id)
        ]

    def _row(self, user: User, document: Slots) -> UserRow:
        tries = document.tries.get(user.login, Tries())
        now = self._clock()
        left = still_to_wait(tries.count, tries.last_at, now)
        has_content = _holds_content(document, user.id)
        has_password = document.of_user(user.id) is not None
        return UserRow(
            user=user,
            has_password=has_password,
            has_content=has_content,
            needs_grant=has_password and user.role in CONTENT_ROLES and not has_content,
            fingerprint=grants.fingerprint(document, user.id),
            failures=tries.count,
            waits_until=now + left if left else None,
        )


def _holds_content(document: Slots, user_id: str) -> bool:
    slot = document.of_user(user_id)
    return slot is not None and CONTENT_VAULT in slot.grants
