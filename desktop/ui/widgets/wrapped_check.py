"""A tick box whose words may go on in the next line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from desktop.ui.widgets.label import Label


class WrappedCheck(QWidget):
    """A box and its words; a click on the words ticks too. `ticked` is the user's doing only."""

    ticked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.setFocusProxy(self.box)
        self._words = Label(words, wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.box.clicked.connect(lambda _checked: self.ticked.emit())

    @property
    def checked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_checked(self, *, checked: bool) -> None:
        """Show it ticked or not."""
        self.box.setChecked(checked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the words."""
        if self._words.geometry().contains(event.position().toPoint()):
            self.box.click()
