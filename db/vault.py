"""Making a store's folder, and getting its data keys by password or by the recovery sheet.

Nothing here keeps a file open, so it may run on any thread. `db.session.OpenVault` then opens the
two vaults with the keys, on the thread that will use them.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path

from db import folder, keys, slots
from db.admin import AdminStore
from db.content import ContentStore
from db.driver import connect
from db.errors import NoStore, NoSuchRecord, SlotsDamaged, StoreDamaged, WrongPassword, WrongSheet
from db.former import Former
from db.frozen import frozen
from db.keys import DEFAULT_COST, FLOOR_KIB, Cost
from db.records import Role, User
from db.sheet import Sheet, read_sheet
from db.slots import Head, Slot, Slots
from db.tables.accounts import Users
from db.tables.settings import Settings

ADMIN_VAULT = "admin"
CONTENT_VAULT = "content"
CONTENT_ROLES = frozenset({Role.CLERK, Role.OFFICE_HEAD, Role.TALKER, Role.READER})


@frozen
class Keys:
    """What a log-in opens: the data keys of one user's vaults. Never shown, never written."""

    folder: Path
    store: str
    user_id: str
    login: str
    role: Role
    admin: bytes = field(repr=False)
    content: bytes | None = field(repr=False)

    def sheet(self) -> Sheet | None:
        """Return the recovery sheet; only who holds the content key can."""
        if self.content is None:
            return None
        return Sheet(store=self.store, admin=self.admin, content=self.content)


@frozen
class NewUser:
    """A user to be, with the first password."""

    user: User
    password: str = field(repr=False)


def login_name(typed: str) -> str:
    """Return a log-in name as it is stored: no spaces around, half-width, lower case."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def create(
    store_folder: Path,
    users: Sequence[NewUser],
    *,
    store: str,
    fill: Callable[[AdminStore, ContentStore], None],
    cost: Cost = DEFAULT_COST,
) -> Keys:
    """Make a store with its first users and return the keys of the first.

    `store` is the new store's id. `fill` puts in what belongs there from the start, in blocks of
    its own. The store exists once this returns; after a crash before that, call it again.
    """
    _make_room(store_folder)
    made = Keys(
        folder=store_folder,
        store=store,
        user_id=users[0].user.id,
        login=users[0].user.login,
        role=users[0].user.role,
        admin=keys.new_key(),
        content=keys.new_key(),
    )
    document = Slots(store=store)
    for new in users:
        document = document.with_slot(new_slot(made, document, new.user, new.password, cost))
    with folder.file_errors("数据文件夹"):
        (store_folder / folder.ATTACHMENTS).mkdir(exist_ok=True)
        (store_folder / folder.BACKUPS).mkdir(exist_ok=True)
    heads = _fill(made, users, fill)
    slots.save(store_folder, replace(document, heads=heads), made.admin)
    (store_folder / folder.FOUNDING).unlink()
    return made


def unlock(store_folder: Path, login: str, password: str, *, floor_kib: int = FLOOR_KIB) -> Keys:
    """Return what this user's password opens. Takes about half a second.

    Raises WrongPassword, SlotsDamaged, StoreTooNew, NoStore or NotEnoughMemory. The caller minds
    the waiting time after failed log-ins (`slots.Tries`).
    """
    document = slots.load(store_folder)
    if not document.slots or not all(s.sound(floor_kib) for s in document.slots):
        raise slots.damaged()
    name = login_name(login)
    slot = document.of_login(name)
    private = open_slot(document, slot or document.slots[0], password)
    if slot is None or private is None:
        raise WrongPassword("用户名或口令不对，请重新输入；数据没有改动。")
    return _taken(store_folder, document, slot, private)


def recover(
    store_folder: Path,
    sheet: str,
    login: str,
    password: str,
    *,
    first: Callable[[Keys], None] = lambda _: None,
    cost: Cost = DEFAULT_COST,
) -> Keys:
    """Open a store by its recovery sheet, and give the named user a new password.

    `first` is given the keys before the password is written. Works without store.slots as well;
    the other users then need new passwords too.
    """
    if not slots.exists(store_folder):
        read_sheet(sheet)
        slots.load(store_folder)  # raises the sentence for a folder without a store
    opened, user = unlock_by_sheet(store_folder, sheet, login)
    document = _slots_or_new(store_folder, opened.store, opened.admin)
    slot = new_slot(opened, document, user, password, cost)
    first(opened)
    slots.save(store_folder, document.with_slot(slot).without_tries(user.login), opened.admin)
    return opened


def unlock_by_sheet(store_folder: Path, sheet: str, login: str) -> tuple[Keys, User]:
    """Return the keys that the sheet gives the named user of a store or of a copy, and the user."""
    admin_key, content_key = read_sheet(sheet)
    user, store = _proved(store_folder, admin_key, content_key, login_name(login))
    opened = Keys(
        folder=store_folder,
        store=store,
        user_id=user.id,
        login=user.login,
        role=user.role,
        admin=admin_key,
        content=content_key if user.role in CONTENT_ROLES else None,
    )
    return opened, user


def new_slot(held: Keys, document: Slots, user: User, password: str, cost: Cost) -> Slot:
    """Return a slot with a new key pair; content is granted where held and the role has it."""
    private, public = keys.new_pair()
    slot = Slot(
        user_id=user.id,
        login=user.login,
        role=user.role,
        cost=cost,
        salt=b"",
        public=public,
        wrapped=b"",
        grants={},
        former=_former_of(document, user.id),
    )
    slot = granted(slot, document, ADMIN_VAULT, held.admin)
    if held.content is not None and user.role in CONTENT_ROLES:
        slot = granted(slot, document, CONTENT_VAULT, held.content)
    return locked(slot, document, private, password, cost)


def _former_of(document: Slots, user_id: str) -> Former | None:
    known = document.of_user(user_id)
    return known.former if known is not None else None


def locked(slot: Slot, document: Slots, private: bytes, password: str, cost: Cost) -> Slot:
    """Return the slot with its private key under this password."""
    slot = replace(slot, cost=cost, salt=keys.new_key()[: slots.SALT_BYTES])
    key = keys.password_key(password, slot.salt, cost)
    return replace(slot, wrapped=keys.wrap(key, private, slot.about(document.store)))


def granted(slot: Slot, document: Slots, vault: str, data_key: bytes) -> Slot:
    """Return the slot with a grant of one vault's data key."""
    about = slot.about_grant(document.store, document.epoch, vault)
    return replace(slot, grants={**slot.grants, vault: keys.grant(slot.public, data_key, about)})


