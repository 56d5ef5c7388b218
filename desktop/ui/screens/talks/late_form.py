"""The fields of a talk that was held over paper."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from db.records import TalkKind
from desktop.services.views.preparation import PreparationView
from desktop.services.views.record import LateTalk
from desktop.services.views.talks import TalkView
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.talks.fields import PeopleField
from desktop.ui.screens.talks.late_findings import LateFindings
from desktop.ui.screens.talks.marking import MarkingFields
from desktop.ui.screens.talks.pair import Pair
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, TimeField, needed, parse_day
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import FormDraft, Plug
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.long_field import LongField
from desktop.words import word
from desktop.workflow.record import SIGNATURES

_UNSIGNED, _REFUSED = "", "refused"
_NO_SCAN = "没有选择扫描件。"


class LateForm(QWidget):
    """Date, persons, findings and requirements, text, signature and scan, on one page."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._today = services.today
        self.scan: Path | None = None
        self.kind = Choice([(k, word(k)) for k in TalkKind])
        self.on, self.began, self.ended = DateField(), TimeField(), TimeField()
        self.pair = Pair(services.talks, lambda: self.kind.value, self._day)
        self.place = QLineEdit()
        self.note_takers, self.attendees = PeopleField(most=2), PeopleField()
        self.findings, self.text = LateFindings(), LongField(6)
        self.way = Choice([(_UNSIGNED, "还没有签字"), *SIGNATURES.items()])
        self.signed_on, self.refusal = DateField(), QLineEdit()
        self.scan_label = Label(_NO_SCAN, "secondary", wrap=True)
        self.scan_button = button("选择签字扫描件…", self._choose_scan, symbol="paperclip")
        self.rows, self.paper = FormRows(columns=3), FormRows(columns=3)
        self._add_rows()
        self.marking = MarkingFields(self.paper)
        self.draft = self._drafted(services)
        self._assemble()
        self.kind.currentIndexChanged.connect(lambda _at: self.pair.look_again())
        self.on.changed.connect(self.pair.look_again)
        self.way.currentIndexChanged.connect(lambda _at: self._on_way())
        self._on_way()

    @property
    def late(self) -> LateTalk:
        """What is entered; BadInput at the field that is missing or wrong."""
        on = needed(self.on, "谈话日期")
        talkee, talker = self.pair.checked()
        signed = self.way.value != _UNSIGNED
        return LateTalk(
            kind=self.kind.value or TalkKind.REGULAR,
            tenure_id=talkee.tenure_id,
            leader_id=talker.leader_id,
            started_at=datetime.combine(on, self.began.value),
            ended_at=datetime.combine(on, self.ended.value),
            place=self.place.text(),
            note_takers=self.note_takers.names,
            attendees=self.attendees.names,
            findings=self.findings.findings,
            text=self.text.toPlainText(),
            signed_on=needed(self.signed_on, "签字日期") if signed else None,
            signature=self.way.value or "",
            refusal=self.refusal.text() if self.way.value == _REFUSED else "",
            **self.marking.values,
        )

    def show_planned(self, view: TalkView, preparation: PreparationView) -> None:
        """Take over what is known of a talk that is in the list."""
        talk = view.talk
        self.kind.choose(talk.kind)
        if talk.planned_at is not None:
            self.on.set_value(talk.planned_at.date())
            self.began.set_value(talk.planned_at.time())
            self.ended.set_value(talk.planned_at.time())
        self.place.setText(talk.place)
        self.note_takers.set_names(talk.note_takers)
        self.attendees.set_names(talk.attendees)
        self.findings.show_findings([shown.finding for shown in preparation.findings])
        self.pair.talkee.own_talk = talk.number
        self.pair.show_persons(talk.talkee_id, view.talkee.name, talk.talker_id)

    def clear(self) -> None:
        """Start from nothing."""
        self.draft.rest()
        self.scan = None
        self.scan_label.setText(_NO_SCAN)
        self.pair.clear()
        self.kind.setCurrentIndex(0)
        self.way.setCurrentIndex(0)
        for day in (self.on, self.signed_on):
            day.set_value(None)
        lines = (self.place, self.note_takers, self.attendees, self.refusal)
        for field in (*lines, self.text, self.findings, self.marking):
            field.clear()
        for rows in (self.rows, self.paper):
            rows.clear_errors()

    def _day(self) -> date:
        return parse_day(self.on.text()) or self._today()

    def _on_way(self) -> None:
        signed = self.way.value != _UNSIGNED
        self.paper.set_field_visible("签字日期", visible=signed)
        self.paper.set_field_visible("拒签原因", visible=self.way.value == _REFUSED)

    def _choose_scan(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选择签字扫描件")
        if chosen:
            self.scan = Path(chosen)
            self.scan_label.setText(f"补录时添加：{self.scan.name}")

    def _add_rows(self) -> None:
        add = self.rows.add
        add("类别", self.kind)
        add("谈话日期", self.on, required=True)
        add("地点", self.place)
        add("开始时间", self.began, required=True)
        add("结束时间", self.ended, required=True, help_text="两个报告的期限从结束时起算。")
        add("记录人", self.note_takers)
        self.pair.add_talkee(self.rows, 3)
        self.pair.add_talker(self.rows, 3)
        add("参加人员", self.attendees, span=3)
        add = self.paper.add
        add(
            "谈话记录",
            self.text,
            span=3,
            help_text="可粘贴纸面记录的文字；不填的由问题和整改要求形成。",
        )
        add("签字方式", self.way)
        add("签字日期", self.signed_on, required=True)
        add("拒签原因", self.refusal, required=True)

    def _drafted(self, services: TalkServices) -> FormDraft:
        return FormDraft(
            self,
            services.drafts,
            kind=self.kind,
            on=self.on,
            began=self.began,
            ended=self.ended,
            **self.pair.plugs(),
            place=self.place,
            note_takers=self.note_takers,
            attendees=self.attendees,
            findings=Plug(self.findings.changed, self.findings.kept, self.findings.fill),
            text=self.text,
            way=self.way,
            signed_on=self.signed_on,
            refusal=self.refusal,
            **self.marking.fields,
        )

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        column.addWidget(Card("时间和人员", self.rows))
        column.addWidget(Card("指出的问题和整改要求", self.findings))
        paper = Card("记录和签字", self.paper)
        paper.add(row(self.scan_button, self.scan_label, None))
        column.addWidget(paper)
