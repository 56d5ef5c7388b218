"""The one way by which every table of the window goes to Excel."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.services.lists import ListService
from desktop.services.views.lists import ShownList
from desktop.ui.background import run
from desktop.ui.notices import attempt, say
from desktop.ui.widgets.table_list import TableList

_DONE = "已导出“{}”，共{}行。导出的文件没有加密，请按保密规定保管。"
_NOT_IN_NAMES = '<>:"/\\|?*'


class ListExport:
    """Asks where to, draws the sheet up on another thread, writes it and logs it."""

    def __init__(self, lists: ListService) -> None:
        self._lists = lists

    @property
    def offered(self) -> bool:
        """Whether this user may take lists out."""
        return self._lists.may_export

    def take_out(self, parent: QWidget, place: str, table: TableList) -> None:
        """Write a table of a place."""
        shown = ShownList(place=place, name=table.name, heads=table.heads, rows=table.rows)
        target = self.ask_path(parent, _file_name(shown.title))
        if not target:
            return
        path = Path(target if target.endswith(".xlsx") else f"{target}.xlsx")
        sheets = []
        if not attempt(parent, lambda: sheets.append(self._lists.sheet(shown))):
            return
        sheet = sheets[0]

        def save(made: bytes) -> None:
            if attempt(parent, self._lists.save, sheet, made, path):
                say(parent, _DONE.format(shown.title, len(shown.rows)))

        run(parent, lambda _progress: self._lists.draw_up(sheet), then=save)

    def ask_path(self, parent: QWidget, name: str) -> str:
        """Ask where the file goes; "" where the user thinks better of it."""
        return QFileDialog.getSaveFileName(parent, "导出 Excel", name, "Excel 文件 (*.xlsx)")[0]


def _file_name(title: str) -> str:
    return "".join("·" if c in _NOT_IN_NAMES else c for c in title) + ".xlsx"
