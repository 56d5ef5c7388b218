"""One trigger to read, with its files and what can still be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from db.records import TriggerState
from desktop.services.attachments import MATERIAL, AttachmentService
from desktop.services.views.triggers import TriggerRow
from desktop.ui.screens.conversation.attachments import Attachments
from desktop.ui.screens.plan.trigger_deeds import ACTS, TriggerDeeds, deeds_of
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.facts import Facts
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label
from desktop.words import word


class TriggerCard(Card):
    """Shows what was registered and judged; takes files in and shows them."""

    closed = Signal()
    correct_wanted = Signal(object)
    void_wanted = Signal(object)
    talk_wanted = Signal(str)
    print_wanted = Signal(str)
    letter_wanted = Signal(str)

    def __init__(
        self,
        attachments: AttachmentService,
        deeds: TriggerDeeds,
        may: Callable[[str], bool],
    ) -> None:
        super().__init__("情形")
        self._may, self._deeds = may, deeds
        self.shown: TriggerRow | None = None
        self.facts = Facts()
        self.files = Attachments(attachments, MATERIAL, narrow=True)
        self._acts = [(a, self._act(a)) for a in ACTS]
        self._print = button("打印登记表", self._on_print, symbol="printer")
        self._letter = button("打印移送函", self._on_letter, symbol="printer")
        self._talk = button("打开谈话", self._on_talk)
        self._correct = button("更正", lambda: self.correct_wanted.emit(self.shown))
        self._take_back = button("撤回研判", self._on_take_back)
        self._void = button("作废", lambda: self.void_wanted.emit(self.shown))
        self.add_beside_title(button("收起", self.closed.emit, kind="quiet"))
        self.add(self.facts)
        self.add(
            Flow(
                *(b for _, b in self._acts),
                self._talk,
                self._correct,
                self._take_back,
                self._void,
                self._letter,
                self._print,
            )
        )
        self.add(
            Label("附件只供办公室和谈话人参阅，不随谈话通知、抄送件送出。", "small", wrap=True)
        )
        self.add(self.files)
        self.add_stretch()

    def show_trigger(self, shown: TriggerRow) -> None:
        """Show a trigger as read."""
        self.shown = shown
        trigger = shown.trigger
        self.set_title(f"情形 {trigger.number}")
        told = ""
        if trigger.handed_to:
            receipt = f"，回执：{trigger.handed_receipt}" if trigger.handed_receipt else ""
            on = f"{day(trigger.handed_on)} " if trigger.handed_on else ""
            told = f"{on}{trigger.handed_to}{receipt}"
        judged = f"{trigger.judged_by} {day(trigger.judged_on)}" if trigger.judged_on else ""
        self.facts.show_facts(
            [
                ("涉及人", f"{shown.talkee}　{shown.talkee_post}"),
                ("情形", word(trigger.kind)),
                ("来源", f"{trigger.source}，{day(trigger.found_on)}发现"),
                ("事实", trigger.facts),
                ("状态", word(trigger.state)),
                ("时限", f"{day(trigger.limit_on)}前及时谈话"),
                ("研判", judged),
                ("理由", trigger.reason),
                ("移送", told),
                ("谈话", shown.talk_number),
            ]
        )
        waiting = trigger.state is TriggerState.REGISTERED and self._may("triggers")
        for act, shown_button in self._acts:
            shown_button.setVisible(act in deeds_of(shown) and self._may("triggers"))
        self._correct.setVisible(waiting)
        settled = trigger.state is not TriggerState.REGISTERED
        self._take_back.setVisible(settled and not shown.dealt_with and self._may("triggers"))
        self._void.setVisible(not shown.dealt_with and self._may("triggers"))
        self._talk.setVisible(bool(trigger.talk_id))
        self._print.setVisible(self._may("print"))
        handed = trigger.state is TriggerState.HANDED_OVER
        self._letter.setVisible(handed and self._may("print"))
        self.files.show_owner("triggers", trigger.id, None, editable=self._may("triggers"))

    def _act(self, act: str) -> QPushButton:
        def do() -> None:
            if self.shown:
                self._deeds.do(act, self.shown)

        return button(act, do)

    def _on_take_back(self) -> None:
        if self.shown:
            self._deeds.take_back(self.shown)

    def _on_print(self) -> None:
        if self.shown:
            self.print_wanted.emit(self.shown.trigger.id)

    def _on_letter(self) -> None:
        if self.shown:
            self.letter_wanted.emit(self.shown.trigger.id)

    def _on_talk(self) -> None:
        if self.shown and self.shown.trigger.talk_id:
            self.talk_wanted.emit(self.shown.trigger.talk_id)
