"""Changing who opens the store: passwords, new users, removed users, and grants of the content.

Each function needs the keys of an open log-in and touches the file of slots only, so it may run on
any thread; those that set a password take about half a second.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from db import slots
from db.digest import sha256
from db.errors import NoSuchRecord, WrongPassword
from db.former import remembered
from db.keys import DEFAULT_COST, Cost
from db.records import User
from db.slots import Slot, Slots
from db.vault import CONTENT_VAULT, Keys, granted, locked, new_slot, open_slot


def under_new_password(
    keys: Keys, old: str, new: str, *, last: int = 0, cost: Cost = DEFAULT_COST
) -> Slot:
    """Return the own slot under a new password, all grants as they were; it is still to be put down.

    Takes about two seconds. Raises PasswordUsed for one of the `last` passwords, the old one among
    them; the marks are in the slot.
    """
    document = _sealed(keys)
    slot = _slot(document, keys.user_id)
    private = open_slot(document, slot, old)
    if private is None:
        raise WrongPassword("原口令不对，口令没有改；请重新输入。")
    former = remembered(slot.former, old, new, last, cost)
    return replace(locked(slot, document, private, new, cost), former=former)


def set_password(keys: Keys, user: User, password: str, *, cost: Cost = DEFAULT_COST) -> None:
    """Give a user, new or known, a new key pair under this password.

    Content is granted where the own keys hold it and the role has it; else the grant is void
    until a content holder grants again.
    """
    slot = new_slot(keys, _sealed(keys), user, password, cost)
    _change(keys, lambda now: now.with_slot(slot).without_tries(user.login))


def remove(keys: Keys, user_id: str) -> None:
    """Take a user's slot and grants away; copies of the store made before still open for him."""
    _change(keys, lambda now: now.without(user_id))


def content_granted(keys: Keys, user_id: str) -> Slot:
    """Return a slot with the content granted, once the fingerprint was compared face to face.

    The grant holds when it is put down, after the log has taken the deed.
    """
    if keys.content is None:
        raise NoSuchRecord("您本人没有谈话内容的密钥，不能授权；请由经办人办理。")
    document = _sealed(keys)
    return granted(_slot(document, user_id), document, CONTENT_VAULT, keys.content)


def put_down(keys: Keys, slot: Slot) -> None:
    """Seal and write a slot that was made ready before."""
    _change(keys, lambda now: now.with_slot(slot))


def left_over(keys: Keys, users: Iterable[User]) -> list[User]:
    """Return the disabled users whose slots are still there: disabling them was cut short."""
    document = _sealed(keys)
    return [u for u in users if u.disabled and document.of_user(u.id) is not None]


def forgive(keys: Keys, login: str) -> None:
    """Let a locked-out user try again at once; the failures stay for the log."""
    _change(keys, lambda now: now.without_tries(login))


def fingerprint(document: Slots, user_id: str) -> str | None:
    """Return what to compare before granting, four groups of four; None without a password."""
    slot = document.of_user(user_id)
    if slot is None:
        return None
    digits = sha256(b"tanhua fingerprint" + slot.public).hexdigest()[:16].upper()
    return " ".join(digits[i : i + 4] for i in range(0, 16, 4))


def _change(keys: Keys, how: Callable[[Slots], Slots]) -> None:
    slots.change(keys.folder, keys.admin, how)


def _sealed(keys: Keys) -> Slots:
    document = slots.load(keys.folder)
    if not document.sealed_by(keys.admin):
        raise slots.damaged()
    return document


def _slot(document: Slots, user_id: str) -> Slot:
    slot = document.of_user(user_id)
    if slot is None:
        raise NoSuchRecord("这个用户还没有口令；请先重设口令，再办理授权。")
    return slot
