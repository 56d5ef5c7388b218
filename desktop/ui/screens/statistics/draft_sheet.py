"""A draft as it reads, and beside it where each of its numbers comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.year_report import DraftView, Source
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable

_NOTE = "双击数字（或按回车）查看它所数的明细。带〔〕的由办公室补写，可在 Word 中修改。"
_NONE = "本年度没有在任的领导班子成员登记，没有可以起草的内容。"


class DraftSheet(QWidget):
    """Shows a draft; `chosen` says which of its numbers was opened, and what it is called."""

    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.text = QWidget()
        self._passages = QVBoxLayout(self.text)
        self._passages.setContentsMargins(0, 0, 8, 0)
        self._passages.setSpacing(8)
        self.sources = RecordTable[Source](
            [
                Column("数字", lambda s: str(s.number), bold=True, right=True),
                Column("数的是", lambda s: s.what, stretch=True),
            ],
            name="数字来源",
            key=lambda s: (s.cell, s.sentence),
            empty="这份草稿里没有统计数字。",
        )
        self.sources.opened.connect(lambda s: self.chosen.emit(s.cell, s.what))
        read, beside = Card("草稿"), Card("数字来源")
        read.add(Scrolling(self.text), 1)
        beside.add(self.sources, 1)
        beside.add(Label(_NOTE, "small", wrap=True))
        line = row(read, beside, spacing=14)
        line.setStretch(0, 8)
        line.setStretch(1, 5)
        self.setLayout(line)

    def show_draft(self, draft: DraftView | None) -> None:
        """Show a draft with its numbers, or why there is none."""
        while (item := self._passages.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if draft is None:
            self._add(_NONE, "secondary")
        else:
            self._add(draft.title, "title")
            for heading, text, gap in draft.passages:
                if heading:
                    self._add(heading, "strong")
                self._add(text, "secondary" if gap else "body")
        self._passages.addStretch(1)
        self.text.updateGeometry()
        self.sources.show_records(draft.sources if draft else ())

    def _add(self, text: str, kind: str) -> None:
        label = Label(text, kind, wrap=True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._passages.addWidget(label)
        label.show()
