"""The rows behind a table: all at once, or page by page as one scrolls."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.services.parts.alphabet import sort_key
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.chip import Tag

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole
CELL = Qt.ItemDataRole.UserRole
PAGE = 100
_AT_MOST_REREAD = 500
MOST_SORTED = 2000
_NUMBER = re.compile(r"(\d+)")


class Column(NamedTuple, Generic[R]):
    """A heading and how a record is worded below it: tags, then text, and a smaller second line.

    `sort` gives the value that a list is sorted by, else its words are (numbers in them as
    numbers); `order` is the name that a source of pages sorts by itself. `whole` cells are never
    shortened (names of people).
    """

    heading: str
    text: Callable[[R], str] = lambda _record: ""
    second: Callable[[R], str] | None = None
    tags: Callable[[R], Sequence[Tag]] | None = None
    bold: bool = False
    whole: bool = False
    stretch: bool = False
    right: bool = False
    sort: Callable[[R], Any] | None = None
    order: str = ""


class Order(NamedTuple):
    """What a source of pages is to sort by; an empty name is its own order."""

    name: str = ""
    descending: bool = False


Fetch = Callable[[int, int, Order], Sequence[R]]


class Cell(NamedTuple):
    """What the delegate paints."""

    text: str
    second: str
    tags: Sequence[Tag]
    acts: Sequence[Act]
    bold: bool
    right: bool


class Records(QAbstractTableModel, Generic[R]):
    """Records as rows; a column of buttons is last where there are acts."""

    def __init__(
        self, columns: Sequence[Column[R]], acts: Callable[[R], Sequence[Act]] | None
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.records: list[R] = []
        self.order = Order()
        self._acts = acts
        self.sorted_by: tuple[int, bool] | None = None
        self._fetch: Fetch[R] | None = None
        self._more = False
        self._unsorted: list[R] = []
        self._most_sorted = MOST_SORTED

    def show(self, records: Sequence[R]) -> None:
        """Hold these records."""
        self._fetch, self._more = None, False
        self._unsorted = list(records)
        self._reset(self._in_order(records))

    def page(self, fetch: Fetch[R], most_sorted: int = MOST_SORTED) -> None:
        """Hold the pages of a source; what was read before is read again, up to 500 rows."""
        self._most_sorted = most_sorted
        if self.sorted_by and not self.order.name and self._hold_whole(fetch):
            return
        count = min(max(len(self.records), PAGE), _AT_MOST_REREAD) if self._fetch else PAGE
        self._fetch = fetch
        records = list(fetch(0, count, self.order))
        self._more = len(records) == count
        self._reset(records)

    def can_sort(self, section: int) -> bool:
        """Say whether the list can be sorted by a column: by all but that of the buttons."""
        return section < len(self.columns)

    def sort_by(self, section: int, *, descending: bool) -> bool:
        """Sort by a column; False where a source that cannot do so has more than 2,000 rows."""
        column, before = self.columns[section], (self.sorted_by, self.order)
        self.sorted_by = (section, descending)
        self.order = Order(column.order, descending) if column.order else Order()
        if not self._fetch:
            self._reset(self._in_order(self._unsorted or self.records))
        elif column.order:
            self.page(self._fetch, self._most_sorted)
        elif not self._hold_whole(self._fetch):
            self.sorted_by, self.order = before
            return False
        return True

    def sort_no_more(self) -> None:
        """Go back to the list's own order."""
        self.sorted_by, self.order = None, Order()
        if self._fetch:
            self.page(self._fetch, self._most_sorted)
        else:
            self._reset(list(self._unsorted))

    def acts(self, row: int) -> Sequence[Act]:
        """Return the buttons of a row."""
        return self._acts(self.records[row]) if self._acts else ()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows read so far."""
        return 0 if parent and parent.isValid() else len(self.records)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns, that of the buttons included."""
        own = len(self.columns) + (self._acts is not None)
        return 0 if parent and parent.isValid() else own

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether there may be another page."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if self._fetch is None:
            return
        at = len(self.records)
        records = self._fetch(at, PAGE, self.order)
        self._more = len(records) == PAGE
        if records:
            self.beginInsertRows(QModelIndex(), at, at + len(records) - 1)
            self.records.extend(records)
            self.endInsertRows()

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return a cell for the delegate, or its words."""
        if role == CELL:
            return self.cell(index.row(), index.column())
        if role == DISPLAY:
            return self.words(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        buttons = section >= len(self.columns)
        if role == DISPLAY:
            return "办理" if buttons else self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = not buttons and self.columns[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, row: int, at: int) -> Cell:
        """Return what is painted."""
        record = self.records[row]
        if at >= len(self.columns):
            return Cell("", "", (), self.acts(row), bold=False, right=False)
        column = self.columns[at]
        second = column.second(record) if column.second else ""
        tags = column.tags(record) if column.tags else ()
        return Cell(column.text(record), second, tags, (), column.bold, column.right)

    def words(self, row: int, at: int) -> str:
        """Return a cell in words, as read out and copied."""
        cell = self.cell(row, at)
        parts = [tag.text for tag in cell.tags] + [cell.text, cell.second]
        return " ".join(part for part in parts if part) or "、".join(a.text for a in cell.acts)

    def written(self, record: R, at: int) -> str:
        """Return a cell of any record for a sheet: tags and text, the second line below."""
        column = self.columns[at]
        tags = [tag.text for tag in column.tags(record)] if column.tags else []
        first = " ".join(part for part in (*tags, column.text(record)) if part)
        second = column.second(record) if column.second else ""
        return "\n".join(part for part in (first, second) if part)

    def more_than(self, count: int, limit: int) -> Sequence[R]:
        """Return the records behind the first `count`, as far as the list goes."""
        if self._fetch and (not self.sorted_by or self.order.name):
            return self._fetch(count, limit, self.order)
        return self.records[count : count + limit]

    def _in_order(self, records: Sequence[R]) -> list[R]:
        if self.sorted_by is None:
            return list(records)
        section, descending = self.sorted_by
        named = self.columns[section].whole
        key = self.columns[section].sort or (
            lambda one: natural(self.written(one, section), named=named)
        )
        return sorted(records, key=key, reverse=descending)

    def _hold_whole(self, fetch: Fetch[R]) -> bool:
        """Hold all rows of a source in the order asked for, unless they are too many."""
        found = list(fetch(0, self._most_sorted + 1, Order()))
        if len(found) > self._most_sorted:
            return False
        self._fetch, self._more = fetch, False
        self._reset(self._in_order(found))
        return True

    def _reset(self, records: list[R]) -> None:
        self.beginResetModel()
        self.records = records
        self.endResetModel()


def natural(words: str, *, named: bool) -> tuple[bool, list[Any]]:
    """Return what words are sorted by: pinyin, numbers, empty last; `named` begin with a surname."""
    parts = enumerate(_NUMBER.split(words))
    odd = [int(p) if at % 2 else sort_key(p, person=named and not at) for at, p in parts]
    return (not words, odd)
