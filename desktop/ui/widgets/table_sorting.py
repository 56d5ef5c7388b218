"""A table is sorted by its headings: up, down, and back to its own order."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHeaderView, QToolTip

from desktop.ui.widgets.table_model import MOST_SORTED

_TOO_MANY = f"这张表超过{MOST_SORTED}行，请先用筛选条件缩小范围，再按这一栏排序。"


class Sortable(Protocol):
    """Rows that can be sorted by a column."""

    sorted_by: tuple[int, bool] | None

    def can_sort(self, section: int) -> bool:
        """Say whether they can be sorted by it."""
        ...

    def sort_by(self, section: int, *, descending: bool) -> bool:
        """Sort; False where there are too many."""
        ...

    def sort_no_more(self) -> None:
        """Go back to their own order."""
        ...


class Headings:
    """Sorts by the heading that is clicked, and shows by an arrow what is sorted by."""

    def __init__(
        self,
        header: QHeaderView,
        model: Sortable,
        keeping_place: Callable[[Callable[[], object]], object],
    ) -> None:
        self._header, self._model, self._keeping_place = header, model, keeping_place
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.click)

    @property
    def words(self) -> str:
        """What is sorted by, to be remembered: "2 down"; "" for the list's own order."""
        by = self._model.sorted_by
        return f"{by[0]} {'down' if by[1] else 'up'}" if by else ""

    def recall(self, words: str) -> None:
        """Sort as on an earlier day; nothing where the columns are others now."""
        at, _, way = words.partition(" ")
        if at.isdigit() and self._model.can_sort(int(at)) and words != self.words:
            self._sort(int(at), descending=way == "down")

    def click(self, section: int) -> None:
        """Sort up, at the second click down, at the third as the list comes."""
        if not self._model.can_sort(section):
            return
        by = self._model.sorted_by
        if by == (section, True):
            self._header.setSortIndicatorShown(False)
            self._keeping_place(self._model.sort_no_more)
        elif not self._sort(section, descending=by == (section, False)):
            QToolTip.showText(QCursor.pos(), _TOO_MANY, self._header)

    def _sort(self, section: int, *, descending: bool) -> bool:
        done: list[bool] = []
        self._keeping_place(
            lambda: done.append(self._model.sort_by(section, descending=descending))
        )
        if done[0]:
            ways = Qt.SortOrder
            self._header.setSortIndicatorShown(True)
            self._header.setSortIndicator(
                section, ways.DescendingOrder if descending else ways.AscendingOrder
            )
        return done[0]
