"""A line to filter a list with, that waits until one has stopped typing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.icons import icon

_PAUSE_MS = 250


class SearchBox(QLineEdit):
    """Says `wanted` with the text 0.25 s after the last key, or at Enter."""

    wanted = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.addAction(
            QAction(icon("search", size=16), "", self), QLineEdit.ActionPosition.LeadingPosition
        )
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._say)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all again at Esc; an empty line leaves it to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
        else:
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Show words without saying so."""
        self.setText(text)
        self._pause.stop()
        self._said = text.strip()

    def _say(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.wanted.emit(text)
