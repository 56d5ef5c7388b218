"""The forms by occasion; several may be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.services.views.printing import FormEntry
from desktop.ui.palette import SECONDARY

_KEY = Qt.ItemDataRole.UserRole
_CHARACTERS, _BESIDE = 12, 36  # what a title takes; the scroll bar and the space beside it


class FormList(QListWidget):
    """Lists forms below the heads of their occasions. Ctrl and Shift choose several."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "forms")
        self.setAccessibleName("表格")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._make_room()
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._entries: dict[str, FormEntry] = {}
        self.itemSelectionChanged.connect(self.chosen_changed)

    def show_forms(self, entries: Sequence[FormEntry]) -> None:
        """Show these forms, in their order."""
        self.clear()
        self._entries = {e.key: e for e in entries}
        occasion = ""
        for entry in entries:
            if entry.occasion != occasion:
                occasion = entry.occasion
                self._add_head(occasion)
            mark = "（可填 Word）" if entry.fill_in else ""
            item = QListWidgetItem(f"{entry.title}{mark}")
            item.setData(_KEY, entry.key)
            self.addItem(item)

    def changeEvent(self, event: QEvent) -> None:
        """Make room for the titles in another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._make_room()

    def _make_room(self) -> None:
        character = self.fontMetrics().horizontalAdvance("字")
        self.setFixedWidth(character * _CHARACTERS + _BESIDE)

    @property
    def chosen(self) -> list[FormEntry]:
        """The forms chosen, from top to bottom."""
        rows = sorted(self.row(item) for item in self.selectedItems())
        return [self._entries[str(self.item(row).data(_KEY))] for row in rows]

    def choose(self, key: str) -> None:
        """Choose one form and no other."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_KEY) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def _add_head(self, words: str) -> None:
        head = QListWidgetItem(words)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setForeground(QColor(SECONDARY))
        self.addItem(head)