def open_slot(document: Slots, slot: Slot, password: str) -> bytes | None:
    """Return the user's private key, or None for a wrong password."""
    key = keys.password_key(password, slot.salt, slot.cost)
    return keys.unwrap(key, slot.wrapped, slot.about(document.store))


def _taken(store_folder: Path, document: Slots, slot: Slot, private: bytes) -> Keys:
    def take(vault: str) -> bytes | None:
        if vault not in slot.grants:
            return None
        about = slot.about_grant(document.store, document.epoch, vault)
        data_key = keys.take(private, slot.grants[vault], about)
        if data_key is None:
            raise slots.damaged()
        return data_key

    admin_key = take(ADMIN_VAULT)
    if admin_key is None or not document.sealed_by(admin_key):
        raise slots.damaged()
    return Keys(
        folder=store_folder,
        store=document.store,
        user_id=slot.user_id,
        login=slot.login,
        role=slot.role,
        admin=admin_key,
        content=take(CONTENT_VAULT),
    )


def _make_room(store_folder: Path) -> None:
    if slots.exists(store_folder):
        raise NoStore(
            f"“{store_folder}”中已有数据，不能再建立一份；原有数据没有改动，"
            "请登录，或另选一个文件夹。"
        )
    with folder.file_errors("数据文件夹"):
        store_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (store_folder / folder.FOUNDING).touch()
        for name in (folder.ADMIN, folder.CONTENT):  # left by a founding that was cut short
            for end in ("", "-wal", "-shm"):
                (store_folder / f"{name}{end}").unlink(missing_ok=True)


def _fill(
    made: Keys, users: Sequence[NewUser], fill: Callable[[AdminStore, ContentStore], None]
) -> dict[str, Head]:
    if made.content is None:
        raise ValueError("the first user holds the content")
    admin = AdminStore(made.folder / folder.ADMIN, made.admin, create=True)
    try:
        content = ContentStore(made.folder / folder.CONTENT, made.content, create=True)
        try:
            with admin.atomic():
                admin.settings.put("store", made.store)
                for new in users:
                    admin.users.put(new.user)
            fill(admin, content)
            return {
                ADMIN_VAULT: head_of(admin),
                CONTENT_VAULT: head_of(content),
            }
        finally:
            content.close()
    finally:
        admin.close()


def head_of(store: AdminStore | ContentStore) -> Head:
    """Return the newest entry of a vault's log."""
    seq, mac = store.audit.head()
    return Head(seq=seq, mac=mac)


def _proved(
    store_folder: Path, admin_key: bytes, content_key: bytes, login: str
) -> tuple[User, str]:
    try:
        connect(store_folder / folder.CONTENT, content_key).close()
        conn = connect(store_folder / folder.ADMIN, admin_key)
    except StoreDamaged as error:
        raise WrongSheet(
            "恢复单打不开这份数据：恢复单不是这一份的，或者数据文件已损坏；数据没有改动，"
            "请核对恢复单，或从备份恢复。"
        ) from error
    try:
        store = str(Settings(conn).get("store"))
        user = next((u for u in Users(conn).all() if u.login == login), None)
    finally:
        conn.close()
    if user is None or user.disabled:
        raise NoSuchRecord("没有这个用户，或者已停用；请输入在用的用户名，数据没有改动。")
    return user, store


def _slots_or_new(store_folder: Path, store: str, admin_key: bytes) -> Slots:
    try:
        document = slots.load(store_folder)
    except SlotsDamaged:
        return Slots(store=store)
    return document if document.sealed_by(admin_key) else Slots(store=store)
