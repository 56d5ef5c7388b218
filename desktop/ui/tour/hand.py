"""The hand of the tour: finds widgets by what they are called, clicks them, types into them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QTabBar,
    QWidget,
)

from desktop.ui.widgets.table import RecordTable

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier
_ACCEPT = QDialogButtonBox.ButtonRole.AcceptRole
_GLANCE_MS = 5
_UNSAVED = ("未保存", "正在保存…")
_SAID_AFTER = ("（必填）", "，")  # what may follow a name: it is required, its state, a count


class Lost(Exception):
    """The tour did not find what it was told to use, or what should have happened did not."""


class Hand:
    """Works with what is seen in the front window, as a person would. No other way in."""

    def __init__(self, app: QApplication, *, patience_ms: int = 60_000) -> None:
        self._app = app
        self._patience_ms = patience_ms

    @property
    def front(self) -> QWidget:
        """The window in front: the open dialog, else the main window."""
        modal = self._app.activeModalWidget() or self._app.activePopupWidget()
        if modal is not None:
            return modal
        shown = [w for w in self._app.topLevelWidgets() if w.isVisible() and w.isWindow()]
        if not shown:
            raise Lost("no window is shown")
        active = self._app.activeWindow()
        return active if active in shown and active is not None else shown[-1]

    def find(self, kind: type[W], name: str, nth: int = 0) -> W:
        """Return the widget of that name which is seen, the `nth` where there are several."""
        found = list(self._named(kind, name))
        if len(found) <= nth:
            seen = sorted({_name(w) for w in self._seen(kind) if _name(w)})
            raise Lost(f"{kind.__name__} “{name}” is not to be seen; there are {seen}")
        return found[nth]

    def sees(self, kind: type[QWidget], name: str) -> bool:
        """Return whether there is such a widget to be seen."""
        return any(True for _ in self._named(kind, name))

    def click(self, name: str, nth: int = 0) -> None:
        """Click the button of that name, once it can be clicked."""
        enabled = lambda: self.find(QAbstractButton, name, nth).isEnabled()  # noqa: E731
        button: QAbstractButton | None = None
        while button is None or not shiboken6.isValid(button) or not button.isEnabled():
            self.wait(enabled, f"button “{name}” stays disabled")
            button = self.find(QAbstractButton, name, nth)
            self._bring_into_sight(button)  # the page may be drawn anew meanwhile
        QTest.mouseClick(button, LEFT, _NO_KEY, _middle(button))
        self.settle()

    def press(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget in its middle, or at a point in it."""
        self._bring_into_sight(widget)
        QTest.mouseClick(widget, LEFT, _NO_KEY, at or _middle(widget))
        self.settle()

    def write(self, name: str, text: str, nth: int = 0) -> None:
        """Write into the field of that name in place of what stands there."""
        self.write_into(self.find(QWidget, name, nth), text)

    def write_into(self, named: QWidget, text: str) -> None:
        """Write into a field in place of what stands there, as an input method does."""
        inner = named.lineEdit() if isinstance(named, QComboBox) else None
        field: QWidget = inner or named
        while proxy := field.focusProxy():
            if proxy is named:
                break
            field = proxy
        self._come_to_front()
        self.wait(field.isEnabled, "the field stays disabled")
        self.go_to(field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for i, line in enumerate(text.split("\n")):
            if i:
                QTest.keyClick(field, Qt.Key.Key_Return)
            event = QInputMethodEvent()
            event.setCommitString(line)
            self._app.sendEvent(field, event)
        self.settle()

    def go_to(self, field: QWidget) -> None:
        """Put the cursor into a field."""
        self._bring_into_sight(field)
        field.setFocus(Qt.FocusReason.MouseFocusReason)

    def turn_to(self, tab: str) -> None:
        """Open the tab whose words begin so."""
        for bar in self._seen(QTabBar):
            for at in range(bar.count()):
                if bar.tabText(at).startswith(tab):
                    self.press(bar, bar.tabRect(at).center())
                    return
        raise Lost(f"there is no tab “{tab}”")

    def take_item(self, name: str, words: str) -> None:
        """Choose the entry of a list."""
        items = self.find(QListWidget, name)
        for at in range(items.count()):
            if items.item(at).text().startswith(words):
                self._press_in(items, items.visualItemRect(items.item(at)))
                return
        raise Lost(f"“{name}” has no “{words}”")

    def tick(self, count: int) -> None:
        """Tick so many of the check boxes that are seen and not ticked."""
        for box in [b for b in self._seen(QCheckBox) if not b.isChecked()][:count]:
            self.press(box)

    def choose(self, name: str, words: str, nth: int = 0) -> None:
        """Choose the entry that begins with these words, by the keyboard."""
        box = self.find(QComboBox, name, nth)
        self.go_to(box)
        texts = [box.itemText(i) for i in range(box.count())]
        at = next((i for i, text in enumerate(texts) if text.startswith(words)), None)
        if at is None:
            raise Lost(f"“{name}” offers no “{words}” but {texts}")
        while box.currentIndex() != at:
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down if before < at else Qt.Key.Key_Up)
            if box.currentIndex() == before:
                raise Lost(f"“{name}” does not move to “{words}”")
        self.settle()

    def do(self, table: str, row: str, act: str) -> None:
        """Press the button of that verb in the row that holds these words."""
        view = self.find(RecordTable, table)
        rect = view.act_rect(self._row_in_sight(view, row), act)
        if rect.isEmpty():
            raise Lost(f"“{row}” in “{table}” offers no “{act}”")
        self._press_in(view, rect)

    def take(self, table: str, row: str, *, open_it: bool = False) -> None:
        """Choose the row that holds these words, or open it by a double click."""
        view = self.find(RecordTable, table)
        rect = view.visualRect(view.model().index(self._row_in_sight(view, row), 0))
        self._press_in(view, rect)
        if open_it:
            QTest.mouseDClick(view.viewport(), LEFT, _NO_KEY, rect.center())
            self.settle()

    def answer(self, opening: Callable[[], object], answering: Callable[[], object]) -> None:
        """Do what opens a box that waits, and answer it while it waits."""
        before = self._app.activeModalWidget()
        lost: list[Lost] = []
        timer = QTimer(singleShot=True, interval=_GLANCE_MS)

        def answer() -> None:
            box = self._app.activeModalWidget()
            if box is before:
                timer.start()
                return
            try:
                answering()
            except Lost as complaint:
                lost.append(complaint)
                if box is not None:
                    box.close()

        timer.timeout.connect(answer)
        timer.start()
        opening()
        if timer.isActive():  # it has never fired on a box: none was opened
            timer.stop()
            raise Lost("nothing was asked")
        if lost:
            raise lost[0]

    def pick_file(self, opening: Callable[[], object], file: Path) -> None:
        """Do what asks for a file, and name the file."""

        def name_it() -> None:
            box = self._app.activeModalWidget()
            line = box.findChild(QLineEdit, "fileNameEdit") if box is not None else None
            if line is None:
                raise Lost("no file is asked for")
            line.setText(str(file))
            buttons = box.findChild(QDialogButtonBox) if box is not None else None
            for button in buttons.buttons() if buttons is not None else ():
                if buttons and buttons.buttonRole(button) is _ACCEPT:
                    QTest.mouseClick(button, LEFT)
                    return

        self.answer(opening, name_it)

    def key(self, key: Qt.Key, *, ctrl: bool = False, to: QWidget | None = None) -> None:
        """Press a key."""
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else _NO_KEY
        front = self._come_to_front()
        QTest.keyClick(to or self._app.focusWidget() or front, key, modifier)
        self.settle()

    def wait(self, until: Callable[[], Any], complaint: str) -> None:
        """Let the program work until something is so, or be Lost."""
        deadline = QDeadlineTimer(self._patience_ms)
        while not until():
            if deadline.hasExpired():
                raise Lost(complaint)
            QTest.qWait(_GLANCE_MS)

    def wait_for(self, kind: type[W], name: str) -> W:
        """Wait until a widget is seen, and return it."""
        self.wait(lambda: self.sees(kind, name), f"{kind.__name__} “{name}” does not appear")
        return self.find(kind, name)

    def rest(self) -> None:
        """Wait until all that was written is saved."""
        self.wait(lambda: not any(b.text() in _UNSAVED for b in self._seen(QLabel)), "not saved")

    def settle(self) -> None:
        """Let the program finish what a click has set going."""
        QTest.qWait(1)

    def _come_to_front(self) -> QWidget:
        front = self.front
        if self._app.activeWindow() is None:
            front.activateWindow()
            self.wait(front.isActiveWindow, "the window does not become active")
        return front

    def _press_in(self, view: QAbstractItemView, rect: QRect) -> None:
        QTest.mouseClick(view.viewport(), LEFT, _NO_KEY, rect.center())
        self.settle()

    def _row_in_sight(self, view: RecordTable[Any], words: str) -> int:
        model = view.model()
        self._bring_into_sight(view)
        for row in range(model.rowCount()):
            cells = (model.index(row, column).data() for column in range(model.columnCount()))
            if any(words in str(cell) for cell in cells):
                view.scrollTo(model.index(row, 0))
                self.settle()
                return row
        raise Lost(f"no row of “{view.accessibleName()}” holds “{words}”")

    def _named(self, kind: type[W], name: str) -> Iterator[W]:
        return (w for w in self._seen(kind) if _is_called(w, name))

    def _seen(self, kind: type[W]) -> Iterator[W]:
        front = self.front
        own = [front] if isinstance(front, kind) else []
        for widget in (*own, *front.findChildren(kind)):
            if widget.isVisible() and widget.window() is front:
                yield widget

    def _bring_into_sight(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.settle()


def _is_called(widget: QWidget, name: str) -> bool:
    called = _name(widget)
    return called == name or any(called.startswith(name + more) for more in _SAID_AFTER)


def _name(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text().replace("&", "")
    return widget.accessibleName()


def _middle(widget: QWidget) -> QPoint:
    if isinstance(widget, QAbstractButton) and widget.width() > widget.sizeHint().width() * 2:
        return QPoint(widget.sizeHint().width() // 4, widget.height() // 2)  # a wide check box
    return widget.rect().center()
