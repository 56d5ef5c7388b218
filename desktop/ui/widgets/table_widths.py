"""How a table shares its width among its columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QTableView

from desktop.ui.widgets.table_cells import Cells
from desktop.ui.widgets.table_model import Records

_MEASURED_ROWS = 60
_WIDEST = 420
_NARROWEST = 36
_NARROWEST_STRETCHED = 96


def share(
    needed: Sequence[int],
    stretching: Sequence[int],
    room: int,
    floors: Mapping[int, int] | None = None,
) -> list[int]:
    """Return the widths of columns that need these widths; the stretching ones share the rest.

    Where the room is too small for all, the stretching ones give way down to their floor, 96
    pixels by default; where even that is too little, nothing is squeezed and the table scrolls.
    """
    least = {at: (floors or {}).get(at, _NARROWEST_STRETCHED) for at in stretching}
    widths = [max(width, _NARROWEST) if width else 0 for width in needed]
    spare = room - sum(widths)
    if spare < 0:
        give = sum(max(widths[at] - least[at], 0) for at in stretching)
        if give < -spare:
            return widths
        for at in stretching:
            can = max(widths[at] - least[at], 0)
            widths[at] += spare * can // give
    elif stretching:
        for at in stretching:
            widths[at] += spare // len(stretching)
    return widths


class Widths:
    """Gives the columns of one table the width that they need, unless somebody has set them."""

    def __init__(self, view: QTableView, model: Records[Any], cells: Cells) -> None:
        self._view, self._model, self._cells = view, model, cells
        self._needed: list[int] = []
        self._floors: dict[int, int] = {}
        self._fitting = False
        self._by_hand = False
        self._due = True
        self.measured = _MEASURED_ROWS
        view.horizontalHeader().sectionResized.connect(self._on_resized)

    @property
    def needed(self) -> Sequence[int]:
        """The width that each column needs."""
        self.catch_up()
        return self._needed

    def measure(self) -> None:
        """Measure some of the rows anew and fit, once the table is seen."""
        self._due = True
        if self._view.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Measure where that was put off: the table is seen now."""
        if not self._due:
            return
        self._due = False
        self._floors.clear()
        self._needed = [self._need(at) for at in range(self._model.columnCount())]
        self.fit()

    def fit(self) -> None:
        """Share the width of the view."""
        if self._by_hand or self._due or not self._needed:
            return
        shown = [at for at in range(len(self._needed)) if not self._view.isColumnHidden(at)]
        columns = self._model.columns
        stretching = [n for n, at in enumerate(shown) if at < len(columns) and columns[at].stretch]
        needed = [self._needed[at] for at in shown]
        room = self._view.viewport().width()
        if not stretching and sum(needed) < room:
            stretching = [0]  # else the lines would end before the right edge
        floors = {n: self._floors[shown[n]] for n in stretching if shown[n] in self._floors}
        widths = share(needed, stretching, room, floors)
        self.give(zip(shown, widths, strict=True))

    def give(self, widths: Iterable[tuple[int, int]]) -> None:
        """Give columns, by number, these widths."""
        self._fitting = True
        for at, width in widths:
            self._view.setColumnWidth(at, width)
        self._fitting = False

    def show_column(self, at: int, *, shown: bool) -> None:
        """Show or leave out a column, which is no sizing by hand."""
        if self._view.isColumnHidden(at) == shown:
            self._fitting = True
            self._view.setColumnHidden(at, not shown)
            self._fitting = False
            self.fit()

    def hide_buttons_that_nobody_has(self) -> None:
        """Leave the last column out where no row has a button."""
        last = len(self._model.columns)
        if self._model.columnCount() > last and self._model.records:
            rows = range(min(len(self._model.records), _MEASURED_ROWS))
            self.show_column(last, shown=any(self._model.acts(row) for row in rows))

    def by_hand(self) -> list[int]:
        """Return the widths if somebody has set them, else nothing."""
        columns = range(self._model.columnCount())
        return [self._view.columnWidth(at) for at in columns] if self._by_hand else []

    def set_by_hand(self, widths: Sequence[int]) -> None:
        """Give the widths that somebody set once; nothing where the columns are others now."""
        if len(widths) == self._model.columnCount():
            self._by_hand = True
            self.give(enumerate(widths))

    def _need(self, at: int) -> int:
        shown = [self._model.cell(row, at) for row in self._sample()]
        cells = max(map(self._cells.width, shown), default=0)
        column = self._model.columns[at] if at < len(self._model.columns) else None
        if column is not None and column.whole and column.stretch:
            # a name is never cut off; what stands below it may be
            names = (self._cells.width(cell._replace(second="")) for cell in shown)
            self._floors[at] = max(names, default=_NARROWEST)
        heading = self._view.horizontalHeader().sectionSizeHint(at)
        return max(heading, cells if column is None or column.whole else min(cells, _WIDEST))

    def _sample(self) -> range:
        """Return some rows from top to bottom: lists in order of time are not alike throughout."""
        count = len(self._model.records)
        return range(0, count, max(1, -(-count // self.measured)))

    def _on_resized(self) -> None:
        self._by_hand = self._by_hand or not self._fitting
