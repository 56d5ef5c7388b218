"""档号 of filed documents: 0194-WS·2016-D30-BGS-0001 (DA/T 22-2015, DA/T 13)."""

import re
from collections.abc import Mapping

from db.frozen import frozen
from db.records import OfficeSettings
from desktop.errors import Refused

RETENTIONS: Mapping[str, str] = {"永久": "Y", "30年": "D30", "10年": "D10"}
LONGEST_CODE = 12
CODE = re.compile(rf"[A-Z0-9]{{0,{LONGEST_CODE}}}")
_WHERE = "请在“系统管理—办公设置”中"


def missing(settings: OfficeSettings) -> tuple[str, ...]:
    """Return the sentences of what the office has to settle before anything is filed."""
    found = []
    if settings.retention not in RETENTIONS:
        found.append(f"保管期限还没有选定，{_WHERE}选定后再归档。")
    if not settings.fonds_number:
        found.append(f"全宗号还没有填写，{_WHERE}填写后再归档。")
    if not settings.archive_unit:
        found.append(f"机构（问题）代码还没有填写，{_WHERE}填写后再归档。")
    return tuple(found)


def prefix(settings: OfficeSettings, year: int) -> str:
    """Return what all 档号 of a year begin with; Refused until the office has settled its part."""
    if lacking := missing(settings):
        raise Refused("".join(lacking))
    code = RETENTIONS[settings.retention]
    return f"{settings.fonds_number}-WS·{year}-{code}-{settings.archive_unit}"


def number(before: str, serial: int) -> str:
    """Return the 档号 of one document; its 件号 has four figures or more."""
    return f"{before}-{serial:04d}"


@frozen
class Series:
    """What a 档号 says: fonds, year, retention in words, unit."""

    fonds_number: str
    year: int
    retention: str
    unit: str


def series(written: str) -> Series:
    """Return what a 档号 made here says."""
    fonds_number, year, code, unit, _ = written.replace("WS·", "").split("-")
    retention = next(words for words, known in RETENTIONS.items() if known == code)
    return Series(fonds_number=fonds_number, year=int(year), retention=retention, unit=unit)
