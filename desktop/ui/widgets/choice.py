"""A choice of one value among a few."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

V = TypeVar("V")


class Choice(QComboBox, Generic[V]):
    """A drop-down list of (value, words). The wheel turns the page, not the choice."""

    def __init__(self, options: Sequence[tuple[V, str]] = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.view().setAccessibleName("选项")
        self._values: list[V] = []
        self.show_options(options)

    def show_options(self, options: Sequence[tuple[V, str]]) -> None:
        """Offer these options; the chosen value stays chosen if it is among them."""
        before = self.value
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in options]
        self.addItems([words for _, words in options])
        self.setCurrentIndex(self._values.index(before) if before in self._values else 0)
        self.blockSignals(blocked)
        if self.value != before:
            self.currentIndexChanged.emit(self.currentIndex())

    @property
    def value(self) -> V | None:
        """The value chosen; None where there are no options."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    @property
    def options(self) -> Sequence[V]:
        """The values offered."""
        return tuple(self._values)

    def offers(self, value: object) -> bool:
        """Say whether a value is among the options."""
        return value in self._values

    def choose(self, value: V) -> None:
        """Choose a value that is among the options."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
