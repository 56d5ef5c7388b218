"""The log is narrowed, comes back so, and says so."""

from PySide6.QtCore import Qt

from desktop.services.filters import FilterService
from desktop.services.log import LogService
from desktop.ui.screens.administration.log import LogPage
from tests.ui.screens.administration.hands import shown


def test_the_log_comes_back_narrowed_as_it_was_left(screen, qtbot, admin_desk, opened):
    page = shown(screen, "log")
    page.tabs.choose("admin")
    total = len(page.table.records)
    page.since.setText("2030-01-01")
    page.since.editingFinished.emit()
    assert len(page.table.records) == 0 < total

    again = LogPage(LogService(admin_desk, opened.content), FilterService(admin_desk))
    qtbot.addWidget(again)
    again.show()
    again.tabs.choose("admin")
    again.refresh()
    assert again.since.text() == "2030年1月1日"
    assert len(again.table.records) == 0
    qtbot.mouseClick(again.narrowing.button, Qt.MouseButton.LeftButton)
    assert len(again.table.records) == total


def test_every_column_of_the_log_that_is_not_put_together_is_sorted_in_the_store(screen):
    table = shown(screen, "log").table
    headings = {column.heading for column in table._model.columns if not column.order}
    assert headings == {"对象"}
    for section, column in enumerate(table._model.columns):
        table._sorting.click(section)
        assert table.records, column.heading
