"""A read-only table of records, the same everywhere."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table_cells import Cells
from desktop.ui.widgets.table_habits import Habits
from desktop.ui.widgets.table_list import EXPORT_KEYS, ExportButton, Gathering, way_out
from desktop.ui.widgets.table_menu import copying, exporting, open_menu
from desktop.ui.widgets.table_model import Column, Fetch, Order, Records
from desktop.ui.widgets.table_sorting import Headings
from desktop.ui.widgets.table_widths import Widths

__all__ = ["Column", "Order", "RecordTable"]

R = TypeVar("R")


class RecordTable(QTableView, Generic[R]):
    """Shows records as rows and says which is chosen (`chosen_changed`) or opened (`opened`).

    Enter or a double click opens; → and ← go to the buttons of a row; the menu key lists them;
    Ctrl+C copies the chosen rows, Ctrl+E writes all rows as Excel (also by the button in the head). A refresh keeps the chosen record (by `key`) and the place.
    """

    chosen_changed = Signal()
    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        name: str,
        acts: Callable[[R], Sequence[Act]] | None = None,
        key: Callable[[R], object] = lambda record: getattr(record, "id", record),
        several: bool = True,
        empty: EmptyState | str = "没有内容。",
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.may_copy: Callable[[], bool] = lambda: True
        self._key = key
        self._pressed: Act | None = None
        self._two_lines = any(column.second for column in columns)
        self._model: Records[R] = Records(columns, acts)
        self._cells = Cells(self.font())
        self._empty = EmptyState(empty) if isinstance(empty, str) else empty
        self._empty.setParent(self.viewport())
        self.setModel(self._model)
        self._widths = Widths(self, self._model, self._cells)
        self._sorting = Headings(self.horizontalHeader(), self._model, self._keeping_place)
        self.habits = Habits(self, self._widths, self._sorting)
        self._set_up(several=several)
        ExportButton(self, self.export, lambda: bool(self._model.records))

    def show_records(self, records: Sequence[R]) -> None:
        """Show these records and no others."""
        self._keeping_place(lambda: self._model.show(records))

    def show_pages(self, fetch: Fetch[R]) -> None:
        """Show what `fetch(offset, limit, order)` returns, read as one scrolls."""
        self._keeping_place(lambda: self._model.page(fetch))

    def show_lines(self, lines: Sequence[R]) -> None:
        """Show a long list that is in memory: page by page, but sorted whole."""
        count = len(lines)

        def fetch(offset: int, limit: int, _order: Order) -> Sequence[R]:
            return lines[offset : offset + limit]

        self._keeping_place(lambda: self._model.page(fetch, most_sorted=count))

    @property
    def records(self) -> Sequence[R]:
        """The records read so far, in the order shown."""
        return self._model.records

    @property
    def chosen(self) -> R | None:
        """The record chosen, if exactly one is."""
        found = self.chosen_all
        return found[0] if len(found) == 1 else None

    @property
    def chosen_all(self) -> list[R]:
        """All records chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.records[row] for row in rows]

    def choose(self, key: object) -> bool:
        """Choose the record with this key, if it has been read."""
        for row, record in enumerate(self._model.records):
            if self._key(record) == key:
                self.selectRow(row)
                return True
        return False

    def act_rect(self, row: int, text: str) -> QRect:
        """Return where the button with this verb is, in the viewport; empty where it is not."""
        index = self._model.index(row, len(self._model.columns))
        acts = self._model.acts(row)
        rects = self._cells.act_rects(self.visualRect(index), acts)
        return next((r for a, r in zip(acts, rects, strict=True) if a.text == text), QRect())

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, cells parted by tabs."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        wide = range(len(self._model.columns))
        lines = ["\t".join(self._model.words(row, at) for at in wide) for row in rows]
        self._to_clipboard("\n".join(lines))

    def copy_cell(self) -> None:
        """Put the words of the current cell on the clipboard."""
        at = self.currentIndex()
        if at.isValid():
            self._to_clipboard(self._model.words(at.row(), at.column()))

    def export(self) -> None:
        """Hand every row to the window, which writes them as Excel; without rows nothing is done."""
        way = way_out(self)
        if way is not None and self._model.records:
            name = self.accessibleName()
            Gathering(self, name, self._model, lambda made: way(self, made))

    def show_column(self, at: int, *, shown: bool) -> None:
        """Show a column, or leave it out where the table is narrow."""
        self._widths.show_column(at, shown=shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, copy, or walk over the buttons of the row."""
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif QKeySequence(event.keyCombination()) == QKeySequence(EXPORT_KEYS):
            self.export()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            self._enter(row)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left} and self._model.acts(max(row, 0)):
            self._walk(row, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            self._focus_act(None)
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, and note the button under the pointer."""
        self._focus_act(None)
        self._pressed = self._act_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the button says."""
        super().mouseReleaseEvent(event)
        act = self._act_at(event.position().toPoint())
        pressed, self._pressed = self._pressed, None
        if act and pressed and act.text == pressed.text:
            act.run()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record, unless the pointer is on a button."""
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and not self._act_at(event.position().toPoint()):
            self.opened.emit(self._model.records[at.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over buttons, and the whole text of shortened cells."""
        at = event.position().toPoint()
        hand = self._act_at(at) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """List the buttons of the row, copying and Excel."""
        row, offers = self.currentIndex().row(), []
        if row >= 0:
            offers += copying(self.copy, self.copy_cell, len(self.chosen_all), self.may_copy())
        if way_out(self) is not None:
            offers.append(exporting(self.export, enabled=bool(self._model.records)))
        acts = self._model.acts(row) if row >= 0 else ()
        open_menu(self, event.globalPos(), acts, offers)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths and the order of an earlier day."""
        super().showEvent(event)
        self._widths.catch_up()
        self.habits.recall()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep them."""
        super().hideEvent(event)
        self.habits.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the spare width to the column that stretches."""
        super().resizeEvent(event)
        self._widths.fit()
        self._empty.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _set_up(self, *, several: bool) -> None:
        self.setItemDelegate(self._cells)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        pixels = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setHorizontalScrollMode(pixels)
        self.setVerticalScrollMode(pixels)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(36)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self._measure()

    def _to_clipboard(self, words: str) -> None:
        if self.may_copy():
            QGuiApplication.clipboard().setText(words)

    def _on_selection(self) -> None:
        self.chosen_changed.emit()

    def _measure(self) -> None:
        self._cells.set_font(self.font())
        buttons = self._model.columnCount() > len(self._model.columns)
        height = self._cells.height(two_lines=self._two_lines, buttons=buttons)
        self.verticalHeader().setDefaultSectionSize(height)
        self._widths.measure()

    def _keeping_place(self, change: Callable[[], object]) -> None:
        chosen = {self._key(record) for record in self.chosen_all}
        place = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self._focus_act(None)
        change()
        flags = QItemSelectionModel.SelectionFlag
        for row, record in enumerate(self._model.records):
            if self._key(record) in chosen:
                index = self._model.index(row, 0)
                self.selectionModel().select(index, flags.Select | flags.Rows)
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().blockSignals(blocked)
        self._empty.setVisible(not self._model.records)
        bars = Qt.ScrollBarPolicy
        scrolls = bars.ScrollBarAsNeeded if self._model.records else bars.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(scrolls)
        self._widths.hide_buttons_that_nobody_has()
        self._widths.measure()
        self.verticalScrollBar().setValue(place)
        self.chosen_changed.emit()

    def _act_at(self, at: QPoint) -> Act | None:
        index = self.indexAt(at)
        if not index.isValid() or index.column() < len(self._model.columns):
            return None
        acts = self._model.acts(index.row())
        rects = self._cells.act_rects(self.visualRect(index), acts)
        return next((a for a, rect in zip(acts, rects, strict=True) if rect.contains(at)), None)

    def _enter(self, row: int) -> None:
        focused = self._cells.focused
        if focused:
            self._model.acts(row)[focused[1]].run()
        else:
            self.opened.emit(self._model.records[row])

    def _walk(self, row: int, by: int) -> None:
        at = (self._cells.focused[1] if self._cells.focused else -1) + by
        last = len(self._model.acts(row)) - 1
        self._focus_act(None if at < 0 else (row, min(at, last)))
        self.scrollTo(self._model.index(row, len(self._model.columns)))

    def _focus_act(self, at: tuple[int, int] | None) -> None:
        if self._cells.focused != at:
            self._cells.focused = at
            self.viewport().update()
