"""A table that is as high as its rows, for short lists inside a page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table import Column, RecordTable

R = TypeVar("R")
_NARROW_CHARACTERS = 46


class FittedTable(RecordTable[R]):
    """A RecordTable that asks for the height of its rows, up to `most_rows`; then it scrolls.

    One row is chosen, since such a list mostly is a choice.
    The columns numbered in `wide_only` are left out where the table is narrow.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        acts: Callable[[R], Sequence[Act]] | None = None,
        key: Callable[[R], object] = lambda record: getattr(record, "id", record),
        empty: str = "没有内容。",
        most_rows: int = 5,
        wide_only: Sequence[int] = (),
    ) -> None:
        self._most_rows = most_rows
        self._wide_only = tuple(wide_only)
        short = EmptyState(empty, symbol="")
        super().__init__(columns, name=name, acts=acts, key=key, several=False, empty=short)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)

    def let_choose_several(self) -> None:
        """Let several rows be chosen, to be copied: the list is no choice."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def show_records(self, records: Sequence[R]) -> None:
        """Show these records and no others."""
        super().show_records(records)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the width of any table, and the height of the rows; room for the empty words."""
        rows = min(len(self.records), self._most_rows) or 2
        return QSize(super().sizeHint().width(), self._height(rows))

    def minimumSizeHint(self) -> QSize:
        """Return the height that shows the heading, a row, and half of one that says: scroll."""
        rows = 1 if len(self.records) == 1 else 1.5
        return QSize(super().minimumSizeHint().width(), self._height(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow table has no room for."""
        narrow = self.width() < _NARROW_CHARACTERS * self.fontMetrics().horizontalAdvance("字")
        for section in self._wide_only:
            self.show_column(section, shown=not narrow)
        super().resizeEvent(event)

    def _height(self, rows: float) -> int:
        heading = self.horizontalHeader().sizeHint().height()
        return heading + round(rows * self.verticalHeader().defaultSectionSize()) + 2
