"""How far slow work has come, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.label import Label


class ProgressStrip(QFrame):
    """Words, a bar and a button; hidden while nothing runs."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "progress")
        self._words = Label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("进度")
        self.cancel_button = button("取消", self._on_cancel, kind="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self._bar, 1)
        line.addWidget(self.cancel_button)
        self.setVisible(False)

    def begin(self, words: str, *, can_cancel: bool = True) -> None:
        """Show the strip, the end not yet known."""
        self.cancel_button.setVisible(can_cancel)
        self.cancel_button.setEnabled(True)
        self.show_step(0, 0, words)
        self.setVisible(True)

    def show_step(self, done: int, total: int, words: str) -> None:
        """Show how much is done; a total of 0 means that it is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if words:
            count = f"{done} / {total}" if total else ""
            self._words.setText(f"{words} {count}".strip())

    def end(self) -> None:
        """Hide the strip."""
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What is shown; empty while nothing runs."""
        return "" if self.isHidden() else self._words.text()

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancelled.emit()
