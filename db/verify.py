"""Checking a whole store: slots, both vaults, every attachment, every backup copy."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from db import backup, folder, manifest, slots
from db.attachments import AttachmentFiles
from db.audit import Audit
from db.checks import Fault, check_vault
from db.driver import connect
from db.errors import StoreError
from db.former_keys import chain_key, former_keys
from db.frozen import frozen
from db.manifest import Manifest, Sum
from db.outbox import compared
from db.records import Attachment
from db.restore import altered, last_restore
from db.session import FOUND_OLDER, attachment_files
from db.slots import Head, Slots
from db.tables.accounts import Users
from db.tables.attachments import Attachments
from db.tables.settings import Settings
from db.upgrade import lacks_steps
from db.vault import ADMIN_VAULT, CONTENT_VAULT, Keys

_FILES = {ADMIN_VAULT: folder.ADMIN, CONTENT_VAULT: folder.CONTENT}


@frozen
class Report:
    """What was checked, and everything that is wrong.

    `notices` tell what was found at an earlier log-in; `strays` are files that no record names.
    """

    faults: tuple[Fault, ...]
    attachments: int
    strays: int
    copies: int
    notices: tuple[str, ...] = ()


def verify(
    keys: Keys, targets: Sequence[Path], *, looking_at: Callable[[str], None] = lambda _: None
) -> Report:
    """Check everything; `looking_at` is told each file in turn (it may raise, to give up).

    Raises StoreError for a user without the content key, and for a store of an older version.
    """
    if keys.content is None:
        raise StoreError("核对全部数据要有谈话内容的密钥，请由经办人登录后核对；数据没有改动。")
    faults: list[Fault] = []
    looking_at(folder.SLOTS)
    document = slots.load(keys.folder)
    noted = _noted(keys, document, targets)
    for vault, key in ((ADMIN_VAULT, keys.admin), (CONTENT_VAULT, keys.content)):
        looking_at(_FILES[vault])
        faults += check_vault(keys.folder / _FILES[vault], key, noted.get(vault, []))
    if not faults:
        _require_steps(keys)
        faults += [*_users(keys, document), *_carried(keys)]
    notices = () if faults else _found_older(keys)
    rows = _rows(keys.folder / folder.CONTENT, keys.content)
    files = attachment_files(keys.folder, keys.content)
    faults += _attachments(rows, files, looking_at)
    copies = 0
    for target in targets:
        for copy in backup.folders(target):
            looking_at(f"{copy.name}")
            copies += 1
        faults += _target(keys, target)
    return Report(
        faults=tuple(faults),
        attachments=len(rows),
        strays=len(files.ids() - {row.id for row in rows}),
        copies=copies,
        notices=notices,
    )


def targets_of(keys: Keys) -> list[Path]:
    """Return where copies of this store lie: beside it, and in the second place if one is named."""
    own = keys.folder / folder.BACKUPS
    try:
        with closing(connect(keys.folder / folder.ADMIN, keys.admin)) as conn:
            second = Settings(conn).get(backup.SECOND_FOLDER)
    except StoreError:  # verify reports admin.db by name
        return [own]
    return [own, Path(second)] if second else [own]


def _noted(keys: Keys, document: Slots, targets: Sequence[Path]) -> dict[str, list[Head]]:
    """Return the entries each log must still hold: of the last closing, and of later copies.

    Copies older than the last restore do not count, as a restore takes a store back lawfully.
    """
    since = last_restore(keys)
    noted = {vault: [head] for vault, head in document.heads.items()}
    for copy in (copy for target in targets for copy in backup.folders(target)):
        listed = _own(copy, keys)
        if listed is not None and (since is None or listed.made_at > since):
            for vault, head in listed.heads.items():
                noted.setdefault(vault, []).append(head)
    return noted


def _found_older(keys: Keys) -> tuple[str, ...]:
    """Tell that an earlier log-in found the store put back; its heads have been noted since."""
    since = last_restore(keys)
    with closing(connect(keys.folder / folder.ADMIN, keys.admin)) as conn:
        log = Audit(conn, chain_key(conn, keys.admin))
        entry = log.newest(FOUND_OLDER)
    if entry is None or (since is not None and entry.at < since):
        return ()
    return (
        f"管理日志第{entry.seq}条（{entry.at:%Y年%m月%d日 %H:%M}）记有：登录时{entry.deed}，"
        "可能被换成了过去的副本；请核对此前录入的内容，并请安全审计员查明原因。",
    )


def _own(copy: Path, keys: Keys) -> Manifest | None:
    """Return a copy's proved list, or None where it is damaged or of another store."""
    try:
        listed = manifest.load(copy)
        return (
            manifest.load(copy, keys.admin, former_admin_keys(keys))
            if listed.store == keys.store
            else None
        )
    except StoreError:  # reported by name with the copies
        return None


