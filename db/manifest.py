"""The list of what belongs to one backup copy, sealed with a key made from the admin key."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from db import folder
from db.digest import hmac_sha256, same, sha256
from db.errors import StoreDamaged, StoreTooNew
from db.frozen import frozen
from db.keys import subkey
from db.slots import Head

NAME = "manifest.json"
_FORMAT = 1
_PIECE = 1024 * 1024  # bytes


@frozen
class Sum:
    """What a file must be: size in bytes and SHA-256 (hex) of the encrypted file as it lies."""

    size: int
    sha256: str


@frozen
class Manifest:
    """One copy: of which store, when and why, its files, its attachments, how far its logs go."""

    store: str
    made_at: datetime
    reason: str
    files: Mapping[str, Sum]
    attachments: Mapping[str, Sum]
    lacking: tuple[str, ...]  # names of attachments that were damaged or missing already
    heads: Mapping[str, Head]


def save(copy: Path, manifest: Manifest, admin_key: bytes) -> None:
    """Seal and write the list into the copy's folder."""
    plain = _plain(manifest)
    text = json.dumps({**plain, "mac": _mac(plain, admin_key)}, ensure_ascii=False, indent=1)
    folder.write_whole(copy / NAME, text.encode())


def load(copy: Path, admin_key: bytes | None = None, former: Sequence[bytes] = ()) -> Manifest:
    """Read the list; with the admin key, or one it had before, prove that nobody has altered it.

    Raises StoreDamaged naming the copy.
    """
    damaged = StoreDamaged(
        f"备份{copy.name}的清单{NAME}已损坏或被改动过；现有数据没有改动，请改用另一份备份。"
    )
    try:
        plain = json.loads((copy / NAME).read_bytes())
        if int(plain["format"]) > _FORMAT:
            raise StoreTooNew(
                f"备份{copy.name}由更新版本的程序做成，请安装新版本后再恢复；现有数据没有改动。"
            )
        mac = str(plain.pop("mac"))
        manifest = _manifest(plain)
    except OSError as error:
        raise damaged from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise damaged from None
    if admin_key is not None and not any(
        same(mac, _mac(plain, key)) for key in (admin_key, *former)
    ):
        raise damaged
    return manifest


def sum_of(path: Path) -> Sum:
    """Return size and SHA-256 of a file."""
    with path.open("rb") as file:
        return copy_summed(file, None)


def copy_summed(source: BinaryIO, out: BinaryIO | None) -> Sum:
    """Copy a stream (if there is anywhere to copy to) and return its size and SHA-256."""
    digest, size = sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if out is not None:
            out.write(piece)
    return Sum(size=size, sha256=digest.hexdigest())


def _mac(plain: Mapping[str, Any], admin_key: bytes) -> str:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac_sha256(subkey(admin_key, "backup"), text.encode("utf-8", "surrogatepass"))


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "store": manifest.store,
        "made_at": manifest.made_at.isoformat(),
        "reason": manifest.reason,
        "files": {n: [s.size, s.sha256] for n, s in manifest.files.items()},
        "attachments": {n: [s.size, s.sha256] for n, s in manifest.attachments.items()},
        "lacking": list(manifest.lacking),
        "heads": {v: [h.seq, h.mac] for v, h in manifest.heads.items()},
    }


def _manifest(plain: Mapping[str, Any]) -> Manifest:
    def sums(listed: Mapping[str, Any]) -> dict[str, Sum]:
        return {str(n): Sum(size=int(s), sha256=str(d)) for n, (s, d) in listed.items()}

    made_at = datetime.fromisoformat(plain["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("a time of no place cannot be compared")
    return Manifest(
        store=str(plain["store"]),
        made_at=made_at,
        reason=str(plain["reason"]),
        files=sums(plain["files"]),
        attachments=sums(plain["attachments"]),
        lacking=tuple(str(n) for n in plain["lacking"]),
        heads={str(v): Head(seq=int(s), mac=str(m)) for v, (s, m) in plain["heads"].items()},
    )
