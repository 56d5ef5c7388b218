"""What a page or a list says while there is nothing in it."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.icons import Picture
from desktop.ui.palette import SECONDARY
from desktop.ui.widgets.label import Label

_MARGIN = 24


class EmptyState(QWidget):
    """A picture (none for an empty symbol), a sentence that says what comes next, and buttons."""

    def __init__(self, sentence: str, *buttons: QPushButton, symbol: str = "inbox") -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._label = Label(sentence, "secondary", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        column.addStretch(1)
        if symbol:
            column.addWidget(Picture(symbol, SECONDARY, 32), 0, centre)
        column.addWidget(self._label)
        for button in buttons:
            column.addWidget(button, 0, centre)
        column.addStretch(2)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._label.setText(sentence)
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence into lines of about the same length."""
        super().resizeEvent(event)
        self._balance()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()

    def _balance(self) -> None:
        room = self.width() - 2 * _MARGIN
        needed = self.fontMetrics().horizontalAdvance(self._label.text())
        if room <= 0:
            return
        spare = 2 * self.fontMetrics().horizontalAdvance("字")  # no sign begins a line
        lines = ceil(needed / room)
        side = max(room - ceil(needed / lines) - spare, 0) // 2 if lines > 1 else 0
        self._label.setContentsMargins(side, 0, side, 0)
