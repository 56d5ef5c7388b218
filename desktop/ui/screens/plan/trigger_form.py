"""The form of a trigger: registered with its files, or corrected before it is judged."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from db.records import TriggerKind
from desktop.services.attachments import MATERIAL, AttachmentService
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.triggers import TriggerRow, TriggerText
from desktop.ui.notices import attempt, say
from desktop.ui.screens.plan.new_files import NewFiles
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.picker import Picker
from desktop.words import word

_FACTS_HEIGHT = 120  # pixels


class TriggerForm(Card):
    """What is registered of a trigger."""

    finished = Signal()
    stored = Signal(str)

    def __init__(
        self, triggers: TriggerService, talks: TalkService, attachments: AttachmentService
    ) -> None:
        super().__init__("登记及时谈话情形")
        self._triggers, self._talks = triggers, talks
        self._shown: TriggerRow | None = None
        self.kind = Choice(
            [(k, f"（{n}）{word(k)}") for n, k in zip("一二三四五六", TriggerKind, strict=True)]
        )
        self.kind.setSizeAdjustPolicy(
            self.kind.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.talkee = Picker(self._heads, "输入姓名、拼音或单位")
        self.found_on, self.source = DateField(), QLineEdit()
        self.facts = QPlainTextEdit()
        self.facts.setTabChangesFocus(True)
        self.facts.setMinimumHeight(_FACTS_HEIGHT)
        self.files = NewFiles(attachments)
        self.fields = FormRows()
        self.fields.add("情形", self.kind, help_text="《办法》第五条所列六种情形。")
        self.fields.add("被谈话人", self.talkee, required=True)
        self.fields.add("发现日期", self.found_on, required=True)
        self.fields.add("来源单位", self.source, required=True)
        self.fields.add("事实", self.facts, required=True)
        self.fields.add("附件", self.files, help_text="信访摘要、通报、检查报告等，加密存放。")
        self._save_button = button("登记", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.add(self.fields)
        self.add(row(None, button("取消", self.finished.emit), self._save_button))
        self.add_stretch()

    def begin(self) -> None:
        """Ask for a new trigger."""
        self._show(None, "登记及时谈话情形", "登记")
        self.talkee.show_value(None, "")
        self.found_on.set_value(self._triggers.today())
        self.source.clear()
        self.facts.clear()
        self.talkee.setFocus()

    def correct(self, shown: TriggerRow) -> None:
        """Ask for what is wrong in a trigger that is not judged yet."""
        trigger = shown.trigger
        self._show(shown, f"更正情形 {trigger.number}", "更正")
        self.kind.choose(trigger.kind)
        self.talkee.show_value(shown.tenure_id, f"{shown.talkee}　{shown.talkee_post}")
        self.found_on.set_value(trigger.found_on)
        self.source.setText(trigger.source)
        self.facts.setPlainText(trigger.facts)
        self.facts.setFocus()

    def _show(self, shown: TriggerRow | None, title: str, verb: str) -> None:
        self._shown = shown
        self.set_title(title)
        self._save_button.setText(verb)
        self.fields.clear_errors()
        self.fields.set_field_visible("附件", visible=shown is None)
        self.files.clear()

    def _heads(self, text: str) -> Sequence[tuple[str, str]]:
        found = self._talks.talkees(self._triggers.today(), text, limit=20)
        return [(c.tenure_id, f"{c.name}　{c.post}") for c in found]

    def _text(self) -> TriggerText:
        return TriggerText(
            kind=self.kind.value or TriggerKind.OTHER,
            found_on=needed(self.found_on, "发现日期"),
            source=self.source.text(),
            facts=self.facts.toPlainText(),
            tenure_id=self.talkee.value or "",
        )

    def _save(self) -> str:
        if self._shown is not None:
            old = self._shown.trigger
            self._triggers.correct(old.id, old.version, self._text())
            return old.id
        self.files.check()
        trigger_id = self._triggers.register(self._text())
        self.files.register("triggers", trigger_id, MATERIAL)
        return trigger_id

    def _on_save(self) -> None:
        stored: list[str] = []
        if attempt(self, lambda: stored.append(self._save())):
            say(self, "情形已更正。" if self._shown else "情形已登记，请在时限内研判。")
            self.stored.emit(stored[0])
