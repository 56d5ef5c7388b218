"""A page that may be higher than the window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


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

    def event(self, event: QEvent) -> bool:
        """Give lines that wrap the height they need at this width.

        Their least height is that of the narrowest page, and would scroll a page that is not full.
        """
        layout = self._body.layout() if event.type() == QEvent.Type.LayoutRequest else None
        if layout is not None:
            policy, down = self._body.sizePolicy(), QSizePolicy.Policy
            ignored = policy.verticalPolicy() == down.Ignored
            if ignored != layout.hasHeightForWidth():
                policy.setVerticalPolicy(down.Preferred if ignored else down.Ignored)
                self._body.setSizePolicy(policy)
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return the width that the body cannot do without; the height may be small."""
        return QSize(self._body.minimumSizeHint().width() + 14, 80)
