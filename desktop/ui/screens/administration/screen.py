"""The place 系统管理: a list of pages at the left, the chosen one beside it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtWidgets import QListWidget

from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.pages import Pages, Tab


class AdministrationScreen(Screen):
    """Shows what it is offered; `go("系统管理", page="backups")` opens a page by its key."""

    help_topic = "administration"

    def __init__(self, tabs: Sequence[Tab[AdminPage]], changes: Changes) -> None:
        super().__init__(changes)
        self.list = QListWidget()
        self.list.setAccessibleName("系统管理的内容")
        self.list.addItems([tab.title for tab in tabs])
        self.pages = Pages({tab.key: tab.make for tab in tabs})
        self.keys = self.pages.keys
        self.pages.turn_to(self.keys[0])
        self.list.currentRowChanged.connect(self._on_row)
        card = Card("", self.list)
        self._fit_list(card)
        line = row(card, self.pages, spacing=18)
        line.setStretch(1, 1)
        self.lay_out(line)
        self.list.setCurrentRow(0)

    @property
    def page(self) -> AdminPage:
        """The page that is open."""
        return self.pages.shown

    def open(self, target: dict[str, str]) -> None:
        """Open a page by its key."""
        if (key := target.get("page")) in self.keys:
            self.list.setCurrentRow(self.keys.index(key))

    def whereabouts(self) -> dict[str, str]:
        """Return the page that is open."""
        return {"page": self.page.key}

    def refresh(self) -> None:
        """Read the page that is open."""
        self.page.refresh()

    def leave(self) -> bool:
        """Keep what is being typed on the page."""
        return self.page.leave()

    def _on_row(self, number: int) -> None:
        if self.keys[number] == self.pages.key:
            return
        if not self.page.leave():
            self.list.setCurrentRow(self.keys.index(self.pages.key))
            return
        self.pages.turn_to(self.keys[number])
        self.notice.clear()
        self.reload()

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        if not self.page.watches.isdisjoint(tables):
            self.reload()

    def _fit_list(self, card: Card) -> None:
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        card.setMaximumWidth(self.list.sizeHintForColumn(0) + 76)
