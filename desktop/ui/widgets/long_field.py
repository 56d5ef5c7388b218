"""A field of a form for a few lines of plain text."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from desktop.ui.widgets.writing import without_control_characters


class LongField(QPlainTextEdit):
    """Plain text, `lines` high; Tab goes on to the next field."""

    def __init__(self, lines: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 22)
        self.setMaximumHeight(2 * lines * self.fontMetrics().lineSpacing() + 22)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text without control characters."""
        self.insertPlainText(without_control_characters(source.text())[0])
