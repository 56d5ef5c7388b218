"""Deeds with users, each told before it begins and after it is done; for the worker and its test.

A user's standing is [disabled, number of the password or None, content granted]; None is a user who
is not there.
"""

import itertools
import json
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.records import Role
from db.vault import Keys, unlock
from desktop.services.accounts import AccountService
from desktop.services.desk import Desk, Worker
from desktop.services.login import enter, leave, log_in_by_sheet
from desktop.services.own_account import OwnAccountService
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.soak.store import LOGIN

SECRETS = ("first day at work 8", "a door by the lake 9")
GUARD = "zhoubaomi"  # 安全保密管理员
ADDED, DISABLED, ENABLED = "建立用户", "停用用户", "启用用户"
RESET, GRANTED = "重设口令", "授权查看内容"
BY_SHEET, PRINTED = "用恢复单重设口令", "打印恢复单"
CHANGED = "更改口令"

Standing = list | None


def say(**said: object) -> None:
    """Answer with one line, written in one piece."""
    os.write(1, json.dumps(said).encode() + b"\n")


def opened_for(place: Path, login: str, password: str) -> Keys:
    """Return the keys of one user."""
    return unlock(place, login, password, floor_kib=CHEAP.kib)


@contextmanager
def at_desk(keys: Keys) -> Iterator[Desk]:
    """Log a user in, and out again."""
    opened = enter(keys, now=NOW)
    user = opened.user
    try:
        yield Desk(
            store=opened.admin,
            worker=Worker(login=user.login, name=user.name, role=user.role),
            today=NOW.date,
            now=lambda: NOW,
            new_id=lambda: os.urandom(16).hex(),
            changed=lambda _tables: None,
        )
    finally:
        leave(opened, now=NOW)


@contextmanager
def at_work(keys: Keys) -> Iterator[AccountService]:
    """Log a user in to the work with users, and out again."""
    with at_desk(keys) as desk:
        yield AccountService(desk, keys, cost=CHEAP)


@contextmanager
def at_own_account(keys: Keys) -> Iterator[OwnAccountService]:
    """Log a user in to the own account, and out again."""
    with at_desk(keys) as desk:
        yield OwnAccountService(desk, keys, lambda: NOW, cost=CHEAP)


def make_guard(place: Path) -> None:
    """Register the administrator who resets passwords, and so voids the grants."""
    with at_work(opened_for(place, LOGIN, PASSWORD)) as service:
        service.add(GUARD, "周保密", Role.SECURITY_ADMIN, SECRETS[0])()


def change_guards(place: Path) -> None:
    """Let the administrator change the password that somebody else has set."""
    with at_own_account(opened_for(place, GUARD, SECRETS[0])) as service:
        say(login=GUARD, doing=CHANGED)
        service.change_password(*SECRETS)()()
        say(login=GUARD, done=CHANGED)


class Accounts:
    """Deeds with users in a random order, until killed; says "ready" as one of them begins."""

    def __init__(self, place: Path, chance: random.Random, standings: dict[str, Standing]) -> None:
        self._place, self._chance, self._standings = place, chance, standings
        self._left = chance.randrange(4)  # deeds before the one that may be killed

    def go_on(self, count: int | None = None) -> None:
        """Do so many deeds, or until killed."""
        for _ in range(count) if count is not None else itertools.count():
            login = self._chance.choice(list(self._standings))
            self._deed(login, self._standings[login])

    def _deed(self, login: str, standing: Standing) -> None:
        deeds = [self._print_sheet]
        match standing:
            case None:
                deeds = [self._add]
            case [True, *_]:
                deeds = [self._enable]
            case [False, None, _]:
                deeds = [self._reset, self._use_sheet]
            case [False, _, granted]:
                deeds += [self._disable, self._reset, self._use_sheet, self._change, self._change]
                deeds += [] if granted else [self._grant] * 4
        self._chance.choice(deeds)(login, standing)

    @contextmanager
    def _told(self, login: str, deed: str, after: Standing, between: Standing = None):
        before = self._standings[login]
        may_be = [before, after] + ([between] if between else [])
        say(login=login, doing=deed, may_be=may_be, ready=not self._left)
        self._left -= 1
        yield
        self._standings[login] = after
        say(login=login, done=deed, standing=after)

    def _clerk(self):
        return at_work(opened_for(self._place, LOGIN, PASSWORD))

    def _guard(self):
        return at_work(opened_for(self._place, GUARD, SECRETS[0]))

    def _add(self, login, _standing):
        with self._clerk() as service, self._told(login, ADDED, [False, 0, True], _KEYLESS):
            service.add(login, f"赵{login}", Role.READER, SECRETS[0])()

    def _disable(self, login, _standing):
        with self._clerk() as service, self._told(login, DISABLED, _SHUT_OUT):
            service.disable(_id(service, login))

    def _enable(self, login, _standing):
        with self._clerk() as service, self._told(login, ENABLED, [False, 1, True], _KEYLESS):
            service.enable(_id(service, login), SECRETS[1])()

    def _reset(self, login, standing):
        number = 1 - (standing[1] or 0)
        with self._guard() as service, self._told(login, RESET, [False, number, False]):
            service.reset_password(_id(service, login), SECRETS[number])()

    def _grant(self, login, standing):
        with self._clerk() as service, self._told(login, GRANTED, [False, standing[1], True]):
            service.grant(_id(service, login))

    def _change(self, login, standing):
        old, new, granted = standing[1], 1 - standing[1], standing[2]
        keys = opened_for(self._place, login, SECRETS[old])
        with at_own_account(keys) as service, self._told(login, CHANGED, [False, new, granted]):
            service.change_password(SECRETS[old], SECRETS[new])()()

    def _print_sheet(self, login, standing):
        with self._clerk() as service, self._told(login, PRINTED, standing):
            service.recovery_sheet()

    def _use_sheet(self, login, standing):
        number = 1 - (standing[1] or 0)
        sheet = opened_for(self._place, LOGIN, PASSWORD).sheet().text()
        with self._told(login, BY_SHEET, [False, number, True]):
            log_in_by_sheet(self._place, sheet, login, SECRETS[number], now=NOW, cost=CHEAP)


_KEYLESS: Standing = [False, None, False]
_SHUT_OUT: Standing = [True, None, False]


def _id(service: AccountService, login: str) -> str:
    return next(row.user.id for row in service.users() if row.user.login == login)
