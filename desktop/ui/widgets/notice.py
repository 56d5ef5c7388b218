"""The strip at the top of a page where refusals and news are read."""

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.palette import SHADES, Tone
from desktop.ui.theme import restyle
from desktop.ui.widgets.article_label import ArticleLabel
from desktop.ui.widgets.buttons import button

_SYMBOLS = {Tone.LATE: "circle-alert", Tone.NEAR: "triangle-alert", Tone.DONE: "check"}
_NEWS_MS = 8000
_LOOK_MS = 1000  # how long the pointer has to rest


class NoticeStrip(QFrame):
    """One sentence. A refusal stays until the next deed succeeds; news goes by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("tone", str(Tone.LATE))
        self._tone = Tone.LATE
        self._picture = QLabel()
        self._label = ArticleLabel("")
        self.close_button = button("知道了", self.clear, kind="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.addWidget(self._picture)
        line.addWidget(self._label, 1)
        line.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_by_itself)
        self._pointer = QPoint(-1, -1)
        self.setVisible(False)

    @property
    def sentence(self) -> str:
        """What is shown; empty where nothing is."""
        return "" if self.isHidden() else self._label.text()

    @property
    def tone(self) -> Tone:
        """The tone of what was shown last."""
        return self._tone

    def show_sentence(self, sentence: str, tone: Tone) -> None:
        """Show a sentence and read it out."""
        self._tone = tone
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        from desktop.ui.icons import (
            picture,  # drawing needs a plug-in, and nothing is drawn at start
        )

        self._picture.setPixmap(
            picture(_SYMBOLS.get(tone, "info"), SHADES[tone].text, 18, self.devicePixelRatioF())
        )
        restyle(self, "tone", str(tone))
        self.setVisible(True)
        if tone is Tone.DONE:
            self._timer.start(_NEWS_MS)
        else:
            self._timer.stop()
        from PySide6.QtCore import Qt  # many enums; not before there is something to say
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        # a click on it leaves the cursor where one was writing
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Show nothing."""
        self._timer.stop()
        self.setVisible(False)

    def _go_by_itself(self) -> None:
        """Go, but wait while the pointer moves over what would move up under it."""
        at = QCursor.pos()
        moving, self._pointer = at != self._pointer, at
        if moving and self.would_move(at):
            self._timer.start(_LOOK_MS)
        else:
            self.clear()

    def would_move(self, at: QPoint) -> bool:
        """Say whether a place on the screen is over what lies below the strip, in use just now."""
        window = self.window()
        inside = window.isActiveWindow() and window.rect().contains(window.mapFromGlobal(at))
        here = self.mapFromGlobal(at)
        return inside and 0 <= here.x() < self.width() and here.y() >= 0

    def forget_refusal(self) -> None:
        """Take away a refusal that no longer holds; news may stay."""
        if self._tone is Tone.LATE:
            self.clear()


class NoticeRoom(QWidget):
    """The margins of a page around its strip; no room is taken while nothing is shown."""

    def __init__(self, strip: NoticeStrip) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 0)
        column.addWidget(strip)
        strip.installEventFilter(self)
        self.setVisible(not strip.isHidden())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Come and go with the strip."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return False
