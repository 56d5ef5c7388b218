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
