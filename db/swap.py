"""Putting a restored store in the place of the present one, safe against a power failure.

The new files stand complete in `.restoring`; READY there names the folder that takes the old ones.
From then on every step can be repeated, and the process lock carries them through when next taken.
"""

import shutil
from pathlib import Path

from db import folder

_READY = "READY"
_NAMES = (folder.ADMIN, folder.CONTENT, folder.ATTACHMENTS, folder.SLOTS)


def pending(store_folder: Path) -> bool:
    """Tell whether a complete new store waits to be put in place."""
    return (store_folder / folder.RESTORING / _READY).is_file()


def clear(store_folder: Path) -> Path:
    """Return the empty folder to build the new store in, without remains of an earlier try."""
    place = store_folder / folder.RESTORING
    with folder.file_errors("恢复用的文件夹"):
        if place.exists():
            shutil.rmtree(place)
        place.mkdir(parents=True)
    return place


def commit(store_folder: Path, aside: str) -> None:
    """Declare the new store complete and put it in place; the old goes to backups/`aside`."""
    folder.write_whole(store_folder / folder.RESTORING / _READY, aside.encode())
    settle(store_folder)


def settle(store_folder: Path) -> None:
    """Carry through a swap that was declared complete; otherwise do nothing."""
    if not pending(store_folder):
        return
    new = store_folder / folder.RESTORING
    with folder.file_errors("恢复的数据"):
        aside = store_folder / folder.BACKUPS / (new / _READY).read_text("utf-8")
        aside.mkdir(parents=True, exist_ok=True)
        for name in _NAMES:
            if (new / name).exists():
                for old in (f"{name}-wal", f"{name}-shm", name):
                    if (store_folder / old).exists():
                        (store_folder / old).replace(aside / old)
                (new / name).replace(store_folder / name)
        folder.sync_folder(aside)
        folder.sync_folder(store_folder)
        shutil.rmtree(new)
