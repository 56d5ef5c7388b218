"""The first start: making the store with the own body and the first users."""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path

from db import vault
from db.admin import AdminStore
from db.content import ContentStore
from db.frozen import frozen
from db.keys import DEFAULT_COST, Cost
from db.records import Body, Role, Term, User
from db.sheet import Sheet
from db.vault import Keys, NewUser
from desktop.errors import BadInput, Refused
from desktop.security.passwords import require_strong


@frozen
class FirstUser:
    """A user of the first start. The first of them is 经办人; a talker may name a leader later."""

    login: str
    name: str
    password: str = field(repr=False)
    role: Role = Role.CLERK


@frozen
class Founded:
    """The keys of the first user, and the recovery sheet to be printed, sealed and locked up."""

    keys: Keys
    sheet: Sheet


def found(
    store_folder: Path,
    body: Body,
    term: Term | None,
    users: Sequence[FirstUser],
    *,
    now: datetime,
    new_id: Callable[[], str],
    cost: Cost = DEFAULT_COST,
) -> Founded:
    """Make the store. Takes about half a second for each user; may run on any thread.

    Raises BadInput (with `field`) for what was typed and a StoreError for folder and disk.
    """
    new_users = _checked(users, now, new_id)

    def fill(admin: AdminStore, content: ContentStore) -> None:
        first = new_users[0].user
        with content.atomic():
            content.body.put(body)
            if term is not None:
                content.terms.put(term)
            _note(content, "建立数据", first, body.id, now)
        with admin.atomic():
            for new in new_users:
                _note(admin, "建立用户", first, new.user.id, now)

    keys = vault.create(store_folder, new_users, store=new_id(), fill=fill, cost=cost)
    sheet = keys.sheet()
    if sheet is None:
        raise RuntimeError("the first user holds the content")
    return Founded(keys=keys, sheet=sheet)


def _checked(users: Sequence[FirstUser], now: datetime, new_id: Callable[[], str]) -> list[NewUser]:
    if not users or users[0].role is not Role.CLERK:
        raise Refused("第一个用户须是经办人，由其办理日常工作和其他用户的登记。")
    logins = [vault.login_name(u.login) for u in users]
    if len(set(logins)) < len(logins):
        raise BadInput("两个用户的用户名相同，请改其中一个。", field="用户名")
    for login, user in zip(logins, users, strict=True):
        if not login:
            raise BadInput("请填写用户名，例如姓名的拼音。", field="用户名")
        if not user.name.strip():
            raise BadInput("请填写姓名。", field="姓名")
        require_strong(user.password, login=login, name=user.name.strip())
    return [_new_user(u, now, new_id, chosen=i == 0) for i, u in enumerate(users)]


def _new_user(
    typed: FirstUser, now: datetime, new_id: Callable[[], str], *, chosen: bool
) -> NewUser:
    user = User(
        id=new_id(),
        login=vault.login_name(typed.login),
        name=typed.name.strip(),
        role=typed.role,
        must_change=True,
        password_changed_at=now,
        created_at=now,
    )
    return NewUser(
        user=replace(user, must_change=not chosen),  # the others get a password to be changed
        password=typed.password,
    )


def _note(
    store: AdminStore | ContentStore, deed: str, actor: User, object_id: str, now: datetime
) -> None:
    store.audit.append(at=now, actor=actor.login, role=actor.role, deed=deed, object_id=object_id)
