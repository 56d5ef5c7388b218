"""The place 系统管理: a list of pages at the left, the chosen one beside it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from PySide6.QtWidgets import QListWidget, QStackedWidget

from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.card import Card, row


class AdministrationScreen(Screen):
    """Shows the pages it is given; `go("系统管理", page="backups")` opens one by its key."""

    help_topic = "administration"

    def __init__(self, pages: Sequence[AdminPage], changes: Changes) -> None:
        super().__init__(changes)
        self._pages = tuple(pages)
        self.list = QListWidget()
        self.list.setAccessibleName("系统管理的内容")
        self.list.addItems([page.title for page in pages])
        self.stack = QStackedWidget()
        for page in pages:
            self.stack.addWidget(page)
        self.list.currentRowChanged.connect(self._on_row)
        card = Card("", self.list)
        self._fit_list(card)
        line = row(card, self.stack, spacing=18)
        line.setStretch(1, 1)
        self.lay_out(line)
        self.list.setCurrentRow(0)

    @property
    def page(self) -> AdminPage:
        """The page that is open."""
        return self._pages[self.stack.currentIndex()]

    def open(self, target: dict[str, str]) -> None:
        """Open a page by its key."""
        for number, page in enumerate(self._pages):
            if page.key == target.get("page"):
                self.list.setCurrentRow(number)

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
        if number == self.stack.currentIndex():
            return
        if not self.page.leave():
            self.list.setCurrentRow(self.stack.currentIndex())
            return
        self.stack.setCurrentIndex(number)
        self.notice.clear()
        self.reload()

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        if not self.page.watches.isdisjoint(tables):
            self.reload()

    def _fit_list(self, card: Card) -> None:
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        card.setMaximumWidth(self.list.sizeHintForColumn(0) + 76)
