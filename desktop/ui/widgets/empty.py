"""What a page or a list says while there is nothing in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.icons import Picture
from desktop.ui.palette import SECONDARY
from desktop.ui.widgets.label import Label


class EmptyState(QWidget):
    """A picture (none for an empty symbol), a sentence that says what comes next, and buttons."""

    def __init__(self, sentence: str, *buttons: QPushButton, symbol: str = "inbox") -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._label = Label(sentence, "secondary", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
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

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()
