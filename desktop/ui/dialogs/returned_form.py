"""The window that shows a returned form beside what is stored, and takes it over."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from desktop.services.fill_in import FillInService
from desktop.services.views.fill_in import FillInPreview, LinePair
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable


class ReturnedForm(QDialog):
    """Shows what was read, line by line, with the doubts; nothing is stored before 读入."""

    def __init__(self, parent: QWidget, service: FillInService, shown: FillInPreview) -> None:
        super().__init__(parent)
        self._page, self._service, self._shown = parent, service, shown
        self.setWindowTitle(f"读入{shown.title}")
        self.setMinimumSize(720, 520)
        self.notice = NoticeStrip()
        self.received_on = DateField(service.today())
        self.fields = FormRows(columns=2)
        self.fields.add("收到日期", self.received_on, required=True)
        self.lines = RecordTable[LinePair](
            [
                Column("问题", lambda p: p.subject, stretch=True),
                Column("读到的内容", lambda p: p.read, stretch=True),
                Column("处理", tags=lambda p: [_tag(p)]),
            ],
            name="读到的内容",
            key=id,
            empty="表中没有列出条目。",
        )
        self.lines.show_records(shown.lines)
        self.take_button = button("读入", self._on_take, kind="primary", shortcut="Ctrl+Return")
        self.take_button.setDefault(True)
        self._lay_out()

    def _lay_out(self) -> None:
        shown = self._shown
        who = f"{shown.talkee}　{shown.talkee_post}　谈话{shown.number}"
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 18, 20, 18)
        body.setSpacing(12)
        body.addWidget(self.notice)
        body.addWidget(Label(who, "title", wrap=True))
        for doubt in shown.doubts:
            body.addWidget(Label(f"请核对：{doubt}", "late", wrap=True))
        body.addWidget(Scrolling(self._texts()), 2)
        body.addWidget(self.lines, 3)
        body.addWidget(self.fields)
        body.addLayout(row(None, button("不读入", self.reject), self.take_button))

    def _texts(self) -> QWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        for pair in self._shown.texts:
            column.addWidget(Label(f"{pair.label}（表中）", "strong"))
            column.addWidget(Label(pair.read or "没有填写。", "quote", wrap=True))
            if pair.stored:
                column.addWidget(Label(f"{pair.label}（已存，读入后替换）", "strong"))
                column.addWidget(Label(pair.stored, "quote", wrap=True))
        column.addStretch(1)
        return found

    def _take(self) -> None:
        self._service.take_over(self._shown, self.received_on.value or self._service.today())

    def _on_take(self) -> None:
        if attempt(self, self._take):
            self.accept()
            say(
                self._page, f"{self._shown.talkee}的{self._shown.title}已读入，原件已作为附件保存。"
            )


def read_returned_form(page: QWidget, service: FillInService, path: Path | None = None) -> None:
    """Ask for a returned Word file (unless given) and show its preview over the page."""
    if path is None:
        name, _ = QFileDialog.getOpenFileName(page, "选择退回的报告表", "", "Word 文件 (*.docx)")
        if not name:
            return
        path = Path(name)
    read: list[FillInPreview] = []
    chosen = path
    if attempt(page, lambda: read.append(service.preview_file(chosen))):
        dialog = ReturnedForm(page, service, read[0])
        dialog.open()


def _tag(pair: LinePair) -> Tag:
    return Tag(pair.remark, Tone.PLANNED if pair.fresh else Tone.PLAIN)
