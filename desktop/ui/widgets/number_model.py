"""The rows behind a table of numbers."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop.ui import palette
from desktop.ui.widgets.table_model import natural

PLACE = QModelIndex | QPersistentModelIndex
_ONE_LINE = 3  # characters of a head that is never broken
_ROLE = Qt.ItemDataRole


class NumberRow(NamedTuple):
    """A line: its label, and a number for each column; None where there is none."""

    label: str
    numbers: tuple[int | None, ...]
    bold: bool = False


class Numbers(QAbstractTableModel):
    """Rows of numbers, sorted as one likes; what is bold (the sum) stays last."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.rows: tuple[NumberRow, ...] = ()
        self.places: tuple[int, ...] = ()
        self.narrow = False
        self.sorted_by: tuple[int, bool] | None = None
        self._own: tuple[NumberRow, ...] = ()

    def head(self, at: int) -> str:
        """Return a head, in two lines where the table is narrow."""
        words = self.heads[at]
        half = (len(words) + 1) // 2
        two = self.narrow and at > 0 and len(words) > _ONE_LINE
        return f"{words[:half]}\n{words[half:]}" if two else words

    def show(self, heads: Sequence[str], rows: Sequence[NumberRow]) -> None:
        """Show these rows; the first head is that of the labels."""
        self.beginResetModel()
        self.heads, self._own = tuple(heads), tuple(rows)
        self._arrange()
        self.endResetModel()

    def can_sort(self, section: int) -> bool:
        """Say whether there is such a column."""
        return section < len(self.heads)

    def sort_by(self, section: int, *, descending: bool) -> bool:
        """Sort by labels or by a column of numbers."""
        self.sorted_by = (section, descending)
        self.show(self.heads, self._own)
        return True

    def sort_no_more(self) -> None:
        """Go back to the table's own order."""
        self.sorted_by = None
        self.show(self.heads, self._own)

    def _arrange(self) -> None:
        places = list(range(len(self._own)))
        if self.sorted_by is not None and self.can_sort(self.sorted_by[0]):
            section, descending = self.sorted_by
            places.sort(key=lambda at: self._key(self._own[at], section), reverse=descending)
            places.sort(key=lambda at: self._own[at].bold)
        self.places = tuple(places)
        self.rows = tuple(self._own[at] for at in places)

    def _key(self, row: NumberRow, section: int) -> Any:
        if section == 0:
            return natural(row.label, named=False)
        number = row.numbers[section - 1]
        return -1 if number is None else number

    def rowCount(self, parent: PLACE | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: PLACE | None = None) -> int:
        """Return the number of columns, that of the labels included."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def number(self, index: PLACE) -> int | None:
        """Return the number of a cell; None for a label or where there is none."""
        return self.rows[index.row()].numbers[index.column() - 1] if index.column() else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Return a head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return self.head(section)
        if role == _ROLE.TextAlignmentRole:
            return _across(section)
        return None

    def data(self, index: PLACE, role: int = _ROLE.DisplayRole) -> object:
        """Return a label or a number as it is shown and read out."""
        row, number = self.rows[index.row()], self.number(index)
        if role == _ROLE.DisplayRole:
            return row.label if index.column() == 0 else "" if number is None else str(number)
        if role == _ROLE.TextAlignmentRole:
            return _across(index.column())
        if role == _ROLE.ForegroundRole and number is not None:
            return QColor(palette.FOCUS if number else palette.SECONDARY)
        if role == _ROLE.FontRole and row.bold:
            font = QFont()
            font.setBold(True)
            return font
        return self._said(index, role)

    def _said(self, index: PLACE, role: int) -> str | None:
        row, number = self.rows[index.row()], self.number(index)
        if role == _ROLE.ToolTipRole and index.column() == 0:
            return row.label
        if role == _ROLE.AccessibleTextRole and number is not None:
            return f"{row.label}，{self.heads[index.column()]} {number}"
        return None

    def flags(self, index: PLACE) -> Qt.ItemFlag:
        """Let numbers be chosen, labels not."""
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if self.number(index) is not None else enabled


def _across(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