def _require_steps(keys: Keys) -> None:
    if lacks_steps(keys):
        raise StoreError(
            "两个数据文件完好，但由旧版本的程序写成，尚未升级，还不能逐项核对；数据没有改动，"
            "请经办人先打开窗口登录一次（自动先备份，再升级），然后再核对。"
        )


def _users(keys: Keys, document: Slots) -> list[Fault]:
    with closing(connect(keys.folder / folder.ADMIN, keys.admin)) as conn:
        users = {u.id: u for u in Users(conn).all()}
    return [
        Fault(
            file=folder.SLOTS,
            sentence=f"口令文件store.slots中的用户{slot.login}与用户登记不一致；"
            "请由系统管理员停用后重新登记。",
        )
        for slot in document.slots
        if slot.user_id not in users
        or (users[slot.user_id].login, users[slot.user_id].role) != (slot.login, slot.role)
        or users[slot.user_id].disabled
    ]


def former_admin_keys(keys: Keys) -> tuple[bytes, ...]:
    """Return the admin keys before this one, by which older copies are sealed."""
    try:
        with closing(connect(keys.folder / folder.ADMIN, keys.admin)) as conn:
            return former_keys(conn)
    except StoreError:  # verify reports admin.db by name
        return ()


def _carried(keys: Keys) -> list[Fault]:
    """Compare what the auditor reads with the content's log, entry by entry."""
    if keys.content is None:
        return []
    with (
        closing(connect(keys.folder / folder.ADMIN, keys.admin)) as admin,
        closing(connect(keys.folder / folder.CONTENT, keys.content)) as content,
    ):
        sentence = compared(admin, content)
    if sentence is None:
        return []
    told = f"{sentence.rstrip('。')}；本程序没有改动它，请报告安全审计员，必要时从备份恢复。"
    return [Fault(file=folder.ADMIN, sentence=told)]


def _rows(content: Path, key: bytes) -> list[Attachment]:
    try:
        with closing(connect(content, key)) as conn:
            return Attachments(conn).all()
    except StoreError:  # reported already as a fault of content.db
        return []


def _attachments(
    rows: Sequence[Attachment], files: AttachmentFiles, looking_at: Callable[[str], None]
) -> list[Fault]:
    faults = []
    for row in rows:
        looking_at(row.name)
        sentence = files.verify(row.id, row.name, row.sha256)
        if sentence is not None:
            faults.append(Fault(file=f"{folder.ATTACHMENTS}/{row.id}", sentence=sentence))
    return faults


def _target(keys: Keys, target: Path) -> list[Fault]:
    faults, pooled = [], dict[Path, Sum]()
    former = former_admin_keys(keys)
    for copy in backup.folders(target):
        try:
            listed = manifest.load(copy)
            if listed.store != keys.store:  # another store's copy on the same medium
                continue
            listed = manifest.load(copy, keys.admin, former)
        except StoreError as error:
            faults.append(Fault(file=f"{copy.name}/{manifest.NAME}", sentence=str(error)))
            continue
        pool = backup.pool_of(copy)
        pooled |= {pool / file_id: summed for file_id, summed in listed.attachments.items()}
        faults += [
            _harmed(copy, f"{copy.name}/{name}")
            for name, summed in listed.files.items()
            if altered(copy / name, summed)
        ]
    faults += [
        _harmed(target, f"{folder.ATTACHMENTS}/{path.name}")
        for path, summed in pooled.items()
        if altered(path, summed)
    ]
    return faults


def _harmed(place: Path, file: str) -> Fault:
    return Fault(
        file=file,
        sentence=f"备份文件{file}已损坏或不见了（在“{place}”）；现有数据没有影响，请再备份一次。",
    )
