"""The file of users' slots: who can open the store, with which grants, sealed by a MAC."""

import base64
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from db import folder, swap
from db.digest import hmac_sha256, same
from db.errors import NoStore, SlotsDamaged, StoreTooNew
from db.former import Former, cost_of, former_of, plain_cost, plain_former
from db.frozen import frozen
from db.keys import Cost, subkey
from db.records import Role

SALT_BYTES = 16
_FORMAT = 2  # 2 where former passwords are remembered; without them a file is written as 1
_changing = threading.Lock()  # two changes at once would each write the other one away
_MOST_FAILURES = 200  # kept until the next log-in writes them into the log


@frozen
class Slot:
    """One user: the wrapped private key, and the data keys granted to the public key."""

    user_id: str
    login: str
    role: Role
    cost: Cost
    salt: bytes
    public: bytes
    wrapped: bytes
    grants: Mapping[str, bytes]
    former: Former | None = None

    def sound(self, floor_kib: int) -> bool:
        """Tell whether a password may be tried on it at all."""
        return self.cost.within(floor_kib) and len(self.salt) == SALT_BYTES

    def about(self, store: str) -> bytes:
        """Return what the wrapped private key is bound to."""
        facts = [store, self.user_id, self.login, self.role, self.public.hex(), self.salt.hex()]
        cost = [self.cost.kib, self.cost.passes, self.cost.lanes]
        return json.dumps([*facts, *cost], ensure_ascii=False).encode("utf-8", "surrogatepass")

    def about_grant(self, store: str, epoch: int, vault: str) -> bytes:
        """Return what a grant is bound to."""
        facts = [store, epoch, self.user_id, self.login, self.role, vault]
        return json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")


@frozen
class Head:
    """The newest entry of a vault's log when the store was last closed or copied."""

    seq: int
    mac: str


@frozen
class Tries:
    """Failed log-ins of one user since the last that succeeded. Nobody can seal this number."""

    count: int = 0
    last_at: datetime | None = None


@frozen
class Failure:
    """One failed log-in, kept until the administrative log is open; "" is an unknown user."""

    login: str
    at: datetime


@frozen
class Slots:
    """The whole file. Tries and failures stand outside the seal: they change without a key."""

    store: str
    epoch: int = 1
    revision: int = 0
    slots: tuple[Slot, ...] = ()
    heads: Mapping[str, Head] = field(default_factory=dict)
    tries: Mapping[str, Tries] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    mac: str = ""

    def of_login(self, login: str) -> Slot | None:
        """Return a user's slot by the name typed at the log-in."""
        return next((s for s in self.slots if s.login == login), None)

    def of_user(self, user_id: str) -> Slot | None:
        """Return a user's slot by id."""
        return next((s for s in self.slots if s.user_id == user_id), None)

    def with_slot(self, slot: Slot) -> "Slots":
        """Return the slots with one added or replaced."""
        rest = tuple(s for s in self.slots if s.user_id != slot.user_id)
        return replace(self, slots=(*rest, slot))

    def without(self, user_id: str) -> "Slots":
        """Return the slots without one user's."""
        return replace(self, slots=tuple(s for s in self.slots if s.user_id != user_id))

    def after_failure(self, login: str, at: datetime) -> "Slots":
        """Return the slots with one more failed log-in of a user ("" where unknown)."""
        count = self.tries.get(login, Tries()).count + 1
        return replace(
            self,
            tries={**self.tries, login: Tries(count=count, last_at=at)},
            failures=(*self.failures, Failure(login=login, at=at))[-_MOST_FAILURES:],
        )

    def without_tries(self, login: str) -> "Slots":
        """Return the slots with a user's failed log-ins forgiven."""
        return replace(self, tries={k: v for k, v in self.tries.items() if k not in (login, "")})

    def sealed_by(self, admin_key: bytes) -> bool:
        """Tell whether users, grants and heads are as a holder of the admin key left them."""
        return same(self.mac, _mac(self, admin_key))


def exists(store_folder: Path) -> bool:
    """Tell whether a store lies in this folder (whole or damaged, but not half founded)."""
    with folder.read_errors("数据文件夹"):
        if swap.pending(store_folder):
            return True
        there = {
            n for n in (folder.SLOTS, folder.ADMIN, folder.CONTENT) if (store_folder / n).exists()
        }
        half_founded = (store_folder / folder.FOUNDING).exists() and folder.SLOTS not in there
        return bool(there) and not half_founded


def load(store_folder: Path) -> Slots:
    """Read the file; the seal is still to be proved by the admin key."""
    path = store_folder / folder.SLOTS
    with folder.read_errors("口令文件store.slots"):
        if not path.is_file():
            _missing(store_folder)
        raw = path.read_bytes()
    try:
        return _from_plain(json.loads(raw))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise damaged() from None


def save(store_folder: Path, slots: Slots, admin_key: bytes) -> Slots:
    """Seal and write the file; return it as written."""
    new = replace(slots, revision=slots.revision + 1)
    new = replace(new, mac=_mac(new, admin_key))
    _write(store_folder, new)
    return new


