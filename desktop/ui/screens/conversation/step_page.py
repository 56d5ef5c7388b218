"""One step of a talk: what it takes up, and the text that is written down."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.conversation import ConversationView
from desktop.ui.screens.conversation.per_finding import (
    Explaining,
    PerFinding,
    PointingOut,
    Requiring,
)
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.wording import moment
from desktop.ui.widgets.card import column
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.passage import Passage
from desktop.ui.widgets.scrolling import Quote

_NUMBERS = "一二三四五"
_BY_FINDING: dict[int, type[PointingOut | Explaining | Requiring]] = {
    2: PointingOut,
    3: Explaining,
    4: Requiring,
}


class StepPage(QWidget):
    """Title, the findings where the step is about them, what was prepared, and the text."""

    unsaved = Signal()
    saved = Signal(object)

    def __init__(self, services: TalkServices, number: int) -> None:
        super().__init__()
        self._number = number
        self.title = Label("", "title", wrap=True)
        self.not_held = Label("", "secondary", wrap=True)
        self.aid = _aid(services, number)
        self.quote = Quote()
        self.field = Label("谈话记录（随写随存）", "field")
        name = f"第{_NUMBERS[number - 1]}步谈话记录"
        self.passage = Passage(services.drafts.keep, name, 1 if number in _BY_FINDING else 2)
        self.field.setBuddy(self.passage.area)
        self.ending = Label("", "strong", wrap=True)
        for source in (self.passage, self.aid):
            if source is not None:
                source.unsaved.connect(self.unsaved)
                source.saved.connect(self.saved)
        parts = [self.title, self.not_held, self.aid]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(column(*[part for part in parts if part is not None]))
        outer.addWidget(self.quote, 2)
        outer.addWidget(self.field)
        outer.addWidget(self.passage, 3)
        outer.addWidget(self.ending)

    def show_view(self, view: ConversationView, *, editable: bool, due: Sequence[str]) -> None:
        """Show the step as it is stored now; what is being typed stays. `due` ends the talk."""
        step = view.steps[self._number - 1]
        ordinal = _NUMBERS[self._number - 1]
        self.title.setText(f"第{ordinal}步 · {step.speaker}{step.title}")
        self.not_held.setText(f"这一步未进行：{step.not_held_reason}")
        self.not_held.setVisible(bool(step.not_held_reason))
        if self.aid is not None:
            self.aid.show_findings(view.findings, editable=editable)
        self._show_quote(view)
        field = f"step{self._number}"
        self.passage.show_stored(view.head.id, field, step.text, step.draft)
        self.passage.set_read_only(read_only=not editable)
        self._show_ending(view, due)

    def leave(self) -> bool:
        """Keep what is typed; False where that failed."""
        return self.passage.keep() and (self.aid is None or self.aid.keep())

    def _show_quote(self, view: ConversationView) -> None:
        words = _quote(view, self._number)
        self.quote.show_words(words)
        self.quote.setVisible(bool(words))

    def _show_ending(self, view: ConversationView, due: Sequence[str]) -> None:
        over = self._number == len(_NUMBERS) and view.ended_at is not None
        self.ending.setVisible(over)
        self.ending.setText("；".join([f"谈话于{moment(view.ended_at)}结束", *due]) + "。")


def _aid(services: TalkServices, number: int) -> PerFinding | None:
    return _BY_FINDING[number](services) if number in _BY_FINDING else None


def _quote(view: ConversationView, number: int) -> str:
    if number != 1:
        return ""
    problems = "；".join(view.self_check_problems)
    return f"自查报告查摆的问题：{problems}" if problems else view.self_check_text.strip()
