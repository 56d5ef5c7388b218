"""The main window: the places at the left, the one that is open at the right."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import methodcaller
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.views.unsaved import KeptForm
from desktop.ui.entrance import TITLE
from desktop.ui.memory import Memory
from desktop.ui.notices import confirm
from desktop.ui.places import PLACES
from desktop.ui.screen import Screen
from desktop.ui.unsaved import gather
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.found_list import Found, FoundList
from desktop.ui.widgets.navigation import Navigation
from desktop.ui.widgets.status_line import StatusLine
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.table_habits import TableHabits
from desktop.ui.widgets.table_list import TableList
from desktop.ui.widgets.top_bar import TopBar

NARROW = 1100
_ON_SCREEN = {"F5": "reload", "Ctrl+S": "save", "Ctrl+P": "print_out", "Ctrl+N": "new"}

Find = Callable[[str], Sequence[Found]]
Export = Callable[[QWidget, str, TableList], None]


class Wearer(NamedTuple):
    """Whose window it is: the own body's office, the user's name and role in words."""

    office: str
    user: str
    role: str


class Shell(QMainWindow):
    """Holds the screens, each made when first opened. It knows none of them by name.

    A place without a screen is not listed. `basis` names the articles (number, words) of a place.
    """

    lock_wanted = Signal()
    password_wanted = Signal()
    help_wanted = Signal(str)
    large_wanted = Signal(bool)
    given_back = Signal(str)
    closed = Signal()

    def __init__(
        self,
        wearer: Wearer,
        screens: Mapping[str, Callable[[], Screen]],
        memory: Memory,
        find: Find | None = None,
        basis: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        export: Export | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(860, 600)
        self._make = dict(screens)
        self._basis, self._export = basis or {}, export
        self._memory = memory
        self._screens: dict[str, Screen] = {}
        self._place = ""
        self.kept_forms: list[KeptForm] = []
        places = [place for place in PLACES if place.name in screens]
        self.navigation = Navigation(places)
        self.top = TopBar(*wearer)
        self.status = StatusLine(large=memory.large)
        self.stack = QStackedWidget()
        self._assemble(find)
        self._connect()
        self._take_shortcuts()
        self._first = places[0].name if places else ""

    @property
    def screen_shown(self) -> Screen:
        """The screen that is open."""
        return self._screens[self.place]

    @property
    def place(self) -> str:
        """The name of the place that is open; the first one where no other was asked for."""
        if not self._place:
            self.open_place(self._first)
        return self._place

    def open_place(self, place: str, **target: str) -> None:
        """Open a place, and there what `target` names; a place that does not exist stays shut."""
        if place not in self._make:
            return
        if self._place and place != self._place and not self.screen_shown.leave():
            self.navigation.show_chosen(self._place)
            return
        screen = self._screens.get(place) or self._built(place)
        if target:
            screen.open(target)
        self._show(place)

    def prepare(self, place: str) -> None:
        """Make the screen of a place, which is shown later."""
        if place in self._make and place not in self._screens:
            self._built(place)

    def whereabouts(self) -> tuple[str, dict[str, str]]:
        """Return the place that is open and what brings one back to the same thing in it."""
        return self.place, self.screen_shown.whereabouts() if self._place else {}

    def keep_typing(self) -> bool:
        """Have every screen keep what is being typed, before the store is shut.

        False where one cannot: it is shown then, and says why.
        """
        unkept = [place for place, screen in self._screens.items() if not screen.leave()]
        if unkept:
            self._show(unkept[0])
        return not unkept

    def keep_all_typing(self) -> list[KeptForm]:
        """Have every screen keep what it can, and return what it cannot; nothing holds this up."""
        safe = [s for s in self._screens.values() if s.leave() and s.keeps_typing]
        return gather(safe)

    def typed_now(self) -> list[KeptForm]:
        """Return what a crash would lose: forms being filled in, and those not given back yet."""
        safe = [s for s in self._screens.values() if s.keeps_typing]
        return [*gather(safe), *self.kept_forms]

    def give_back(self, kept: Sequence[KeptForm]) -> None:
        """Fill in what was typed before a lock wherever the same form is opened again."""
        self.kept_forms = list(kept)

    def typed_before(self, key: str) -> list[str] | None:
        """Return what a form held before the lock, once."""
        found = next((f for f in self.kept_forms if key and f.key == key), None)
        if found is None:
            return None
        self.kept_forms.remove(found)
        self.given_back.emit(found.where)
        return [text for _, text in found.fields]

    def export_list(self) -> Callable[[QWidget, TableList], None] | None:
        """Return how a table of this window is written as Excel; None where that is not offered."""
        way = self._export
        return None if way is None else lambda table, made: way(table, self._place, made)

    def reload_all(self) -> None:
        """Have every screen read afresh, now or when next shown: the day has changed."""
        for screen in self._screens.values():
            screen.reload()

    def show_count(self, place: str, count: int) -> None:
        """Show a number at a place."""
        if place in self._make:
            self.navigation.show_count(place, count)

    def show_backup(self, tag: Tag) -> None:
        """Say when the last backup was made."""
        self.status.show_backup(tag)

    def showEvent(self, event: QShowEvent) -> None:
        """Have a place open, and something in focus."""
        if self.place and self.focusWidget() is None:
            self.navigation.button(self.place).setFocus()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons only in a narrow window."""
        super().resizeEvent(event)
        self.navigation.set_narrow(narrow=self.width() < NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed and where the window was."""
        question = "有内容没有存上。仍要退出吗？没有存上的内容会丢失。"
        if not self.keep_typing() and not confirm(self, question, "仍要退出"):
            event.ignore()
            return
        self.remember()
        super().closeEvent(event)
        self.closed.emit()

    def remember(self) -> None:
        """Keep place and size of the window and the widths of columns set by hand."""
        self._memory.set_geometry(self.saveGeometry())
        for screen in self._screens.values():
            for table in screen.findChildren(RecordTable):
                table.habits.keep()

    def _show(self, place: str) -> None:
        self._place = place
        self.navigation.show_chosen(place)
        self.stack.setCurrentWidget(self._screens[place])
        self.status.show_basis(self._basis.get(place, ()))

    def _built(self, place: str) -> Screen:
        screen = self._make[place]()
        screen.setObjectName("page")
        screen.setAccessibleName(place)
        screen.wanted.connect(self._on_wanted)
        screen.unsaved.connect(lambda: self.status.show_saved("未保存", alarm=True))
        screen.saved.connect(self._on_saved)
        screen.table_habits = lambda table: self._habits_of(f"{place} {table}")
        screen.keep_table_habits = lambda table, habits: self._keep_habits(
            f"{place} {table}", habits
        )
        self._screens[place] = screen
        self.stack.addWidget(screen)
        return screen

    def _habits_of(self, table: str) -> TableHabits:
        return TableHabits(tuple(self._memory.widths(table)), self._memory.order(table))

    def _keep_habits(self, table: str, habits: TableHabits) -> None:
        self._memory.set_widths(table, habits.widths)
        self._memory.set_order(table, habits.order)

    def _assemble(self, find: Find | None) -> None:
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.navigation)
        body.addWidget(self.stack, 1)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(body, 1)
        column.addWidget(self.status)
        self.setCentralWidget(page)
        self.top.search.setVisible(find is not None)
        if find is not None:
            found = FoundList(self.top.search, find, page)
            found.opened.connect(lambda hit: self.open_place(hit.place, **hit.target))

    def _connect(self) -> None:
        self.navigation.chosen.connect(self._on_chosen)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.password_wanted.connect(self.password_wanted)
        self.top.quit_wanted.connect(self.close)
        self.status.large_wanted.connect(self.large_wanted)
        self.status.article_wanted.connect(
            lambda article: self.open_place("法规依据", article=article)
        )

    def _take_shortcuts(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "Ctrl+L": self.lock_wanted.emit,
            "Ctrl+K": self.top.search.setFocus,
            "F1": lambda: self.help_wanted.emit(self.screen_shown.topic()),
        }
        for keys, deed in _ON_SCREEN.items():
            acts[keys] = self._on_screen(deed)
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self, act)

    def _on_screen(self, deed: str) -> Callable[[], None]:
        return lambda: methodcaller(deed)(self.screen_shown)

    def _on_chosen(self, place: str) -> None:
        self.open_place(place)

    def _on_wanted(self, place: str, target: dict[str, str]) -> None:
        self.open_place(place, **target)

    def _on_saved(self, at: datetime) -> None:
        self.status.show_saved(f"已保存 {at:%H:%M:%S}")
