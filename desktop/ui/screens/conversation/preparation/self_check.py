"""The talkee's self-check: received, its points, compared with what the office knows (Art. 9)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.preparation import PreparationView
from desktop.ui.dialogs.returned_form import read_returned_form
from desktop.ui.notices import attempt, say
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dates import DateField, day_and_weekday
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.passage import Passage
from desktop.ui.widgets.scrolling import Scrolling


class SelfCheck(Part):
    """Registers the self-check and what comparing it with the material brought."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services)
        keep = services.drafts.keep
        self.due = Label("", "secondary", wrap=True)
        self.received = DateField()
        self.text = Passage(keep, "自查情况", 5)
        self.problems = Passage(keep, "查摆的问题", 3)
        self.compared = Passage(keep, "比对情况", 3)
        self.rows = FormRows()
        self.rows.add("收到日期", self.received, required=True)
        self.rows.add(
            "自查情况", self.text, help_text="可从收到的材料中粘贴；也可读入回收的 Word 表。"
        )
        self.rows.add("查摆的问题", self.problems, help_text="每行一个问题。")
        self.compare_rows = FormRows()
        self.compare_rows.add(
            "比对情况",
            self.compared,
            help_text="与掌握的情况比对，自查没有提到的、说得不实的写在这里。",
        )
        self.receive_button = button("登记收到", self._receive, kind="primary")
        self.compare_button = button("保存比对情况", self._store_compared)
        self.import_button = button("读入回收的 Word 表", self._read_form, symbol="file-up")
        self.print_button = button(
            "打印自查表", lambda: self.print_form("self-check"), symbol="printer"
        )
        self.printing = (self.print_button,)
        self.changing = (self.receive_button, self.import_button, self.compare_button)
        self._assemble()

    def show_part(self, view: PreparationView) -> None:
        """Show what came in."""
        paper = view.preparation
        due = paper.self_check_due_on
        self.due.setText(
            f"通知要求 {day_and_weekday(due)} 前报送自查情况。"
            if due
            else "通知中还没有写明报送自查情况的日期。"
        )
        if not self.received.hasFocus() and paper.self_check_on:
            self.received.set_value(paper.self_check_on)
        self._show(self.text, "self_check", paper.self_check_text)
        self._show(self.problems, "self_check_problems", "\n".join(paper.self_check_problems))
        self._show(self.compared, "compared", paper.self_check_compared)

    def _show(self, passage: Passage, field: str, stored: str) -> None:
        draft = self.services.drafts.find(self.talk_id, field)
        passage.show_stored(self.talk_id, field, stored, draft.text if draft else None)

    def keep(self) -> bool:
        """Keep what is being typed as drafts."""
        return all(passage.keep() for passage in (self.text, self.problems, self.compared))

    def _receive(self) -> None:
        if not self.keep():
            return
        if not self.received.text().strip():
            self.received.set_value(self.services.today())
        if attempt(self.rows, self._register):
            self.services.drafts.drop(self.talk_id, "self_check_problems")
            say(self, "已登记自查情况报告。")

    def _register(self) -> None:
        on = self.received.value or self.services.today()
        problems = [line.strip() for line in self.problems.text.splitlines() if line.strip()]
        deed = self.services.preparation.receive_self_check
        deed(self.talk_id, on, self.text.text, problems)

    def _read_form(self) -> None:
        if self.keep():
            read_returned_form(self, self.services.fill_in)

    def _store_compared(self) -> None:
        deed = self.services.preparation.compare_self_check
        if self.keep() and attempt(self.compare_rows, deed, self.talk_id, self.compared.text):
            say(self, "已保存比对情况。")

    def _assemble(self) -> None:
        for passage in (self.text, self.problems, self.compared):
            passage.saved.connect(self.saved)
            passage.unsaved.connect(self.unsaved)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        column.addWidget(self.due)
        column.addWidget(self.rows)
        column.addLayout(row(self.print_button, self.import_button, None, self.receive_button))
        column.addWidget(self.compare_rows)
        column.addLayout(row(None, self.compare_button))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(body))
