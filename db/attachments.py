"""Files that belong to records, kept beside the store: encrypted, in chunks, under random names.

Order of things: `add` makes the file durable first, then the caller puts the index row (a record
`Attachment` with the id, size and SHA-256 that `add` returned). A file without a row is a stray.

The format: `ATT1`, 7 random bytes, then chunks of 1 MiB, each AES-256-GCM with the nonce made of
those bytes, the chunk's number and a mark on the last one, so that no chunk can be left out,
swapped or taken from another file.
"""

import os
import struct
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db import folder
from db.digest import sha256
from db.errors import AttachmentDamaged, AttachmentTooLarge
from db.frozen import frozen
from db.keys import subkey

LARGEST = 200 * 1024 * 1024  # bytes
_CHUNK = 1024 * 1024
_TAG = 16
_MAGIC = b"ATT1"
_PREFIX = 7
_PART = ".part"
_ASIDE = "quarantine"


@frozen
class StoredFile:
    """What the index row needs: random id, size in bytes and SHA-256 (hex) of the plain content."""

    id: str
    size: int
    sha256: str


class AttachmentFiles:
    """The attached files of one store. Holds no open file, so it may be used on any thread."""

    def __init__(self, files_folder: Path, key: bytes, former: Sequence[bytes] = ()) -> None:
        self._folder = files_folder
        self._key = key
        self._former = tuple(former)  # keys of files made before the data key was replaced

    def elsewhere(self, files_folder: Path) -> "AttachmentFiles":
        """Return the same files as they lie in another folder."""
        return AttachmentFiles(files_folder, self._key, self._former)

    def add(self, stream: BinaryIO, name: str) -> StoredFile:
        """Encrypt a stream into a new file and make it durable; `name` is for the sentences.

        Raises AttachmentTooLarge over 200 MB and DiskFull; neither leaves anything behind.
        """
        file_id = os.urandom(16).hex()
        part = self._folder / f"{file_id}{_PART}"
        with folder.file_errors(f"附件“{name}”"):
            self._folder.mkdir(exist_ok=True)
            try:
                stored = self._write(part, file_id, stream, name)
                part.replace(self._folder / file_id)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            folder.sync_folder(self._folder)
        return stored

    def chunks(self, file_id: str, name: str) -> Iterator[bytes]:
        """Return the plain content piece by piece; raises AttachmentDamaged naming the file."""
        path = self._folder / file_id
        with folder.read_errors(f"附件“{name}”"):
            if not path.is_file():
                raise AttachmentDamaged(
                    f"附件“{name}”的文件不见了；其余内容没有影响，请从备份恢复或重新添加。"
                )
            with path.open("rb") as file:
                yield from self._plain(file, file_id, name)

    def read(self, file_id: str, name: str) -> bytes:
        """Return the whole plain content; raises AttachmentDamaged naming the file."""
        whole = BytesIO()  # joining a list of pieces would take the room twice
        for chunk in self.chunks(file_id, name):
            whole.write(chunk)
        return whole.getvalue()

    def verify(self, file_id: str, name: str, digest: str) -> str | None:
        """Return the sentence for a missing, cut off or altered file, or None where it is whole."""
        found = sha256()
        try:
            for chunk in self.chunks(file_id, name):
                found.update(chunk)
        except AttachmentDamaged as error:
            return str(error)
        return None if found.hexdigest() == digest else str(_damaged(name))

    def ids(self) -> set[str]:
        """Return the ids of the files that are there."""
        if not self._folder.is_dir():
            return set()
        return {p.name for p in self._folder.iterdir() if p.is_file() and p.suffix != _PART}

    def path(self, file_id: str) -> Path:
        """Return where the encrypted file lies, to be copied as it is."""
        return self._folder / file_id

    def set_aside(self, known: Collection[str], *, older_than: float) -> list[str]:
        """Move files without an index row into quarantine, return their names, in order.

        Only files last written before `older_than` (seconds since 1970), as a row may follow.
        """
        if not self._folder.is_dir():
            return []
        strays = sorted(
            p
            for p in self._folder.iterdir()
            if p.is_file() and p.name not in known and p.stat().st_mtime < older_than
        )
        with folder.file_errors("附件文件夹"):
            for stray in strays:
                (self._folder / _ASIDE).mkdir(exist_ok=True)
                stray.replace(self._folder / _ASIDE / stray.name)
        return [stray.name for stray in strays]

    def _ciphers(self, file_id: str) -> list[AESGCM]:
        keys = (self._key, *reversed(self._former))
        return [AESGCM(subkey(key, f"att:{file_id}")) for key in keys]

    def _write(self, part: Path, file_id: str, stream: BinaryIO, name: str) -> StoredFile:
        cipher, digest, size = self._ciphers(file_id)[0], sha256(), 0
        prefix = os.urandom(_PREFIX)
        with part.open("xb") as out:
            out.write(_MAGIC + prefix)
            for number, (chunk, last) in enumerate(_pieces(stream, _CHUNK)):
                size += len(chunk)
                if size > LARGEST:
                    raise AttachmentTooLarge(
                        f"文件“{name}”超过200 MB，没有添加；请压缩或拆分后再添加。"
                    )
                digest.update(chunk)
                out.write(cipher.encrypt(_nonce(prefix, number, last), chunk, file_id.encode()))
            out.flush()
            os.fsync(out.fileno())
        return StoredFile(id=file_id, size=size, sha256=digest.hexdigest())

    def _plain(self, file: BinaryIO, file_id: str, name: str) -> Iterator[bytes]:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise _damaged(name)
        ciphers, prefix = self._ciphers(file_id), file.read(_PREFIX)
        for number, (chunk, last) in enumerate(_pieces(file, _CHUNK + _TAG)):
            nonce = _nonce(prefix, number, last)
            ciphers, plain = _opened(ciphers, nonce, chunk, file_id.encode())
            if not ciphers:
                raise _damaged(name)
            yield plain


def _opened(
    ciphers: Sequence[AESGCM], nonce: bytes, chunk: bytes, about: bytes
) -> tuple[list[AESGCM], bytes]:
    """Return the one cipher that opens a chunk, and what is in it; none where it is damaged."""
    for cipher in ciphers:
        try:
            return [cipher], cipher.decrypt(nonce, chunk, about)
        except (InvalidTag, ValueError):
            continue
    return [], b""


def _pieces(stream: BinaryIO, length: int) -> Iterator[tuple[bytes, bool]]:
    """Cut a stream into pieces, telling which is the last; an empty stream is one empty piece."""
    piece = _filled(stream, length)
    while True:
        following = _filled(stream, length) if len(piece) == length else b""
        yield piece, not following
        if not following:
            return
        piece = following


def _filled(stream: BinaryIO, length: int) -> bytes:
    parts = []
    while length and (part := stream.read(length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)


def _damaged(name: str) -> AttachmentDamaged:
    return AttachmentDamaged(
        f"附件“{name}”已损坏或被改动过，不能打开；其余内容没有影响，请从备份恢复或重新添加。"
    )
