"""Tables and charts of numbers can be read and opened without a mouse."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.bar_chart import BarChart, ChartBar
from desktop.ui.widgets.number_table import NumberRow, NumberTable

ROWS = [NumberRow("定期谈话", (12, None, 0)), NumberRow("合计", (12, None, 0), bold=True)]
HEADS = ("类别", "计划", "逾期", "已谈")


@pytest.fixture
def table(qtbot):
    table = NumberTable(name="谈话")
    qtbot.addWidget(table)
    table.show_rows(HEADS, ROWS)
    table.resize(600, table.sizeHint().height())
    table.show()
    table.told = []
    table.opened.connect(lambda row, column: table.told.append((row, column)))
    return table


def test_a_number_of_0_opens_too_but_a_cell_without_a_number_does_not(table, qtbot):
    for column in (0, 1, 2, 3):
        at = table.visualRect(table.model().index(0, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.told == [(0, 0), (0, 2)]


def test_a_number_is_read_out_with_its_row_and_column(table):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.model().index(0, 1).data(role) == "定期谈话，计划 12"
    assert table.model().index(0, 2).data(role) is None


def test_all_rows_are_seen_at_once_and_numbers_stand_under_their_heads(table):
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0
    assert table.horizontalHeader().length() == table.viewport().width()


def test_columns_are_measured_anew_for_other_rows_and_another_type(table):
    narrow = table.columnWidth(0)
    table.show_rows(HEADS, [NumberRow("县级党组织主要负责人", (1, 2, 3)), *ROWS])
    named = table.columnWidth(0)
    assert named > narrow
    font = table.font()
    font.setPixelSize(font.pixelSize() * 3 // 2)
    table.setFont(font)
    table.resize(900, table.height())
    assert table.columnWidth(0) > named
    table.show_rows(HEADS, ROWS)
    assert table.columnWidth(0) < named * 3 // 2


def test_several_numbers_are_copied_with_heads_and_labels_and_opened_by_none(table, qtbot):
    ctrl = Qt.KeyboardModifier.ControlModifier
    cells = [table.visualRect(table.model().index(*at)).center() for at in ((0, 1), (1, 3))]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cells[0])
    qtbot.keyClick(table, Qt.Key.Key_C, ctrl)
    assert QGuiApplication.clipboard().text() == "12"

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, ctrl, pos=cells[1])
    qtbot.keyClick(table, Qt.Key.Key_C, ctrl)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "类别\t计划\t已谈"
    assert [line.split("\t")[0] for line in lines[1:]] == ["定期谈话", "合计"]
    assert table.told == [(0, 0)]


class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.made = []

    def export_list(self):
        return lambda _table, made: self.made.append(made)


def test_numbers_go_to_excel_as_any_other_table(qtbot, table):
    window = Window()
    qtbot.addWidget(window)
    table.setParent(window)
    qtbot.keyClick(table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (made,) = window.made
    assert (made.name, made.heads) == ("谈话", HEADS)
    assert made.rows[0] == ("定期谈话", "12", "", "0")
    table.setParent(None)


@pytest.fixture
def chart(qtbot):
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    bars = [ChartBar("一月", (4, 8)), ChartBar("履行第一责任人职责很长的名称", (0, 2))]
    chart.show_bars(("计划", "已谈"), bars, stacked=False, words="各月")
    return chart


@pytest.mark.parametrize("size", range(12, 30))
def test_a_label_that_fits_is_not_shortened_in_any_size_of_type(chart, size):
    font = chart.font()
    font.setPixelSize(size)
    chart.setFont(font)
    chart.show_bars(("计划",), [ChartBar("10月", (4,))], stacked=False, words="各月")
    assert chart.label_shown("10月") == "10月"


def test_bars_are_as_long_as_their_numbers_and_stay_inside(chart):
    eight, four, two = (chart.piece_rect(*at) for at in ((0, 1), (0, 0), (1, 1)))
    text = chart.fontMetrics().horizontalAdvance(" 8")
    assert (eight.width() - text) == pytest.approx(2 * (four.width() - text), rel=0.02)
    assert two.width() < four.width()
    assert eight.right() <= chart.width()
    chart.show_bars(("甲", "乙"), [ChartBar("x", (3, 5))], stacked=True, words="")
    assert chart.piece_rect(0, 1).left() == chart.piece_rect(0, 0).right()


def test_series_differ_without_colour(chart):
    chart.show_bars(
        ("甲", "乙", "丙", "丁", "戊"), [ChartBar("x", (9, 9, 9, 9, 9))], stacked=True, words=""
    )
    picture = chart.grab().toImage()
    inks = []
    for series in range(5):
        rect = chart.piece_rect(0, series).adjusted(3, 5, -3, -5).toRect()
        rect.setWidth(12)  # left of the number
        greys = [
            QColor(picture.pixel(x, y)).lightness()
            for x in range(rect.left(), rect.right())
            for y in range(rect.top(), rect.bottom())
        ]
        inks.append(round(sum(greys) / len(greys)))
    assert len(set(inks)) == 5
    assert min(abs(a - b) for a, b in itertools.pairwise(inks)) > 15


def test_an_empty_chart_draws_nothing_and_divides_by_nothing(chart):
    chart.show_bars(("计划",), [], stacked=False, words="没有数据")
    assert not chart.grab().isNull()
    chart.show_bars(("计划",), [ChartBar("一月", (0,))], stacked=False, words="")
    assert not chart.grab().isNull()


def test_a_chart_of_noughts_says_that_there_is_nothing(qtbot):
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.show_bars(
        ("计划",), [ChartBar("1月", (0,)), ChartBar("2月", (0,))], stacked=False, words=""
    )
    empty = chart.sizeHint().height()
    chart.show_bars(
        ("计划",), [ChartBar("1月", (0,)), ChartBar("2月", (1,))], stacked=False, words=""
    )
    assert chart.piece_rect(1, 0).width() > 0
    assert chart.sizeHint().height() > empty


def test_a_table_of_numbers_is_sorted_by_its_heads_the_sum_stays_last(qtbot):
    table = NumberTable(name="谈话人")
    qtbot.addWidget(table)
    rows = [NumberRow("王怀远", (3, 1)), NumberRow("范书颖", (12, None)), NumberRow("安平", (7, 0))]
    table.show_rows(("谈话人", "计划", "已谈"), [*rows, NumberRow("合计", (22, 1), bold=True)])
    table.show()

    def labels():
        return [row.label for row in table.rows]

    table._sorting.click(1)
    assert labels() == ["王怀远", "安平", "范书颖", "合计"]
    table._sorting.click(1)
    assert labels() == ["范书颖", "安平", "王怀远", "合计"]
    with qtbot.waitSignal(table.opened) as opened:
        table.setCurrentIndex(table.model().index(0, 1))
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1, 0]
    table._sorting.click(1)
    assert labels() == ["王怀远", "范书颖", "安平", "合计"]
    table._sorting.click(0)
    assert labels() == ["安平", "范书颖", "王怀远", "合计"]


def test_a_whole_table_of_numbers_is_copied_and_its_widths_stay(qtbot):
    table = NumberTable(name="类别")
    qtbot.addWidget(table)
    table.show_rows(("", "计划"), [NumberRow("定期", (12,)), NumberRow("及时", (None,))])
    table.resize(400, 200)
    table.show()
    table.copy_all()
    assert QGuiApplication.clipboard().text() == "项目\t计划\n定期\t12\n及时\t"
    table.setColumnWidth(0, 111)
    table.resize(500, 200)
    assert table.columnWidth(0) == 111
    assert table.by_hand()[0] == 111
