"""谈话模式: the step under way alone on the whole screen, in large type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.palette import LARGE
from desktop.ui.screens.conversation.clock import TalkClock
from desktop.ui.screens.conversation.steps import StepsTab
from desktop.ui.theme import style_sheet
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip


class TalkMode(QWidget):
    """Holds the very widget of the steps, so that text, undo and cursor stay; Esc leaves."""

    left = Signal()

    def __init__(self, parent: QWidget, steps: StepsTab, clock: TalkClock, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setWindowTitle("谈话模式")
        self.setStyleSheet(style_sheet(LARGE, alone=True))
        self.notice = NoticeStrip()
        self.clock = clock
        self._steps = steps
        self.leave_button = button("退出谈话模式 Esc", self.close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(36, 24, 36, 28)
        outer.setSpacing(16)
        outer.addLayout(row(Label(title, "page"), None, clock, self.leave_button, spacing=14))
        outer.addWidget(self.notice)
        outer.addWidget(steps, 1)
        steps.set_large(large=True)
        steps.show()
        for keys, act in (
            ("Esc", self.close),
            ("F11", self.close),
            ("Ctrl+Right", steps.forward),
            ("Ctrl+Left", steps.back),
            ("Ctrl+S", steps.save),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the steps back to the page."""
        self._steps.set_large(large=False)
        self.left.emit()
        super().closeEvent(event)
