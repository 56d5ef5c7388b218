from PySide6.QtCore import Qt

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.table import RecordTable
from tests.ui.widgets.rows import NAME, ROWS, Row


def test_an_empty_table_says_what_comes_next(table):
    table.show_records([])
    assert table._empty.isVisible()
    table.show_records(ROWS)
    assert not table._empty.isVisible()


def test_a_refresh_keeps_what_was_chosen(table):
    table.show_records(ROWS)
    table.choose(3)
    table.show_records([Row(9, "z"), *ROWS])
    assert table.chosen == Row(3, "c")


def test_a_refresh_that_takes_the_chosen_away_says_so(table, qtbot):
    table.show_records(ROWS)
    table.choose(3)
    with qtbot.waitSignal(table.chosen_changed):
        table.show_records(ROWS[:2])
    assert table.chosen is None


def test_a_button_in_a_row_is_clicked(table, qtbot, done):
    table.show_records(ROWS)
    at = table.act_rect(1, "再次提醒").center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert done == [("再次提醒", 1)]


def test_a_click_beside_the_buttons_does_nothing(table, qtbot, done):
    table.show_records(ROWS)
    at = table.act_rect(1, "再次提醒").topLeft()
    at.setX(at.x() - 3)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert done == []


def test_the_buttons_are_reached_by_the_arrow_keys(table, qtbot, done):
    table.show_records(ROWS)
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert done == [("再次提醒", 2), ("登记收到", 2)]


def test_enter_opens_the_row(table, qtbot):
    table.show_records(ROWS)
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [Row(3, "c")]


def test_a_double_click_opens_the_row(table, qtbot):
    table.show_records(ROWS)
    at = table.visualRect(table.model().index(1, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [Row(1, "a")]


def test_names_are_shown_whole(table):
    table.show_records([Row(1, "阿卜杜热合曼·吾买尔江·买买提" * 3)])
    cell = table._model.cell(0, 1)
    assert table.columnWidth(1) >= table._cells.width(cell)


def test_large_type_makes_rows_higher(table, qapp):
    from desktop.ui import theme

    before = table.verticalHeader().defaultSectionSize()
    theme.apply(qapp, large=True, bundled_font=True)
    after = table.verticalHeader().defaultSectionSize()
    theme.apply(qapp, bundled_font=True)
    assert after > before
    assert table.verticalHeader().defaultSectionSize() == before


def test_a_column_of_buttons_that_no_row_has_is_not_shown(qtbot):
    wanted = []
    table = RecordTable([NAME], name="名单", acts=lambda _r: wanted)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    table.show_records(ROWS)
    assert table.isColumnHidden(1)
    wanted.append(Act("登记收到", lambda: None))
    table.show_records(ROWS)
    assert not table.isColumnHidden(1)
    assert not table.act_rect(0, "登记收到").isEmpty()
