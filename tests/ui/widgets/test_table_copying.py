from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.widgets.rows import ROWS


def test_one_cell_is_copied_from_the_menu_and_several_rows_by_key(table, qtbot):
    table.show_records(ROWS)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    table.setCurrentIndex(table.model().index(1, 1))
    table.copy_cell()
    assert QGuiApplication.clipboard().text() == "a"
    table.may_copy = lambda: False
    table.setCurrentIndex(table.model().index(0, 1))
    table.copy_cell()
    assert QGuiApplication.clipboard().text() == "a"


def test_rows_are_copied_as_cells(table, qtbot):
    table.show_records(ROWS)
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    first = QGuiApplication.clipboard().text().splitlines()[0]
    assert first == "逾期 3 天 2\tb"


def test_copying_can_be_forbidden(table, qtbot):
    QGuiApplication.clipboard().setText("before")
    table.may_copy = lambda: False
    table.show_records(ROWS)
    table.selectAll()
    table.copy()
    assert QGuiApplication.clipboard().text() == "before"
