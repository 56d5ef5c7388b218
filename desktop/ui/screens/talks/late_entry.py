"""补录: a talk that was held over paper, entered on one page (Art. 10)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Talk
from desktop.services.attachments import SCAN
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.talks.form_screen import FormScreen
from desktop.ui.screens.talks.late_form import LateForm
from desktop.ui.screens.talks.refusing import at_its_field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.scrolling import Scrolling

_TITLE = "补录谈话"
_SUB = "已在纸面上进行的谈话，在一页上登记；两个报告的期限从实际结束时起算（依据 办法第十一条）。"


class LateEntryScreen(FormScreen):
    """Enters a talk of the list, or one that is not in it, and adds the signed scan."""

    help_topic = "late entry"

    def __init__(self, services: TalkServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self._planned: Talk | None = None
        self.form = LateForm(services)
        self.enter_button = button(
            "补录这次谈话", self._enter, kind="primary", shortcut="Ctrl+Return"
        )
        self.cancel_button = button("取消", self._give_up)
        back = button("返回列表", self.given_up.emit, kind="quiet", symbol="chevron-left")
        self.heading = Heading(_TITLE, _SUB, back)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addLayout(row(None, self.cancel_button, self.enter_button))
        column.addStretch(1)
        self.lay_out(self.heading, Scrolling(body))
        self.follow(self.form.draft)

    def begin(self) -> None:
        """Show the form as it was left, for a talk that is not in the list."""
        self.begin_for("")

    def begin_for(self, talk_id: str) -> None:
        """Show the form as it was left, for a talk of the list."""
        self.form.clear()
        self._planned = None
        title = _TITLE
        if talk_id:
            view = self._services.talks.read(talk_id)
            self._planned = view.talk
            title = f"{_TITLE} {view.talk.number}"
            self.form.show_planned(view, self._services.preparation.read(talk_id))
        self.heading.set_title(title, _SUB)
        self.form.draft.load(talk_id or "new", "late_entry")
        self.form.pair.look_again()
        self.form.kind.setFocus()

    def _enter(self) -> None:
        made: list[str] = []
        named = self.form.findings.named()
        if not named or not attempt(self.form, lambda: made.append(at_its_field(self._deed))):
            return
        scan = self.form.scan
        self.form.draft.forget()
        self.form.clear()
        if scan is not None:
            add = self._services.attachments.add
            attempt(self, add, "records", made[0], made[0], scan, SCAN)
        self.made.emit(made[0])

    def _deed(self) -> str:
        late, planned = self.form.late, self._planned
        if planned is None:
            return self._services.late_entry.enter(late)
        self._services.late_entry.enter_planned(planned.id, planned.version, late)
        return planned.id

    def _give_up(self) -> None:
        self.form.draft.forget()
        self.form.clear()
        self.given_up.emit()
