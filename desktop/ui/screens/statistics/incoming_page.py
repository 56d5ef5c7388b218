"""What files of returns would bring: every unclear cell, then all of it or nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.services.returns import ReturnService
from desktop.services.views.returns import ReturnsPreview
from desktop.ui.notices import attempt
from desktop.ui.palette import Tone
from desktop.ui.screens.people.import_tables import remarks_table
from desktop.ui.screens.statistics.returns_table import incoming_table
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.tabs import Tabs


class IncomingPage(QWidget):
    """Shows a preview; `taken_over` says how many bodies were stored."""

    back_wanted = Signal()
    taken_over = Signal(int)

    def __init__(self, service: ReturnService) -> None:
        super().__init__()
        self._service = service
        self.preview: ReturnsPreview | None = None
        self.source = Label("", "strong", wrap=True)
        self.state = Chip()
        self.take_button = button("全部读入", self._on_take, kind="primary", symbol="check")
        self.tabs = Tabs([("errors", "有误"), ("rows", "将读入"), ("notices", "提示")])
        self.errors = remarks_table("有误的单元格", "没有看不清的地方，可以读入。")
        self.rows = incoming_table()
        self.notices = remarks_table("读入时的提示", "没有需要提示的地方。")
        stack = QStackedWidget()
        for part in (self.errors, self.rows, self.notices):
            stack.addWidget(part)
        self.tabs.currentChanged.connect(stack.setCurrentIndex)
        back = button("返回", self.back_wanted.emit, symbol="chevron-left")
        card = Card("")
        line = row(self.source, self.state, back, self.take_button)
        line.setStretch(0, 1)
        card.add(line)
        card.add(row(self.tabs, None))
        card.add(stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_preview(self, preview: ReturnsPreview) -> None:
        """Show what was read."""
        self.preview = preview
        self.source.setText(f"{preview.year}年度：{preview.source}")
        wrong = len(preview.errors)
        self.state.show_tag(
            Tag(f"有误 {wrong} 处", Tone.LATE) if wrong else Tag("可以读入", Tone.DONE)
        )
        self.errors.show_records(preview.errors)
        self.rows.show_records(preview.incoming)
        self.notices.show_records(preview.notices)
        self.tabs.set_words("errors", f"有误 {wrong}")
        self.tabs.set_words("rows", f"将读入 {len(preview.incoming)}")
        self.tabs.set_words("notices", f"提示 {len(preview.notices)}")
        self.tabs.choose("errors" if wrong else "rows")
        self.take_button.setEnabled(not wrong and bool(preview.incoming))

    def _on_take(self) -> None:
        preview = self.preview
        count: list[int] = []
        if preview is not None and attempt(
            self, lambda: count.append(self._service.take_over(preview))
        ):
            self.taken_over.emit(count[0])
