"""What every table of the window does, tried on the table itself."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from desktop.ui.screen import Screen
from desktop.ui.screens.plan.month_table import MonthTable
from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.number_table import NumberTable
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.table_habits import remembering
from desktop.ui.widgets.table_list import way_out

LISTS = {"附件", "补正"}  # short ones from which nothing is chosen
SEVERAL = QTableView.SelectionMode.ExtendedSelection


def oddities(table):
    """Yield what a table does not do that the others do."""
    if not isinstance(table, RecordTable | NumberTable):
        yield "it is none of ours"
        return
    if way_out(table) is None:
        yield "it is not exported"
    choice = isinstance(table, FittedTable) and table.accessibleName() not in LISTS
    one = choice or isinstance(table, MonthTable)  # a line whose cells are dragged
    if not one and table.selectionMode() is not SEVERAL:
        yield "several rows are not chosen"
    yield from _menu(table)
    if not isinstance(remembering(table), Screen):
        yield "widths and order are not kept"
    yield from _widths(table)
    if isinstance(table, RecordTable):
        yield from _sorting(table)
        yield from _copying(table)
    else:
        yield from _sorting_numbers(table)


def _menu(table):
    table.setCurrentIndex(table.model().index(0, 0))
    at = table.visualRect(table.model().index(0, 0)).center()
    table.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, table.mapToGlobal(QPoint(0, 0)))
    )
    menus = [m for m in table.findChildren(QMenu) if m.isVisible()]
    offered = " ".join(a.text() for m in menus for a in m.actions())
    for menu in menus:
        menu.close()
    QApplication.processEvents()
    if "导出 Excel" not in offered:
        yield f"Excel is not in the menu: {offered}"
    if table.model().rowCount() and "复制" not in offered:
        yield f"copying is not in the menu: {offered}"


def _sorting(table):
    before = list(table.records)
    for section, column in enumerate(table._model.columns):
        orders = []
        for _ in range(2):
            table._sorting.click(section)
            if table._model.sorted_by is None or table._model.sorted_by[0] != section:
                yield f"“{column.heading}” does not sort"
            orders.append(list(table.records))
        table._sorting.click(section)
        if sorted(map(repr, orders[0])) != sorted(map(repr, orders[1])) and len(before) < 100:
            yield f"“{column.heading}” sorts some away"
        if len(before) < 100 and list(map(repr, table.records)) != list(map(repr, before)):
            yield f"“{column.heading}” does not give the own order back"


def _sorting_numbers(table):
    before = table.rows
    for section, head in enumerate(table._model.heads):
        for _ in range(2):
            table._sorting.click(section)
            if table._model.sorted_by is None or sorted(map(repr, table.rows)) != sorted(
                map(repr, before)
            ):
                yield f"“{head}” does not sort"
        table._sorting.click(section)
        if table.rows != before:
            yield f"“{head}” does not give the own order back"


def _copying(table):
    clipboard = QGuiApplication.clipboard()
    if not table.records or not table.may_copy():
        return
    table.clearSelection()
    blocked = table.blockSignals(True)
    table.selectAll()
    rows = len(table.chosen_all)
    table.copy()
    table.clearSelection()
    table.blockSignals(blocked)
    if rows and len(clipboard.text().split("\n")) < rows:
        yield "the rows chosen are not copied"
    named = next(at for at, c in enumerate(table._model.columns) if table._model.words(0, at))
    table.setCurrentIndex(table._model.index(0, named))
    table.copy_cell()
    if clipboard.text() != table._model.words(0, named):
        yield "a cell is not copied"


def _widths(table):
    before = table.habits.now
    sized = table._widths if isinstance(table, RecordTable) else table
    if before.widths or not table.model().columnCount():
        return
    wide = table.columnWidth(0) + 7
    table.setColumnWidth(0, wide)
    if table.habits.now.widths[:1] != (wide,):
        yield "a width set by hand is not noted"
    sized._by_hand = False
    sized.measure() if isinstance(table, RecordTable) else table._measure()
