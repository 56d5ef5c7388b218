"""The page of one talk: stepper at the left, the stage in the middle, what helps at the right."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget

from db.records import TalkStatus
from desktop.services.views.talks import Stage, StageState, TalkView
from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.conversation.acts import TalkActs
from desktop.ui.screens.conversation.clock import TalkClock
from desktop.ui.screens.conversation.preparation.tab import PreparationTab
from desktop.ui.screens.conversation.record import RecordTab
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.side import MissingSide
from desktop.ui.screens.conversation.steps import StepsTab
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.conversation.talk_mode import TalkMode
from desktop.ui.screens.conversation.wording import MARKS, short_moment, status_tag
from desktop.ui.widgets.article_label import ArticleLabel
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.stepper import Step, Stepper, StepState
from desktop.words import word

T = TypeVar("T", bound=TalkTab)
_STEPS = tuple(f"step{number}" for number in range(1, 6))
_STATES = {
    StageState.DONE: StepState.DONE,
    StageState.CURRENT: StepState.CURRENT,
    StageState.OPEN: StepState.TODO,
    StageState.NOT_HELD: StepState.SKIPPED,
}
_STEPPER_CHARACTERS, _SIDE_CHARACTERS, _WIDE_CHARACTERS, _HIGH_CHARACTERS = 13, 15, 66, 48
_MARKS_PX = 92  # a stepper that shows its marks only, its scroll bar, the margins of its card


class TalkPage(Screen):
    """Shows one talk at one stage, and keeps what is typed whenever the stage is left."""

    watches = frozenset(
        [
            "talks",
            "steps",
            "findings",
            "records",
            "supplements",
            "accountability_flags",
            "preparations",
            "materials",
            "material_requests",
            "reports",
            "actions",
            "assessments",
            "team_notices",
            "copies",
            "reminders",
            "put_offs",
            *("attachments", "settings", "people", "prints"),
        ]
    )
    help_topic = "talk"
    closed = Signal()
    late_wanted = Signal(str)

    def __init__(
        self, services: TalkServices, changes: Changes, tabs: Mapping[str, Callable[[], TalkTab]]
    ) -> None:
        super().__init__(changes)
        self._services = services
        self.talk_id = self.stage = ""
        self._makers = dict(tabs)
        self._made: dict[str, TalkTab] = {}
        self._moving = False
        self.heading = Heading("")
        self.clock = TalkClock(services.now)
        self.stepper = Stepper()
        self.missing = MissingSide()
        self.mode: TalkMode | None = None
        self._looked_at: set[str] = set()
        self.acts = TalkActs(self, services, self.late_wanted.emit)
        self.mode_button = button("谈话模式 F11", self.enter_mode, symbol="maximize")
        self.list_button = button("返回列表", self._close, kind="quiet", symbol="chevron-left")
        self._basis = ArticleLabel("依据 办法第九条至第十二条", "small")
        self._character = self.fontMetrics().horizontalAdvance("字")
        self._middle, self._right = QStackedWidget(), QStackedWidget()
        self._assemble()

    @cached_property
    def preparation(self) -> PreparationTab:
        """The tab of the preparation, made when first asked for."""
        return self._taken_in(PreparationTab(self._services))

    @cached_property
    def steps(self) -> StepsTab:
        """The tab of the five steps, made when first asked for."""
        return self._taken_in(StepsTab(self._services))

    @cached_property
    def record(self) -> RecordTab:
        """The tab of the record, made when first asked for."""
        return self._taken_in(RecordTab(self._services))

    @property
    def tab(self) -> TalkTab:
        """The tab of the stage shown."""
        return self.tab_of(self.stage)

    def tab_of(self, stage: str) -> TalkTab:
        """Return the tab of a stage."""
        if stage in _STEPS:
            return self.steps
        if stage in {"preparation", "record"}:
            return self.preparation if stage == "preparation" else self.record
        if stage not in self._made:
            self._made[stage] = self._taken_in(self._makers[stage]())
        return self._made[stage]

    def topic(self) -> str:
        """Return the topic of the stage shown."""
        if self.stage in _STEPS or not self.stage:
            return self.help_topic
        return self.stage if self.stage in {"preparation", "record", "check"} else "follow-up"

    def offers(self, stage: str) -> bool:
        """Say whether there is a tab for a stage."""
        return stage in {*_STEPS, "preparation", "record", *self._makers}

    def show_talk(self, talk_id: str, stage: str = "") -> bool:
        """Open a talk at a stage, else at the one under way; False where typing was not kept."""
        if self.stage and not self.tab.leave():
            return False
        view = self._services.talks.open(talk_id)
        self.talk_id, self.stage = talk_id, ""
        self._looked_at.clear()
        return self.go_to(stage if self.offers(stage) else self._under_way(view))

    def go_to(self, stage: str) -> bool:
        """Leave the stage shown for another one; False where that could not be done."""
        self._moving = True  # what the move changes is shown once, at its end
        try:
            left = not self.stage or self.tab.leave()
            entered = left and self.tab_of(stage).enter(self.talk_id, stage)
        finally:
            self._moving = False
        if entered:
            self.stage = stage
            if self.mode is None:
                self._middle.setCurrentWidget(self.tab)
            self._right.setCurrentWidget(self.tab.side or self.missing)
        if not entered and self.stage:
            self.refresh()
        if entered:  # which has shown the tab as it is now
            self._stale = False
            self._show(self._services.talks.read(self.talk_id))
            self._note_look("steps" if stage in _STEPS else stage)
            self.tab.take_focus()
        return entered

    def _note_look(self, part: str) -> None:
        """Have the log say which parts of the talk were looked at, each once for each opening."""
        opened: dict[str, Callable[[str], object]] = {
            "preparation": self._services.preparation.open,
            "steps": self._services.conversation.open,
            "record": self._services.record.open,
        }
        if part in opened and part not in self._looked_at:
            self._looked_at.add(part)
            opened[part](self.talk_id)

    def refresh(self) -> None:
        """Read the talk again; what is being typed stays."""
        if self.stage and not self._moving:
            self._show(self._services.talks.read(self.talk_id))
            self.tab.show_talk(self.talk_id)

    def save(self) -> None:
        """Save what is being typed, now."""
        if self.stage:
            self.tab.save()

    def leave(self) -> bool:
        """Keep what is being typed: the page is being left, hidden or locked; False if it fails."""
        if self.mode is not None:
            self.mode.close()
        return not self.stage or self.tab.leave()

    def print_out(self) -> None:
        """Go to the forms of this talk."""
        self.go("表格打印", talk_id=self.talk_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the marks of the stages only where the page is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._character * _WIDE_CHARACTERS
        self.stepper.set_narrow(narrow=narrow)
        self._basis.setVisible(not narrow and self.height() >= self._character * _HIGH_CHARACTERS)
        self._left.setFixedWidth(_MARKS_PX if narrow else self._character * _STEPPER_CHARACTERS)

    def enter_mode(self) -> None:
        """Show the step under way alone, in large type (F11)."""
        view = self._services.talks.read(self.talk_id)
        if self.mode is not None or not self._held_here(view):
            return
        if self.tab is not self.steps and not self.go_to(self._under_way(view)):
            return
        clock = TalkClock(self._services.now)
        clock.show_times(view.talk.started_at, view.talk.ended_at)
        title = f"{word(view.talk.kind)} · {view.talkee.name}"
        self.mode = TalkMode(self, self.steps, clock, title)
        self.mode.left.connect(self._leave_mode)
        self.mode.showFullScreen()
        self.steps.take_focus()

    def _leave_mode(self) -> None:
        mode, self.mode = self.mode, None
        if mode is not None:
            self._middle.addWidget(self.steps)
            self._middle.setCurrentWidget(self.tab)
            mode.deleteLater()
            self.refresh()

    def _close(self) -> None:
        if not self.stage or self.tab.leave():
            self.closed.emit()

    def _under_way(self, view: TalkView) -> str:
        keys = [stage.key for stage in self._stages(view) if stage.key != "check"]
        current = [s.key for s in self._stages(view) if s.state is StageState.CURRENT]
        return current[0] if current else keys[-1 if view.talk.ended_at else 0]

    def _stages(self, view: TalkView) -> list[Stage]:
        return [stage for stage in view.stages if self.offers(stage.key)]

    def _taken_in(self, tab: T) -> T:
        self._middle.addWidget(tab)
        tab.wanted.connect(self.wanted)
        tab.stage_wanted.connect(self.go_to)
        tab.unsaved.connect(self.unsaved)
        tab.saved.connect(self.saved)
        if tab.side is not None:
            self._right.addWidget(tab.side)
        return tab

    def _step(self, turn: Callable[[StepsTab], None]) -> None:
        if self.stage in _STEPS:
            turn(self.steps)

    def _show(self, view: TalkView) -> None:
        talk = view.talk
        talker = f"谈话人 {view.talker.name}（{talk.talker_post}）"
        if view.followed_by is not None:
            talker += f"，现由{view.followed_by.name}跟踪整改"
        where = talk.place or "地点未定"
        under_way = talk.started_at is not None and talk.ended_at is None
        when = "" if under_way else short_moment(talk.started_at or talk.planned_at)
        sub = " · ".join(words for words in (talk.talkee_post, talker, where, when) if words)
        self.heading.set_title(f"{word(talk.kind)} · {view.talkee.name}", sub)
        self.heading.show_tags([Tag(talk.number), status_tag(talk.status)])
        self.clock.show_times(talk.started_at, talk.ended_at)
        self.mode_button.setVisible(self._held_here(view))
        self.acts.show_view(view)
        steps = [
            Step(s.key, MARKS.get(s.key, s.key[-1]), s.title, _STATES[s.state], s.note)
            for s in self._stages(view)
        ]
        self.stepper.show_steps(steps, self.stage)
        self.missing.show_view(view, self.stage)

    def _assemble(self) -> None:
        self.heading.add_button(self.list_button, self.clock, self.mode_button, self.acts.button)
        self._right.addWidget(self.missing)
        self.stepper.chosen.connect(self.go_to)
        self._left, right = Card(), Card()
        self._left.add(Scrolling(self.stepper), 1)
        self._left.add(self._basis)
        right.add(self._right, 1)
        right.setFixedWidth(self._character * _SIDE_CHARACTERS)
        body = row(self._left, self._middle, right, spacing=16)
        body.setStretchFactor(self._middle, 1)
        self.lay_out(self.heading, body)
        for keys, act in (
            ("F11", self.enter_mode),
            ("Ctrl+Right", lambda: self._step(StepsTab.forward)),
            ("Ctrl+Left", lambda: self._step(StepsTab.back)),
        ):
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, act, context=inside)

    def _held_here(self, view: TalkView) -> bool:
        under_way = view.talk.status is TalkStatus.IN_PROGRESS
        return under_way and self._services.may("conversation")
