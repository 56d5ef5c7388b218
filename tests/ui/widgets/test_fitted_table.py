from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.table import Column


def a_table(qtbot):
    table = FittedTable[str]([Column("问题", text=lambda words: words)], name="问题", key=str)
    qtbot.addWidget(table)
    return table


def test_the_table_is_as_high_as_its_rows_up_to_five(qtbot):
    table = a_table(qtbot)
    row = table.verticalHeader().defaultSectionSize()
    heights = []
    for count in (1, 3, 5, 9):
        table.show_records([f"问题{n}" for n in range(count)])
        heights.append(table.sizeHint().height())

    assert [high - heights[0] for high in heights] == [0, 2 * row, 4 * row, 4 * row]


def test_an_empty_table_leaves_room_for_its_words(qtbot):
    table = a_table(qtbot)
    table.show_records([])

    assert table.sizeHint().height() > 2 * table.verticalHeader().defaultSectionSize()
    assert table.minimumSizeHint().height() <= table.sizeHint().height()


def test_a_narrow_table_leaves_out_what_is_for_wide_ones_and_shares_the_rest(qtbot):
    columns = [
        Column("问题", text=str, stretch=True),
        Column("类别", text=str),
        Column("状态", text=str),
    ]
    table = FittedTable[str](columns, name="问题", key=str, wide_only=(1,))
    qtbot.addWidget(table)
    table.show_records(["谈心谈话少"])
    table.resize(900, 200)
    table.show()
    assert not table.isColumnHidden(1)

    table.resize(400, 200)
    qtbot.waitUntil(lambda: table.isColumnHidden(1))
    assert table.habits.now.widths == ()
    shown = table.columnWidth(0) + table.columnWidth(2)
    assert shown == table.viewport().width()

    table.resize(900, 200)
    qtbot.waitUntil(lambda: not table.isColumnHidden(1))
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width()
