"""The tables of an import: columns found, what is wrong, how cells were read, what changes."""

from desktop.services.views.roster_import import FieldChange, MatchedColumn, Remark
from desktop.ui.widgets.table import Column, RecordTable


def columns_table() -> RecordTable[MatchedColumn]:
    """Return the table of recognised columns."""
    return RecordTable(
        [
            Column("工作表", lambda c: c.sheet),
            Column("列", lambda c: c.letter),
            Column("文件中的表头", lambda c: c.head, bold=True, stretch=True),
            Column("读作", lambda c: c.read_as, stretch=True),
        ],
        name="识别出的列",
        key=lambda c: (c.sheet, c.letter),
    )


def remarks_table(name: str, empty: str) -> RecordTable[Remark]:
    """Return a table of remarks on cells, by row and column."""
    return RecordTable(
        [
            Column("工作表", lambda r: r.sheet),
            Column("行", lambda r: str(r.row), right=True, sort=lambda r: r.row),
            Column("列", lambda r: r.column or "—", sort=lambda r: r.column),
            Column("单元格", lambda r: r.cell or "—"),
            Column("说明", lambda r: r.message, stretch=True),
        ],
        name=name,
        key=lambda r: r,
        empty=empty,
    )


def changes_table() -> RecordTable[FieldChange]:
    """Return the table of what would change, from what to what."""
    return RecordTable(
        [
            Column("行", lambda c: str(c.row), right=True, sort=lambda c: c.row),
            Column("单位或人员", lambda c: c.subject, bold=True, stretch=True),
            Column("项目", lambda c: c.field),
            Column("现为", lambda c: c.old or "（空）", whole=True),
            Column("改为", lambda c: c.new or "（空）", whole=True),
        ],
        name="将要更改的内容",
        key=lambda c: c,
        empty="已有的内容没有变化。",
    )
