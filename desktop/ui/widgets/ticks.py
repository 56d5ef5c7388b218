"""Boxes to tick, side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.ui.widgets.card import row
from desktop.ui.widgets.flow import Flow


class Ticks(QWidget):
    """A few things of which any number may be ticked."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._boxes = {value: QCheckBox(words) for value, words in options}
        line = row(Flow(*self._boxes.values()))
        self.setLayout(line)

    def choose(self, values: Sequence[str]) -> None:
        """Tick these and no others."""
        for value, box in self._boxes.items():
            box.setChecked(value in values)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())
