"""When and where the talk is held and who is there; approval, notice and its receipt (Art. 9)."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import Talk
from desktop.services.views.preparation import PreparationView
from desktop.services.views.talks import Arrangement
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import attempt, say
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.talks.fields import PeopleField, WhenField
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dates import DateField, day_and_weekday, needed
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.workflow.talk import BEFORE


class ArrangementPart(Part):
    """The appointment as a form; approval, notice and receipt as lines with their act."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services)
        self._talk: Talk | None = None
        self.when = WhenField(services.talks.day_remark)
        self.place = QLineEdit()
        self.note_takers, self.attendees = PeopleField(most=2), PeopleField()
        self.rows = FormRows(columns=2)
        self.rows.add("谈话时间", self.when, span=2)
        self.rows.add("地点", self.place)
        self.rows.add("记录人", self.note_takers, help_text="一名或两名，用顿号分开。")
        self.rows.add("参加人员", self.attendees, span=2, help_text="配合单位派员等，用顿号分开。")
        self.store_button = button("保存安排", self._store, kind="primary")
        self.approval, self.notice, self.receipt = (Label("", wrap=True) for _ in range(3))
        self.approve_button = button("登记批准", self._approve)
        self.notice_button = button("登记通知", self._send_notice)
        self.receipt_button = button("登记回执", self._receipt)
        self.changing = (
            self.store_button,
            self.approve_button,
            self.notice_button,
            self.receipt_button,
        )
        self._assemble()

    @property
    def locked(self) -> bool:
        """Whether the appointment is only read: it is the office's, and stands once it is held."""
        unheld = self._talk is not None and self._talk.status in BEFORE
        return super().locked or not unheld or not self.services.may("talks")

    def show_part(self, view: PreparationView) -> None:
        """Show the appointment, unless it is being changed, and the papers."""
        talk = self.services.talks.read(view.head.id).talk
        if self._talk is None or self._talk.id != talk.id or not self.changed:
            self._fill(talk)
        elif _same_appointment(talk, self._talk):
            self._talk = talk
        paper = view.preparation
        on = paper.approved_on
        self.approval.setText(
            f"{day_and_weekday(on)} 经{paper.approved_by}批准" if on else "还没有登记批准"
        )
        sent, due = paper.notice_sent_on, paper.self_check_due_on
        until = f"，要求 {day_and_weekday(due)} 前报送自查情况" if due else ""
        self.notice.setText(f"{day_and_weekday(sent)} 已通知{until}" if sent else "还没有登记通知")
        back = paper.notice_receipt_on
        self.receipt.setText(f"{day_and_weekday(back)} 收到回执" if back else "还没有收到回执")
        self.receipt_button.setEnabled(sent is not None)

    @property
    def changed(self) -> bool:
        """Whether the form differs from what is stored."""
        return self._talk is not None and self._fields() != _fields_of(self._talk)

    def keep(self) -> bool:
        """Save what was changed; False where that was refused."""
        return not self.changed or self._save()

    def _fill(self, talk: Talk) -> None:
        self._talk = talk
        self.when.set_value(talk.planned_at)
        self.place.setText(talk.place)
        self.note_takers.set_names(talk.note_takers)
        self.attendees.set_names(talk.attendees)

    def _fields(self) -> tuple[object, ...]:
        when = self.when.words
        return (when, self.place.text(), self.note_takers.names, self.attendees.names)

    def _store(self) -> None:
        if self._save():
            say(self, "谈话安排已保存。")

    def _save(self) -> bool:
        talk = self._talk
        if talk is None:
            return True
        saved = attempt(
            self.rows,
            lambda: self.services.talks.arrange(
                talk.id,
                talk.version,
                Arrangement(
                    planned_at=self.when.value,
                    place=self.place.text(),
                    note_takers=self.note_takers.names,
                    attendees=self.attendees.names,
                ),
            ),
        )
        if saved:
            self._fill(self.services.talks.read(talk.id).talk)
        return saved

    def _approve(self) -> None:
        dialog = DeedDialog(self, "登记批准", "登记呈批表的批准情况。", "登记批准")
        on, by = DateField(self.services.today()), QLineEdit()
        dialog.rows.add("批准日期", on, required=True)
        dialog.rows.add("批准人", by, required=True)
        deed = self.services.preparation.approve
        dialog.ask(lambda: deed(self.talk_id, needed(on, "批准日期"), by.text()))

    def _send_notice(self) -> None:
        sentence = "登记谈话通知已经发出；通知里写明报送自查情况的时限。"
        dialog = DeedDialog(self, "登记通知", sentence, "登记通知")
        on, due = DateField(self.services.today()), DateField()
        due.set_value(self.services.preparation.proposed_self_check_due(self.talk_id))
        dialog.rows.add("通知日期", on, required=True)
        dialog.rows.add("自查报送时限", due)
        deed = self.services.preparation.send_notice
        dialog.ask(lambda: deed(self.talk_id, needed(on, "通知日期"), due.value))

    def _receipt(self) -> None:
        dialog = DeedDialog(self, "登记回执", "", "登记回执")
        on = DateField(self.services.today())
        dialog.rows.add("回执日期", on, required=True)
        deed = self.services.preparation.register_notice_receipt
        dialog.ask(lambda: deed(self.talk_id, needed(on, "回执日期")))

    def _print(self, form: str) -> Callable[[], None]:
        return lambda: self.print_form(form)

    def _assemble(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.rows)
        column.addLayout(row(None, self.store_button))
        lines = (
            ("呈批", self.approval, self.approve_button, "approval", "打印呈批表"),
            ("通知", self.notice, self.notice_button, "notice", "打印通知"),
            ("回执", self.receipt, self.receipt_button, "", ""),
        )
        for title, words, act, form, print_words in lines:
            column.addWidget(Label(title, "strong"))
            papers = [button(print_words, self._print(form), symbol="printer")] if form else []
            self.printing += tuple(papers)
            line = row(words, *papers, act)
            line.setStretchFactor(words, 1)
            column.addLayout(line)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(body))


def _fields_of(talk: Talk) -> tuple[object, ...]:
    return (WhenField.worded(talk.planned_at), talk.place, talk.note_takers, talk.attendees)


def _same_appointment(one: Talk, other: Talk) -> bool:
    return _fields_of(one) == _fields_of(other)
