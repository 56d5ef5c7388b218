"""The findings that are to be pointed out, prepared before the talk (Art. 8)."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.rules.wording import quoted
from desktop.services.views.findings import FindingView
from desktop.services.views.preparation import PreparationView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import attempt, show_refusal
from desktop.ui.palette import Tone
from desktop.ui.screens.conversation.preparation.finding_form import FindingForm
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word


class Findings(Part):
    """The list of findings, and in its place the form while one is entered or changed."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services)
        self._shown_talk = ""
        empty = EmptyState("还没有问题。添加准备在谈话中指出的问题：事实、本人责任、思想根源。")
        self.table = RecordTable[FindingView](
            [
                Column("#", text=lambda v: str(v.finding.position)),
                Column(
                    "问题", text=lambda v: v.finding.title, second=_second, stretch=True, bold=True
                ),
                Column("事、人、思想", tags=_lacks),
            ],
            name="准备指出的问题",
            key=lambda view: view.finding.id,
            empty=empty,
        )
        self.form = FindingForm(services)
        self.add_button = button("添加问题", self._add, kind="primary", symbol="plus")
        self.change_button = button("修改", self._change)
        self.up_button = button("上移", lambda: self._move(-1))
        self.down_button = button("下移", lambda: self._move(1))
        self.void_button = button("作废…", self._void, kind="quiet")
        self.changing = (
            self.add_button,
            self.up_button,
            self.down_button,
            self.void_button,
            self.form.store_button,
        )
        self._stack = QStackedWidget()
        self._assemble()

    def show_part(self, view: PreparationView) -> None:
        """Show the findings; a form that was open when the program ended is open again."""
        self.table.show_records(view.findings)
        self.change_button.setText("查看" if self.locked else "修改")
        if self._shown_talk != self.talk_id:
            self._shown_talk = self.talk_id
            self._stack.setCurrentIndex(0)
            if not self.locked and self.form.has_draft(self.talk_id):
                self._add()

    def keep(self) -> bool:
        """Keep the form as a draft."""
        return self.form.draft.keep_now()

    def _add(self) -> None:
        self.form.begin(self.talk_id, None)
        self._stack.setCurrentWidget(self.form)

    def _change(self) -> None:
        if chosen := self.table.chosen:
            self.form.begin(self.talk_id, chosen.finding)
            self._stack.setCurrentWidget(self.form)

    def _move(self, by: int) -> None:
        if chosen := self.table.chosen:
            deed = self.services.findings.move
            attempt(self, deed, chosen.finding.id, self.table.records.index(chosen) + 1 + by)

    def _void(self) -> None:
        if chosen := self.table.chosen:
            finding = chosen.finding
            ask_reason(
                self,
                title="作废问题",
                sentence=f"{quoted(finding.title)}作废后不再列出，原文和原因保留备查。",
                label="原因",
                verb="作废",
                deed=lambda why: self.services.findings.void(finding.id, why),
            )

    def _on_chosen(self) -> None:
        chosen = self.table.chosen is not None
        for needed in (self.change_button, self.up_button, self.down_button, self.void_button):
            needed.setEnabled(chosen)

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.setFocus()

    def _assemble(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        buttons = (self.change_button, self.up_button, self.down_button, self.void_button)
        column.addLayout(row(*buttons, None, self.add_button))
        self._stack.addWidget(page)
        self._stack.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.table.opened.connect(self._change)
        self.table.chosen_changed.connect(self._on_chosen)
        self.form.done.connect(self._show_list)
        self.form.draft.unsaved.connect(self.unsaved)
        self.form.draft.kept.connect(self.saved)
        self.form.draft.not_kept.connect(lambda why: show_refusal(self, BadInput(why)))
        self._on_chosen()


def _second(view: FindingView) -> str:
    finding = view.finding
    return " · ".join(
        w for w in (word(finding.category), word(finding.visibility), finding.source) if w
    )


def _lacks(view: FindingView) -> list[Tag]:
    if view.lacks:
        return [Tag(f"缺{'、'.join(view.lacks)}", Tone.NEAR)]
    return [Tag("齐全", Tone.DONE)]
