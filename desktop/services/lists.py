"""Any list of the screen as Excel: typed cells, everything that is shown, logged (Art. 16)."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from db.errors import StoreReadOnly
from desktop.errors import reason_of
from desktop.exchange.sheets import Head, Sheet, Value, write
from desktop.security.permissions import DEEDS, require
from desktop.services.desk import Desk
from desktop.services.views.lists import ShownList

KIND = "export list"
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?: (\d\d):(\d\d))?")
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,6})?")
_LEAST, _MOST = 7.0, 46.0


class ListService:
    """Writes what a table shows; `marking` is that of the papers the lists are drawn from."""

    def __init__(self, desk: Desk[Any], marking: Callable[[], str], office: str) -> None:
        self._desk = desk
        self._marking = marking
        self._office = office

    @property
    def may_export(self) -> bool:
        """Whether this user may take lists out."""
        return self._desk.worker.role in DEEDS[KIND]

    def sheet(self, shown: ShownList) -> Sheet:
        """Return the list as a sheet with its marking, who took it out and when."""
        require(self._desk.worker.role, KIND)
        today = self._desk.today()
        day = f"{today.year}年{today.month}月{today.day}日"
        note = (
            f"密级或标识：{self._marking()}　　单位：{self._office}　　"
            f"导出：{self._desk.worker.name} {day}　　共{len(shown.rows)}行"
        )
        columns = list(zip(*shown.rows, strict=True)) or [()] * len(shown.heads)
        return Sheet(
            name=shown.name,
            title=shown.title,
            heads=tuple(_head(h, c) for h, c in zip(shown.heads, columns, strict=True)),
            rows=[tuple(typed(cell) for cell in row) for row in shown.rows],
            note=note,
        )

    def draw_up(self, sheet: Sheet) -> bytes:
        """Return the sheet as Excel; slow for many rows, and needs no store."""
        out = BytesIO()
        write([sheet], out, author=self._office or "监督谈话工作台")
        return out.getvalue()

    def save(self, sheet: Sheet, made: bytes, target: Path) -> None:
        """Write the file where the user says, and log the export."""
        require(self._desk.worker.role, KIND)
        try:
            target.write_bytes(made)
        except OSError as error:
            raise StoreReadOnly(
                f"列表没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
            ) from error
        self._desk.seen(KIND, "导出列表", "", f"{sheet.title} {len(sheet.rows)}行")


def typed(cell: str) -> Value:
    """Return a day, a moment or a number where a cell is nothing else, else the words."""
    if found := _DAY.fullmatch(cell):
        year, month, day = map(int, found.groups()[:3])
        try:
            on = date(year, month, day)
            if found[4] is None:
                return on
            return datetime(year, month, day, int(found[4]), int(found[5]))  # noqa: DTZ001 - as shown
        except ValueError:
            return cell
    if found := _NUMBER.fullmatch(cell):
        return float(cell) if found[2] else int(cell)
    return cell


def _head(label: str, cells: tuple[str, ...]) -> Head:
    """Return a head as wide as what stands below it, up to a line of 23 characters."""
    lines = [line for cell in cells[:500] for line in cell.split("\n")]
    widest = max(map(_width, [label, *lines]), default=0) + 3
    return Head(label or "—", min(max(widest, _LEAST), _MOST), wrap=True)


def _width(text: str) -> float:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1.05 for c in text)
