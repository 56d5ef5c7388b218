"""Putting a backup copy back in place of the store, which is closed while its lock is held."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import backup, folder, preview, restore, slots
from db.backup import Copy
from db.errors import NoStore, SlotsDamaged, StoreError
from db.keys import FLOOR_KIB
from db.preview import Preview, Side
from db.restore import Restored
from db.vault import Keys
from desktop.errors import Refused
from desktop.security.permissions import require
from desktop.services.parts.patience import patience

__all__ = [
    "Copy",
    "Preview",
    "Restored",
    "Side",
    "copies_in",
    "gains",
    "held",
    "look",
    "look_by_sheet",
    "look_from",
    "losses",
    "put_back",
    "put_back_by_sheet",
]

BEFORE = "恢复前"
_MOST_NAMED = 10


def copies_in(place: Path) -> list[Copy]:
    """Return the copies in a folder, newest first."""
    return backup.copies(place)


def look(
    place: Path,
    store_folder: Path,
    login: str,
    password: str,
    *,
    present: Keys | None = None,
    floor_kib: int = FLOOR_KIB,
) -> Preview:
    """Return what putting a copy (or the newest in a folder) back would change; nothing is written.

    User and password are those of the time of the copy; any thread may run it.
    """
    copy, keys = _opened(place, store_folder, login, password, floor_kib)
    return preview.compare(copy, keys, store_folder, present)


def look_from(
    present: Keys,
    place: Path,
    login: str,
    password: str,
    *,
    now: datetime,
    floor_kib: int = FLOOR_KIB,
) -> Preview:
    """Do as `look` at an open store; wrong passwords are counted there, and waited for."""
    require(present.role, "restore")
    with patience(present.folder, login, now):
        return look(place, present.folder, login, password, present=present, floor_kib=floor_kib)


def look_by_sheet(place: Path, store_folder: Path, login: str, sheet: str) -> Preview:
    """Do as `look`, with the recovery sheet of the time of the copy in place of a password."""
    copy, keys = _opened_by_sheet(place, store_folder, login, sheet)
    return preview.compare(copy, keys, store_folder)


def losses(found: Preview) -> tuple[str, ...]:
    """Return sentences on what of the present store a restore would take away."""
    if found.now is None:
        return (found.unknown or "这里现在没有数据，恢复不会失去什么。",)
    if not found.deeds and not found.added:
        return ("做备份以后没有新的操作，恢复不会失去内容。",)
    said = []
    if found.added:
        said.append(f"备份以后新建的谈话{len(found.added)}次不再有：{_listed(found.added)}。")
    if found.touched:
        said.append(f"谈话{len(found.touched)}次退回备份时的内容：{_listed(found.touched)}。")
    if found.deeds:
        several = [f"{deed}{count}项" for deed, count in found.deeds.items()]
        said.append(f"备份以后办理的{sum(found.deeds.values())}项会失去：{_listed(several)}。")
    return tuple(said)


def gains(found: Preview) -> tuple[str, ...]:
    """Return sentences on what the copy has and the present store lacks, or the copy lacks too."""
    said = []
    if found.returning:
        said.append(
            f"现在没有的谈话{len(found.returning)}次会重新出现：{_listed(found.returning)}。"
        )
    if found.lacking:
        said.append(f"这份备份本身缺附件{len(found.lacking)}个：{_listed(found.lacking)}。")
    return tuple(said)


def held(side: Side) -> str:
    """Return in words what the store or the copy holds, and the last deed in it."""
    counted = f"谈话{len(side.talks)}次、人员{side.people}名、附件{side.attachments}个"
    if side.last is None:
        return counted
    return f"{counted}；最后一次操作是{side.last.at:%Y年%m月%d日 %H:%M}“{side.last.deed}”"


def put_back(
    place: Path,
    store_folder: Path,
    login: str,
    password: str,
    *,
    now: datetime,
    floor_kib: int = FLOOR_KIB,
) -> Restored:
    """Put a copy (or the newest in a folder) back; user and password are those of its time.

    The process lock of the store's folder is held and the store closed; any thread may run it.
    A present store that is whole is first copied, so that this can be taken back like any other
    copy. Raises a StoreError naming the file of the copy at fault; the present store then stays.
    """
    copy, keys = _opened(place, store_folder, login, password, floor_kib)
    return _put_back(copy, keys, store_folder, now)


def put_back_by_sheet(
    place: Path, store_folder: Path, login: str, sheet: str, *, now: datetime
) -> Restored:
    """Do as `put_back`, by the recovery sheet; over a store that opens only by that store's sheet.

    The passwords of the time of the copy hold; the log-in window sets another one by the sheet.
    """
    copy, keys = _opened_by_sheet(place, store_folder, login, sheet)
    return _put_back(copy, keys, store_folder, now, "，用恢复单打开")


def _put_back(
    copy: Path, keys: Keys, store_folder: Path, now: datetime, remark: str = ""
) -> Restored:
    if slots.exists(store_folder):
        _copy_present(replace(keys, folder=store_folder), now)
    return restore.restore(copy, keys, store_folder, at=now, remark=remark)


def _opened(
    place: Path, store_folder: Path, login: str, password: str, floor_kib: int
) -> tuple[Path, Keys]:
    copy = restore.find(place, store_folder)
    keys, _listed = restore.open_copy(copy, login, password, floor_kib=floor_kib)
    require(keys.role, "restore")
    return copy, keys


def _opened_by_sheet(place: Path, store_folder: Path, login: str, sheet: str) -> tuple[Path, Keys]:
    copy = restore.find(place, store_folder)
    keys, _listed = restore.open_copy_by_sheet(copy, login, sheet)
    require(keys.role, "restore")
    with suppress(NoStore, SlotsDamaged):  # then there is nothing that opens
        if not slots.load(store_folder).sealed_by(keys.admin):
            raise Refused(
                "这份恢复单能打开备份，打不开现在的数据（备份以后更换过密钥，或者是另一份数据），"
                "没有恢复；请打开窗口登录后恢复，或者另指定一个数据文件夹恢复。"
            )
    return copy, keys


def _copy_present(keys: Keys, now: datetime) -> None:
    try:
        if slots.load(keys.folder).sealed_by(keys.admin):
            backup.make(keys, keys.folder / folder.BACKUPS, at=now, reason=BEFORE)
    except StoreError:  # damaged, or under newer keys: it is kept aside as it is
        return


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown}等{len(names)}个"
