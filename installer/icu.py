"""Qt's ICU data cut down to Chinese and English: 31 MB become about 4.

The library libicudata holds one archive, a table of names and offsets followed by the items
(ICU User Guide, "ICU Data"; the header is UDataInfo with the format "CmnD").
"""

import re
import struct
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

_LOCALES = frozenset(
    {"root", "pool", "res_index", "supplementalData", "zh", "zh_Hans", "zh_Hans_CN", "zh_CN"}
    | {"en", "en_US", "en_001", "zh_Hant"}
)
# Folders of translated names that Qt never asks for.
_UNUSED = ("curr/*", "lang/*", "region/*", "unit/*", "zone/*", "rbnf/*", "translit/*")
# Words of languages that are cut by dictionary, spoof checks, tables for names of characters.
_UNUSED_ITEMS = ("brkitr/*", "confusables.cfu", "unames.icu", "*.spp", "*personNames*")
_CONVERTERS = ("gb18030.cnv", "ibm-1386*.cnv", "windows-936*.cnv", "cnvalias.icu")


def wanted(name: str) -> bool:
    """Say whether an item of the archive is kept, by its name without the prefix."""
    if any(fnmatch(name, pattern) for pattern in (*_UNUSED, *_UNUSED_ITEMS)):
        return False
    if name.endswith(".cnv"):
        return any(fnmatch(name, pattern) for pattern in _CONVERTERS)
    if name.endswith(".res"):
        stem = name.rsplit("/", 1)[-1].removesuffix(".res")
        return not re.fullmatch(r"[a-z]{2,3}(_\w+)?", stem) or stem in _LOCALES
    return True


def cut(archive: bytes) -> bytes:
    """Return the archive with the wanted items only; raises ValueError where it is none."""
    header = struct.unpack_from("<H", archive)[0]
    if archive[2:4] != b"\xda\x27" or archive[12:16] != b"CmnD":
        raise ValueError("not an archive of ICU")
    items = _items(archive, header)
    kept = [(name, item) for name, item in items if wanted(name.split(b"/", 1)[1].decode())]
    return archive[:header] + _packed(kept)


def _items(archive: bytes, base: int) -> list[tuple[bytes, bytes]]:
    count = struct.unpack_from("<I", archive, base)[0]
    table = [struct.unpack_from("<II", archive, base + 4 + 8 * number) for number in range(count)]
    ends = [data for _name, data in table[1:]] + [len(archive) - base]
    return [
        (
            archive[base + name : archive.index(b"\0", base + name)],
            archive[base + data : base + end],
        )
        for (name, data), end in zip(table, ends, strict=True)
    ]


def _packed(items: list[tuple[bytes, bytes]]) -> bytes:
    names_at = 4 + 8 * len(items)
    names, places = b"", []
    for name, _item in items:
        places.append(names_at + len(names))
        names += name + b"\0"
    names += b"\xaa" * (-(names_at + len(names)) % 16)
    table, body = struct.pack("<I", len(items)), b""
    for place, (_name, item) in zip(places, items, strict=True):
        table += struct.pack("<II", place, names_at + len(names) + len(body))
        body += item + b"\xaa" * (-len(item) % 16)
    return table + names + body


def shrink(library: Path) -> None:
    """Replace libicudata by one with the cut archive, of the same name and symbol."""
    symbol, start, size = _symbol(library)
    whole = library.read_bytes()
    with TemporaryDirectory() as folder:
        data, made, linked = (Path(folder, name) for name in ("icu.dat", "icu.o", "icu.so"))
        data.write_bytes(cut(whole[start : start + size]))
        _object_file(data, made, symbol)
        subprocess.run(
            ["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", linked, made],
            check=True,
        )
        library.write_bytes(linked.read_bytes())


def _object_file(data: Path, made: Path, symbol: str) -> None:
    raw = data.with_suffix(".raw")
    subprocess.run(["ld", "-r", "-b", "binary", "-o", raw, data.name], cwd=data.parent, check=True)
    begin = "_binary_" + re.sub(r"\W", "_", data.name) + "_start"
    flags = "alloc,load,readonly,data,contents"
    subprocess.run(
        [
            *("objcopy", "--rename-section", f".data=.rodata,{flags}"),
            *("--set-section-alignment", ".data=16", "--redefine-sym", f"{begin}={symbol}"),
            *("--strip-symbol", begin.replace("_start", "_end")),
            *("--strip-symbol", begin.replace("_start", "_size"), raw, made),
        ],
        check=True,
    )


def _symbol(library: Path) -> tuple[str, int, int]:
    """Return the archive's symbol, where it begins in the file and how long it is."""
    run = ["objdump", "-T", library]
    text = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    found = re.search(
        r"^(\w+) .*\s(\.\w+)\s+(\w+)\s+(?:\S+\s+)?(icudt\d+_dat)$", text, re.MULTILINE
    )
    if found is None:
        raise ValueError(f"no ICU data in {library.name}")
    run = ["objdump", "-h", "-j", found[2], library]
    text = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    section = re.search(rf"{re.escape(found[2])}\s+(\w+)\s+(\w+)\s+\w+\s+(\w+)", text)
    assert section is not None  # noqa: S101 (objdump has just named it)
    address, size = int(found[1], 16), int(found[3], 16)
    start = int(section[3], 16) + address - int(section[2], 16)
    return found[4], start, size or int(section[1], 16) - (address - int(section[2], 16))
