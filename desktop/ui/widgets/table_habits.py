"""How somebody likes a table, kept from one day to the next."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QTableView, QWidget

from desktop.ui.widgets.table_sorting import Headings


class TableHabits(NamedTuple):
    """How somebody likes a table: widths set by hand (or none), and what it is sorted by."""

    widths: tuple[int, ...] = ()
    order: str = ""


@runtime_checkable
class RemembersTables(Protocol):
    """A widget around tables, or around the dialogs over it, that remembers their habits."""

    def habits_of(self, table: str) -> TableHabits:
        """Return what is kept of the table of this name."""
        ...

    def keep_habits(self, table: str, habits: TableHabits) -> None:
        """Keep it."""
        ...


def remembering(widget: QWidget) -> RemembersTables | None:
    """Return what remembers the habits of a table, looked for outwards."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, RemembersTables):
            return around
        around = around.parentWidget()
    return None


class Resizable(Protocol):
    """What knows the widths that somebody has given to columns."""

    def by_hand(self) -> Sequence[int]:
        """Return the widths if somebody has set them, else nothing."""
        ...

    def set_by_hand(self, widths: Sequence[int]) -> None:
        """Give the widths that somebody set once."""
        ...


class Habits:
    """Gives a table its widths and its order when it is first seen, and keeps what has changed."""

    def __init__(self, view: QTableView, widths: Resizable, sorting: Headings) -> None:
        self._view, self._widths, self._sorting = view, widths, sorting
        self._known: TableHabits | None = None

    @property
    def now(self) -> TableHabits:
        """What would be kept."""
        return TableHabits(tuple(self._widths.by_hand()), self._sorting.words)

    def recall(self) -> None:
        """Take the widths and the order of an earlier day, once."""
        around = remembering(self._view) if self._known is None else None
        if around is not None:
            self._known = around.habits_of(self._view.accessibleName())
            self._widths.set_by_hand(self._known.widths)
            self._sorting.recall(self._known.order)

    def keep(self) -> None:
        """Have what is around the table remember its habits, where they have changed."""
        around = remembering(self._view) if self._known not in (None, self.now) else None
        if around is not None:
            self._known = self.now
            around.keep_habits(self._view.accessibleName(), self.now)
