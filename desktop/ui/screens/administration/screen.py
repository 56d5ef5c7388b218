"""The place 系统管理: a list of pages at the left, the chosen one beside it."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QStackedWidget

from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.card import Card, row


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that is made when it is first opened."""

    kind: type[AdminPage]
    make: Callable[[], AdminPage]


class AdministrationScreen(Screen):
    """Shows what it is offered; `go("系统管理", page="backups")` opens a page by its key."""

    help_topic = "administration"

    def __init__(self, offers: Sequence[Offer], changes: Changes) -> None:
        super().__init__(changes)
        self._offers = tuple(offers)
        self._made: dict[str, AdminPage] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("系统管理的内容")
        self.list.addItems([offer.kind.title for offer in offers])
        self.stack = QStackedWidget()
        self.keys = [offer.kind.key for offer in offers]
        self._show(0)
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
        return self._made[self._key]

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
        if self.keys[number] == self._key:
            return
        if not self.page.leave():
            self.list.setCurrentRow(self.keys.index(self._key))
            return
        self._show(number)
        self.notice.clear()
        self.reload()

    def _show(self, number: int) -> None:
        self._key = self.keys[number]
        if self._key not in self._made:
            self._made[self._key] = page = self._offers[number].make()
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self._made[self._key])

    def _on_changes(self, tables: AbstractSet[str]) -> None:
        if not self.page.watches.isdisjoint(tables):
            self.reload()

    def _fit_list(self, card: Card) -> None:
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        card.setMaximumWidth(self.list.sizeHintForColumn(0) + 76)
