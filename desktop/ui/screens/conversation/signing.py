"""Registering that the record was signed, or that the talkee refused (Art. 10)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.services.views.record import RecordView
from desktop.ui.notices import attempt, say, show_refusal
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.ui.widgets.label import Label
from desktop.workflow.record import SIGNATURES

_REFUSED = "refused"


class Signing(QWidget):
    """Day, manner, and the reason where the signature was refused."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self.on = DateField()
        self.way = Choice(list(SIGNATURES.items()))
        self.reason = QLineEdit()
        self.rows = FormRows(columns=4)
        self.rows.add("签字日期", self.on, required=True)
        self.rows.add("签字方式", self.way)
        self.rows.add("拒签原因", self.reason, required=True, span=2)
        self.rows.set_field_visible("拒签原因", visible=False)
        self.way.currentIndexChanged.connect(lambda _at: self._on_way())
        self.draft = FormDraft(self, services.drafts, on=self.on, way=self.way, reason=self.reason)
        self.draft.not_kept.connect(lambda why: show_refusal(self, BadInput(why)))
        self.sign_button = button("登记签字", self._sign, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(Label("签字", "title"))
        line = row(self.rows)
        line.addWidget(self.sign_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)

    def show_view(self, view: RecordView) -> None:
        """Belong to this talk; what is being filled in stays."""
        if view.head.id == self._talk_id:
            return
        self._talk_id = view.head.id
        self.on.set_value(self._services.today())
        self.reason.clear()
        self.rows.clear_errors()
        self.draft.load(self._talk_id, "signing")

    def _on_way(self) -> None:
        refused = self.way.value == _REFUSED
        self.rows.set_field_visible("拒签原因", visible=refused)
        words = "登记拒签" if refused else "登记签字"
        self.sign_button.setText(words)
        self.sign_button.setAccessibleName(words)

    def _sign(self) -> None:
        if attempt(self.rows, self._deed):
            self.draft.forget()
            paper = "注明拒签情况的记录" if self.way.value == _REFUSED else "签字"
            say(self, f"已登记，谈话转入整改；请添加{paper}扫描件。")

    def _deed(self) -> None:
        on, record = needed(self.on, "签字日期"), self._services.record
        if self.way.value == _REFUSED:
            record.refuse_signature(self._talk_id, on, self.reason.text())
        else:
            record.sign(self._talk_id, on, self.way.value or "")
