"""Tables in a superior's columns: which column holds what, and filling them in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.services.superior_tables import CHOICES
from desktop.services.views.returns import SuperiorView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import attempt, say
from desktop.ui.picked_file import read_picked
from desktop.ui.screens.statistics.returns_services import ReturnsServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable

_EXCEL = "Excel 工作簿 (*.xlsx *.xlsm);;所有文件 (*)"
_EMPTY = "把上级发来的表（Excel，带表头）存进来，各栏对应一次，以后每年按年度填好导出。"


class SuperiorCard(QWidget):
    """The tables at the left, the columns of the chosen one beside it."""

    def __init__(self, services: ReturnsServices, year: Callable[[], int]) -> None:
        super().__init__()
        self._service, self._year = services.superior, year
        self.take_button = button("存入表样…", self._on_choose, symbol="upload")
        self.fill_button = button("填好导出…", self._on_fill, kind="primary", symbol="file-down")
        self.match_button = button("保存对应", self._on_match)
        self.stop_button = button("停用…", self._on_stop, kind="small")
        self.table = RecordTable[SuperiorView](
            [
                Column(
                    "上报表样",
                    lambda v: v.table.name,
                    second=lambda v: f"{day(v.table.taken_in_on)}存入 · {len(v.columns)} 栏",
                    stretch=True,
                )
            ],
            name="上报表样",
            key=lambda v: v.table.id,
            empty=EmptyState(_EMPTY),
        )
        self.choices: dict[str, Choice[str]] = {}
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 6, 0)
        self._title = Label("", "secondary", wrap=True)
        self._lay_out()
        self.table.chosen_changed.connect(self._show)

    def refresh(self) -> None:
        """Read the tables."""
        tables = self._service.tables()
        self.table.show_records(tables)
        if tables and not self.table.chosen_all:
            self.table.choose(tables[0].table.id)
        self._show()

    def take_in(self, path: Path) -> None:
        """Keep a superior's table."""
        stored: list[str] = []

        def read() -> None:
            content = read_picked(path, "没有存入")
            stored.append(self._service.take_in(path.stem, content).id)

        if attempt(self, read):
            self.refresh()
            self.table.choose(stored[0])
            say(self, "已存入。请核对各栏填什么，再保存对应。")

    def _lay_out(self) -> None:
        left = Card("", row(self.take_button, None))
        left.add(self.table, 1)
        right = Card("各栏填什么")
        right.add_beside_title(self.stop_button, self.match_button, self.fill_button)
        body = QWidget()
        body.setLayout(self._body)
        right.add(self._title)
        right.add(Scrolling(body), 1)
        line = row(left, right, spacing=14)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(line)

    def _show(self) -> None:
        view = self.table.chosen
        for one in (self.fill_button, self.match_button, self.stop_button):
            one.setVisible(view is not None)
        while item := self._body.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.choices = {}
        if view is None:
            self._title.setText("")
            return
        table = view.table
        self._title.setText(f"工作表“{table.sheet}”，从第{table.row}行填起。")
        rows = FormRows(columns=2)
        for column in view.columns:
            choice: Choice[str] = Choice(list(CHOICES.items()))
            choice.choose(column.key)
            self.choices[column.letter] = choice
            rows.add(f"{column.letter} 栏 {column.head}", choice)
        self._body.addWidget(rows)
        self._body.addStretch(1)

    def _keys(self) -> dict[str, str]:
        return {letter: choice.value or "" for letter, choice in self.choices.items()}

    def _on_match(self) -> None:
        view = self.table.chosen
        if view is not None and attempt(
            self, self._service.match, view.table.id, view.table.version, self._keys()
        ):
            self.refresh()
            say(self, "已保存各栏的对应，以后每年照此填报。")

    def _on_fill(self) -> None:
        view = self.table.chosen
        if view is None:
            return
        year = self._year()
        made: list[bytes] = []
        if not attempt(self, lambda: made.append(self._service.filled(view.table.id, year))):
            return
        name = f"{view.table.name}（{year}年度）.xlsx"
        target, _ = QFileDialog.getSaveFileName(self, "导出上报表", name, _EXCEL)
        if target and attempt(self, self._service.save, view.table.id, made[0], Path(target)):
            say(self, f"已导出{name}。导出的文件没有加密，请按保密规定保管。")

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择上级发来的表", "", _EXCEL)
        if name:
            self.take_in(Path(name))

    def _on_stop(self) -> None:
        view = self.table.chosen
        if view is not None:
            ask_reason(
                self,
                title="停用上报表样",
                sentence=f"《{view.table.name}》停用后不再列出；已存的仍保留在数据中。",
                label="理由",
                verb="停用",
                deed=lambda reason: self._service.withdraw(view.table.id, reason),
            )
