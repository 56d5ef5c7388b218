"""What lies in the store's folder, and files written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import DiskFailed, DiskFull, StoreReadOnly

ADMIN = "admin.db"
CONTENT = "content.db"
SLOTS = "store.slots"
LOCK = "lock"
COUNTS = "due-counts.json"
ATTACHMENTS = "attachments"
BACKUPS = "backups"
RESTORING = ".restoring"  # a checked copy on its way in; READY in it says that it is complete
FOUNDING = ".founding"  # while it lies there without slots, the vaults hold nothing yet

_FULL = (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC, errno.EFBIG)
_NOT_ALLOWED = (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def file_errors(what: str) -> Iterator[None]:
    """Turn a failure of the disk inside the block into a sentence; `what` was being written."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                f"磁盘已满，{what}没有写成；已存的内容没有变，请腾出空间后再试。"
            ) from error
        if error.errno in _NOT_ALLOWED:
            raise StoreReadOnly(
                f"{what}没有写成，文件夹只能读不能写；已存的内容没有变，请检查权限后再试。"
            ) from error
        raise DiskFailed(
            f"磁盘读写出错，{what}没有写成；已存的内容没有变，请检查磁盘后再试。"
        ) from error


@contextmanager
def read_errors(what: str) -> Iterator[None]:
    """Turn a failure to read inside the block into a sentence; `what` was being read."""
    try:
        yield
    except OSError as error:
        why = "没有读取的权限" if error.errno in _NOT_ALLOWED else "磁盘出错"
        raise StoreReadOnly(
            f"{what}读不出来（{why}）；内容没有改动，请检查磁盘和文件夹的权限后再试。"
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that after any crash it is either the old one or the new one."""
    part = path.with_name(f".{path.name}.part")
    with file_errors(path.name):
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows needs no such call and offers none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make a file's content durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
