"""Every table hands all of its rows to the window for Excel: by menu, key and button."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.table_list import ExportButton

CTRL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    def __init__(self, *, offered):
        super().__init__()
        self.offered, self.taken = offered, []

    def export_list(self):
        return (lambda table, made: self.taken.append(made)) if self.offered else None


@pytest.fixture
def offered():
    return True


@pytest.fixture
def window(qtbot, offered):
    window = Window(offered=offered)
    window.table = RecordTable[int](
        [
            Column("甲", lambda n: f"第{n}", second=lambda n: f"次{n}" if n % 2 else ""),
            Column("", tags=lambda n: [Tag("逾期", Tone.LATE)], text=lambda n: "说明"),
        ],
        name="名单",
        key=lambda n: n,
    )
    QVBoxLayout(window).addWidget(window.table)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    return window


def head(window):
    return window.table.horizontalHeader().viewport()


def test_all_rows_are_read_also_those_not_scrolled_to(window, qtbot):
    window.table.show_pages(
        lambda offset, limit, _order: list(range(1000))[offset : offset + limit]
    )
    assert len(window.table.records) < 1000
    qtbot.keyClick(window.table, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: window.taken != [])
    (made,) = window.taken
    assert (made.name, made.heads, len(made.rows)) == ("名单", ("甲", "标记"), 1000)
    assert made.rows[1] == ("第1\n次1", "逾期 说明")
    assert made.rows[2] == ("第2", "逾期 说明")


def test_the_order_on_the_screen_is_kept(qtbot, window):
    window.table.show_records([3, 1, 2])
    window.table.export()
    qtbot.waitUntil(lambda: window.taken != [])
    assert [row[0][:2] for row in window.taken[0].rows] == ["第3", "第1", "第2"]


def test_the_button_comes_with_the_pointer_and_exports(window, qtbot):
    window.table.show_records([1])
    button = window.table.findChild(ExportButton)
    assert not button.isVisible()
    QApplication.sendEvent(head(window), QEvent(QEvent.Type.Enter))
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.taken != [])
    QApplication.sendEvent(head(window), QEvent(QEvent.Type.Leave))
    assert not button.isVisible()


def menu_of(table):
    at = QPoint(20, 60)
    QApplication.sendEvent(
        table.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, table.mapToGlobal(at)),
    )
    menus = [m for m in table.findChildren(QMenu) if m.isVisible()]
    words = [a.text() for m in menus for a in m.actions() if a.text()]
    for menu in menus:
        menu.close()
    return words


def test_the_menu_offers_it_without_a_row_chosen(window):
    window.table.show_records([1])
    assert menu_of(window.table) == ["导出 Excel…"]
    window.table.selectRow(0)
    assert menu_of(window.table) == ["复制这一行", "复制这一格", "导出 Excel…"]


@pytest.mark.parametrize("offered", [False])
def test_who_may_not_is_not_offered_it(window, qtbot):
    window.table.show_records([1])
    assert menu_of(window.table) == []
    QApplication.sendEvent(head(window), QEvent(QEvent.Type.Enter))
    assert not window.table.findChild(ExportButton).isVisible()
    qtbot.keyClick(window.table, Qt.Key.Key_E, CTRL)
    assert window.taken == []
