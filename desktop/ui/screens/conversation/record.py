"""谈话记录: formed from the steps, edited, fixed, printed, signed, supplemented (Art. 10)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Origin, RecordState
from desktop.services.attachments import SCAN
from desktop.services.views.record import RecordView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import attempt, confirm, say
from desktop.ui.palette import Tone
from desktop.ui.screens.conversation.attachments import Attachments
from desktop.ui.screens.conversation.record_side import RecordSide
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.signing import Signing
from desktop.ui.screens.conversation.supplements import Supplements
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.passage import Passage
from desktop.ui.widgets.saved_line import SavedLine
from desktop.ui.widgets.scrolling import Scrolling
from desktop.words import word

_TONES = {
    RecordState.DRAFT: Tone.PLAIN,
    RecordState.FIXED: Tone.NEAR,
    RecordState.SIGNED: Tone.DONE,
}


class RecordTab(TalkTab):
    """The text of the record with what can be done in its state."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._view: RecordView | None = None
        self.empty = EmptyState(
            "谈话结束后，在这里由五个步骤的记录形成谈话记录。", symbol="file-text"
        )
        self.chip = Chip()
        self.passage = Passage(services.drafts.keep, "谈话记录", 8)
        self.line = SavedLine()
        self.line.follow(self.passage.area)
        self.form_button = button("由步骤重新形成", self._form)
        self.store_button = button("保存", self.save, tip="保存（Ctrl+S）")
        self.fix_button = button("定稿", self._fix, kind="primary")
        self.print_button = button("打印记录", self._print, symbol="printer")
        self.reopen_button = button("退回修改…", self._reopen)
        self.signing = Signing(services)
        self.scans = Attachments(services.attachments, SCAN, "添加签字扫描件…")
        self.supplements = Supplements(services)
        self.side = self.record_side = RecordSide()
        self._assemble()

    def show_talk(self, talk_id: str) -> None:
        """Show the record as it is stored now; what is being typed stays."""
        view = self._view = self._services.record.read(talk_id)
        there = view.head.ended_at is not None
        self.empty.setVisible(not there)
        self._body.setVisible(there)
        self.record_side.show_view(view)
        if there:
            self._show(view)

    def leave(self) -> bool:
        """Keep what is typed, and save it where it differs from the record."""
        return self.passage.keep() and self.signing.draft.keep_now() and self._store()

    def save(self) -> None:
        """Answer Ctrl+S."""
        self.leave()

    def _show(self, view: RecordView) -> None:
        state = view.record.state if view.record else RecordState.DRAFT
        earlier = view.head.origin is Origin.EARLIER
        refused = view.record is not None and view.record.refusal_reason
        if earlier:
            self.chip.show_tag(Tag(word(Origin.EARLIER), Tone.PLAIN))
        elif refused:
            self.chip.show_tag(Tag("拒绝签字", Tone.NEAR))
        else:
            self.chip.show_tag(Tag(word(state), _TONES[state]))
        stored = view.text if view.record else view.formed
        self.passage.show_stored(view.head.id, "record", stored, view.draft)
        may = self._services.may("record")
        can_edit, can_sign = view.can_edit and may, view.can_sign and may
        self.passage.set_read_only(read_only=not can_edit)
        for shown in (self.form_button, self.store_button, self.line):
            shown.setVisible(can_edit)
        self.fix_button.setVisible(view.can_fix and may)
        self.print_button.setVisible(not earlier and self._services.may("print"))
        self.reopen_button.setVisible(view.can_reopen and may)
        self.signing.setVisible(can_sign)
        if can_sign:
            self.signing.show_view(view)
        self.scans.setVisible(not view.can_edit and not earlier)
        if not view.can_edit and not earlier:
            talk_id = view.head.id
            may_add = self._services.may("attachments")
            self.scans.show_owner("records", talk_id, talk_id, editable=may_add)
        self.supplements.setVisible(view.can_supplement)
        self.supplements.show_view(view, editable=may)

    def _store(self) -> bool:
        view = self._view
        if view is None or self.passage.read_only or not self.passage.changed:
            return True
        version = view.record.version if view.record else 0
        return attempt(self, self._services.record.edit, self.talk_id, version, self.passage.text)

    def _form(self) -> None:
        if self._view is not None:
            self.passage.area.replace_text(self._view.formed)
            say(self, "已由步骤重新形成；按 Ctrl+Z 可恢复原来的文字。")

    def _fix(self) -> None:
        question = "定稿后正文不能再改（签字前可以写明原因退回修改）。要定稿吗？"
        if not self.leave() or not confirm(self, question, "定稿"):
            return
        record = self._services.record.read(self.talk_id).record
        version = record.version if record else 0
        if attempt(self, self._services.record.fix, self.talk_id, version):
            say(self, "已定稿，可以打印，请谈话双方签字。")

    def _reopen(self) -> None:
        talk_id = self.talk_id
        ask_reason(
            self,
            title="退回修改",
            sentence="未签字的记录可以退回修改，原因会留痕；修改后重新定稿。",
            label="原因",
            verb="退回修改",
            deed=lambda why: self._services.record.reopen(talk_id, why),
        )

    def _print(self) -> None:
        if self.leave():
            self.go("表格打印", form="record", talk_id=self.talk_id)

    def _assemble(self) -> None:
        self.passage.saved.connect(self.saved)
        self.passage.unsaved.connect(self.unsaved)
        card = Card("谈话记录")
        card.add_beside_title(self.chip)
        card.add(self.empty, 1)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.addWidget(self.passage, 1)
        for part in (self.signing, self.scans, self.supplements):
            inner.addWidget(part)
        column.addWidget(Scrolling(below), 1)
        buttons = (self.reopen_button, self.print_button, self.store_button, self.fix_button)
        column.addLayout(row(self.form_button, self.line, None, *buttons))
        card.add(self._body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.setFocusProxy(self.passage.area)
