"""Backups: when one is due, where they lie, making one; and the check of the whole store."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from db import backup, folder, restore, strays, verify
from db.admin import AdminStore
from db.backup import Copy
from db.errors import StoreError
from db.frozen import frozen
from db.records import AuditEntry
from db.rehearsal import Rehearsal, rehearse
from db.thinning import to_keep_after_restore
from db.vault import Keys
from db.verify import Report
from desktop.errors import Refused
from desktop.security.permissions import DEEDS, require
from desktop.security.separation import may, require_stand_in
from desktop.services.desk import Desk

__all__ = [
    "AT_CLOSING",
    "BY_HAND",
    "DAILY",
    "Copy",
    "Outcome",
    "Rehearsal",
    "Report",
    "SafetyService",
    "SecondPlace",
    "is_due",
]

REHEARSAL = "恢复演练"
DAILY, AT_CLOSING, BY_HAND = "每日", "关闭时", "手动"
AT_LEAST_APART = timedelta(minutes=30)
_LEAST_ROOM = 200 * 1024**2  # bytes
_NEW = timedelta(days=1)  # a file this young may still get its row


@frozen
class Outcome:
    """The copies that were made, and sentences on what could not be copied."""

    made: tuple[Copy, ...]
    missed: tuple[str, ...]
    set_aside: tuple[str, ...] = ()  # files that no record named, now in quarantine


@frozen
class SecondPlace:
    """The second place for copies: whether it is there now, and its newest copy if one is known."""

    folder: Path
    there: bool
    newest: datetime | None
    free: int | None  # bytes


def is_due(last: datetime | None, now: datetime, *, closing: bool) -> bool:
    """Tell whether a copy is due: one each day, and at closing if the last is half an hour old."""
    if last is None or last > now:
        return True
    return now - last >= AT_LEAST_APART if closing else last.date() != now.date()


class SafetyService:
    """Backups and checks. What is slow is returned as a call for any thread."""

    def __init__(self, desk: Desk[AdminStore], keys: Keys) -> None:
        self._desk = desk
        self._store = desk.store
        self._keys = keys

    def may(self, deed: str) -> bool:
        """Tell whether "backup", "restore" or "policies" (of the second place) is to be offered."""
        role = self._desk.worker.role
        if deed == "policies":
            return may(role, deed, self._store.users.all())
        return role in DEEDS[deed] and (deed != "backup" or self._keys.content is not None)

    def second_folder(self) -> Path | None:
        """Return the second place for copies, best on another disk, or None."""
        named = self._store.settings.get(backup.SECOND_FOLDER)
        return Path(named) if named else None

    def name_second_folder(self, place: Path | None) -> None:
        """Name the second place for copies, or none."""
        role = self._desk.worker.role
        require(role, "policies")
        require_stand_in(role, "policies", self._store.users.all())
        if place is not None and self._within_store(place):
            raise Refused("第二备份位置不能在数据文件夹里，请选另一块磁盘或U盘上的文件夹。")
        with self._desk.deed("policies", "设定第二备份位置", "", {"settings"}):
            self._store.settings.put(backup.SECOND_FOLDER, str(place.absolute()) if place else None)
            self._store.settings.put(backup.SECOND_MADE_AT, None)
            other = place is not None and not _on_one_disk(place, self._keys.folder)
            self._store.settings.put(backup.SECOND_ELSEWHERE, other)

    def second_place(self) -> SecondPlace | None:
        """Return how it stands with the second place, or None where none is named."""
        place = self.second_folder()
        if place is None:
            return None
        with suppress(OSError, StoreError):  # unplugged, perhaps at this moment, or failing
            if _is_there(place, self._not_on):
                free = shutil.disk_usage(place).free
                made = [c.made_at for c in backup.copies(place) if c.store == self._keys.store]
                newest = max(made, default=None)
                return SecondPlace(folder=place, there=True, newest=newest, free=free)
        noted = self._store.settings.get(backup.SECOND_MADE_AT)
        known = datetime.fromisoformat(noted) if noted else None
        return SecondPlace(folder=place, there=False, newest=known, free=None)

    def copies(self) -> list[Copy]:
        """Return this store's copies in both places, newest first; what is unplugged has none."""
        found = [c for c in backup.copies(self._own_target()) if c.store == self._keys.store]
        second = self.second_folder()
        if second is not None:
            with suppress(StoreError):  # `second_place` tells that it is not there
                found += [c for c in backup.copies(second) if c.store == self._keys.store]
        return sorted(found, key=lambda copy: copy.made_at, reverse=True)

    def is_due(self, *, closing: bool = False) -> bool:
        """Tell whether an automatic copy is due now; never for who lacks the content key."""
        if self._keys.content is None:
            return False
        own = [c.made_at for c in backup.copies(self._own_target()) if c.store == self._keys.store]
        return is_due(max(own, default=None), self._desk.now(), closing=closing)

    def back_up(self, reason: str, *, into: Path | None = None) -> Callable[[], Outcome]:
        """Return the slow half of a backup; give its outcome to `backed_up`.

        Whoever is there when an automatic one is due: it is made for the office.
        """
        if reason not in (DAILY, AT_CLOSING):
            require(self._desk.worker.role, "backup")
        if into is not None and self._within_store(into):
            raise Refused(
                f"“{into}”在数据文件夹里，磁盘损坏时备份会和数据一起丢失，没有备份；"
                "请另选一块磁盘或U盘上的文件夹，或者不指定文件夹，按设定的位置备份。"
            )
        targets = [into] if into is not None else self._targets()
        at = self._desk.now()
        not_on = self._not_on
        return lambda: _make_all(self._keys, targets, at, reason, not_on)

    def backed_up(self, outcome: Outcome) -> None:
        """Write into the log what was copied and what was not."""
        second = self.second_folder()
        with self._store.atomic():
            for copy in outcome.made:
                self._desk.note("备份", copy.folder.name, copy.reason)
                if copy.folder.parent == second:
                    made_at = copy.made_at.isoformat()
                    self._store.settings.put(backup.SECOND_MADE_AT, made_at)
            for _ in outcome.missed:
                self._desk.note("备份不完整", "")
            for file in outcome.set_aside:
                self._desk.note("隔离未登记的附件", file)
        self._desk.changed({"backups"})

    def verify(self, *, looking_at: Callable[[str], None] = lambda _: None) -> Callable[[], Report]:
        """Return the slow half of a check of everything; give its report to `verified`."""
        require(self._desk.worker.role, "backup")
        targets = self._targets()
        return lambda: verify.verify(self._keys, targets, looking_at=looking_at)

    def verified(self, report: Report) -> None:
        """Write the result of a check into the log."""
        with self._store.atomic():
            self._desk.note(
                "核对数据", "", f"{len(report.faults)}处有误" if report.faults else "无误"
            )

    def rehearse(self) -> Callable[[], Rehearsal]:
        """Return the slow half of a rehearsal with the newest copy; give its result to `rehearsed`."""
        require(self._desk.worker.role, "backup")
        copies = [c for c in self.copies() if c.folder.is_dir()]
        if not copies:
            raise Refused("还没有备份，不能演练；请先备份一次。")
        return lambda: rehearse(copies[0].folder, self._keys)

    def rehearsed(self, done: Rehearsal) -> None:
        """Write what a rehearsal has shown into the log."""
        with self._store.atomic():
            if done.faults:
                result = f"没有通过，{len(done.faults)}处有误"
            else:
                result = f"通过，谈话{done.talks}次、附件{done.attachments}个"
            self._desk.note(REHEARSAL, done.copy, result)
        self._desk.changed({"backups"})

    def last_rehearsal(self) -> AuditEntry | None:
        """Return the log's entry on the last rehearsal; its detail says what came of it."""
        return self._store.audit.newest(REHEARSAL)

    def low_on_room(self) -> str | None:
        """Return a sentence where the disk has less room than twice the vaults, or None."""
        size = sum((self._keys.folder / n).stat().st_size for n in (folder.ADMIN, folder.CONTENT))
        free = shutil.disk_usage(self._keys.folder).free
        if free >= max(2 * size, _LEAST_ROOM):
            return None
        return (
            f"数据所在的磁盘只剩{free // 1024**2} MB，可能存不上新内容、做不了备份；"
            "已存的内容没有影响，请尽快腾出空间。"
        )

    def _within_store(self, place: Path) -> bool:
        return place.resolve().is_relative_to(self._keys.folder.resolve())

    def _own_target(self) -> Path:
        return self._keys.folder / folder.BACKUPS

    @property
    def _not_on(self) -> Path | None:
        """The folder whose disk the second place is not on, or None where it may be."""
        other = self._store.settings.get(backup.SECOND_ELSEWHERE, default=False)
        return self._keys.folder if other else None

    def _targets(self) -> list[Path]:
        second = self.second_folder()
        return [self._own_target(), *([second] if second else [])]


