"""A page that may be higher than the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """Shows a widget as wide as there is room, and scrolls it up and down where it is high."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = body
        body.setObjectName("scrolled")
        self.setWidget(body)

    def minimumSizeHint(self) -> QSize:
        """Return the width that the body cannot do without; the height may be small."""
        return QSize(self._body.minimumSizeHint().width() + 14, 80)
