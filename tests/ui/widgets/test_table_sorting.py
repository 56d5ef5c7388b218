"""Every table is sorted by its headings, whatever it reads from, and keeps how it was sorted."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.ui.widgets.table_habits import TableHabits
from tests.ui.widgets.rows import NAME, NUMBER, ROWS, Row, names


class Source:
    def __init__(self, count):
        self.asked = []
        self.count = count

    def __call__(self, offset, limit, order):
        self.asked.append((offset, limit, order))
        numbers = range(self.count)
        rows = [Row(n, f"{n:05}") for n in (reversed(numbers) if order.descending else numbers)]
        return rows[offset : offset + limit]


class Remembering(QWidget):
    def __init__(self):
        super().__init__()
        self.kept = {}

    def habits_of(self, table):
        return self.kept.get(table, TableHabits())

    def keep_habits(self, table, habits):
        self.kept[table] = habits


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


def test_a_heading_sorts_and_sorts_back(table, qtbot):
    table.show_records(ROWS)
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(1) + 10

    def click():

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


def test_pages_are_sorted_by_their_source(table):
    source = Source(150)
    table.show_pages(source)
    table._sorting.click(1)
    table._sorting.click(1)
    assert source.asked[-1][2] == Order("name", descending=True)
    assert table.records[0].name == "00149"


def test_a_long_list_in_memory_is_seen_by_pages_but_sorted_whole(table):
    lines = [Row(n, f"{n % 7}") for n in range(3000)]
    table.show_lines(lines)
    assert len(table.records) == 100
    table._sorting.click(0)
    assert [row.id for row in table.records] == list(range(3000))
    table._sorting.click(0)
    assert table.records[0].id == 2999
    table._sorting.click(0)
    assert table.records == lines[: len(table.records)]


def test_names_of_people_are_sorted_by_the_reading_of_their_surnames(qtbot):
    words = ["单雄信", "东方明", "宋雪"]
    for whole, told in (
        (True, ["东方明", "单雄信", "宋雪"]),
        (False, ["单雄信", "东方明", "宋雪"]),
    ):
        table = RecordTable([Column("姓名", lambda w: w, whole=whole)], name="姓名")
        qtbot.addWidget(table)
        table.show_records(words)
        table._sorting.click(0)
        assert table.records == told
