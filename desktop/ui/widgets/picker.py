"""A field in which one finds a record by typing part of its name, letters or unit."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

V = TypeVar("V")


class Picker(QLineEdit, Generic[V]):
    """Offers what `find(text)` returns as (value, words) and holds the one that was picked."""

    picked = Signal()

    def __init__(self, find: Callable[[str], Sequence[tuple[V, str]]], placeholder: str) -> None:
        super().__init__()
        self._find = find
        self._found: dict[str, V] = {}
        self.value: V | None = None
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self.take)
        self.setCompleter(completer)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def show_value(self, value: V | None, words: str) -> None:
        """Hold a value without a search."""
        self.value = value
        self.setText(words)
        self.setCursorPosition(0)  # of long words the beginning is what one knows them by
        if value is not None:
            self._found = {words: value}

    def take(self, words: str) -> None:
        """Hold what was picked among the offers."""
        if words in self._found:
            self.value = self._found[words]
            self.setText(words)
            self.picked.emit()

    def _on_edited(self, text: str) -> None:
        self.value = None
        self._found = {words: value for value, words in self._find(text.strip())}
        self._words.setStringList(list(self._found))
        completer = self.completer()
        if completer is not None:
            completer.complete()
        if not text:
            self.picked.emit()

    def _on_finished(self) -> None:
        if self.value is None and len(self._found) == 1 and self.text().strip():
            self.take(next(iter(self._found)))
