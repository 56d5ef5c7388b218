"""What a process did to the files of a folder, and what a power failure leaves of it.

A write that no sync has followed may be there, be missing, or be torn into sectors of 512 bytes,
whatever was written after it. Names (made, renamed, removed) stay in order: those before the last
sync of a folder are there, of the others any beginning, as a journalling file system has it.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

_HEAD = struct.Struct("<cQQQHH")
_SECTOR = 512
_NAMES = "CRUMX"  # ops on names
DROPPED, SOME, TORN, ALL = range(4)  # what becomes of writes that were not synced


@dataclass(frozen=True, slots=True)
class Event:
    """One operation; `op` as in recorder.c."""

    op: str
    inode: int
    at: int
    path: str
    to: str
    data: bytes


@dataclass(slots=True)
class _File:
    before: bytes
    writes: list[tuple[int, Event]]
    synced: int = -1

    def take(self, index: int, event: Event) -> None:
        if event.op == "S":
            self.synced = index
        else:
            self.writes.append((index, event))


class Recording:
    """A folder as it was, and the events since; taken before the process begins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        paths = [folder, *folder.rglob("*")]
        self._folders = {str(p) for p in paths if p.is_dir()}
        self._files = {str(p): (p.stat().st_ino, p.read_bytes()) for p in paths if p.is_file()}
        self.events: list[Event] = []

    def read(self, log: Path) -> None:
        """Take in the log of the recorder."""
        self.events = list(_events(log.read_bytes()))

    def said(self, cut: int) -> list[str]:
        """Return the whole lines that the process had written before the event."""
        text = b"".join(event.data for event in self.events[:cut] if event.op == "A")
        return text.decode().split("\n")[:-1]

    def leave(self, target: Path, cut: int, style: int, chance: Random) -> None:
        """Write into an empty folder what a power failure before this event would leave."""
        files, names, folders = self._after(cut, style, chance)
        for folder in sorted(folders):
            self._moved(folder, target).mkdir(exist_ok=True)
        for name, number in names.items():
            path = self._moved(name, target)
            if path.parent.is_dir():
                path.write_bytes(_content(files[number], style, chance))

    def _moved(self, name: str, target: Path) -> Path:
        return target / Path(name).relative_to(self.folder)

    def _after(
        self, cut: int, style: int, chance: Random
    ) -> tuple[dict[int, _File], dict[str, int], set[str]]:
        files: dict[int, _File] = {}
        names, current = {}, {}
        for number, (name, (inode, raw)) in enumerate(self._files.items()):
            files[number] = _File(raw, [])
            names[name] = current[inode] = number
        folders, made, lasting = set(self._folders), [], -1
        for index, event in enumerate(self.events[:cut]):
            if event.op == "C":
                current[event.inode] = len(files)
                files[len(files)] = _File(b"", [])
            if event.op in _NAMES:
                made.append((index, event, len(files) - 1))
            elif event.op == "D":
                lasting = index
            elif event.op != "A":
                files[current[event.inode]].take(index, event)
        for_sure = sum(index < lasting for index, _, _ in made)
        kept = len(made) if style == ALL else chance.randint(for_sure, len(made))
        for _, event, number in made[:kept]:
            _name(event, number, names, folders)
        return files, names, folders


def _name(event: Event, number: int, names: dict[str, int], folders: set[str]) -> None:
    match event.op:
        case "C":
            names[event.path] = number
        case "U":
            names.pop(event.path, None)
        case "M":
            folders.add(event.path)
        case "X":
            folders.discard(event.path)
        case "R":
            names.pop(event.to, None)
            for held in [n for n in names if _under(n, event.path)]:
                names[event.to + held[len(event.path) :]] = names.pop(held)
            for held in [f for f in folders if _under(f, event.path)]:
                folders.remove(held)
                folders.add(event.to + held[len(event.path) :])


def _under(name: str, folder: str) -> bool:
    return name == folder or name.startswith(f"{folder}/")


def _content(file: _File, style: int, chance: Random) -> bytes:
    raw = bytearray(file.before)
    for index, event in file.writes:
        if index > file.synced and not (
            style == ALL or (style != DROPPED and chance.random() < 0.5)
        ):
            continue
        if event.op == "T":
            del raw[event.at :]
            raw.extend(bytes(event.at - len(raw)))
            continue
        torn = style == TORN and index > file.synced
        for at, piece in _sectors(event) if torn else [(event.at, event.data)]:
            if torn and chance.random() < 0.5:
                continue
            raw.extend(bytes(max(at - len(raw), 0)))
            raw[at : at + len(piece)] = piece
    return bytes(raw)


def _sectors(event: Event) -> list[tuple[int, bytes]]:
    return [
        (event.at + start, event.data[start : start + _SECTOR])
        for start in range(0, len(event.data), _SECTOR)
    ]


def _events(raw: bytes) -> Iterator[Event]:
    at = 0
    while at < len(raw):
        op, inode, where, length, first, second = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        path, to = raw[at : at + first], raw[at + first : at + first + second]
        at += first + second
        yield Event(op.decode(), inode, where, path.decode(), to.decode(), raw[at : at + length])
        at += length


def lines(said: list[str]) -> list[dict]:
    """Return lines of JSON as what they say."""
    return [json.loads(line) for line in said]
