"""Windows and dialogs as high as what stands in them, and no higher than the screen."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

_FRAME = 40  # what the title bar of a window takes on any desktop, in pixels


def open_within(window: QWidget, width: int, height: int) -> None:
    """Give a window its first size: what is wished, but with its lower edge on the screen."""
    room = window.screen().availableGeometry().height() - _FRAME
    window.resize(width, min(height, room))


class FittedDialog(QDialog):
    """Grows to the height that its wrapped text needs, as far as the screen has room.

    Qt alone opens no dialog over two thirds of the screen, and lays text over fields instead.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed at this width."""
        super().showEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Grow where a word has come in, such as an error at a field."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if needed > self.height():
            self.resize(self.width(), min(needed, self.screen().availableGeometry().height()))
