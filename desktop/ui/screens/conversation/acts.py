"""What else can be done with a talk: called off, ended otherwise, put right. One menu."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from db.records import Talk, TalkStatus
from desktop.errors import BadInput
from desktop.services.views.talks import TalkView
from desktop.ui.dialogs.handing_over import ask_follower, ask_termination
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import attempt, say
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.dates import DateField, TimeField
from desktop.workflow.talk import AFTER, BEFORE, ways

S = TalkStatus


class TalkActs:
    """The button 更多 with the acts that fit the state of the talk."""

    def __init__(
        self, parent: QWidget, services: TalkServices, enter_late: Callable[[str], object]
    ) -> None:
        self._parent = parent
        self._enter_late = enter_late
        self._services = services
        self._talkee = ""
        self._menu = QMenu(parent)
        self._menu.setAccessibleName("更多办理")
        self.button: QPushButton = button("更多")
        self.button.setMenu(self._menu)

    def show_view(self, view: TalkView) -> None:
        """Offer what can be done with this talk."""
        self._talkee = view.talkee.name
        talk = view.talk
        open_to = ways(talk)
        office, holding = self._services.may("talks"), self._services.may("conversation")
        early = talk.status is S.CLOSED and S.CANCELLED in open_to
        offered: list[tuple[str, bool, Callable[[Talk], object]]] = [
            (
                "补录这次谈话…",
                office and talk.status in BEFORE,
                lambda talk: self._enter_late(talk.id),
            ),
            (
                "取消谈话…",
                office and S.CANCELLED in open_to and talk.ended_at is None,
                self._cancel,
            ),
            (
                "作废这条补录…",
                office and S.CANCELLED in open_to and talk.ended_at is not None,
                self._cancel,
            ),
            (
                "退回已列计划",
                office and talk.status is S.PREPARING,
                self._preparation_taken_back,
            ),
            (
                "撤回作废…" if talk.ended_at else "撤回取消…",
                office and talk.status is S.CANCELLED,
                self._restore,
            ),
            ("撤回开始…", holding and talk.status is S.IN_PROGRESS, self._start_taken_back),
            (
                "撤回结束…",
                holding and S.IN_PROGRESS in open_to and talk.ended_at is not None,
                self._end_taken_back,
            ),
            ("更正起止时间…", holding and talk.status is S.AWAITING_SIGNATURE, self._correct_times),
            ("指定跟踪人…", office and talk.status in AFTER, self._follow_up),
            ("终止跟踪…", office and S.TERMINATED in open_to and not early, self._terminate),
        ]
        self._menu.clear()
        for words, fits, act in offered:
            if fits:
                self._menu.addAction(words).triggered.connect(_bound(act, talk))
        self.button.setVisible(not self._menu.isEmpty())

    @property
    def words(self) -> list[str]:
        """What the menu offers now."""
        return [action.text() for action in self._menu.actions()]

    def run(self, words: str) -> None:
        """Do what the menu says under these words."""
        next(a for a in self._menu.actions() if a.text() == words).trigger()

    def _reason(self, title: str, sentence: str, verb: str, deed: Callable[[str], object]) -> None:
        ask_reason(self._parent, title=title, sentence=sentence, label="原因", verb=verb, deed=deed)

    def _cancel(self, talk: Talk) -> None:
        self._reason(
            "取消谈话",
            f"谈话{talk.number}取消后保留编号和原因；取消错了的，可以在“更多”中撤回。",
            "取消这次谈话",
            lambda why: self._services.talks.cancel(talk.id, why),
        )

    def _restore(self, talk: Talk) -> None:
        what = "作废" if talk.ended_at else "取消"
        self._reason(
            f"撤回{what}",
            f"误点{what}时使用；谈话{talk.number}回到{what}以前的状态，{what}和撤回都会留痕。",
            f"撤回{what}",
            lambda why: self._services.talks.restore(talk.id, why),
        )

    def _preparation_taken_back(self, talk: Talk) -> None:
        if attempt(self._parent, self._services.talks.preparation_taken_back, talk.id):
            say(self._parent, f"谈话{talk.number}已退回已列计划，准备的内容全部保留。")

    def _start_taken_back(self, talk: Talk) -> None:
        self._reason(
            "撤回开始",
            "误点开始时使用；已记下的文字全部保留，谈话回到准备中。",
            "撤回开始",
            lambda why: self._services.conversation.start_taken_back(talk.id, why),
        )

    def _end_taken_back(self, talk: Talk) -> None:
        self._reason(
            "撤回结束",
            "误点结束时使用；谈话继续进行，两个报告的期限待真正结束后重新计算。",
            "撤回结束",
            lambda why: self._services.conversation.end_taken_back(talk.id, why),
        )

    def _correct_times(self, talk: Talk) -> None:
        began, ended = talk.started_at, talk.ended_at
        if began is None or ended is None:
            return
        dialog = DeedDialog(
            self._parent,
            "更正起止时间",
            "谈话记录定稿前可以更正；两个报告的期限随结束时间重新计算，更正会留痕。",
            "更正",
        )
        start_on, start_at = DateField(began.date()), TimeField(began.time())
        end_on, end_at = DateField(ended.date()), TimeField(ended.time())
        reason = QLineEdit()
        for label, widget in (
            ("开始日期", start_on),
            ("开始时间", start_at),
            ("结束日期", end_on),
            ("结束时间", end_at),
            ("原因", reason),
        ):
            dialog.rows.add(label, widget, required=True)

        def deed() -> None:
            self._services.conversation.correct_times(
                talk.id,
                talk.version,
                _moment(start_on, start_at),
                _moment(end_on, end_at),
                reason.text(),
            )

        dialog.ask(deed)

    def _follow_up(self, talk: Talk) -> None:
        ask_follower(self._parent, self._services.talks, talk.id)

    def _terminate(self, talk: Talk) -> None:
        ask_termination(self._parent, self._services.talks, talk.id, self._talkee)


def _moment(on: DateField, at: TimeField) -> datetime:
    day = on.value
    if day is None:
        raise BadInput("请填写日期。", field=on.accessibleName().removesuffix("（必填）"))
    return datetime.combine(day, at.value)


def _bound(act: Callable[[Talk], object], talk: Talk) -> Callable[[], object]:
    return lambda: act(talk)
