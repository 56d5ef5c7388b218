"""Good files altered at random: one generator for the short runs and the long ones."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

ODD = [None, 0, -1, 10**40, "", [], {}, "x", True, 1.5, "9999-99-99", [1], {"a": 1}, "\ud800", "王"]
SNIPPETS = [b'"', b"{", b"[", b"null", b"9" * 30, b"-1", b"1e999", b"\\ud800", "王".encode()]
XML = [
    b"&", b"<", b"]]>", b"<!-- ", b"<x>" * 300, b"&#0;", b"&#x110000;", b"&lol;", b"\xff\xfe", b"\0",
    b"<row/>", b"<c/>", b'<f>1+1</f>', b"<w:tbl/>", b"<w:tr/>", b"<w:tc/>", b"<w:p/>",
]  # fmt: skip
VALUES = [
    b"", b"-1", b"0", b"1", b"1048576", b"99999999999999999999", b"XFD1048576", b"A0", b"x", b"1e308",
    b"rId999", b"../../../etc/passwd", b"http://example.invalid/x", b"\xe7\x8e\x8b", b"true", b"A1:XFD99",
]  # fmt: skip
WORDS = [
    "第条", "第零条", "第九千九百九十九亿条", "第一条" * 50, "第", "条", "（一）" * 200, "。" * 2000,
    "一" * 3000, "第一条之一", "\x00", "\ud7ff", "\u202e", "﷽" * 50, "第１２３条", "第 一 条",
    " " * 5000, "-" * 3000, "第 " * 3000, "《" * 500, "\n" * 500, "第一章 " * 100, "1.1.1.1." * 100,
]  # fmt: skip
_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_ELEMENT = re.compile(rb"<([\w:]+)[^<>]*(?:/>|>[^<>]*</\1>)")


def bytes_changed(chance: Random, raw: bytes) -> bytes:
    """Flip, cut out, insert, or cut off some bytes."""
    changed = bytearray(raw)
    for _ in range(chance.choice([1, 1, 2, 5])):
        at = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.randrange(1, 40)]
            case 2:
                changed[at:at] = chance.choice(SNIPPETS)
            case _:
                del changed[at:]
        if not changed:
            break
    return bytes(changed)


def harmed(chance: Random, raw: bytes) -> bytes:
    """Do to a file of pages what a bad disk does: flip, cut off, blank, or append."""
    changed = bytearray(raw)
    at = chance.randrange(len(changed))
    match chance.randrange(4):
        case 0:
            for _ in range(chance.choice([1, 3, 50])):
                changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        case 1:
            del changed[at:]
        case 2:
            changed[at : at + 5000] = bytes(len(changed[at : at + 5000]))
        case _:
            changed += b"x" * chance.randrange(1, 9000)
    return bytes(changed)


def value_changed(chance: Random, raw: bytes) -> bytes:
    """Put an odd value into a file of JSON."""
    plain = json.loads(raw)
    *way, last = chance.choice(list(_paths(plain)))
    place = plain
    for key in way:
        place = place[key]
    place[last] = chance.choice(ODD)
    return json.dumps(plain).encode()


def package_changed(chance: Random, raw: bytes) -> bytes:
    """Alter an Excel or Word file: as bytes, or one part of it by its XML, or which parts it has."""
    if chance.random() < 0.15:
        return bytes_changed(chance, raw)
    with ZipFile(BytesIO(raw)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        if parts:
            _part_changed(chance, parts)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _part_changed(chance: Random, parts: dict[str, bytes]) -> None:
    name = chance.choice(sorted(parts) + [n for n in parts if b"<" in parts[n]] * 3)
    match chance.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(sorted(parts))]
        case 2:
            parts[name.upper()] = parts.pop(name)
        case 3:
            parts[name] = bytes_changed(chance, parts[name] or b"<")
        case _:
            parts[name] = xml_changed(chance, parts[name])


def xml_changed(chance: Random, raw: bytes) -> bytes:
    """Alter XML: an attribute's value, an element lost, doubled or moved, something put between."""
    spots = list((_ATTRIBUTE if chance.random() < 0.5 else _ELEMENT).finditer(raw))
    if not spots:
        return raw + chance.choice(XML)
    spot = chance.choice(spots)
    if spot.re is _ATTRIBUTE:
        return raw[: spot.start(1)] + chance.choice(VALUES) + raw[spot.end(1) :]
    first, last, put = spot.start(), spot.end(), chance.choice(XML)
    match chance.randrange(5):
        case 0:
            put = b""
        case 1:
            put = spot[0] * chance.choice([2, 5, 400])
        case 2:
            first = last = chance.choice(spots).start()
            put = spot[0]
        case 3:
            first = last = chance.randrange(len(raw))
    return raw[:first] + put + raw[last:]


def text_changed(chance: Random, raw: bytes) -> bytes:
    """Alter a text: lines lost, doubled, joined, broken or moved, odd words put in, or bytes."""
    if chance.random() < 0.1:
        return bytes_changed(chance, raw)
    lines = raw.decode().splitlines()
    for _ in range(chance.choice([1, 2, 5, 20])):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                lines[at] = ""
            case 1:
                lines[at:at] = [lines[to]] * chance.choice([1, 3, 200])
            case 2:
                lines[at] += lines[to]
            case 3:
                middle = chance.randrange(len(lines[at]) + 1)
                lines[at : at + 1] = [lines[at][:middle], lines[at][middle:]]
            case 4:
                lines[at], lines[to] = lines[to], lines[at]
            case _:
                middle = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:middle] + chance.choice(WORDS) + lines[at][middle:]
    coding = chance.choice(["utf-8", "utf-8", "utf-8", "gb18030", "utf-16"])
    return "\n".join(lines).encode(coding)


def _paths(value: object, here: tuple = ()) -> Iterator[tuple]:
    if here:
        yield here
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _paths(child, (*here, key))
