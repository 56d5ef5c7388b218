"""Dated additions (补正) to a signed record, which itself is never changed again."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Supplement
from desktop.errors import BadInput
from desktop.services.views.record import RecordView
from desktop.ui.notices import attempt, say, show_refusal
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.long_field import LongField
from desktop.ui.widgets.table import Column


class Supplements(QWidget):
    """The supplements so far, and the form for another."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self.table = FittedTable[Supplement](
            [
                Column("补正时间", text=lambda s: f"{s.at:%Y-%m-%d %H:%M}", second=lambda s: s.by),
                Column("补正内容", text=lambda s: s.text, second=lambda s: s.reason, stretch=True),
            ],
            name="补正",
            empty="没有补正。",
        )
        self.table.let_choose_several()
        self.text, self.reason = LongField(2), QLineEdit()
        self.rows = FormRows(columns=2)
        self.rows.add("补正内容", self.text, required=True)
        self.rows.add("补正原因", self.reason, required=True)
        self.draft = FormDraft(self, services.drafts, text=self.text, reason=self.reason)
        self.draft.not_kept.connect(lambda why: show_refusal(self, BadInput(why)))
        self.open_button = button("添加补正", self._open)
        self.add_button = button("登记补正", self._add, kind="primary")
        self.cancel_button = button("取消", self._give_up)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self.rows)
        form.addLayout(row(None, self.cancel_button, self.add_button))
        self._form.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(row(Label("补正", "title"), None, self.open_button))
        column.addWidget(self.table)
        column.addWidget(self._form)

    def show_view(self, view: RecordView, *, editable: bool) -> None:
        """Show the supplements of this record."""
        self.open_button.setVisible(editable)
        self.table.setVisible(bool(view.supplements))
        self.table.show_records(view.supplements)
        if view.head.id != self._talk_id:
            self._talk_id = view.head.id
            self._form.setVisible(self.draft.load(self._talk_id, "supplement"))

    def _open(self) -> None:
        self._form.setVisible(True)
        self.text.setFocus()

    def _add(self) -> None:
        deed, text = self._services.record.supplement, self.text.toPlainText()
        if attempt(self.rows, deed, self._talk_id, text, self.reason.text()):
            self._give_up()
            say(self, "已登记补正，原记录没有改动。")

    def _give_up(self) -> None:
        self.text.clear()
        self.reason.clear()
        self.draft.forget()
        self.rows.clear_errors()
        self._form.setVisible(False)
