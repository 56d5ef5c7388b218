"""The five steps of a talk (Art. 10): what is written in each, and going from one to the next."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.records import TalkKind, TalkStatus
from desktop.services.views.conversation import ConversationView
from desktop.services.views.talks import TalkView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import attempt, say
from desktop.ui.screens.conversation.quick_finding import QuickFinding
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.starting import Starting
from desktop.ui.screens.conversation.step_page import StepPage
from desktop.ui.screens.conversation.steps_side import StepsSide
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.theme import restyle
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.dates import day_and_weekday
from desktop.ui.widgets.saved_line import SavedLine

LAST = 5
_ROOMY_CHARACTERS = 40
_ADD = "＋ 临时指出的问题"
_NEXT = {1: "指出问题", 2: "作说明", 3: "提要求", 4: "作表态"}


class StepsTab(TalkTab):
    """Shows the step under way while the talk is held, any step afterwards."""

    view_changed = Signal(object)

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._view: ConversationView | None = None
        self._large = False
        self._pages: dict[int, StepPage] = {}  # each is made when its step is first shown
        self.starting = Starting(services)
        self.quick = QuickFinding(services)
        self.side = self.hints = StepsSide()
        self.saved_line = SavedLine()
        self._stack = QStackedWidget()
        self.add_button = button(_ADD, self.quick.begin, tip="临时指出的问题")
        self.not_held_button = button("这一步未进行…", self._on_not_held, kind="quiet")
        self.held_button = button("改为已进行", self._on_held)
        self.back_button = button("上一步", self.back, tip="上一步（Ctrl+←）")
        self.next_button = button("下一步", self.forward, kind="primary")
        self._assemble()

    @property
    def page(self) -> StepPage:
        """The page of the step shown."""
        if self.number not in self._pages:
            self._pages[self.number] = self._made(self.number)
        return self._pages[self.number]

    @property
    def number(self) -> int:
        """The step shown, 1 to 5."""
        return int(self.stage.removeprefix("step") or 1)

    def enter(self, talk_id: str, stage: str) -> bool:
        """Go to a step; while the talk is held it becomes the one under way."""
        number = int(stage.removeprefix("step"))
        view = self._services.conversation.read(talk_id)
        under_way = self._under_way(view)
        elsewhere = under_way and number != view.current
        if elsewhere and not attempt(self, self._services.conversation.go_to, talk_id, number):
            return False
        return super().enter(talk_id, stage)

    def show_talk(self, talk_id: str) -> None:
        """Show the step, what it takes up, and what can be done next."""
        view = self._view = self._services.conversation.read(talk_id)
        started = view.started_at is not None
        self._stack.setCurrentWidget(self.page if started else self.starting)
        self._bottom.setVisible(started)
        self.quick.show_talk(talk_id)
        if started:
            due = due_words(self._services.talks.read(talk_id))
            for page in self._pages.values():
                page.show_view(view, editable=self._editable(view), due=due)
        else:
            self.starting.show_view(view)
        self._show_bottom(view)
        self.hints.show_view(view, self.number)
        self.view_changed.emit(view)

    def leave(self) -> bool:
        """Keep what is being typed; once the talk is over, save it to the record of the step."""
        if self._view is None or self._view.started_at is None:
            return True
        return self.page.leave() and self.quick.draft.keep_now()

    def take_focus(self) -> None:
        """Put the cursor behind the text of the step, to go on writing, or to what starts the talk."""
        started = self._view is not None and self._view.started_at is not None
        (self.page.passage if started else self.starting).setFocus()
        area = self.page.passage.area
        if started and area.textCursor().atStart():
            area.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Answer Ctrl+S: save the step as it stands."""
        if self.leave() and self._view is not None and self.page.passage.changed:
            number, text = self.number, self.page.passage.text
            attempt(self, self._services.conversation.save_step, self.talk_id, number, text)

    def set_large(self, *, large: bool) -> None:
        """Show the texts of the steps in the type of 谈话模式, or as usual."""
        self._large = large
        for page in self._pages.values():
            self._size(page)

    def forward(self) -> None:
        """Finish the step and go on; after the fifth the talk ends."""
        view = self._view
        if view is None or view.started_at is None or not self.page.leave():
            return
        talk_id, deeds = self.talk_id, self._services.conversation
        if not self._under_way(view):
            self.stage_wanted.emit("record" if self.number == LAST else f"step{self.number + 1}")
        elif self.number == LAST:
            if attempt(self, deeds.end, talk_id):
                say(self, "谈话已结束，两个报告的期限已经算出，可以形成谈话记录。")
        elif attempt(self, deeds.finish_step, talk_id):
            self._turn_to(self.number + 1)

    def back(self) -> None:
        """Go back to the step before, keeping what is typed."""
        if self._view is not None and self.number > 1 and self.page.leave():
            self._turn_to(self.number - 1)

    def _turn_to(self, number: int) -> None:
        self.stage_wanted.emit(f"step{number}")

    def _under_way(self, view: ConversationView) -> bool:
        # who only reads turns the pages of a talk that others hold
        held_now = view.head.status is TalkStatus.IN_PROGRESS
        return held_now and self._services.may("conversation")

    def _editable(self, view: ConversationView) -> bool:
        # while the talk is held, and until the record is fixed
        open_still = view.head.status is TalkStatus.IN_PROGRESS or view.can_correct_end
        return open_still and self._services.may("conversation")

    def _on_not_held(self) -> None:
        number, talk_id = self.number, self.talk_id
        ask_reason(
            self,
            title="这一步未进行",
            sentence="及时谈话参照五个步骤进行，未进行的步骤要写明原因（办法第十条）。",
            label="原因",
            verb="标明未进行",
            deed=lambda why: self._services.conversation.not_held(talk_id, number, why),
        )

    def _on_held(self) -> None:
        attempt(self, self._services.conversation.held_after_all, self.talk_id, self.number)

    def _show_bottom(self, view: ConversationView) -> None:
        under_way = self._under_way(view)
        skipped = bool(view.steps[self.number - 1].not_held_reason)
        timely = view.head.kind is TalkKind.TIMELY
        self.add_button.setVisible(self._editable(view) and self.number in {2, 3, 4})
        self.not_held_button.setVisible(under_way and timely and not skipped)
        self.held_button.setVisible(under_way and skipped)
        self.back_button.setEnabled(self.number > 1)
        last = self.number == LAST
        ending = "结束谈话" if under_way else "形成谈话记录"
        words = ending if last else f"下一步：{_NEXT[self.number]}"
        self.next_button.setAccessibleName(words)
        self.next_button.setToolTip(f"{words}（Ctrl+→）")
        self._word_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key out of the button where there is little room."""
        super().resizeEvent(event)
        self._word_buttons()

    def _word_buttons(self) -> None:
        roomy = self.width() > _ROOMY_CHARACTERS * self.fontMetrics().horizontalAdvance("字")
        words = self.next_button.accessibleName()
        self.next_button.setText(f"{words}　Ctrl+→" if roomy else words)
        self.add_button.setText(_ADD if roomy else "＋ 问题")

    def _assemble(self) -> None:
        self._stack.addWidget(self.starting)
        self.quick.draft.unsaved.connect(self._on_unsaved)
        self.quick.draft.kept.connect(self._on_saved)
        self.starting.started.connect(lambda: self._turn_to(1))
        self._bottom = QWidget()
        line = row(
            self.add_button,
            self.saved_line,
            None,
            self.not_held_button,
            self.held_button,
            self.back_button,
            self.next_button,
        )
        line.setStretchFactor(self.saved_line, 1)
        self._bottom.setLayout(line)
        self.card = Card()
        self.card.add(self._stack, 1)
        self.card.add(self.quick)
        self.card.add(self._bottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def _made(self, number: int) -> StepPage:
        page = StepPage(self._services, number)
        self._stack.addWidget(page)
        page.unsaved.connect(self._on_unsaved)
        page.saved.connect(self._on_saved)
        if self._large:
            self._size(page)
        return page

    def _size(self, page: StepPage) -> None:
        restyle(page.passage.area, "kind", "large" if self._large else "")

    def _on_unsaved(self) -> None:
        self.saved_line.show_unsaved()
        self.unsaved.emit()

    def _on_saved(self, at: object) -> None:
        self.saved_line.show_saved(at)
        self.saved.emit(at)


def due_words(view: TalkView) -> list[str]:
    """Return when the two reports are due (Art. 11), nothing where they are not."""
    names = (("整改措施报告", view.action_due), ("整改情况报告", view.results_due))
    return [f"{name}应于{day_and_weekday(on)}前报送" for name, on in names if on is not None]
