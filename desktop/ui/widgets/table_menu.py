"""The menu of a table: the buttons of the row, copying, Excel."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.table_list import EXPORT_KEYS


def open_menu(
    parent: QWidget,
    at: QPoint,
    acts: Sequence[Act],
    *,
    copy: Callable[[], object] | None,
    may_copy: bool,
    export: Callable[[], object] | None,
    has_rows: bool,
) -> None:
    """Open the menu; `copy` is None where no row is current, `export` where it is not offered."""
    menu = QMenu(parent)
    for act in acts:
        menu.addAction(act.text).triggered.connect(_call(act.run))
    if acts:
        menu.addSeparator()
    if copy is not None:
        action = menu.addAction("复制")
        action.setShortcut(QKeySequence.StandardKey.Copy)
        action.setEnabled(may_copy)
        action.triggered.connect(_call(copy))
    if export is not None:
        action = menu.addAction("导出 Excel…")
        action.setShortcut(QKeySequence(EXPORT_KEYS))
        action.setEnabled(has_rows)
        action.triggered.connect(_call(export))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(at)


def _call(act: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        act()

    return call
