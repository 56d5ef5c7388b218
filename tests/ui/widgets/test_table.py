from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui.palette import Tone
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.ui.widgets.table_habits import TableHabits


class Row(NamedTuple):
    id: int
    name: str


NAME = Column("姓名", lambda r: r.name, whole=True, sort=lambda r: r.name, order="name")
NUMBER = Column("序号", lambda r: str(r.id), tags=lambda r: [Tag("逾期 3 天", Tone.LATE)])


@pytest.fixture
def done():
    return []


@pytest.fixture
def table(qtbot, done):
    table = RecordTable(
        [NUMBER, NAME],
        name="名单",
        acts=lambda r: [
            Act("登记收到", lambda: done.append(("登记收到", r.id)), primary=True),
            Act("再次提醒", lambda: done.append(("再次提醒", r.id))),
        ],
        empty="还没有人。",
    )
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    return table


ROWS = [Row(2, "b"), Row(1, "a"), Row(3, "c")]


def names(table):
    return [record.name for record in table.records]


def test_an_empty_table_says_what_comes_next(table):
    table.show_records([])
    assert table._empty.isVisible()
    table.show_records(ROWS)
    assert not table._empty.isVisible()


def test_a_heading_sorts_and_sorts_back(table, qtbot):
    table.show_records(ROWS)
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(1) + 10

    def click():
        from PySide6.QtCore import QPoint

        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 8))

    click()
    assert names(table) == ["a", "b", "c"]
    click()
    assert names(table) == ["c", "b", "a"]


def test_the_third_click_on_a_heading_gives_the_own_order_back(table):
    table.show_records(ROWS)
    for _ in range(3):
        table._sorting.click(1)
    assert names(table) == ["b", "a", "c"]
    assert not table.horizontalHeader().isSortIndicatorShown()


def test_every_column_sorts_by_its_words_numbers_as_numbers_empty_last(qtbot):
    words = ["2026年10月9日", "", "2026年9月30日", "张明", "安平"]
    table = RecordTable([Column("时间", lambda w: w)], name="时间")
    qtbot.addWidget(table)
    table.show_records(words)
    table._sorting.click(0)
    assert table.records == ["2026年9月30日", "2026年10月9日", "安平", "张明", ""]


def test_pages_of_a_source_that_cannot_sort_are_held_whole_up_to_a_number(table, monkeypatch):
    rows = [Row(n, f"{n:05}") for n in range(1500)]
    asked = []

    def fetch(offset, limit, order):
        asked.append((offset, limit, order))
        return rows[offset : offset + limit]

    table.show_pages(fetch)
    table._sorting.click(0)
    table._sorting.click(0)
    assert [r.id for r in table.records[:2]] == [1499, 1498]
    rows.append(Row(1500, "01500"))
    table.show_pages(fetch)
    assert table.records[0].id == 1500
    assert table._model.more_than(1, 1)[0].id == 1499

    rows.extend(Row(n, "") for n in range(1501, 2500))
    table.show_pages(fetch)
    assert len(table.records) <= 500
    table._sorting.click(0)
    assert table.records[0].id == 0


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


class Remembering(QWidget):
    def __init__(self):
        super().__init__()
        self.kept = {}

    def habits_of(self, table):
        return self.kept.get(table, TableHabits())

    def keep_habits(self, table, habits):
        self.kept[table] = habits


def test_widths_and_order_are_kept_also_of_a_table_in_a_dialog(qtbot):
    page = Remembering()
    qtbot.addWidget(page)
    for turn in range(2):
        dialog = QDialog(page)
        column = QVBoxLayout(dialog)
        table = RecordTable([NUMBER, NAME], name="名单")
        column.addWidget(table)
        table.show_records(ROWS)
        dialog.show()
        if turn:
            assert names(table) == ["c", "b", "a"]
            assert table.columnWidth(0) == 177
        else:
            table.setColumnWidth(0, 177)
            table._sorting.click(1)
            table._sorting.click(1)
        dialog.close()
    assert page.kept["名单"].order == "1 down"


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


class Source:
    def __init__(self, count):
        self.asked = []
        self.count = count

    def __call__(self, offset, limit, order):
        self.asked.append((offset, limit, order))
        numbers = range(self.count)
        rows = [Row(n, f"{n:05}") for n in (reversed(numbers) if order.descending else numbers)]
        return rows[offset : offset + limit]


def test_pages_are_read_as_one_scrolls(table):
    source = Source(250)
    table.show_pages(source)
    assert len(table.records) == 100
    model = table.model()
    while model.canFetchMore(table.rootIndex()):
        model.fetchMore(table.rootIndex())
    assert names(table) == [f"{n:05}" for n in range(250)]
    assert [asked[:2] for asked in source.asked] == [(0, 100), (100, 100), (200, 100)]


def test_a_refresh_reads_again_what_had_been_read(table):
    source = Source(1000)
    table.show_pages(source)
    table.model().fetchMore(table.rootIndex())
    table.show_pages(source)
    assert source.asked[-1][:2] == (0, 200)


def test_pages_are_sorted_by_their_source(table):
    source = Source(150)
    table.show_pages(source)
    table._sorting.click(1)
    table._sorting.click(1)
    assert source.asked[-1][2] == Order("name", descending=True)
    assert table.records[0].name == "00149"


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
