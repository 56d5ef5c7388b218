"""One user at the open store: desks, services, and the window made of them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from db import due_counts
from db.admin import AdminStore
from db.content import ContentStore
from db.errors import StoreError
from db.keys import DEFAULT_COST, FLOOR_KIB, Cost
from db.preview import Preview
from db.session import OpenVault
from db.vault import CONTENT_ROLES
from desktop.app.finding import finder
from desktop.app.lists import export
from desktop.app.parts import Parts
from desktop.app.places import screens
from desktop.app.today import KeptToday
from desktop.outside import Outside
from desktop.security.passwords import weakness
from desktop.security.permissions import DEEDS
from desktop.security.policies import expired
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk, Worker
from desktop.services.login import leave
from desktop.services.own_account import OwnAccountService
from desktop.services.parts.basis import by_place
from desktop.services.parts.policy import policies_of
from desktop.services.restoring import look_from
from desktop.services.safety import AT_CLOSING, DAILY, SafetyService
from desktop.services.unsaved import UnsavedService
from desktop.services.views.unsaved import KeptForm
from desktop.ui.changes import Changes
from desktop.ui.habits import Habits
from desktop.ui.memory import Memory
from desktop.ui.palette import Tone
from desktop.ui.shell import Shell, Wearer
from desktop.ui.visit import Wishes
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import short_day
from desktop.words import word

S = TypeVar("S", AdminStore, ContentStore)


class Office:
    """What one log-in opens. Administrators have accounts and log, and no content."""

    def __init__(
        self,
        opened: OpenVault,
        outside: Outside,
        *,
        cost: Cost = DEFAULT_COST,
        sealed: dict[str, bytes] | None = None,
    ) -> None:
        self._sealed = {} if sealed is None else sealed
        self.opened, self.outside, self._cost = opened, outside, cost
        self.changes = Changes()
        self.acts = 0
        self.wishes = Wishes()
        self.login, self.name = opened.user.login, opened.user.name
        self.failed_before = opened.failed_before
        self._clock = outside.by_the_clock().now
        self.why_change = self._why_change()
        self.must_change = bool(self.why_change)
        self.admin_desk = self._desk_at(opened.admin)
        self.desk = self._desk_at(opened.content) if opened.content is not None else None
        may_view = opened.user.role in DEEDS["view talk"]
        self._today = KeptToday(self.desk, self.changes) if self.desk and may_view else None
        self.accounts = AccountService(self.admin_desk, opened.keys, cost=cost, clock=self._clock)
        self.own_account = OwnAccountService(
            self.admin_desk,
            opened.keys,
            self._clock,
            cost=cost,
            last_login_at=opened.user.last_login_at,
        )
        self.safety = SafetyService(self.admin_desk, opened.keys)
        self._unsaved = UnsavedService(self.admin_desk, self.desk, opened.keys)
        room = self.safety.low_on_room()
        self.warnings = (*opened.warnings, *self._not_granted(), *([room] if room else []))

    def _why_change(self) -> str:
        user, policies = self.opened.user, policies_of(self.opened.admin)
        if user.must_change:
            return "口令是别人设的，请先改成只有自己知道的口令。"
        if expired(user.password_changed_at, self._clock(), policies):
            return f"口令已用满{policies.password_days}天，请先更改口令。"
        return ""

    @property
    def greeting(self) -> str:
        """Say when the user was here last, and how often a wrong password was tried since."""
        at = self.opened.user.last_login_at
        if at is None:
            return ""
        tried = f"此后口令输错{self.failed_before}次。" if self.failed_before else ""
        unknown = "不是本人操作的，请报告安全保密管理员。" if tried else ""
        return f"上次登录：{at:%Y-%m-%d %H:%M}。{tried}{unknown}"

    def window(self, memory: Memory, habits: Habits | None = None) -> Shell:
        """Make the main window."""
        body = self.opened.content.body.own() if self.opened.content is not None else None
        office = body.office_name if body is not None else ""
        wearer = Wearer(office, self.name, word(self.opened.user.role))
        find = finder(self.desk, self.opened.admin)
        out = export(self.desk, self.admin_desk)
        shell = Shell(wearer, screens(self.parts(habits)), memory, find, _basis(), out)
        if self.desk is None:  # own work, or the fingerprint for the grant, is there
            shell.open_place("系统管理")
        return shell

    def _not_granted(self) -> tuple[str, ...]:
        """Say to whom the content is not granted what to do: the fingerprint is on this screen."""
        user = self.opened.user
        if user.role not in CONTENT_ROLES or self.opened.content is not None:
            return ()
        told = self.own_account.read().fingerprint
        return (
            "还没有授权您查看谈话内容。请当面请经办人或者办公室负责人在“用户”里授权，"
            f"核对码 {told}，须与对方屏幕上的一致。",
        )

    def parts(self, habits: Habits | None = None) -> Parts:
        """Return what the screens are made from."""
        return Parts(
            opened=self.opened,
            outside=self.outside,
            changes=self.changes,
            wishes=self.wishes,
            admin_desk=self.admin_desk,
            desk=self.desk,
            accounts=self.accounts,
            own_account=self.own_account,
            safety=self.safety,
            habits=habits,
            today=self._today,
        )

    def counts(self) -> Mapping[str, int]:
        """Return how many reports are late, for the navigation."""
        if self._today is None:
            return {}
        view = self._today.read()
        self.acts = len(view.to_do)
        return {"整改跟踪": view.late}

    def change_password(self, old: str, new: str) -> Callable[[], Callable[[], None]]:
        """Check a new password of one's own and return the slow half, which returns the quick."""
        return self.own_account.change_password(old, new)

    def weakness(self, password: str) -> str | None:
        """Say what is wrong with a new password of one's own."""
        return weakness(password, login=self.login, name=self.name)

    def backup_due(self, *, closing: bool) -> bool:
        """Say whether a backup is to be made now."""
        return self.safety.is_due(closing=closing)

    def back_up(self, *, closing: bool) -> Callable[[], Any]:
        """Return the slow half of an automatic backup."""
        return self.safety.back_up(AT_CLOSING if closing else DAILY)

    def backed_up(self, outcome: Any) -> tuple[str, ...]:
        """Write the backup into the log; return what could not be copied."""
        self.safety.backed_up(outcome)
        missed: tuple[str, ...] = outcome.missed
        return missed

    def look_into(self, copy: Path, login: str, password: str) -> Preview:
        """Return what putting a copy back would change; slow, for any thread."""
        floor, now = min(FLOOR_KIB, self._cost.kib), self._clock()
        return look_from(self.opened.keys, copy, login, password, now=now, floor_kib=floor)

    def backup_tag(self) -> Tag:
        """Word when the last backup was made; every copy that is kept was verified."""
        copies = self.safety.copies()
        if not copies:
            return Tag("还没有备份", Tone.NEAR)
        at = copies[0].made_at
        today = self.outside.today()
        on = "今天" if at.date() == today else short_day(at.date(), today)
        late = (today - at.date()).days > 1
        return Tag(f"最近备份 {on} {at:%H:%M} 已校验", Tone.NEAR if late else Tone.PLAIN)

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a touch the window is locked."""
        return policies_of(self.opened.admin).idle_minutes

    def keep_typed(self, forms: Sequence[KeptForm]) -> None:
        """Keep forms in the store; where it cannot take them, sealed in memory."""
        try:
            self._unsaved.keep(forms)
            self._sealed.pop(self.login, None)
        except StoreError:
            self._sealed[self.login] = self._unsaved.seal(forms)

    def typed_before(self) -> list[KeptForm]:
        """Return the forms kept at the last lock."""
        sealed = self._sealed.pop(self.login, b"")
        return [*(self._unsaved.unseal(sealed) if sealed else ()), *self._unsaved.kept()]

    def leave(self, *, locked: bool) -> None:
        """Note the end, keep the numbers of the days ahead, close the store, let the keys go."""
        self._keep_counts()
        leave(self.opened, now=self.outside.now(), locked=locked)

    def _keep_counts(self) -> None:
        if self._today is None:
            return
        try:
            counts = self._today.counts_ahead()
            due_counts.write(self.opened.keys.folder, counts, today=self.outside.today())
        except StoreError:
            return  # a hint for the tray only; nothing may keep the store from being closed

    def _desk_at(self, store: S) -> Desk[S]:
        user = self.opened.user
        return Desk(
            store=store,
            worker=Worker(
                login=user.login,
                name=user.name,
                role=user.role,
                person_id=user.person_id,
                unit=user.unit,
            ),
            today=self.outside.today,
            now=self.outside.now,
            new_id=self.outside.new_id,
            changed=self.changes.tell,
        )


def _basis() -> dict[str, list[tuple[str, str]]]:
    """Return the articles that each place rests on, as the foot of the window offers them."""
    return {
        place: [(str(a.number), f"{a.label}　{a.title}") for a in articles]
        for place, articles in by_place().items()
    }
