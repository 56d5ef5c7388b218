"""缺什么: the points of the preparation, done, missing, or passed over with a word."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TalkStatus
from desktop.rules.readiness import Point as Ready
from desktop.services.views.preparation import PreparationView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.points import Point, PointList
from desktop.ui.widgets.scrolling import Scrolling
from desktop.workflow.talk import BEFORE


class PreparationSide(Scrolling):
    """What is missing first, each with the way to mend it and the way to pass it over."""

    part_wanted = Signal(str)

    def __init__(self, services: TalkServices) -> None:
        body = QWidget()
        super().__init__(body)
        self._services = services
        self._talk_id = ""
        self.count = Label("", "title", wrap=True)
        self.why = Label("", "secondary", wrap=True)
        self.missing = PointList("还缺", "没有缺项。")
        self.passed = PointList("已略过")
        self.triggers = PointList("及时谈话情形")
        self.repeats = PointList("重复文字")
        self.talk_button = button("去谈话", tip="进入五个步骤")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.count)
        column.addWidget(self.why)
        column.addWidget(self.talk_button)
        for part in (self.missing, self.repeats, self.passed, self.triggers):
            column.addWidget(part)
        column.addStretch(1)

    def show_view(self, view: PreparationView, where: Callable[[str], str]) -> None:
        """Show how far it is; `where` says in which part a point is mended."""
        self._talk_id = view.head.id
        called_off = view.head.status is TalkStatus.CANCELLED
        self.count.setText("谈话已取消" if called_off else f"准备 {view.done}/{view.of}")
        self.why.setText(f"原因：{view.head.reason}")
        self.why.setVisible(called_off)
        changeable = view.can_change and self._services.may("preparation")
        self.talk_button.setVisible(view.head.status in BEFORE)
        self.missing.show_points([self._missing(p, where, changeable) for p in view.missing])
        if called_off:
            self.missing.hide()
        self.repeats.show_points([Point(said, article("第八条")) for said in view.repeats])
        passed = [p for p in view.points if p.passed_over and not p.done]
        self.passed.show_points([self._passed(p, changeable) for p in passed])
        self.triggers.show_points([Point(t.facts, t.source) for t in view.triggers])

    def _missing(self, point: Ready, where: Callable[[str], str], changeable: bool) -> Point:
        acts = [
            Act("去办理", lambda: self.part_wanted.emit(where(point.key))),
            Act("略过…", lambda: self._pass_over(point)),
        ]
        return Point(point.sentence, article(point.article), acts if changeable else ())

    def _passed(self, point: Ready, changeable: bool) -> Point:
        again = Act("恢复", lambda: self._take_up(point.key))
        return Point(f"{point.title}：{point.passed_over}", "", [again] if changeable else ())

    def _pass_over(self, point: Ready) -> None:
        deed = self._services.preparation.pass_over
        ask_reason(
            self,
            title="略过准备事项",
            sentence=point.sentence,
            label="说明",
            verb="略过",
            deed=lambda word: deed(self._talk_id, point.key, word),
        )

    def _take_up(self, key: str) -> None:
        attempt(self, self._services.preparation.take_up, self._talk_id, key)
