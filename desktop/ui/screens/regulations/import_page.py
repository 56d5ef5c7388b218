"""Taking in the official text of a regulation: give the text, settle each doubt, then all of it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.regulations import RegulationService
from desktop.services.views.regulations import Draft
from desktop.ui.notices import attempt, say
from desktop.ui.picked_file import read_picked
from desktop.ui.screens.regulations.preview import Preview
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label

_FILES = "文本和 Word 文件 (*.txt *.docx);;所有文件 (*)"
_PASTED = "粘贴的文字"
_SUB = "粘贴法规全文，或者选择文本、Word 文件；逐条识别后，先看有哪些疑问，定下来再导入。"


class RegulationImport(QWidget):
    """First the text, then the preview; nothing is stored before 导入."""

    back_wanted = Signal()
    taken_over = Signal(str)

    def __init__(self, service: RegulationService) -> None:
        super().__init__()
        self._service = service
        self._source = _PASTED
        self.back_button = button("返回", self.back_wanted.emit, symbol="chevron-left")
        self.file_button = button("选择文件…", self._on_choose, symbol="upload")
        self.text_button = button("回到文字", self.show_text, symbol="pencil")
        self.import_button = button("导入", self._on_import, kind="primary", symbol="check")
        self.heading = Heading(
            "导入法规原文",
            _SUB,
            self.back_button,
            self.file_button,
            self.text_button,
            self.import_button,
        )
        self.area = QPlainTextEdit()
        self.area.setAccessibleName("法规全文")
        self.area.setPlaceholderText("在这里粘贴法规全文，前后带有别的内容也可以。")
        self.area.setTabChangesFocus(True)
        self.recognise_button = button("识别条文", self._on_recognise, kind="primary")
        self.source = Label("", "secondary", wrap=True)
        self.preview = Preview()
        self.preview.changed.connect(self._show_state)
        self._pages = QStackedWidget()
        self._lay_out()
        self.show_text()

    def begin(self) -> None:
        """Begin with an empty page, unless something is being looked through."""
        if self._pages.currentIndex() == 0 and not self.area.toPlainText():
            self._source = _PASTED
            self.source.setText("")
        self.area.setFocus()

    def read_file(self, path: Path) -> None:
        """Read a file and recognise it."""
        read: list[str] = []
        if attempt(self, lambda: read.append(self._text_of(path))):
            self._source = path.name
            self.source.setText(f"来自文件：{path.name}")
            self.area.setPlainText(read[0])
            self._on_recognise()

    def show_text(self) -> None:
        """Go back to the text, to mend it and have it recognised again."""
        self._pages.setCurrentIndex(0)
        self._show_state()

    def _lay_out(self) -> None:
        text = Card("法规全文")
        text.add(self.area, 1)
        line = row(self.source, self.recognise_button)
        line.setStretch(0, 1)
        text.add(line)
        self._pages.addWidget(text)
        self._pages.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.heading)
        column.addWidget(self._pages, 1)

    def _text_of(self, path: Path) -> str:
        return self._service.read_file(read_picked(path, "请换一个文件"), path.name)

    def _on_choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择法规文件", "", _FILES)
        if name:
            self.read_file(Path(name))

    def _on_recognise(self) -> None:
        found: list[Draft] = []
        text = self.area.toPlainText()
        if attempt(self, lambda: found.append(self._service.recognise(text, self._source))):
            self.preview.show_draft(found[0])
            self._pages.setCurrentIndex(1)
            self._show_state()

    def _show_state(self) -> None:
        looking = self._pages.currentIndex() == 1
        self.text_button.setVisible(looking)
        self.import_button.setVisible(looking)
        self.import_button.setEnabled(looking and not self.preview.open_doubts)
        self.heading.show_tags([self.preview.tag] if looking else [])

    def _on_import(self) -> None:
        draft = self.preview.draft
        if draft is None:
            return
        title = self.preview.title.text()
        named = replace(draft, title=title, basis=self.preview.basis.value or draft.basis)
        stored: list[str] = []
        if attempt(self, lambda: stored.append(self._service.take_over(named).id)):
            self.area.clear()
            self.source.setText("")
            self.show_text()
            self.taken_over.emit(stored[0])
            say(self, f"已导入《{title}》，共 {sum(a.kept for a in named.articles)} 条。")
