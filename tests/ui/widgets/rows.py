"""Rows and columns of a table to try."""

from typing import NamedTuple

from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.table import Column


class Row(NamedTuple):
    id: int
    name: str


NAME = Column("姓名", lambda r: r.name, whole=True, sort=lambda r: r.name, order="name")
NUMBER = Column("序号", lambda r: str(r.id), tags=lambda r: [Tag("逾期 3 天", Tone.LATE)])
ROWS = [Row(2, "b"), Row(1, "a"), Row(3, "c")]


def names(table):
    return [record.name for record in table.records]
