import struct

import pytest
from icu import cut, wanted


def archive(items):
    """A small archive of ICU as its guide describes it."""
    head = struct.pack("<HBBHHBBBB4s", 32, 0xDA, 0x27, 20, 0, 0, 0, 2, 0, b"CmnD").ljust(32, b"\0")
    names = b"".join(name.encode() + b"\0" for name in items)
    table, place, data = struct.pack("<I", len(items)), 4 + 8 * len(items), b""
    body = place + len(names)
    for name, item in items.items():
        table += struct.pack("<II", place, body + len(data))
        place += len(name.encode()) + 1
        data += item
    return head + table + names + data


@pytest.mark.parametrize("name", ["zh.res", "coll/zh.res", "root.res", "gb18030.cnv", "nfc.nrm"])
def test_what_chinese_needs_stays(name):
    assert wanted(name)


@pytest.mark.parametrize("name", ["de.res", "coll/sv.res", "ibm-37_P100-1995.cnv", "lang/zh.res"])
def test_other_languages_go(name):
    assert not wanted(name)


def test_the_cut_archive_holds_the_wanted_items_unchanged():
    items = {"icudt73l/de.res": b"D" * 40, "icudt73l/zh.res": b"Z" * 21, "icudt73l/nfc.nrm": b"N"}
    made = cut(archive(items))
    count = struct.unpack_from("<I", made, 32)[0]
    assert count == 2
    found = {}
    for number in range(count):
        name, data = struct.unpack_from("<II", made, 36 + 8 * number)
        assert data % 16 == 0
        found[made[32 + name : made.index(b"\0", 32 + name)]] = made[32 + data : 32 + data + 21]
    assert found[b"icudt73l/zh.res"] == b"Z" * 21
    assert found[b"icudt73l/nfc.nrm"].startswith(b"N")


def test_something_else_is_refused():
    with pytest.raises(ValueError, match="not an archive"):
        cut(b"\x7fELF" + bytes(100))
