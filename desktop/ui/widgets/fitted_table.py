"""A table that is as high as its rows, for short lists inside a page."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from desktop.ui.widgets.table import RecordTable

R = TypeVar("R")


class FittedTable(RecordTable[R]):
    """A RecordTable that asks for the height of its rows, up to `most_rows`; then it scrolls."""

    most_rows = 5

    def show_records(self, records: Sequence[R]) -> None:
        """Show these records and no others."""
        super().show_records(records)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the width of any table, and the height of the rows; room for the empty words."""
        rows = min(len(self.records), self.most_rows)
        row_height = self.verticalHeader().defaultSectionSize()
        heading = self.horizontalHeader().sizeHint().height()
        body = rows * row_height if rows else row_height * 2
        return QSize(super().sizeHint().width(), heading + body + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the height that shows the heading and two rows."""
        two = 2 * self.verticalHeader().defaultSectionSize()
        heading = self.horizontalHeader().sizeHint().height()
        return QSize(
            super().minimumSizeHint().width(), min(self.sizeHint().height(), heading + two)
        )
