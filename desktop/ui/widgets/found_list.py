"""What a search has found, in a list below its box."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Column, RecordTable

_ROWS, _WIDTH = 8, 620


class Found(NamedTuple):
    """A hit: what it is, two lines, and where it is opened."""

    kind: str
    title: str
    second: str
    place: str
    target: Mapping[str, str]


class FoundList(QFrame):
    """Shows hits while one types; ↓ goes into the list, Enter opens, Esc closes."""

    opened = Signal(object)

    def __init__(
        self, box: SearchBox, find: Callable[[str], Sequence[Found]], window: QWidget
    ) -> None:
        super().__init__(window)
        self.setProperty("kind", "card")
        self._box, self._find, self._within = box, find, window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        box.wanted.connect(self._on_wanted)
        box.installEventFilter(self)
        self.hide()

    @cached_property
    def table(self) -> RecordTable[Found]:
        """The hits; made when something is first searched for."""
        table = RecordTable[Found](
            [
                Column("类别", tags=lambda hit: [Tag(hit.kind)]),
                Column("名称", lambda hit: hit.title, second=lambda hit: hit.second, stretch=True),
            ],
            name="搜索结果",
            key=lambda hit: (hit.place, tuple(hit.target.items()), hit.title),
            empty="没有找到，请换一个词。",
        )
        table.horizontalHeader().hide()
        table.opened.connect(self._open)
        table.clicked.connect(lambda _index: self._open(table.chosen))
        table.installEventFilter(self)
        self._column.addWidget(table)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go between box and list by key, and close when both are left."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
            down = event.key() == Qt.Key.Key_Down
            if watched is self._box and down and self.isVisible() and self.table.records:
                self.table.setFocus()
                self.table.selectRow(0)
                return True
        if event.type() == QEvent.Type.FocusOut and not self._has_focus():
            self.hide()
        return False

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is self._box or (focus is not None and self.isAncestorOf(focus))

    def _on_wanted(self, text: str) -> None:
        if not text:
            self.hide()
            return
        self.table.show_records(self._find(text))
        width = min(max(self._box.width(), _WIDTH), self._within.width() - 16)
        rows = max(min(len(self.table.records), _ROWS), 2)
        height = rows * self.table.verticalHeader().defaultSectionSize() + 16
        corner = self._box.mapTo(
            self._within, QPoint(self._box.width() - width, self._box.height() + 4)
        )
        self.setGeometry(max(corner.x(), 8), corner.y(), width, height)
        self.raise_()
        self.show()

    def _open(self, hit: Found | None) -> None:
        if hit is not None:
            self._close()
            self.opened.emit(hit)

    def _close(self) -> None:
        self.hide()
        self._box.clear()
        self._box.setFocus()
