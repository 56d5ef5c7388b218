"""Replacing the data keys of the store, which is closed while its lock is held."""

from datetime import datetime

from db import backup, folder, rotation
from db.errors import StoreError
from db.vault import Keys
from desktop.security.permissions import require

KIND, REASON = "replace keys", "更换密钥后"


def renew(keys: Keys, *, now: datetime) -> tuple[str, ...]:
    """Replace both data keys and back up at once; return what to tell the user. Slow, any thread.

    Raises Refused for who may not, or a StoreError: the store is then as it was.
    """
    require(keys.role, KIND)
    fresh = rotation.replace_keys(keys, at=now)
    told = [
        "密钥已更换，各人的口令不变。请登录后立即在“系统管理”“恢复密钥”里打印新的恢复单，"
        "旧恢复单已打不开现在的数据，请销毁。",
        "更换以前的备份仍能用旧口令、旧恢复单打开，请按保密规定清理。",
    ]
    try:
        backup.make(fresh, keys.folder / folder.BACKUPS, at=now, reason=REASON)
    except StoreError as error:
        told.append(f"新密钥的备份没有做成：{error}")
    return tuple(told)
