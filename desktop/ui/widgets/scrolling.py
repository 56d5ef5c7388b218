"""A page that may be higher than the window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.ui.widgets.label import Label

_LEAST = 80


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
        return QSize(self._body.minimumSizeHint().width() + 14, _LEAST)


class Quote(Scrolling):
    """Words to look at beside what is written: as high as they are, scrolled where room lacks."""

    def __init__(self) -> None:
        words = Label("", "quote", wrap=True)
        policy = words.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)  # its least height is of more lines
        words.setSizePolicy(policy)
        super().__init__(words)
        self.words = words
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def text(self) -> str:
        """The words."""
        return self.words.text()

    def show_words(self, words: str) -> None:
        """Show these words from their beginning."""
        if words != self.words.text():
            self.words.setText(words)
            self.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no higher than the words are at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = max(self.words.heightForWidth(self.viewport().width()), 1)  # -1: no words
        self.setMaximumHeight(needed)
        self.setMinimumHeight(min(needed, _LEAST))

    def _on_range(self, _least: int, most: int) -> None:
        """Let the keyboard come here only where there is something to scroll."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if most else policy.NoFocus)
