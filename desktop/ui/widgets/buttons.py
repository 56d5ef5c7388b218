"""Buttons: a verb, and how much it matters."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton

from desktop.ui.palette import CARD, SECONDARY

_DOUBLE_MS = 1000  # no desktop takes clicks further apart for a double click
LEAVES = "leaves"  # a property: Esc presses the button


class PressedByEnter(QPushButton):
    """A button that Enter presses as Space does, also where a dialog has another for Enter.

    The second click of a double click does no deed again, nor what has come under the pointer.
    """

    _pressed_ms = -_DOUBLE_MS

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Know when it was pressed."""
        self._pressed_ms = event.timestamp()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Press again only a button that was pressed before and is no deed."""
        here = event.timestamp() - self._pressed_ms < _DOUBLE_MS
        if here and not str(self.property("kind")).startswith("primary"):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus."""
        from PySide6.QtCore import Qt  # 130 enums; the log-in window would wait for them

        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not enter or event.modifiers() & held:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return  # a key that is held down is pressed once
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: str = "plain",
    symbol: str = "",
    tip: str = "",
    shortcut: str = "",
) -> QPushButton:
    """Return a button; `kind` is primary (one on a page), plain, quiet, link or small.

    A shortcut ("Ctrl+Return") works while the window is active and is shown in the tooltip.
    """
    found = PressedByEnter(text)
    found.setProperty("kind", kind)
    found.setAccessibleName(text)
    found.setAutoDefault(False)
    found.setProperty(LEAVES, _leads_out(text, kind))
    if symbol:
        from desktop.ui.icons import put_before  # needs a plug-in that the log-in does without

        put_before(found, symbol, CARD if kind.startswith("primary") else SECONDARY)
    if shortcut:
        from PySide6.QtGui import QKeySequence

        found.setShortcut(QKeySequence(shortcut))
        tip = f"{tip or text}（{shortcut}）"
    if tip:
        found.setToolTip(tip)
    if on_click is not None:
        act = on_click
        found.clicked.connect(lambda _checked=False: act())
    return found


def _leads_out(text: str, kind: str) -> bool:
    """Say whether a button is the way out of a form or page; "quiet" 返回 leaves what is saved."""
    return text in {"取消", "收起"} or (text.startswith("返回") and kind != "quiet")
