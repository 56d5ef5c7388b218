"""The place 统计报告: tabs, each with a page of its own."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from PySide6.QtWidgets import QStackedWidget

from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.widgets.card import row
from desktop.ui.widgets.tabs import Tabs


class Tab(NamedTuple):
    """A tab whose page is made when it is first opened."""

    key: str
    title: str
    make: Callable[[], StatisticsPage]


class StatisticsScreen(Screen):
    """Shows the pages it is given; `go("统计报告", tab="figures")` opens one by its key."""

    help_topic = "statistics"

    def __init__(self, pages: Sequence[StatisticsPage | Tab], changes: Changes) -> None:
        super().__init__(changes)
        self._pages: dict[str, StatisticsPage] = {}
        self._tabs = {page.key: page for page in pages}
        self.tabs = Tabs([(page.key, page.title) for page in pages])
        self.stack = QStackedWidget()
        self.stack.setCurrentWidget(self.page)
        self.tabs.chosen.connect(self._on_tab)
        self.lay_out(row(self.tabs, None), self.stack)

    @property
    def page(self) -> StatisticsPage:
        """The page that is open."""
        return self._page(self.tabs.key)

    def refresh(self) -> None:
        """Read the page that is open."""
        self.page.refresh()

    def open(self, target: dict[str, str]) -> None:
        """Open a tab by its key, and in it what else was asked for."""
        if target.get("tab") in self._tabs:
            self.tabs.choose(target["tab"])
        self.page.open(target)

    def whereabouts(self) -> dict[str, str]:
        """Return the tab that is open, and what it shows."""
        return {"tab": self.tabs.key, **self.page.whereabouts()}

    def leave(self) -> bool:
        """Keep what is being typed on the page."""
        return self.page.leave()

    def print_out(self) -> None:
        """Print what the page is about."""
        self.page.print_out()

    def _on_tab(self, key: str) -> None:
        shown = self.stack.currentWidget()
        page = self._page(key)
        if shown is page:
            return
        if isinstance(shown, StatisticsPage) and not shown.leave():
            self.tabs.choose(shown.key)
            return
        self.stack.setCurrentWidget(page)
        self.notice.clear()
        self.reload()

    def _page(self, key: str) -> StatisticsPage:
        if key not in self._pages:
            tab = self._tabs[key]
            page = tab.make() if isinstance(tab, Tab) else tab
            page.wanted.connect(self.wanted)
            self.stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        if not self.page.watches.isdisjoint(tables):
            self.reload()
