"""A small window for a deed that needs a few words: the reason, an approver, a date."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.notices import attempt
from desktop.ui.palette import Tone
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dialog import FittedDialog
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.typed import inputs, is_typed

_TYPED = "填写的内容还没有登记。要放弃，请按“{button}”。"


class DeedDialog(FittedDialog):
    """Asks what a deed needs and does it; where it is refused the words stay in the window."""

    def __init__(
        self, parent: QWidget, title: str, sentence: str, verb: str, *, columns: int = 1
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        self.notice = NoticeStrip()
        self.rows = FormRows(columns)
        self._deed: Callable[[], object] = lambda: None
        self._warned = False
        self.do_button = button(verb, self._do, kind="primary")
        self.do_button.setDefault(True)
        self.cancel_button = button("返回" if verb.startswith("取消") else "取消", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        column.addWidget(self.notice)
        if sentence:
            column.addWidget(Label(sentence, "secondary", wrap=True))
        column.addWidget(self.rows)
        column.addLayout(row(None, self.cancel_button, self.do_button))

    def ask(self, deed: Callable[[], object]) -> None:
        """Show the window over its parent; `deed` reads the fields when the button is pressed."""
        self._deed = deed
        self.open()
        first = next((w for w in self.rows.findChildren(QWidget) if _takes_words(w)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no Esc, meant for the input method, throw away what was typed."""
        if event.key() == Qt.Key.Key_Escape and self._holds_back():
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let no slip on the title bar throw away what was typed; the second time is none."""
        if event.spontaneous() and not self._warned and self._holds_back():
            event.ignore()
        else:
            super().closeEvent(event)

    def _holds_back(self) -> bool:
        """Say that something was typed, and whether that is so."""
        if not any(is_typed(field) for field in inputs(self)):
            return False
        self._warned = True
        self.notice.show_sentence(_TYPED.format(button=self.cancel_button.text()), Tone.NEAR)
        return True

    def _do(self) -> None:
        if attempt(self, self._deed):
            self.accept()


def _takes_words(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox | QTimeEdit)


def ask_reason(
    parent: QWidget,
    *,
    title: str,
    sentence: str,
    label: str,
    verb: str,
    deed: Callable[[str], Any],
) -> DeedDialog:
    """Ask for one line, the reason, and do the deed with it."""
    dialog = DeedDialog(parent, title, sentence, verb)
    reason = QLineEdit()
    dialog.rows.add(label, reason, required=True)
    dialog.ask(lambda: deed(reason.text()))
    return dialog
