"""Taking over a roster from Excel: choose, see what it would do, all of it or nothing."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.views.roster_import import Preview, Remark
from desktop.ui.background import Progress, run
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.picked_file import read_picked, write_picked
from desktop.ui.screens.people.import_tables import changes_table, columns_table, remarks_table
from desktop.ui.screens.people.services import RosterImports
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.tabs import Tabs

_FILES = "Excel 工作簿 (*.xlsx *.xlsm);;所有文件 (*)"
_TEMPLATE = "党组织和一把手名册模板.xlsx"


class ImportPage(QWidget):
    """Reads a file on another thread, lists what is unclear, and takes over all or nothing."""

    back_wanted = Signal()
    taken_over = Signal()

    def __init__(self, imports: RosterImports) -> None:
        super().__init__()
        self._imports = imports
        self._content, self._file_name = b"", ""
        self.preview: Preview | None = None
        self.heading = Heading(
            "导入名册",
            "先检查，再导入：有一格看不清，就一行也不写入；同一张表导入两次，第二次不会有任何改变。",
            button("返回名册", self.back_wanted.emit, symbol="chevron-left"),
            button("下载模板…", self._on_template, symbol="download"),
            button("选择文件…", self._on_choose, symbol="upload"),
        )
        self.end_predecessors = QCheckBox("新任书记到任的，名册中在任的原书记按前一日免职")
        self.blank_is_own = QCheckBox("没有填上一级党委的新单位，都由本级党委直接领导")
        self.blank_is_own.setToolTip(
            "地方党委、党工委除外：由谁谈话取决于上一级党委（第七条），须逐个填写。"
        )
        for box in (self.end_predecessors, self.blank_is_own):
            box.toggled.connect(lambda _on: self._look())
        self.file = Label("", "strong", wrap=True)
        self.summary = Label("", "secondary", wrap=True)
        self.strip = ProgressStrip()
        self.import_button = button("全部导入", self._on_import, kind="primary", symbol="check")
        self.errors = remarks_table("有误的单元格", "没有看不清的地方，可以导入。")
        self.notices = remarks_table("读入时的提示", "没有需要提示的地方。")
        self.changes, self.columns = changes_table(), columns_table()
        self.unused = Label("", "small", wrap=True)
        self._lay_out()
        self._show(None)

    def read_file(self, path: Path) -> None:
        """Read a file and show what it would do."""
        read: list[bytes] = []
        if attempt(self, lambda: read.append(read_picked(path, "请换一个文件"))):
            self._content, self._file_name = read[0], path.name
            self._look()

    def _lay_out(self) -> None:
        self.tabs = Tabs(
            [
                ("errors", "有误"),
                ("changes", "将更改"),
                ("notices", "提示"),
                ("columns", "列的对应"),
            ]
        )
        columns = QWidget()
        below = QVBoxLayout(columns)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.columns, 1)
        below.addWidget(self.unused)
        self._tables = QStackedWidget()
        for page in (
            _with_reading(self.errors),
            self.changes,
            _with_reading(self.notices),
            columns,
        ):
            self._tables.addWidget(page)
        self.tabs.currentChanged.connect(self._tables.setCurrentIndex)
        found = Card("")
        found.add(row(self.file, None, self.import_button))
        found.add(self.summary)
        found.add(self.end_predecessors)
        found.add(self.blank_is_own)
        found.add(self.tabs)
        found.add(self._tables, 1)
        self._empty = EmptyState(
            "请选择 Excel 文件。列的先后不限，表头写“单位名称、单位类别、层级、上一级党委、纳入覆盖、"
            "姓名、职务、任职日期、免职日期、联系电话”，常见的别的叫法也认得；没有现成表格的，可下载模板填写。",
            symbol="file-up",
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.heading, self.strip):
            column.addWidget(part)
        column.addWidget(self._pages, 1)

    def _look(self) -> None:
        if not self._content:
            return
        content, choices = self._content, self._choices()

        def work(progress: Progress) -> Preview:
            progress.step(0, 0, f"正在检查 {self._file_name}")
            return self._imports.preview(content, *choices)

        before = self.focusWidget()
        self.setEnabled(False)
        run(
            self,
            work,
            then=self._show,
            strip=self.strip,
            words="正在检查",
            ended=lambda: self._on_looked(before),
        )

    def _on_looked(self, before: QWidget | None) -> None:
        """Give the focus back: Qt lays it into the search of the window meanwhile."""
        self.setEnabled(True)
        if before is not None:
            before.setFocus()

    def _show(self, preview: Preview | None) -> None:
        self.preview = preview
        self._pages.setCurrentIndex(0 if preview is None else 1)
        if preview is None:
            return
        self.file.setText(self._file_name)
        self.summary.setText(
            f"共 {preview.rows} 行：新增 {preview.added}，更新 {preview.changed}，"
            f"未变 {preview.unchanged}。" + _verdict(preview)
        )
        self.heading.show_tags([_state(preview)])
        self.errors.show_records(preview.errors)
        self.notices.show_records(preview.notices)
        self.changes.show_records(preview.changes)
        self.columns.show_records(preview.columns)
        unused = "、".join(preview.unused)
        self.unused.setText(f"没有用到的列：{unused}" if unused else "")
        for key, words, count in (
            ("errors", "有误", len(preview.errors)),
            ("changes", "将更改", len(preview.changes)),
            ("notices", "提示", len(preview.notices)),
        ):
            self.tabs.set_words(key, f"{words} {count}")
        self.tabs.choose("errors" if preview.errors or not preview.changes else "changes")
        self.import_button.setEnabled(not preview.errors and preview.added + preview.changed > 0)

    def _choices(self) -> tuple[bool, bool]:
        return self.end_predecessors.isChecked(), self.blank_is_own.isChecked()

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择名册", "", _FILES)
        if name:
            self.read_file(Path(name))

    def _on_template(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "保存模板", _TEMPLATE, _FILES)
        if name and attempt(self, lambda: write_picked(Path(name), self._imports.template())):
            say(self, f"模板已保存到 {name}。")

    def _on_import(self) -> None:
        content, name, choices = self._content, self._file_name, self._choices()
        window = self.window()
        window.setEnabled(False)  # no other deed while another connection writes
        run(
            self,
            lambda _progress: self._imports.take_over(content, name, *choices),
            then=self._on_taken_over,
            strip=self.strip,
            words="正在导入",
            ended=lambda: window.setEnabled(True),
        )

    def _on_taken_over(self, preview: Preview) -> None:
        self._content = b""
        self._show(None)
        self.heading.show_tags([])
        self.taken_over.emit()
        say(
            self,
            f"已导入 {self._file_name}：新增 {preview.added} 行，更新 {preview.changed} 行，"
            f"未变 {preview.unchanged} 行。",
        )


def _with_reading(table: RecordTable[Remark]) -> QWidget:
    """Return the table with the remark that is chosen written out below it."""
    whole = Label("", "strong", wrap=True)

    def show() -> None:
        chosen = table.chosen
        whole.setText(f"{chosen.cell or chosen.column} {chosen.message}" if chosen else "")
        whole.setVisible(chosen is not None)

    table.chosen_changed.connect(show)
    show()
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(table, 1)
    column.addWidget(whole)
    return page


def _state(preview: Preview) -> Tag:
    if preview.errors:
        return Tag(f"有误 {len(preview.errors)} 处", Tone.LATE)
    return Tag("可以导入", Tone.DONE)


def _verdict(preview: Preview) -> str:
    if preview.errors:
        return "下列各处改好之前，一行也不会导入；请在 Excel 中改好后重新选择文件。"
    if not preview.added + preview.changed:
        return "与名册完全一致，不用导入。"
    return "没有看不清的地方，可以导入。"
