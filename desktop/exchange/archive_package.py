"""The archive package of a talk: a folder or a zip, written whole or not at all, and checked.

Its list of files, `归档文件清单.json`, names every other file with size and SHA-256, in order, and
carries a checksum of itself. The package is built beside its place and renamed at the end.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from db.digest import sha256
from db.frozen import frozen
from desktop.errors import BadInput

MANIFEST = "归档文件清单.json"
_FORMAT = "tanhua-archive-1"
_PIECE = 1024 * 1024
_EPOCH = (1980, 1, 1, 0, 0, 0)  # zip files are equal where their content is


@frozen
class Packed:
    """A file as it was written: size in bytes, SHA-256 in hex."""

    name: str
    size: int
    sha256: str


class Package:
    """A package under construction: `add` files, `seal` it, `place` it; or `discard` it."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.zipped = target.suffix.lower() == ".zip"
        _require_free(target)
        self._part = target.with_name(f".{target.name}.part")
        self._made = self._part.with_suffix(".part.zip") if self.zipped else self._part
        self._packed: list[Packed] = []
        self._placed = False
        self.discard()
        self._part.mkdir(parents=True)

    def add(self, name: str, content: Iterable[bytes]) -> Packed:
        """Write one file piece by piece; names use / between folders."""
        path = self._part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        found, size = sha256(), 0
        with path.open("xb") as file:
            for piece in content:
                file.write(piece)
                found.update(piece)
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
        packed = Packed(name=name, size=size, sha256=found.hexdigest())
        self._packed.append(packed)
        return packed

    def seal(self, said: Mapping[str, object]) -> str:
        """Write the list of files with what is `said` of the package; read all back, return the
        SHA-256 of the list. Raises BadInput where the disk gave back something else."""
        files = [
            {"name": p.name, "size": p.size, "sha256": p.sha256}
            for p in sorted(self._packed, key=lambda p: p.name)
        ]
        listed = {"format": _FORMAT, **said, "files": files}
        packed = self.add(MANIFEST, [_sealed(listed)])
        if self.zipped:
            _zip(self._part, self._made)
        fault = check(self._made)
        if fault:
            raise BadInput(f"归档包写入后核对不符，没有保存：{fault}")
        return packed.sha256

    def place(self) -> None:
        """Give the package its name; after any crash it is either all there or not at all."""
        if not self.zipped and self.target.is_dir():
            self.target.rmdir()
        self._made.replace(self.target)
        self._placed = True
        self.discard()

    def discard(self) -> None:
        """Leave nothing of what was built."""
        shutil.rmtree(self._part, ignore_errors=True)
        if self.zipped:
            self._made.unlink(missing_ok=True)

    def withdraw(self) -> None:
        """Take away again a package that was placed and does not count."""
        if not self._placed:
            return
        if self.zipped:
            self.target.unlink(missing_ok=True)
        else:
            shutil.rmtree(self.target, ignore_errors=True)


def packages(place: Path) -> tuple[Path, ...]:
    """Return the packages at a place: itself, or those lying in it. BadInput where there are none.

    A folder or zip without list of files counts as one where it stands alone.
    """
    if not place.exists():
        raise BadInput(f"没有“{place}”这个归档包，请核对位置。", field="--archive")
    if place.is_file() or (place / MANIFEST).exists():
        return (place,)
    inside = sorted(
        p for p in place.iterdir() if (p / MANIFEST).is_file() or p.suffix.lower() == ".zip"
    )
    if not inside:
        raise BadInput(f"“{place}”缺少文件“{MANIFEST}”，不是完整的归档包。", field="--archive")
    return tuple(inside)


def check(package: Path) -> str | None:
    """Return the sentence for the first missing, changed or extra file, None where it is whole."""
    if package.is_dir():
        return _check(_Folder(package))
    try:
        with zipfile.ZipFile(package) as archive:
            return _check(_Zip(archive))
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        return f"文件“{package.name}”已损坏，打不开。"


class _Folder:
    """The files of a package that is a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def names(self) -> list[str]:
        """Return all names but those of folders."""
        found = (p for p in self._root.rglob("*") if p.is_symlink() or not p.is_dir())
        return sorted(p.relative_to(self._root).as_posix() for p in found)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Return the content of a file."""
        with (self._root / name).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


class _Zip:
    """The files of a package that is a zip."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def names(self) -> list[str]:
        """Return all names but those of folders."""
        return sorted(i.filename for i in self._archive.infolist() if not i.is_dir())

    def pieces(self, name: str) -> Iterator[bytes]:
        """Return the content of a file; zipfile raises BadZipFile where its own sum differs."""
        with self._archive.open(name) as file:
            while piece := file.read(_PIECE):
                yield piece


def _check(files: _Folder | _Zip) -> str | None:
    there = files.names()
    if MANIFEST not in there:
        return f"缺少文件“{MANIFEST}”。"
    listed = _read(b"".join(files.pieces(MANIFEST)))
    if listed is None:
        return f"文件“{MANIFEST}”已被改动。"
    for name, size, digest in listed:
        if name not in there:
            return f"缺少文件“{name}”。"
        if not _is_as_listed(files, name, size, digest):
            return f"文件“{name}”已被改动。"
    known = {name for name, _, _ in listed} | {MANIFEST}
    extra = [name for name in there if name not in known]
    extra += [name for name in there if there.count(name) > 1]
    return f"多出文件“{extra[0]}”。" if extra else None


def _is_as_listed(files: _Folder | _Zip, name: str, size: int, digest: str) -> bool:
    found, read = sha256(), 0
    try:
        for piece in files.pieces(name):
            found.update(piece)
            read += len(piece)
    except zipfile.BadZipFile:
        return False
    return read == size and found.hexdigest() == digest


def _read(content: bytes) -> list[tuple[str, int, str]] | None:
    """Return the files of a list, or None where a single character of it is not as sealed."""
    try:
        said: dict[str, Any] = json.loads(content)
        said.pop("checksum")
        listed = [(str(f["name"]), int(f["size"]), str(f["sha256"])) for f in said["files"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if _sealed(said) != content or any(not _is_inside(name) for name, _, _ in listed):
        return None
    return listed


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _sealed(listed: Mapping[str, object]) -> bytes:
    plain = json.dumps(listed, ensure_ascii=False, indent=1)
    checksum = sha256(plain.encode()).hexdigest()
    return json.dumps({**listed, "checksum": checksum}, ensure_ascii=False, indent=1).encode()


def _zip(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with path.open("rb") as file, archive.open(info, "w") as packed:
                shutil.copyfileobj(file, packed, _PIECE)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _require_free(target: Path) -> None:
    if target.is_dir() and not any(target.iterdir()) and target.suffix.lower() != ".zip":
        return
    if target.exists():
        raise BadInput(f"“{target}”已经存在，没有覆盖；请换一个位置或者名称。", field="位置")
