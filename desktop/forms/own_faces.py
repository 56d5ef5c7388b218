"""The customary faces of official papers, where the office owns them among the system's fonts."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.forms.paper import Face

CUSTOMARY: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    Face.FANG: ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
    Face.KAI: ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
    Face.HEI: ("黑体", "SimHei"),
}
_ENDINGS = frozenset({".ttf", ".ttc"})
_RESTRICTED, _NO_SUBSETS, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200  # OS/2 fsType
_NAMES = (1, 4, 16)  # family, full name, typographic family


@dataclass(frozen=True, slots=True)
class OwnFace:
    """A font file of the system (and its number in a collection) that stands for a face."""

    face: Face
    name: str
    path: Path
    index: int


def folders(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> list[Path]:
    """Return where a system keeps its fonts."""
    home = Path.home()
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        found = [Path(environment.get("WINDIR", r"C:\Windows")) / "Fonts"]
        return [*found, Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else found
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("/opt/kingsoft/wps-office/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]


def find(places: Iterable[Path]) -> dict[Face, OwnFace]:
    """Return the best customary font for each face among the TrueType fonts in some folders.

    Only fonts whose outlines reportlab takes and whose maker permits embedding (fsType) count.
    """
    best: dict[Face, tuple[int, OwnFace]] = {}
    for path in _files(places):
        for index, names in _fonts(path):
            for face, wanted in CUSTOMARY.items():
                rank = min((wanted.index(n) for n in names if n in wanted), default=None)
                if rank is not None and (face not in best or rank < best[face][0]):
                    best[face] = (rank, OwnFace(face, wanted[rank], path, index))
    return {face: found for face, (_, found) in best.items()}


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from sorted(p for p in place.rglob("*") if p.suffix.lower() in _ENDINGS)


def _fonts(path: Path) -> Iterator[tuple[int, set[str]]]:
    """Yield number and names of each usable font in a file; an unreadable file has none."""
    from fontTools.ttLib import TTLibError

    try:
        with _opened(path) as fonts:
            for index, font in enumerate(fonts):
                if _usable(font):
                    names = {n.toUnicode() for n in font["name"].names if n.nameID in _NAMES}
                    yield index, names
    except (TTLibError, OSError, KeyError, AssertionError, UnicodeDecodeError, ValueError):
        return


@contextmanager
def _opened(path: Path) -> Iterator[list[Any]]:
    """Open the fonts of a file, one or a collection."""
    from fontTools.ttLib import TTCollection, TTFont

    with path.open("rb") as file:
        if path.suffix.lower() == ".ttc":
            yield list(TTCollection(file, lazy=True).fonts)
        else:
            yield [TTFont(file, lazy=True)]


def _usable(font: Any) -> bool:
    if any(table not in font for table in ("glyf", "OS/2", "name")):
        return False
    kind = font["OS/2"].fsType
    restricted = kind & 0x000F == _RESTRICTED
    return not (restricted or kind & (_NO_SUBSETS | _BITMAP_ONLY))
