"""历史谈话: a talk from before the Measures, with date, persons and result (Art. 20)."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import TalkKind
from desktop.services.views.record import EarlierTalk
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.talks.form_screen import FormScreen
from desktop.ui.screens.talks.pair import Pair
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, needed, parse_day
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.long_field import LongField
from desktop.ui.widgets.scrolling import Scrolling
from desktop.words import word

_SUB = "2026年1月30日办法发布以前的谈话；只作登记，不计算报告期限，是否计入覆盖由本单位设定。"


class EarlierScreen(FormScreen):
    """Enters one earlier talk; the talker need not be eligible, the rule did not bind then."""

    help_topic = "earlier talk"

    def __init__(self, services: TalkServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self.kind = Choice([(k, word(k)) for k in TalkKind])
        self.on, self.place, self.result = DateField(), QLineEdit(), LongField(4)
        self.pair = Pair(services.talks, lambda: self.kind.value, self._day)
        self.rows = FormRows(columns=3)
        self.rows.add("类别", self.kind)
        self.rows.add("谈话日期", self.on, required=True)
        self.rows.add("地点", self.place)
        self.pair.add_talkee(self.rows, 3)
        self.pair.add_talker(self.rows, 3)
        self.rows.add(
            "谈话结果", self.result, span=3, help_text="谈了什么、指出什么、整改如何，简要填写。"
        )
        self.draft = FormDraft(
            self,
            services.drafts,
            kind=self.kind,
            on=self.on,
            place=self.place,
            result=self.result,
            **self.pair.plugs(),
        )
        self.enter_button = button(
            "登记历史谈话", self._enter, kind="primary", shortcut="Ctrl+Return"
        )
        self.cancel_button = button("取消", self._give_up)
        self._assemble()

    def begin(self) -> None:
        """Show the form as it was left, else an empty one."""
        self._clear()
        self.draft.load("new", "earlier_talk")
        self.pair.look_again()
        self.kind.setFocus()

    def _enter(self) -> None:
        made: list[str] = []
        if attempt(self.rows, lambda: made.append(self._deed())):
            self.draft.forget()
            self._clear()
            self.made.emit(made[0])

    def _deed(self) -> str:
        on = needed(self.on, "谈话日期")
        talkee, talker = self.pair.checked()
        return self._services.late_entry.enter_earlier(
            EarlierTalk(
                kind=self.kind.value or TalkKind.REGULAR,
                held_on=on,
                talkee_id=talkee.person_id,
                organisation_id=talkee.organisation_id,
                talkee_post=talkee.post,
                talker_id=talker.person_id,
                talker_post=talker.post,
                place=self.place.text(),
                result=self.result.toPlainText(),
            )
        )

    def _give_up(self) -> None:
        self.draft.forget()
        self._clear()
        self.given_up.emit()

    def _clear(self) -> None:
        self.draft.rest()
        self.pair.clear()
        self.kind.setCurrentIndex(0)
        self.on.set_value(None)
        self.place.clear()
        self.result.clear()
        self.rows.clear_errors()

    def _day(self) -> date:
        return parse_day(self.on.text()) or self._services.today()

    def _assemble(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(Card("", self.rows))
        column.addLayout(row(None, self.cancel_button, self.enter_button))
        column.addStretch(1)
        back = button("返回列表", self.given_up.emit, kind="quiet", symbol="chevron-left")
        self.lay_out(Heading("历史谈话", _SUB, back), Scrolling(body))
        self.on.changed.connect(self.pair.look_again)
        self.kind.currentIndexChanged.connect(lambda _at: self.pair.look_again())
        self.follow(self.draft)
