"""A table of numbers, each of which can be opened."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
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
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from desktop.ui.widgets.number_model import NumberRow, Numbers
from desktop.ui.widgets.table_habits import Habits
from desktop.ui.widgets.table_list import EXPORT_KEYS, TableList, way_out
from desktop.ui.widgets.table_menu import Offer, exporting, open_menu
from desktop.ui.widgets.table_sorting import Headings

__all__ = ["NumberRow", "NumberTable"]

_PAD, _NARROW_PAD = 24, 18
_LEAST_LABEL = 6  # characters


class NumberTable(QTableView):
    """Shows rows of numbers; a click or Enter on one says which (`opened`: row, column).

    It is as high as its rows, up to `most_rows`. Several numbers are chosen by Shift, Ctrl or
    dragging; Ctrl+C copies them with their labels and heads, Ctrl+E writes the table as Excel.
    """

    opened = Signal(int, int)

    def __init__(self, *, name: str, most_rows: int = 16) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._most_rows = most_rows
        self._model = Numbers()
        self._pressed = QPersistentModelIndex()
        self._needed: dict[bool, list[int]] = {}  # by whether heads are narrow
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self._fitting = self._by_hand = False
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self._sorting = Headings(self.horizontalHeader(), self._model, lambda sort: sort())
        self.habits = Habits(self, self, self._sorting)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[NumberRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, heads: Sequence[str], rows: Sequence[NumberRow]) -> None:
        """Show these rows; the first head is that of the labels."""
        self._model.show(heads, rows)
        self._needed.clear()
        self._measure()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the rows; in width it scrolls."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the number on Enter; copy or export."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif QKeySequence(event.keyCombination()) == QKeySequence(EXPORT_KEYS):
            self.export()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note which number is pressed."""
        super().mousePressEvent(event)
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the number that was clicked; one that is added to others is only chosen."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if left and plain and QPersistentModelIndex(at) == self._pressed:
            self._open(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying and Excel."""
        chosen = len(self.selectedIndexes())
        offers = [Offer(f"复制选中的 {chosen} 格", self.copy, "Ctrl+C")] if chosen else []
        offers.append(Offer("复制整张表", self.copy_all, "", bool(self._model.rows)))
        if way_out(self) is not None:
            offers.append(exporting(self.export, enabled=bool(self._model.rows)))
        open_menu(self, event.globalPos(), (), offers)

    def copy(self) -> None:
        """Put the chosen numbers on the clipboard: one alone, several with labels and heads."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        model, columns = self._model, sorted({column for _, column in chosen})
        if len(chosen) == 1:
            lines = [str(model.index(*chosen[0]).data())]
        else:
            lines = ["\t".join(model.heads[at] for at in (0, *columns))]
            for row in sorted({row for row, _ in chosen}):
                cells = [str(model.index(row, at).data()) for at in columns if (row, at) in chosen]
                lines.append("\t".join((model.rows[row].label, *cells)))
        if chosen:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, with labels and heads."""
        heads, rows = self._sheet()
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in (heads, *rows)))

    def by_hand(self) -> list[int]:
        """Return the widths of the columns if somebody has set them, else nothing."""
        columns = range(len(self._model.heads))
        return [self.columnWidth(at) for at in columns] if self._by_hand else []

    def set_by_hand(self, widths: Sequence[int]) -> None:
        """Give the widths that somebody set once; nothing where the columns are others now."""
        if widths and len(widths) == len(self._model.heads):
            self._by_hand = True
            self._give(widths)

    def export(self) -> None:
        """Hand the table to the window, which writes it as Excel."""
        way = way_out(self)
        if way is not None and self._model.rows:
            way(self, TableList(self.accessibleName(), *self._sheet()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over numbers."""
        at = self.indexAt(event.position().toPoint())
        hand = at.isValid() and self._model.number(at) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths and the order of an earlier day."""
        super().showEvent(event)
        self.habits.recall()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep them."""
        super().hideEvent(event)
        self.habits.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the spare width to all columns."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._needed.clear()
            self._measure()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.number(index) is not None:
            self.opened.emit(self._model.places[index.row()], index.column() - 1)

    def _measure(self) -> None:
        """Give every column what it needs, the labels up to 40 %, and share what is left."""
        if not self._model.heads:
            return
        room = self.viewport().width()
        wide = self._needs(narrow=False)
        if narrow := sum(wide) > room:
            wide = self._needs(narrow=True)
        least = self.fontMetrics().horizontalAdvance("字") * _LEAST_LABEL
        labels = max(min(wide[0], room * 2 // 5, room - sum(wide[1:])), least)
        spare = max(room - labels - sum(wide[1:]), 0)
        share = spare // len(wide)
        if not self._by_hand:
            first = labels + (spare - share * (len(wide) - 1))
            self._give([first, *(need + share for need in wide[1:])])
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.updateGeometry()
        if narrow != self._model.narrow:
            self._model.narrow = narrow
            last = len(self._model.heads) - 1
            self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _give(self, widths: Sequence[int]) -> None:
        self._fitting = True
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self._fitting = False

    def _on_resized(self) -> None:
        self._by_hand = self._by_hand or not self._fitting

    def _sheet(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        heads = (self._model.heads[0] or "项目", *self._model.heads[1:])
        rows = self._model.rows
        told = ((r.label, *("" if n is None else str(n) for n in r.numbers)) for r in rows)
        return heads, tuple(told)

    def _needs(self, *, narrow: bool) -> list[int]:
        """Return what each column needs in pixels, with heads in one line or two; measured once."""
        if narrow not in self._needed:
            self._needed[narrow] = self._widths(narrow=narrow)
        return self._needed[narrow]

    def _widths(self, *, narrow: bool) -> list[int]:
        metrics, pad = self.fontMetrics(), _NARROW_PAD if narrow else _PAD
        before, self._model.narrow = self._model.narrow, narrow
        heads = [self._model.head(at).split("\n") for at in range(len(self._model.heads))]
        self._model.narrow = before
        return [
            max(metrics.horizontalAdvance(text) for text in (*lines, *self._texts(at))) + pad
            for at, lines in enumerate(heads)
        ]

    def _texts(self, at: int) -> list[str]:
        if at == 0:
            return [row.label for row in self._model.rows]
        return [str(row.numbers[at - 1] or 0) for row in self._model.rows]

    def _height(self) -> int:
        rows = min(len(self._model.rows), self._most_rows)
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        line = self.fontMetrics().height() + 12
        return self.horizontalHeader().sizeHint().height() + rows * line + bar + 2

    def _is_wide(self) -> bool:
        return self.horizontalHeader().length() > self.viewport().width()
