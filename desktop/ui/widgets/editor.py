"""A field for long text that is saved as one types."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE_MS = 800
_LONGEST_MS = 5000


class TextEditor(QPlainTextEdit):
    """Plain text with undo that outlives saving, and typing (preedit too) that is never lost.

    `draft_due` carries key and text after a pause of 0.8 s, or 5 s into a stretch without any.
    """

    draft_due = Signal(str, str)
    typed = Signal()

    def __init__(self, placeholder: str = "", *, lines: int = 4) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._key = ""
        self._kept = ""
        self._waiting: tuple[str, str] | None = None
        self._composing = False
        self._pause = self._timer(_PAUSE_MS)
        self._longest = self._timer(_LONGEST_MS)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 18)
        self.textChanged.connect(self._on_changed)

    @property
    def text(self) -> str:
        """The text as typed, without what is still being composed."""
        return self.toPlainText()

    @property
    def unsaved(self) -> bool:
        """Whether there is typing that `draft_due` has not carried yet."""
        return self.text != self._kept

    def load(self, key: str, text: str) -> None:
        """Show a text. `key` names the field of a record; a new key saves the old and forgets undo.

        For the same key nothing happens while there is unsaved typing, and while a word is being
        composed the text waits for its end: a refresh never takes away what is being typed.
        """
        if self._composing:
            self._waiting = (key, text)
        elif key != self._key:
            self._save()
            self._key, self._kept = key, text
            self.setPlainText(text)
            self._stop()
        elif not self.unsaved and text != self.text:
            self._replace(text)

    def keep(self) -> None:
        """Finish the word being composed and save at once what is unsaved."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        self._save()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and self._waiting:
            waiting, self._waiting = self._waiting, None
            self.load(*waiting)

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(self._save)
        return timer

    def _on_changed(self) -> None:
        if not self.unsaved:
            self._stop()
            return
        self.typed.emit()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _save(self) -> None:
        self._stop()
        if self.unsaved:
            self._kept = self.text
            self.draft_due.emit(self._key, self.text)

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _replace(self, text: str) -> None:
        self._kept = text
        cursor = self.textCursor()
        at = cursor.position()
        cursor.beginEditBlock()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self._stop()
