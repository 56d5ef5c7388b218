"""A new talk: what it is, who with, who talks, when and where (Art. 2, 5 and 7)."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.services.views.talks import NewTalk
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.talks.fields import PeopleField, WhenField
from desktop.ui.screens.talks.form_screen import FormScreen
from desktop.ui.screens.talks.marking import MarkingFields
from desktop.ui.screens.talks.pair import Pair
from desktop.ui.screens.talks.refusing import at_its_field
from desktop.ui.screens.talks.scope import ScopeQuestion
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft, Plug
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.long_field import LongField
from desktop.ui.widgets.scrolling import Scrolling


class CreationScreen(FormScreen):
    """Asks the scope first; what is in scope opens the rest of the form."""

    help_topic = "new talk"

    def __init__(self, services: TalkServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self.scope = ScopeQuestion(services.talks.scope_choices())
        self.when = WhenField(services.talks.day_remark)
        self.pair = Pair(
            services.talks, lambda: self.scope.kind, lambda: self.when.day or services.today()
        )
        self.place, self.focus = QLineEdit(), LongField(2)
        self.note_takers, self.attendees = PeopleField(most=2), PeopleField()
        self.rows = FormRows(columns=2)
        self._add_rows()
        self.marking = MarkingFields(self.rows)
        self.create_button = button(
            "建立谈话", self._create, kind="primary", shortcut="Ctrl+Return"
        )
        self.cancel_button = button("取消", self._give_up)
        self.draft = FormDraft(
            self,
            services.drafts,
            scope=Plug(self.scope.changed, lambda: self.scope.key, self.scope.choose),
            on=self.when.on,
            at=self.when.at,
            **self.pair.plugs(),
            place=self.place,
            note_takers=self.note_takers,
            attendees=self.attendees,
            focus=self.focus,
            **self.marking.fields,
        )
        self._assemble()

    def begin(self) -> None:
        """Show the form as it was left, else an empty one."""
        self._clear()
        self.draft.load("new", "new_talk")
        self._on_scope()
        self._look_again()
        next(iter(self.scope.choices.values())).setFocus()

    def new(self) -> None:
        """Answer Ctrl+N: stay, the form is open already."""

    def _create(self) -> None:
        made: list[str] = []
        if attempt(self.rows, lambda: made.append(at_its_field(self._deed))):
            self.draft.forget()
            self._clear()
            self.made.emit(made[0])

    def _deed(self) -> str:
        kind = self.scope.kind
        if kind is None:
            raise BadInput("请先选择这次谈话是什么。")
        talkee, talker = self.pair.checked()
        return self._services.talks.create(
            NewTalk(
                kind=kind,
                tenure_id=talkee.tenure_id,
                leader_id=talker.leader_id,
                planned_at=self.when.value,
                place=self.place.text(),
                note_takers=self.note_takers.names,
                attendees=self.attendees.names,
                focus=self.focus.toPlainText(),
                **self.marking.values,
            )
        )

    def _give_up(self) -> None:
        self.draft.forget()
        self._clear()
        self.given_up.emit()

    def _clear(self) -> None:
        self.draft.rest()
        self.scope.choose("")
        self.pair.clear()
        self.when.set_value(None)
        for field in (self.place, self.note_takers, self.attendees, self.focus, self.marking):
            field.clear()
        self.rows.clear_errors()

    def _on_scope(self) -> None:
        self._form.setVisible(self.scope.kind is not None)
        self.create_button.setEnabled(self.scope.kind is not None)

    def _look_again(self) -> None:
        self.pair.look_again()
        self.rows.clear_errors()

    def _add_rows(self) -> None:
        add = self.rows.add
        self.pair.add_talkee(self.rows, 2)
        add(
            "谈话时间",
            self.when,
            span=2,
            help_text="可以以后再定；谈话人是否合乎规定按这一天判断。",
        )
        self.pair.add_talker(self.rows, 2)
        add("地点", self.place)
        add("记录人", self.note_takers, help_text="一名或两名，用顿号分开。")
        add(
            "参加人员", self.attendees, span=2, help_text="配合单位派员等，不含谈话人；用顿号分开。"
        )
        add("谈话重点", self.focus, span=2)

    def _assemble(self) -> None:
        self._form = Card("谈谁，谁来谈，什么时候谈", self.rows)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(Card("这次谈话是什么", self.scope))
        column.addWidget(self._form)
        column.addLayout(row(None, self.cancel_button, self.create_button))
        column.addStretch(1)
        back = button("返回列表", self.given_up.emit, kind="quiet", symbol="chevron-left")
        self.lay_out(Heading("新建谈话", "", back), Scrolling(body))
        self.scope.changed.connect(self._on_scope)
        for signal in (self.scope.changed, self.when.changed):
            signal.connect(self._look_again)
        self.follow(self.draft)