def _make_all(
    keys: Keys, targets: Sequence[Path], at: datetime, reason: str, not_on: Path | None = None
) -> Outcome:
    made, missed = [], []
    for number, target in enumerate(targets):
        try:
            if number > 0 and not _is_there(target, not_on):
                missed.append(
                    f"第二备份位置“{target}”现在找不到（U盘没有插上？），这次没有备份到那里。"
                )
                continue
            thorough = reason == BY_HAND
            made.append(backup.make(keys, target, at=at, reason=reason, thorough=thorough))
        except StoreError as error:
            if number == 0:
                raise
            missed.append(f"没有备份到“{target}”：{error}")
            continue
        try:
            _thin_out(target, keys, at)
        except StoreError as error:
            missed.append(f"备份已做好，但“{target}”里过期的备份没有清理完：{error}")
    aside = strays.set_aside(keys, before=at - _NEW) if reason == DAILY else []
    lacking = sorted({name for copy in made for name in copy.lacking})
    missed += [f"附件“{name}”已损坏或不见了，没有备份到。" for name in lacking]
    return Outcome(made=tuple(made), missed=tuple(missed), set_aside=tuple(aside))


def _thin_out(target: Path, keys: Keys, now: datetime) -> None:
    automatic = [
        copy
        for copy in backup.copies(target)
        if copy.store == keys.store and copy.reason in (DAILY, AT_CLOSING)
    ]
    times = [copy.made_at for copy in automatic]
    kept = to_keep_after_restore(times, now, restore.last_restore(keys))
    for copy in automatic:
        if copy.made_at not in kept:
            backup.discard(copy)


def _is_there(place: Path, not_on: Path | None) -> bool:
    """Tell whether a folder is there now; a medium that fails counts as unplugged.

    So does an empty mount point, which lies on the disk of the store as soon as it is unplugged.
    """
    try:
        return place.is_dir() and not (not_on is not None and _on_one_disk(place, not_on))
    except OSError:
        return False


def _on_one_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:  # who cannot say so may be anywhere
        return True
