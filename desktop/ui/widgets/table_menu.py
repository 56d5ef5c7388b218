"""The menu of a table: the buttons of the row, copying, Excel."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.table_list import EXPORT_KEYS


class Offer(NamedTuple):
    """A line of the menu."""

    words: str
    deed: Callable[[], object]
    keys: str = ""
    enabled: bool = True


def copying(
    rows: Callable[[], object], cell: Callable[[], object], count: int, allowed: bool
) -> list[Offer]:
    """Return the lines that copy the chosen rows, and the current cell."""
    words = f"复制选中的 {count} 行" if count > 1 else "复制这一行"
    return [Offer(words, rows, "Ctrl+C", allowed), Offer("复制这一格", cell, "", allowed)]


def exporting(export: Callable[[], object], *, enabled: bool) -> Offer:
    """Return the line that writes the table as Excel."""
    return Offer("导出 Excel…", export, EXPORT_KEYS, enabled)


def open_menu(parent: QWidget, at: QPoint, acts: Sequence[Act], offers: Sequence[Offer]) -> None:
    """Open the menu: the buttons of the row, then what every table offers."""
    menu = QMenu(parent)
    for act in acts:
        menu.addAction(act.text).triggered.connect(_call(act.run))
    if acts:
        menu.addSeparator()
    for offer in offers:
        action = menu.addAction(offer.words)
        action.setShortcut(QKeySequence(offer.keys))
        action.setEnabled(offer.enabled)
        action.triggered.connect(_call(offer.deed))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(at)


def _call(act: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        act()

    return call
