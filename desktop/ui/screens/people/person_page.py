"""One person: posts, talks, what was pointed out, how the deadlines were kept."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.records import Material, TalkStatus, Trigger
from desktop.services.views.roster import PersonView, TenureRow
from desktop.services.views.talks import TalkRow
from desktop.ui.palette import Tone
from desktop.ui.screens.history import correction_lines
from desktop.ui.screens.people.deeds import ask_person
from desktop.ui.screens.people.person_lists import deadlines_table, findings_table
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.screens.people.wording import in_post, span
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, column, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.facts import Facts
from desktop.ui.widgets.figure import Figure
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs
from desktop.words import word

_TONES = {
    TalkStatus.PLANNED: Tone.PLANNED,
    TalkStatus.PREPARING: Tone.PLANNED,
    TalkStatus.IN_PROGRESS: Tone.NEAR,
    TalkStatus.AWAITING_SIGNATURE: Tone.NEAR,
    TalkStatus.REMEDIATION: Tone.NEAR,
    TalkStatus.CLOSED: Tone.DONE,
    TalkStatus.ARCHIVED: Tone.DONE,
}


class PersonPage(QWidget):
    """Shows one person; opens talks, corrects the person's own facts."""

    back_wanted = Signal()
    talk_wanted = Signal(str)
    organisation_wanted = Signal(str)
    trigger_wanted = Signal(str)

    def __init__(self, services: PeopleServices) -> None:
        super().__init__()
        self._services = services
        self.view: PersonView | None = None
        self.heading = Heading("")
        self.heading.add_button(button("返回名册", self.back_wanted.emit, symbol="chevron-left"))
        self.correct_button = button("更正…", self._on_correct, symbol="pencil")
        self.correct_button.setVisible(services.may_change)
        self.heading.add_button(self.correct_button)
        self.talks_figure, self.findings_figure = Figure("谈话"), Figure("问题销号")
        self.reports_figure, self.awaited_figure = Figure("整改报告按期报送"), Figure("待报的报告")
        self._make_tables()
        self.facts = Facts()
        self.history = Label("", "small", wrap=True)
        self._lay_out()

    def show_person(self, view: PersonView) -> None:
        """Show a person as read."""
        self.view = view
        person, today = view.person, self._services.today()
        held = [r for r in view.posts if in_post(r.tenure, today)]
        posts = "；".join([r.tenure.post for r in held] + list(view.own_posts))
        self.heading.set_title(person.name, posts or "现无登记的任职")
        self.talks.show_records(view.talks)
        self.posts.show_records(view.posts)
        self.triggers.show_records(view.triggers)
        self.findings.show_records(view.pointed_out)
        self.deadlines.show_records(view.deadlines)
        self.materials.show_records(view.materials)
        self.tabs.set_words("talks", f"谈话 {view.talk_count}")
        self.tabs.set_words("findings", f"问题 {len(view.pointed_out)}")
        self.tabs.set_words("deadlines", f"报告期限 {len(view.deadlines)}")
        self.tabs.set_words("materials", f"材料 {len(view.materials)}")
        self.tabs.set_words("triggers", f"及时谈话情形 {len(view.triggers)}")
        self.facts.show_facts([("联系电话", person.phone), ("备注", person.note)])
        self._facts.setVisible(bool(self.facts.facts))
        self.history.setText(correction_lines(view.history))
        self._history.setVisible(bool(view.history))
        self._show_figures(view)

    def _show_figures(self, view: PersonView) -> None:
        kept = view.reports
        came = kept.in_time + kept.late
        self.talks_figure.show_value(str(view.talk_count), "场")
        self.findings_figure.show_value(str(view.closed_out), f"/ {view.findings} 个")
        late = Tag(f"迟报 {kept.late}", Tone.LATE) if kept.late else None
        self.reports_figure.show_value(str(kept.in_time), f"/ {came} 份", tag=late)
        overdue = Tag(f"逾期 {kept.overdue}", Tone.LATE) if kept.overdue else None
        self.awaited_figure.show_value(str(kept.awaited + kept.overdue), "份", tag=overdue)

    def _make_tables(self) -> None:
        self.talks = RecordTable[TalkRow](
            [
                Column("日期", _when, second=lambda t: t.number, whole=True),
                Column(
                    "谈话", lambda t: word(t.kind), second=lambda t: t.organisation, stretch=True
                ),
                Column("谈话人", lambda t: t.talker, second=lambda t: t.talker_post, whole=True),
                Column("问题", lambda t: str(t.findings), right=True),
                Column(
                    "状态", tags=lambda t: [Tag(word(t.status), _TONES.get(t.status, Tone.PLAIN))]
                ),
            ],
            name="谈话",
            empty="还没有同此人谈过话。",
        )
        self.talks.opened.connect(lambda t: self.talk_wanted.emit(t.id))
        self.posts = RecordTable[TenureRow](
            [
                Column(
                    "职务",
                    lambda r: r.tenure.post,
                    second=lambda r: span(r.tenure.begins_on, r.tenure.ends_on),
                    tags=lambda r: [Tag(word(r.tenure.role))],
                    stretch=True,
                )
            ],
            name="任职",
            key=lambda r: r.tenure.id,
            empty="没有登记任职。",
        )
        self.posts.opened.connect(lambda r: self.organisation_wanted.emit(r.organisation.id))
        self.triggers = RecordTable[Trigger](
            [
                Column("日期", lambda t: day(t.found_on), second=lambda t: t.number),
                Column("情形", lambda t: word(t.kind), second=lambda t: t.source, stretch=True),
                Column("研判", tags=lambda t: [Tag(word(t.state))]),
            ],
            name="及时谈话情形",
            empty="没有登记过及时谈话情形。",
        )
        self.materials = RecordTable[Material](
            [
                Column("收到", lambda m: day(m.received_on) if m.received_on else "—"),
                Column("材料", lambda m: m.title, second=lambda m: m.unit, stretch=True),
                Column("范围", tags=lambda m: [Tag(word(m.visibility))]),
            ],
            name="材料",
            empty="谈话中还没有登记材料。",
        )
        self.findings = findings_table()
        self.findings.opened.connect(lambda f: self.talk_wanted.emit(f.finding.talk_id))
        self.deadlines = deadlines_table()
        self.deadlines.opened.connect(lambda d: self.talk_wanted.emit(d.talk_id))
        self.triggers.opened.connect(lambda t: self.trigger_wanted.emit(t.id))
        self.materials.opened.connect(lambda m: self.talk_wanted.emit(m.talk_id))

    def _lay_out(self) -> None:
        figures = row(*self._figures(), spacing=14)
        shown = ("talks", "findings", "deadlines", "deadlines")
        for figure, key in zip(self._figures(), shown, strict=True):
            figure.clicked.connect(partial(self._show_tab, key))
        self.tabs = Tabs(
            [
                ("talks", "谈话"),
                ("findings", "问题"),
                ("deadlines", "报告期限"),
                ("materials", "材料"),
                ("triggers", "及时谈话情形"),
            ]
        )
        tables = QStackedWidget()
        for table in (self.talks, self.findings, self.deadlines, self.materials, self.triggers):
            tables.addWidget(table)
        self.tabs.currentChanged.connect(tables.setCurrentIndex)
        left, posts = Card(""), Card("任职")
        left.add(self.tabs)
        left.add(tables, 1)
        posts.add(self.posts, 1)
        self._facts = Card("联系方式", self.facts)
        self._history = Card("更正记录", self.history)
        right = column(posts, self._facts, self._history, spacing=14)
        right.setStretch(0, 1)
        body = row(left, right, spacing=14)
        body.setStretch(0, 3)
        body.setStretch(1, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(14)
        page.addWidget(self.heading)
        page.addLayout(figures)
        page.addLayout(body, 1)

    def _figures(self) -> tuple[Figure, ...]:
        return (
            self.talks_figure,
            self.findings_figure,
            self.reports_figure,
            self.awaited_figure,
        )

    def _show_tab(self, key: str) -> None:
        self.tabs.choose(key)
        self.tabs.setFocus()

    def _on_correct(self) -> None:
        if self.view:
            ask_person(self, self._services, self.view)


def _when(talk: TalkRow) -> str:
    at = talk.ended_at or talk.started_at or talk.planned_at
    return day(at.date()) if at else "未定"
