"""A whole table for Excel: every row, also those not scrolled to yet, and the button for it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from desktop.ui.icons import put_before
from desktop.ui.widgets.table_model import Records

EXPORT_KEYS = "Ctrl+E"
_AT_ONCE = 200


class TableList(NamedTuple):
    """A table as it is shown: its name, its heads, its cells in words."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Way = Callable[[QWidget, TableList], object]


def way_out(widget: QWidget) -> Way | None:
    """Return how the window around writes a list; None where the user may not take lists out."""
    around: QWidget | None = widget
    while around is not None:
        found = getattr(around, "export_list", None)
        if callable(found):
            way: Way | None = found()
            return way
        around = around.parentWidget()
    return None


class Gathering(QObject):
    """Reads 200 rows at a time between other events; then says all of them once."""

    def __init__(
        self, parent: QObject, name: str, model: Records[Any], then: Callable[[TableList], object]
    ) -> None:
        super().__init__(parent)
        self._name, self._model, self._then = name, model, then
        self._records: list[Any] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read)
        self._timer.start(0)

    def _read(self) -> None:
        read = self._model.more_than(len(self._records), _AT_ONCE)
        self._records += read
        if len(read) == _AT_ONCE:
            return
        self._timer.stop()
        model = self._model
        heads = tuple(column.heading or "标记" for column in model.columns)
        places = range(len(heads))
        rows = tuple(tuple(model.written(r, at) for at in places) for r in self._records)
        self.deleteLater()
        self._then(TableList(self._name, heads, rows))


class ExportButton(QPushButton):
    """导出 Excel, at the right end of the head while the pointer is in the head."""

    def __init__(self, table: QTableView, export: Callable[[], object], rows: Callable[[], bool]):
        self._head = table.horizontalHeader().viewport()
        super().__init__(self._head)
        self._table, self._rows = table, rows
        self.setProperty("kind", "small")
        self.setAccessibleName("导出 Excel")
        self.setToolTip(f"把这张表全部导出为 Excel（{EXPORT_KEYS}）")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _checked=False: export())
        self.hide()
        self._head.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Come and go with the pointer."""
        if event.type() == QEvent.Type.Enter:
            self._come()
        elif event.type() == QEvent.Type.Leave:
            self.hide()
        return False

    def _come(self) -> None:
        if not self._rows() or way_out(self._table) is None:
            return
        if self.icon().isNull():
            put_before(self, "file-down")
        size, room = self.sizeHint(), self._head.size()
        top = max((room.height() - size.height()) // 2, 0)
        self.setGeometry(room.width() - size.width(), top, size.width(), size.height())
        self.show()
        self.raise_()
