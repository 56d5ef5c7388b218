"""What all screens have in common."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.ui.changes import Changes
from desktop.ui.escaping import escape
from desktop.ui.notices import look
from desktop.ui.widgets.notice import NoticeRoom, NoticeStrip
from desktop.ui.widgets.table_habits import TableHabits


class Screen(QWidget):
    """A page that reads afresh when a table it watches has changed, but only while seen.

    A screen never calls another: it asks with `go` to be taken to a place.
    """

    watches: ClassVar[AbstractSet[str]] = frozenset()
    help_topic: ClassVar[str] = ""
    keeps_typing: ClassVar[bool] = (
        False  # whether leave() has kept all that is typed anywhere on it
    )

    wanted = Signal(str, object)
    unsaved = Signal()
    saved = Signal(object)

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self.notice = NoticeStrip()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 18, 24, 18)
        self._column.setSpacing(14)
        self._column.addWidget(self.notice)
        self.table_habits: Callable[[str], TableHabits] = lambda _table: TableHabits()
        self.keep_table_habits: Callable[[str, TableHabits], object] = lambda _table, _habits: None
        self._stale = True
        changes.happened.connect(self._on_changes)

    def habits_of(self, table: str) -> TableHabits:
        """Return the widths that a table of the place was given, and its order."""
        return self.table_habits(table)

    def keep_habits(self, table: str, habits: TableHabits) -> None:
        """Keep them for the next day."""
        self.keep_table_habits(table, habits)

    def refresh(self) -> None:
        """Read from the services and show it."""
        raise NotImplementedError

    def lay_out(self, *parts: QWidget | QLayout, stretch: int = -1) -> None:
        """Put the parts one below the other; part number `stretch` takes the spare height."""
        for part in parts:
            if isinstance(part, QWidget):
                self._column.addWidget(part)
            else:
                self._column.addLayout(part)
        if parts:
            count = self._column.count()
            at = count + stretch if stretch < 0 else count - len(parts) + stretch
            self._column.setStretch(at, 1)

    def fill_with(self, part: QWidget) -> None:
        """Give the whole page to a part that has margins of its own."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(NoticeRoom(self.notice))
        self._column.addWidget(part, 1)

    def open(self, target: dict[str, str]) -> None:
        """Show what another place asked for, e.g. {"talk_id": ...}; nothing by default."""

    def topic(self) -> str:
        """Return what F1 tells about: the topic of the page that is shown."""
        return self.help_topic

    def whereabouts(self) -> dict[str, str]:
        """Return the target that `open` needs to come back here after the window was locked."""
        return {}

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a touch the window is locked; 0 is the usual time."""
        return 0

    def go(self, place: str, **target: str) -> None:
        """Ask to be taken to another place."""
        self.wanted.emit(place, target)

    def new(self) -> None:
        """Answer Ctrl+N: a new talk, unless the screen has something of its own."""
        self.go("谈话", new="talk")

    def save(self) -> None:
        """Answer Ctrl+S: save what is being typed, now."""

    def print_out(self) -> None:
        """Answer Ctrl+P: go to where this screen's papers are printed."""
        self.go("表格打印")

    def leave(self) -> bool:
        """Keep everything that is being typed: the screen is being left, hidden or locked.

        False keeps the user here, where the screen has shown why.
        """
        self.save()
        return True

    def reload(self) -> None:
        """Read afresh at once if seen (F5), else when next shown."""
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the form or page one is in by Esc."""
        if event.key() != Qt.Key.Key_Escape or not escape(self):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while out of sight."""
        super().showEvent(event)
        self._refresh_if_stale()

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        self._stale = self._stale or not self.watches.isdisjoint(tables)
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            look(self, self.refresh)
