"""The place 统计报告: tabs, each with a page of its own."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.widgets.card import row
from desktop.ui.widgets.pages import Pages, Tab
from desktop.ui.widgets.tabs import Tabs


class StatisticsScreen(Screen):
    """Shows the pages it is given; `go("统计报告", tab="figures")` opens one by its key."""

    help_topic = "statistics"

    def __init__(self, tabs: Sequence[Tab[StatisticsPage]], changes: Changes) -> None:
        super().__init__(changes)
        self.tabs = Tabs([(tab.key, tab.title) for tab in tabs])
        self._heads = QWidget()
        self._above = QVBoxLayout(self._heads)
        self._above.setContentsMargins(0, 0, 0, 0)
        self.pages = Pages({tab.key: partial(self._made, tab) for tab in tabs})
        self._turn_to(self.tabs.key)
        self.tabs.chosen.connect(self._on_tab)
        self.lay_out(self._heads, row(self.tabs, None), self.pages)

    @property
    def page(self) -> StatisticsPage:
        """The page that is open."""
        return self.pages.shown

    def topic(self) -> str:
        """Return the topic of the page that is open."""
        return self.page.help_topic

    def refresh(self) -> None:
        """Read the page that is open."""
        self.page.refresh()

    def open(self, target: dict[str, str]) -> None:
        """Open a tab by its key, and in it what else was asked for."""
        if self.pages.offers(target.get("tab", "")):
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
        if key == self.pages.key:
            return
        if not self.page.leave():
            self.tabs.choose(self.pages.key)
            return
        self._turn_to(key)
        self.notice.clear()
        self.reload()

    def _turn_to(self, key: str) -> None:
        shown = self.pages.turn_to(key)
        for page in self.pages.made.values():
            page.head.setVisible(page is shown)

    def _made(self, tab: Tab[StatisticsPage]) -> StatisticsPage:
        page = tab.make()
        page.wanted.connect(self.wanted)
        self._above.addWidget(page.head)
        return page

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        if not self.page.watches.isdisjoint(tables):
            self.reload()