def change(store_folder: Path, admin_key: bytes, how: Callable[[Slots], Slots]) -> None:
    """Make new slots of those that lie there at this moment; any thread, one after the other.

    `how` is quick: what takes long is worked out before. Raises SlotsDamaged for a broken seal.
    """
    with _changing:
        document = load(store_folder)
        if not document.sealed_by(admin_key):
            raise damaged()
        new = how(document)
        if new != document:
            save(store_folder, new, admin_key)


def note_failure(store_folder: Path, who: Callable[[Slots], str], at: datetime) -> None:
    """Count a failed log-in, when nobody has a key; the seal stays as it is."""
    with _changing:
        document = load(store_folder)
        save_unsealed(store_folder, document.after_failure(who(document), at))


def save_unsealed(store_folder: Path, slots: Slots) -> None:
    """Write the file with what stands outside the seal changed; the seal stays as it is."""
    _write(store_folder, slots)


def damaged() -> SlotsDamaged:
    """Return the sentence for a file that is damaged or was altered."""
    return SlotsDamaged(
        "口令文件store.slots已损坏或被改动过，打不开数据；谈话数据本身没有改动，"
        "请从备份恢复，或者用恢复单打开。"
    )


def _missing(store_folder: Path) -> NoReturn:
    if store_folder.exists() and not store_folder.is_dir():
        raise NoStore(
            f"“{store_folder}”不是文件夹，不能存放数据；请另选一个文件夹，原文件没有改动。"
        )
    if exists(store_folder):
        raise SlotsDamaged(
            "口令文件store.slots不见了，打不开数据；谈话数据本身没有改动，"
            "请把它找回放到原处，从备份恢复，或者用恢复单打开。"
        )
    raise NoStore(f"“{store_folder}”中没有本程序的数据；请核对文件夹，或者先建立数据。")


def _write(store_folder: Path, slots: Slots) -> None:
    text = json.dumps({**_plain(slots), "mac": slots.mac}, ensure_ascii=False, indent=1)
    raw = text.encode("utf-8", "surrogatepass")
    folder.write_whole(store_folder / folder.SLOTS, raw)


def _mac(slots: Slots, admin_key: bytes) -> str:
    plain = {k: v for k, v in _plain(slots).items() if k not in ("tries", "failures")}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac_sha256(subkey(admin_key, "slots"), text.encode("utf-8", "surrogatepass"))


def _plain(slots: Slots) -> dict[str, Any]:
    return {
        "format": _FORMAT if any(s.former for s in slots.slots) else 1,
        "store": slots.store,
        "epoch": slots.epoch,
        "revision": slots.revision,
        "users": [_plain_slot(s) for s in slots.slots],
        "heads": {v: {"seq": h.seq, "mac": h.mac} for v, h in slots.heads.items()},
        "tries": {
            k: {"count": t.count, "last_at": t.last_at and t.last_at.isoformat()}
            for k, t in slots.tries.items()
        },
        "failures": [{"login": f.login, "at": f.at.isoformat()} for f in slots.failures],
    }


def _plain_slot(slot: Slot) -> dict[str, Any]:
    former = {} if slot.former is None else {"former": plain_former(slot.former)}
    return {
        "id": slot.user_id,
        "login": slot.login,
        "role": slot.role.value,
        "argon2id": plain_cost(slot.cost),
        "salt": _text(slot.salt),
        "public": _text(slot.public),
        "wrapped": _text(slot.wrapped),
        "grants": {vault: _text(g) for vault, g in slot.grants.items()},
        **former,
    }


def _from_plain(plain: dict[str, Any]) -> Slots:
    if int(plain["format"]) > _FORMAT:
        raise StoreTooNew("这份数据由更新版本的程序写过，请安装新版本后再打开；数据没有改动。")
    return Slots(
        store=str(plain["store"]),
        epoch=int(plain["epoch"]),
        revision=int(plain["revision"]),
        slots=tuple(_slot(s) for s in plain["users"]),
        heads={v: Head(seq=int(h["seq"]), mac=str(h["mac"])) for v, h in plain["heads"].items()},
        tries={
            k: Tries(
                count=int(t["count"]),
                last_at=None if t["last_at"] is None else _time(t["last_at"]),
            )
            for k, t in plain["tries"].items()
        },
        failures=tuple(
            Failure(login=str(f["login"]), at=_time(f["at"])) for f in plain["failures"]
        ),
        mac=str(plain["mac"]),
    )


def _slot(plain: dict[str, Any]) -> Slot:
    return Slot(
        user_id=str(plain["id"]),
        login=str(plain["login"]),
        role=Role(plain["role"]),
        cost=cost_of(plain["argon2id"]),
        salt=_bytes(plain["salt"]),
        public=_bytes(plain["public"]),
        wrapped=_bytes(plain["wrapped"]),
        grants={str(v): _bytes(g) for v, g in plain["grants"].items()},
        former=former_of(plain["former"]) if "former" in plain else None,
    )


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _time(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()
