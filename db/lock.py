"""One process at a time, held by the operating system: a killed process leaves nothing behind."""

import getpass
import json
import os
import platform
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from db import folder, swap
from db.errors import NetworkFolder, NoStore, StoreInUse

_FAR = 2**30  # Windows locks bytes; this one lies beyond what is written, so all can read
_NETWORK = frozenset(
    {"9p", "afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4"}
    | {"prl_fs", "smb3", "smbfs", "vboxsf", "vmhgfs"}
    | {f"fuse.{name}" for name in ("davfs", "davfs2", "glusterfs", "gvfsd-fuse", "rclone")}
    | {f"fuse.{name}" for name in ("s3fs", "smbnetfs", "sshfs", "vmhgfs-fuse")}
)
_OCTAL = re.compile(r"\\([0-7]{3})")  # how mountinfo writes a space in a name
_REMOTE_DRIVE = 4  # GetDriveTypeW


class ProcessLock:
    """The lock of one store folder. `app` and `cli` take it once; `Store` never does."""

    def __init__(self, store_folder: Path, *, mounts: Path = Path("/proc/self/mountinfo")) -> None:
        self._folder = store_folder
        self._mounts = mounts
        self._file: IO[bytes] | None = None

    def take(self, *, at: datetime, create: bool = False) -> "ProcessLock":
        """Take the lock, or raise StoreInUse (saying who holds it), NetworkFolder or NoStore.

        `create` makes the folder where it is missing. A restore that a power failure cut short is
        carried through.
        """
        with folder.read_errors("数据文件夹"):
            self._require_place(create=create)
        path = self._folder / folder.LOCK
        with folder.file_errors("锁文件lock"):
            file = path.open("r+b" if path.exists() else "x+b", buffering=0)
        try:
            _hold(file)
        except OSError:
            holder = _holder(path)
            file.close()
            raise StoreInUse(
                f"数据正被另一个程序打开{holder}，请先关闭它再试；数据没有改动。"
            ) from None
        self._file = file
        try:
            with folder.file_errors("锁文件lock"):
                _sign(file, at)
            swap.settle(self._folder)
        except BaseException:
            self.release()
            raise
        return self

    def _require_place(self, *, create: bool) -> None:
        if on_network(self._folder, self._mounts):
            raise NetworkFolder(
                f"“{self._folder}”在网络盘上，数据放在那里不安全，没有打开；"
                "请把数据放在本机的硬盘上。"
            )
        if create and not self._folder.exists():
            with folder.file_errors("数据文件夹"):
                self._folder.mkdir(mode=0o700, parents=True)
        if not self._folder.is_dir():
            raise NoStore(f"“{self._folder}”不是文件夹或不存在；请核对数据文件夹的位置。")

    def release(self) -> None:
        """Let go of the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> "ProcessLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def on_network(place: Path, mounts: Path) -> bool:
    """Tell whether a folder lies on a network drive or a folder shared by another machine."""
    if sys.platform == "win32":
        import ctypes

        full = str(place.absolute())
        drive = f"{place.absolute().drive}\\"
        return full.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == (
            _REMOTE_DRIVE
        )
    return mounts.is_file() and _kind_of_mount(place.resolve(), mounts) in _NETWORK


def _kind_of_mount(place: Path, mounts: Path) -> str:
    kind, longest = "", -1
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        before, _, after = line.partition(" - ")
        point = Path(_OCTAL.sub(lambda m: chr(int(m[1], 8)), before.split()[4]))
        depth = len(point.parts)
        if place.is_relative_to(point) and depth >= longest:
            kind, longest = after.split()[0], depth
    return kind


def _hold(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sign(file: IO[bytes], at: datetime) -> None:
    facts = {
        "pid": os.getpid(),
        "user": _user(),
        "machine": platform.node(),
        "since": at.isoformat(timespec="seconds"),
    }
    file.seek(0)
    file.truncate()
    file.write(json.dumps(facts, ensure_ascii=False).encode())
    file.flush()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # an account without a name
        return "不详"


def _holder(path: Path) -> str:
    try:
        facts = json.loads(path.read_bytes())
        since = datetime.fromisoformat(facts["since"])
        return (
            f"（{since:%Y年%m月%d日%H:%M}起，计算机{facts['machine']}的"
            f"用户{facts['user']}，进程{facts['pid']}）"
        )
    except (ValueError, KeyError, TypeError, OSError):  # being written just now: say no name
        return ""
