"""Tables in a superior's columns: kept once, filled in from our figures every year (Art. 14)."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from db.content import ContentStore
from db.errors import StoreReadOnly
from db.records import SuperiorTable
from desktop.errors import Refused, reason_of
from desktop.exchange.superior_table import OFFICE, YEAR, fill, look
from desktop.rules.returns import LABELS
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.returning import own_figures
from desktop.services.views.returns import SuperiorColumn, SuperiorView

KIND = "returns"
_TABLES = {"superior_tables"}
CHOICES: Mapping[str, str] = {"": "不填", OFFICE: "本单位名称", YEAR: "年度"} | dict(LABELS)


class SuperiorTableService:
    """Takes in tables, keeps which column holds what, and fills them in."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def tables(self) -> tuple[SuperiorView, ...]:
        """Return the tables in use with their columns, the newest first."""
        require(self._desk.worker.role, KIND)
        return tuple(map(_view, self._store.superior_tables.in_use()))

    def take_in(self, name: str, workbook: bytes) -> SuperiorTable:
        """Keep a table, its columns matched as far as their heads say."""
        found = look(workbook)
        table = SuperiorTable(
            id=self._desk.new_id(),
            name=name.strip() or "上报表",
            sheet=found.sheet,
            row=found.row,
            columns=tuple(f"{letter}={guess}" for letter, _, guess in found.heads),
            workbook=workbook,
            taken_in_on=self._desk.today(),
        )
        with self._desk.deed(KIND, "存入上报表样", table.id, _TABLES):
            return self._store.superior_tables.put(table)

    def match(self, table_id: str, version: int, keys: Mapping[str, str]) -> None:
        """Say which of our figures goes into which column, by letter."""
        if unknown := [key for key in keys.values() if key not in CHOICES]:
            raise Refused(f"没有“{unknown[0]}”这一项，栏目没有对应上。")
        table = replace(self._store.superior_tables.get(table_id), version=version)
        columns = tuple(
            f"{letter}={keys.get(letter, old)}" for letter, old in _pairs(table).items()
        )
        with self._desk.deed(KIND, "对应上报表样栏目", table_id, _TABLES):
            self._store.superior_tables.put(replace(table, columns=columns))

    def withdraw(self, table_id: str, reason: str) -> None:
        """Put a table away that is not used any more."""
        if not reason.strip():
            raise Refused("停用上报表样须写明理由。")
        table = self._store.superior_tables.get(table_id)
        with self._desk.deed(KIND, "停用上报表样", table_id, _TABLES):
            self._store.superior_tables.put(replace(table, voided_reason=reason.strip()))

    def filled(self, table_id: str, year: int) -> bytes:
        """Return the workbook with our figures of a year."""
        require(self._desk.worker.role, "export")
        table = self._store.superior_tables.get(table_id)
        pairs = {letter: key for letter, key in _pairs(table).items() if key}
        if not pairs:
            raise Refused("这张表还没有一栏对应上，请先选定各栏填什么。")
        body = self._store.body.own()
        known: dict[str, str | int] = {
            OFFICE: body.name if body is not None else "",
            YEAR: year,
            **own_figures(self._store, year, self._desk.today()),
        }
        values = {letter: known[key] for letter, key in pairs.items()}
        return fill(table.workbook, table.sheet, table.row, values)

    def save(self, table_id: str, made: bytes, target: Path) -> None:
        """Write the filled table where the user says, and log the export."""
        require(self._desk.worker.role, "export")
        try:
            target.write_bytes(made)
        except OSError as error:
            raise StoreReadOnly(
                f"上报表没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
            ) from error
        self._desk.seen("export", "导出上报表", table_id)


def _pairs(table: SuperiorTable) -> dict[str, str]:
    return dict(tuple(one.split("=", 1)) for one in table.columns)  # type: ignore[misc]


def _view(table: SuperiorTable) -> SuperiorView:
    heads = {letter: head for letter, head, _ in look(table.workbook).heads}
    columns = tuple(
        SuperiorColumn(letter=letter, head=heads.get(letter, ""), key=key)
        for letter, key in _pairs(table).items()
    )
    return SuperiorView(table=table, columns=columns)
