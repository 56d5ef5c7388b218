"""A choice between a few views of the same page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """Tabs by key; the words may carry a count and change."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName("视图")
        self._keys = [key for key, _ in tabs]
        for _, words in tabs:
            self.addTab(words)
        self.currentChanged.connect(self._on_current)

    @property
    def key(self) -> str:
        """The key of the tab that is open; empty where there are no tabs."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def show_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Offer these tabs and no others; the first is open, and nothing is said."""
        blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._keys = [key for key, _ in tabs]
        for _, words in tabs:
            self.addTab(words)
        self.blockSignals(blocked)

    def choose(self, key: str) -> None:
        """Open a tab."""
        self.setCurrentIndex(self._keys.index(key))

    def set_words(self, key: str, words: str) -> None:
        """Word a tab anew, e.g. with another count."""
        self.setTabText(self._keys.index(key), words)

    def _on_current(self, at: int) -> None:
        self.chosen.emit(self._keys[at])
