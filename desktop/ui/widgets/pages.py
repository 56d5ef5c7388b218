"""Pages of which one is shown at a time, each made when it is first shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

P = TypeVar("P", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Tab(Generic[P]):
    """A page by key and title, and how it is made."""

    key: str
    title: str
    make: Callable[[], P]


class Pages(QStackedWidget, Generic[P]):
    """Pages by key; nothing is shown before the first `turn_to`.

    A page is made once; making may give back one that is there already.
    """

    def __init__(self, make: Mapping[str, Callable[[], P]]) -> None:
        super().__init__()
        self._make = dict(make)
        self.made: dict[str, P] = {}
        self.key = ""

    def offers(self, key: str) -> bool:
        """Say whether there is such a page."""
        return key in self._make

    @property
    def keys(self) -> Sequence[str]:
        """The keys of all pages, made or not."""
        return list(self._make)

    def page(self, key: str) -> P:
        """Return a page, made now if it has not been wanted before."""
        if key not in self.made:
            self.made[key] = made = self._make[key]()
            self.addWidget(made)
        return self.made[key]

    @property
    def shown(self) -> P:
        """The page that is shown."""
        return self.made[self.key]

    def turn_to(self, key: str) -> P:
        """Show a page."""
        page = self.page(key)
        self.key = key
        self.setCurrentWidget(page)
        return page
