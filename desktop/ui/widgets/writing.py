"""A field for long text that is saved as one types."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from db.errors import StoreError
from desktop.errors import BadInput, Refused

SAVE_WITHIN_MS = 800
TRY_AGAIN_MS = 5_000
LIMIT = 100_000
LINE_HEIGHT_PERCENT = 150.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class WritingArea(QTextEdit):
    """Plain text that is handed to `save` at most 0.8 s after the first unsaved key.

    Saving only reads: cursor, undo and what an input method is composing stay as they are. `saved`
    carries what `save` returned, the time. Where `save` fails the text stays, `not_saved` carries
    the sentence, and it is tried again.
    """

    unsaved = Signal()
    saved = Signal(object)
    not_saved = Signal(str)
    remarked = Signal(str)

    def __init__(self, save: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._dirty = self._shown = self._showing = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)
        self.textChanged.connect(self._on_text_changed)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._dirty

    def show_text(self, text: str) -> None:
        """Show a text that is saved already; what is typed and not saved is never replaced."""
        if self._dirty or self.composing or (self._shown and text == self.toPlainText()):
            return
        self._timer.stop()
        self._showing = self._shown = True
        self.setPlainText(text)
        self._space_lines()
        self.document().clearUndoRedoStacks()
        self._showing = False

    def replace_text(self, text: str) -> None:
        """Put another text in place of what was typed, as an edit that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    @property
    def composing(self) -> str:
        """What an input method is composing and has not handed over yet."""
        layout = self.textCursor().block().layout()
        return layout.preeditAreaText() if layout else ""

    def finish_composing(self) -> None:
        """Take what an input method is composing into the text, so that nothing typed is lost."""
        if not self.composing:
            return
        QGuiApplication.inputMethod().commit()
        if left := self.composing:  # an input method that does not answer
            taken = QInputMethodEvent("", [])
            taken.setCommitString(left)
            QGuiApplication.sendEvent(self, taken)

    def save_now(self) -> bool:
        """Save what is not saved yet; return whether all is saved now."""
        if not self._dirty:
            return True
        try:
            when = self._save(self.toPlainText())
        except (Refused, BadInput, StoreError) as refusal:
            self.not_saved.emit(str(refusal))
            self._timer.start(TRY_AGAIN_MS)
            return False
        self._timer.stop()
        self._dirty = False
        self.saved.emit(when)
        return True

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text without control characters; refuse more than the field may hold."""
        text, dropped = without_control_characters(source.text())
        if len(self.toPlainText()) + len(text) > LIMIT:
            self.remarked.emit(
                f"要粘贴的文字有 {len(text):,} 个字，超过这里最多 {LIMIT:,} 字的限度，没有粘贴；"
                "原有文字没有变，剪贴板里的文字也还在，可存成文件后作为附件添加。"
            )
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()
        if dropped:
            self.remarked.emit(
                f"粘贴的文字中有 {dropped} 个不可见的控制字符，已去掉，其余文字完整保留。"
            )

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+← and Ctrl+→ to a page that steps with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                event.ignore()
                return False
        return super().event(event)

    def _on_text_changed(self) -> None:
        if not self._dirty and not self._showing:
            self._dirty = True
            self._timer.start(SAVE_WITHIN_MS)
            self.unsaved.emit()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT_PERCENT, _PROPORTIONAL)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)


def without_control_characters(text: str) -> tuple[str, int]:
    """Return the text with line ends as \\n and no control characters, and how many went."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    return kept, len(lines) - len(kept)
