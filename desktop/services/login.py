"""Logging in and out. `log_in` may run on any thread; `enter` runs on the one that will work."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from db import folder, grants, vault
from db.admin import AdminStore
from db.content import ContentStore
from db.keys import DEFAULT_COST, FLOOR_KIB, Cost
from db.outbox import AT_END, AT_LOG_IN
from db.records import User
from db.session import FOUND_OLDER, OpenVault
from db.store import PROGRAM
from db.upgrade import lacks_steps, upgrade
from db.vault import Keys
from desktop.security.passwords import require_strong
from desktop.services.parts.patience import left_to_wait, patience

_MAY_DIFFER = timedelta(minutes=10)  # a clock that the network sets right is no matter


def recognise(
    store_folder: Path, login: str, password: str, *, now: datetime, floor_kib: int = FLOOR_KIB
) -> Keys:
    """Return the keys this password opens, and nothing else; half a second, failures counted.

    Raises Refused where it is too early after failures, or a StoreError (WrongPassword ...).
    """
    with patience(store_folder, login, now):
        return vault.unlock(store_folder, login, password, floor_kib=floor_kib)


def log_in(
    store_folder: Path, login: str, password: str, *, now: datetime, floor_kib: int = FLOOR_KIB
) -> Keys:
    """Recognise the user; a store of an older version is copied and brought up to date as well."""
    keys = recognise(store_folder, login, password, now=now, floor_kib=floor_kib)
    upgrade(keys, at=now)
    return keys


def log_in_by_sheet(
    store_folder: Path,
    sheet: str,
    login: str,
    password: str,
    *,
    now: datetime,
    cost: Cost = DEFAULT_COST,
) -> Keys:
    """Open the store by the recovery sheet, giving this user a new password; any thread.

    Raises WrongSheet (naming the row that is mistyped), BadInput for a weak password, NoSuchRecord
    for a user that is not there. The log knows of it before the password is another.
    """
    require_strong(password, login=vault.login_name(login))

    def first(keys: Keys) -> None:
        if not lacks_steps(keys):
            _note_sheet(keys, now)

    keys = vault.recover(store_folder, sheet, login, password, first=first, cost=cost)
    if lacks_steps(keys):
        if keys.content is not None:  # who lacks it leaves the upgrade to one who has it
            upgrade(keys, at=now)
        _note_sheet(keys, now)
    with OpenVault(keys) as opened, opened.admin.atomic():
        changed = replace(opened.user, must_change=False, password_changed_at=now)
        opened.admin.users.put(changed)
    return keys


def _note_sheet(keys: Keys, now: datetime) -> None:
    with (
        closing(AdminStore(keys.folder / folder.ADMIN, keys.admin)) as admin,
        admin.atomic(),
    ):
        admin.audit.append(
            at=now,
            actor=keys.login,
            role=keys.role,
            deed="用恢复单重设口令",
            object_id=keys.user_id,
        )


def seconds_to_wait(store_folder: Path, login: str, *, now: datetime) -> float:
    """Return how long this user must still wait after failures before the next try."""
    return left_to_wait(store_folder, login, now).total_seconds()


def enter(
    keys: Keys, *, now: datetime, really: datetime | None = None, program: str = ""
) -> OpenVault:
    """Open both vaults with the keys and write the log-in, and failures before it, into the log.

    `really` is the time by the clock where somebody has asked for another day; the log names it.
    `program` is the version that opens them; both vaults name it from now on, where it is given.
    `OpenVault.user.last_login_at` is the log-in before this one.
    """
    opened = OpenVault(keys)
    try:
        with opened.admin.atomic():
            opened.warnings += _log_oddities(opened, now)
            opened.failed_before = _log_failures(opened)
            asked = f"按指定日期运行，计算机时间{really:%Y-%m-%d %H:%M}" if really else ""
            _note(opened, "登录", now, detail=asked)
            disabled = _note_left_over(opened, now)
            opened.admin.users.put(replace(opened.user, last_login_at=now))
            _name_program(opened.admin, program)
        if opened.content is not None:
            with opened.content.atomic():
                _name_program(opened.content, program)
        for user in disabled:
            grants.remove(keys, user.id)
        opened.forget_failures()
        opened.carry_log(AT_LOG_IN)
    except BaseException:
        opened.close()
        raise
    return opened


def written_by(opened: OpenVault) -> str:
    """Return the version of the program that last wrote to the store."""
    return str(opened.admin.settings.get(PROGRAM, ""))


def _name_program(store: AdminStore | ContentStore, program: str) -> None:
    if program and store.settings.get(PROGRAM) != program:
        store.settings.put(PROGRAM, program)


def leave(opened: OpenVault, *, now: datetime, locked: bool = False) -> None:
    """Write the end of the session into the log, close both vaults and let the keys go."""
    try:
        with opened.admin.atomic():
            _note(opened, "锁定" if locked else "退出", now)
        opened.carry_log(AT_END)
    finally:
        opened.close()


def _note_left_over(opened: OpenVault, now: datetime) -> list[User]:
    """Note of whom the password is still to be taken away, as disabling them was cut short."""
    users = grants.left_over(opened.keys, opened.admin.users.all())
    for user in users:
        _note(opened, "收回停用用户的口令", now, about=user)
    return users


def _log_failures(opened: OpenVault) -> int:
    """Write the failures before this log-in into the log; return how many were this user's."""
    for failure in opened.failures():
        opened.admin.audit.append(
            at=failure.at, actor=failure.login or "未知用户", role="", deed="登录失败", ok=False
        )
    return sum(failure.login == opened.user.login for failure in opened.failures())


def _log_oddities(opened: OpenVault, now: datetime) -> tuple[str, ...]:
    """Write into the log what is odd; return a sentence where the clock was set back."""
    for _ in opened.warnings:
        _note(opened, FOUND_OLDER, now, ok=False)
    newest = opened.admin.audit.entries(limit=1)
    if not newest or newest[0].at <= now:
        return ()
    _note(opened, "发现计算机时间早于上次操作", now, ok=False)
    if newest[0].at - now < _MAY_DIFFER:
        return ()
    last = newest[0].at.astimezone(now.tzinfo)
    return (
        f"计算机的时间是{now:%Y年%m月%d日 %H:%M}，比上次操作（{last:%Y年%m月%d日 %H:%M}）早；"
        "已存的内容没有变，期限按计算机的日期计算，请核对日期和时间。",
    )


def _note(
    opened: OpenVault,
    deed: str,
    now: datetime,
    *,
    detail: str = "",
    ok: bool = True,
    about: User | None = None,
) -> None:
    opened.admin.audit.append(
        at=now,
        actor=opened.user.login,
        role=opened.user.role,
        deed=deed,
        object_id=(about or opened.user).id,
        detail=detail,
        ok=ok,
    )
