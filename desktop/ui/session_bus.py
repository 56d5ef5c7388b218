"""Who is on the session bus of D-Bus, asked before there is an application object.

QtDBus wants the application first; the input method has to be chosen before that. The messages are
those of the D-Bus specification, "Message Protocol".
"""

import os
import struct
import sys
from collections.abc import Iterable, Mapping
from typing import BinaryIO

_BUS = "org.freedesktop.DBus"
_RETURN, _FAILED = 2, 3
_PATIENCE = 0.3  # seconds; a bus that is there answers in a thousandth of that


def owned(names: Iterable[str], environment: Mapping[str, str]) -> frozenset[str]:
    """Return which of the names somebody owns; none where there is no bus or it is silent."""
    place = address(environment)
    if not place or sys.platform == "win32":
        return frozenset()
    import socket

    asked = list(names)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as bus:
        bus.settimeout(_PATIENCE)
        try:
            bus.connect(place)
            bus.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
            if not bus.recv(1024).startswith(b"OK"):
                return frozenset()
            bus.sendall(b"BEGIN\r\n" + call(1, "Hello"))
            for serial, name in enumerate(asked, start=2):
                bus.sendall(call(serial, "NameHasOwner", name))
            answers = _answers(bus.makefile("rb"), len(asked) + 1)
        except OSError:
            return frozenset()
    return frozenset(name for name, yes in zip(asked, answers[1:], strict=False) if yes)


def address(environment: Mapping[str, str]) -> str:
    """Return the socket of the bus, an abstract one with a zero byte before it; "" for none."""
    given = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    for one in given.split(";"):
        kind, _, rest = one.partition(":")
        keys = dict(pair.split("=", 1) for pair in rest.split(",") if "=" in pair)
        if kind == "unix" and "path" in keys:
            return keys["path"]
        if kind == "unix" and "abstract" in keys:
            return "\0" + keys["abstract"]
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return f"{folder}/bus" if folder and not given else ""


def call(serial: int, member: str, text: str | None = None) -> bytes:
    """Return a call of the bus itself, with one text where it takes one."""
    fields = _field(1, "o", "/org/freedesktop/DBus") + _field(2, "s", _BUS)
    fields += _field(6, "s", _BUS)
    body = b""
    if text is not None:
        fields += b"\x08\x01g\0\x01s\0\0"  # the signature of the body: one string
        body = _string(text)
    fields += _field(3, "s", member)[: 8 + len(member) + 1]  # the last one is not filled up
    head = struct.pack("<cBBBII", b"l", 1, 0, 1, len(body), serial)
    return _even(head + struct.pack("<I", len(fields)) + fields) + body


def _field(code: int, kind: str, text: str) -> bytes:
    return _even(bytes([code, 1]) + kind.encode() + b"\0" + _string(text))


def _string(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<I", len(data)) + data + b"\0"


def _even(data: bytes) -> bytes:
    return data + bytes(-len(data) % 8)


def _answers(bus: BinaryIO, count: int) -> list[bool]:
    """Read until so many calls are answered; a failed one counts as no."""
    found: list[bool] = []
    while len(found) < count:
        head = bus.read(16)
        if len(head) < 16:
            break
        _order, kind, _flags, _version, length, _serial, fields = struct.unpack("<cBBBIII", head)
        bus.read(fields + -(16 + fields) % 8)
        body = bus.read(length)
        if kind in {_RETURN, _FAILED}:
            found.append(kind == _RETURN and body[:4] == b"\x01\0\0\0")
    return found
