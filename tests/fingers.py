"""A hand that has no mouse: it goes to everything by Tab and the arrow keys."""

import faulthandler
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QTabBar,
)

from desktop.app.tour import tour
from desktop.ui.tour.hand import Hand, Lost
from desktop.ui.widgets.table import RecordTable

NEWS = "知道了"
_MOST_TABS = 400
_DOWN, _UP = Qt.Key.Key_Down, Qt.Key.Key_Up
_ACCEPT = QDialogButtonBox.ButtonRole.AcceptRole


class Fingers(Hand):
    """Finds what it needs by name, as the hand does, but works with keys alone."""

    def click(self, name, nth=0):
        enabled = lambda: self.find(QAbstractButton, name, nth).isEnabled()  # noqa: E731
        self.wait(enabled, f"button “{name}” stays disabled")
        try:
            self._reach(lambda: self.find(QAbstractButton, name, nth), name)
        except Lost:
            if name == NEWS and not self.sees(QAbstractButton, name):
                return  # it has gone by itself meanwhile
            raise
        self._type(Qt.Key.Key_Space)

    def press(self, widget, at=None):
        if not isinstance(widget, QTabBar):
            self._reach(lambda: widget, widget.accessibleName())
            self._type(Qt.Key.Key_Space)
            return
        self._reach(lambda: widget, "tabs")
        wanted = widget.tabAt(at)
        while (now := widget.currentIndex()) != wanted:
            self._type(Qt.Key.Key_Right if now < wanted else Qt.Key.Key_Left)
            if widget.currentIndex() == now:
                raise Lost(f"the tabs do not move to “{widget.tabText(wanted)}”")

    def go_to(self, field):
        self._reach(lambda: field, field.accessibleName() or type(field).__name__)

    def take_item(self, name, words):
        items = self._reach(lambda: self.find(QListWidget, name), name)
        texts = [items.item(at).text() for at in range(items.count())]
        wanted = next((at for at, text in enumerate(texts) if text.startswith(words)), None)
        if wanted is None:
            raise Lost(f"“{name}” has no “{words}”")
        self._walk(items.currentRow, wanted, f"“{words}” of “{name}”")

    def do(self, table, row, act):
        view = self._go_to_row(table, row)
        at = view.currentIndex().row()
        if view.act_rect(at, act).isEmpty():
            raise Lost(f"“{row}” in “{table}” offers no “{act}”")
        for _ in range(6):
            self._type(Qt.Key.Key_Right)
            if _act_in_focus(view) == act:
                self._type(Qt.Key.Key_Return)
                return
        raise Lost(f"the arrow keys do not come to “{act}” of “{row}”")

    def take(self, table, row, *, open_it=False):
        self._go_to_row(table, row)
        if open_it:
            self._type(Qt.Key.Key_Return)

    def pick_file(self, opening, file):
        def name_it():
            box = self._app.activeModalWidget()
            line = box.findChild(QLineEdit, "fileNameEdit")
            if line is None:
                raise Lost("no file is asked for")
            self._reach(lambda: line, "file name")
            line.setText(str(file))  # as pasted
            buttons = box.findChild(QDialogButtonBox)
            accept = next(b for b in buttons.buttons() if buttons.buttonRole(b) is _ACCEPT)
            self._reach(lambda: accept, accept.text())
            QTest.keyClick(accept, Qt.Key.Key_Space)

        self.answer(opening, name_it)

    def _go_to_row(self, table, words):
        view = self._reach(lambda: self.find(RecordTable, table), table)
        wanted = self._row_in_sight(view, words)
        self._walk(lambda: view.currentIndex().row(), wanted, f"“{words}” of “{table}”")
        return view

    def _walk(self, at, wanted, what):
        """Press the arrow keys until the row is the wanted one."""
        while (now := at()) != wanted:
            self._type(_DOWN if now < wanted else _UP)
            if at() == now:
                raise Lost(f"the arrow keys do not come to {what}")

    def _reach(self, find, name):
        """Press Tab until the widget has the focus, and return it."""
        self._come_to_front()
        passed = []
        for _ in range(_MOST_TABS):
            wanted, now = find(), self._app.focusWidget()
            if now is not None and _is_at(now, wanted):
                return wanted
            if self._by_arrows(now, wanted):
                continue
            passed.append(
                f"{type(now).__name__} {now.accessibleName() if now else ''} {now.text() if isinstance(now, QAbstractButton) else ''}"
            )
            self._type(Qt.Key.Key_Tab)
        raise Lost(f"Tab does not come to “{name}”; it passes {list(dict.fromkeys(passed))}")

    def _by_arrows(self, now, wanted):
        """Among choices of which one may be taken, Tab comes to the one taken; arrows go on."""
        exclusive = isinstance(wanted, QAbstractButton) and (
            wanted.autoExclusive() or (wanted.group() is not None and wanted.group().exclusive())
        )
        if not exclusive or not isinstance(now, QAbstractButton):
            return False
        if now.group() is not wanted.group() or now.parentWidget() is not wanted.parentWidget():
            return False
        if not isinstance(now, QRadioButton) and not now.isCheckable():
            return False
        self._type(_DOWN)
        return True

    def _type(self, key):
        target = self._app.focusWidget() or self.front
        QTest.keyClick(target, key)
        self.settle()


def _is_at(now, wanted):
    """Whether the focus is in the widget: in itself, in what it passes it to, or inside it."""
    proxy = wanted
    while proxy.focusProxy() is not None:
        proxy = proxy.focusProxy()
    return now is proxy or now is wanted or wanted.isAncestorOf(now)


def _act_in_focus(view):
    row, at = view._cells.focused
    return view._model.acts(row)[at].text


if __name__ == "__main__":
    faulthandler.enable()
    faulthandler.dump_traceback_later(400, exit=True)
    for picture in tour(Path(sys.argv[1]), Fingers):
        sys.stdout.write(f"{picture.name}\n")
