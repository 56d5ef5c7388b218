"""A finding added on the spot: its title and category in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import FindingCategory
from desktop.errors import BadInput
from desktop.services.views.findings import FindingText
from desktop.ui.notices import attempt, show_refusal
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.words import word


class QuickFinding(QWidget):
    """One line below the table; Enter adds the finding, Esc gives an empty one up."""

    added = Signal()

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self.title = QLineEdit()
        self.title.setPlaceholderText("一句话说清问题")
        self.category = Choice([(c, word(c)) for c in FindingCategory])
        self._rows = FormRows(columns=3)
        self._rows.add("问题", self.title, required=True, span=2)
        self._rows.add("类别", self.category)
        self.add_button = button("加入问题清单", self._add, kind="primary-small")
        self.cancel_button = button("取消", self.give_up, kind="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._rows)
        column.addLayout(row(self.add_button, self.cancel_button, None))
        self.draft = FormDraft(self, services.drafts, title=self.title, category=self.category)
        self.draft.not_kept.connect(lambda why: show_refusal(self, BadInput(why)))
        self.title.returnPressed.connect(self._add)
        self.setVisible(False)

    def show_talk(self, talk_id: str) -> None:
        """Belong to this talk; come back open where something was being typed."""
        if talk_id == self._talk_id:
            return
        self._talk_id = talk_id
        self.title.clear()
        self.setVisible(self.draft.load(talk_id, "quick_finding"))

    def begin(self) -> None:
        """Open the line and go to it."""
        self.setVisible(True)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Close the line and forget what was typed."""
        self.title.clear()
        self.draft.forget()
        self._rows.clear_errors()
        self.setVisible(False)

    def _add(self) -> None:
        category = self.category.value or FindingCategory.OTHER
        text = FindingText(title=self.title.text(), category=category)
        if attempt(self, self._services.findings.add, self._talk_id, text):
            self.give_up()
            self.added.emit()
