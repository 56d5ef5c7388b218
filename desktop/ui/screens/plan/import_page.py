"""Taking over the office's own list of talks: choose, see what it would do, all or nothing."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import BadInput, reason_of
from desktop.services.views.talks_import import TABLES, ListedTalk, TalksPreview
from desktop.ui.background import run
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.screens.people.import_tables import columns_table, remarks_table
from desktop.ui.screens.plan.services import TalksImports
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs
from desktop.words import word

__all__ = ["TABLES", "ImportPage"]

_FILES = "Excel 工作簿 (*.xlsx *.xlsm);;所有文件 (*)"
_TEMPLATE = "谈话名单模板.xlsx"
_HOW = (
    "请选择 Excel 文件：一行一场谈话，列的先后不限，须有“被谈话人”“谈话人”“谈话日期”。"
    "2026年1月30日以前的登记为历史谈话，以后的接着办理，报告期限照算。"
    "有一格看不清，就一行也不写入；同一张表导入两次，第二次不会有任何改变。"
)


class ImportPage(QWidget):
    """Reads a file on another thread, lists what is unclear, and takes over all or nothing."""

    back_wanted = Signal()
    taken_over = Signal()

    def __init__(self, imports: TalksImports) -> None:
        super().__init__()
        self._imports = imports
        self._content = b""
        self.preview: TalksPreview | None = None
        self.file = Label("导入谈话名单", "strong", wrap=True)
        self.summary = Label("", "secondary", wrap=True)
        self.strip = ProgressStrip()
        self.import_button = button("全部导入", self._on_import, kind="primary", symbol="check")
        self.talks = _talks_table()
        self.errors = remarks_table("有误的单元格", "没有看不清的地方，可以导入。")
        self.notices = remarks_table("读入时的提示", "没有需要提示的地方。")
        self.columns = columns_table()
        self.tabs = Tabs(
            [("errors", "有误"), ("talks", "将登记"), ("notices", "提示"), ("columns", "列的对应")]
        )
        self._lay_out()
        self._show(None)

    def read_file(self, path: Path) -> None:
        """Read a file and show what it would do."""
        read: list[bytes] = []
        if attempt(self, lambda: read.append(_bytes_of(path))):
            self._content = read[0]
            self.file.setText(path.name)
            content = self._content
            self.setEnabled(False)
            run(
                self,
                lambda _progress: self._imports.preview(content),
                then=self._show,
                strip=self.strip,
                words="正在检查",
                ended=lambda: self.setEnabled(True),
            )

    def _lay_out(self) -> None:
        self._tables = QStackedWidget()
        for page in (self.errors, self.talks, self.notices, self.columns):
            self._tables.addWidget(page)
        self.tabs.currentChanged.connect(self._tables.setCurrentIndex)
        self._found = Card("", self.summary, self.tabs)
        self._found.add(self._tables, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(EmptyState(_HOW, symbol="file-up"))
        self._pages.addWidget(self._found)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(
            row(
                self.file,
                None,
                button("返回", self.back_wanted.emit, symbol="chevron-left"),
                button("下载模板…", self._on_template, symbol="download"),
                button("选择文件…", self._on_choose, symbol="upload"),
                self.import_button,
            )
        )
        body.addWidget(self.strip)
        body.addWidget(self._pages, 1)

    def _show(self, preview: TalksPreview | None) -> None:
        self.preview = preview
        self._pages.setCurrentIndex(0 if preview is None else 1)
        self.import_button.setEnabled(False)
        if preview is None:
            return
        unused = f"没有用到的列：{'、'.join(preview.unused)}。" if preview.unused else ""
        self.summary.setText(
            f"共{preview.rows}行：历史谈话{preview.earlier}场，办理中{preview.running}场，"
            f"补登报告{preview.changed}场，未变{preview.unchanged}场。{_verdict(preview)}{unused}"
        )
        self.errors.show_records(preview.errors)
        self.notices.show_records(preview.notices)
        self.talks.show_records(preview.talks)
        self.columns.show_records(preview.columns)
        for key, words, count in (
            ("errors", "有误", len(preview.errors)),
            ("talks", "将登记", preview.added + preview.changed),
            ("notices", "提示", len(preview.notices)),
        ):
            self.tabs.set_words(key, f"{words} {count}")
        self.tabs.choose("errors" if preview.errors else "talks")
        self.import_button.setEnabled(not preview.errors and preview.added + preview.changed > 0)

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择谈话名单", "", _FILES)
        if name:
            self.read_file(Path(name))

    def _on_template(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "保存模板", _TEMPLATE, _FILES)
        if name and attempt(self, _write, Path(name), self._imports.template()):
            say(self, f"模板已保存为“{Path(name).name}”。")

    def _on_import(self) -> None:
        content = self._content
        window = self.window()
        window.setEnabled(False)  # no other deed while another connection writes
        run(
            self,
            lambda _progress: self._imports.take_over(content),
            then=self._on_taken_over,
            strip=self.strip,
            words="正在导入",
            ended=lambda: window.setEnabled(True),
        )

    def _on_taken_over(self, done: TalksPreview) -> None:
        self._content = b""
        self._show(None)
        self.file.setText("导入谈话名单")
        self.taken_over.emit()
        say(self, f"已导入{done.added}场谈话，补登{done.changed}场的报告。")


def _talks_table() -> RecordTable[ListedTalk]:
    return RecordTable(
        [
            Column("行", lambda t: str(t.row), right=True, sort=lambda t: t.row),
            Column("编号", lambda t: t.number),
            Column("被谈话人", lambda t: t.talkee, bold=True, whole=True),
            Column("单位", lambda t: t.organisation, stretch=True),
            Column("谈话人", lambda t: t.talker, whole=True),
            Column("类别", lambda t: word(t.kind)),
            Column("日期", lambda t: day(t.held_on), sort=lambda t: t.held_on),
            Column("办理", tags=lambda t: [_outcome(t)]),
        ],
        name="将登记的谈话",
        key=lambda t: t.row,
        empty="没有看得清的谈话。",
    )


def _outcome(shown: ListedTalk) -> Tag:
    return Tag(shown.outcome, Tone.PLAIN if shown.outcome.startswith("已有") else Tone.PLANNED)


def _verdict(preview: TalksPreview) -> str:
    if preview.errors:
        return f"有{len(preview.errors)}处看不清或有误，请在 Excel 中改好后重新选择。"
    if not preview.added + preview.changed:
        return "与已登记的一致，不需要导入。"
    return "没有看不清的地方，可以导入。"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"文件“{path.name}”读不出来（{reason_of(error)}）；已存的内容没有变，请关闭 Excel 后再试。"
        ) from error


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BadInput(
            f"模板没有保存：“{path.name}”写不进去（{reason_of(error)}），请换一个位置。"
        ) from error
