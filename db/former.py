"""Marks of former passwords, so that none of the last is taken again."""

import base64
from dataclasses import replace
from typing import Any

from db.errors import PasswordUsed
from db.frozen import frozen
from db.keys import Cost, new_key, password_key, subkey

_MOST_MARKS = 24
_SALT_BYTES = 16


@frozen
class Former:
    """Marks of a user's passwords, the newest last; a guess costs as much as one at the slot.

    One salt serves all marks, so that a new password is compared with all at the price of one.
    """

    cost: Cost
    salt: bytes
    marks: tuple[bytes, ...] = ()


def remembered(known: Former | None, old: str, new: str, last: int, cost: Cost) -> Former:
    """Return the marks with both passwords. Takes a second.

    Raises PasswordUsed where the new one is among the `last` (the old one counts as the newest).
    """
    former = known or Former(cost=cost, salt=new_key()[:_SALT_BYTES])
    before, after = (_mark(former, password) for password in (old, new))
    marks = (*(m for m in former.marks if m != before), before)
    if last and after in marks[-last:]:
        raise PasswordUsed(f"新口令是最近{last}个用过的口令之一，口令没有改；请换一个。")
    return replace(former, marks=(*(m for m in marks if m != after), after)[-_MOST_MARKS:])


def plain_cost(cost: Cost) -> dict[str, int]:
    """Return a cost as JSON holds it."""
    return {"kib": cost.kib, "passes": cost.passes, "lanes": cost.lanes}


def cost_of(plain: dict[str, Any]) -> Cost:
    """Return the cost that JSON held."""
    return Cost(**{k: int(plain[k]) for k in ("kib", "passes", "lanes")})


def plain_former(former: Former) -> dict[str, Any]:
    """Return marks as JSON holds them."""
    marks = [base64.b64encode(mark).decode() for mark in former.marks]
    salt = base64.b64encode(former.salt).decode()
    return {"argon2id": plain_cost(former.cost), "salt": salt, "marks": marks}


def former_of(plain: dict[str, Any]) -> Former:
    """Return the marks that JSON held."""
    return Former(
        cost=cost_of(plain["argon2id"]),
        salt=base64.b64decode(plain["salt"], validate=True),
        marks=tuple(base64.b64decode(mark, validate=True) for mark in plain["marks"]),
    )


def _mark(former: Former, password: str) -> bytes:
    return subkey(password_key(password, former.salt, former.cost), "former password")
