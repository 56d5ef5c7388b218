"""The own body and its terms."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Body, Term
from desktop.services.body import BodyService
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.body_forms import BodyForm, TermDialog
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.screens.history import correction_lines
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.facts import Facts
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word


class BodyPage(AdminPage):
    """Shows and corrects what the own body is, and keeps its terms."""

    key, title = "body", "本单位与任期"
    sub = "覆盖在一届任期内计算（第五条）；党组的任期是批准其设立的党组织的任期"
    watches = frozenset({"body", "terms", "corrections"})

    def __init__(self, bodies: BodyService, *, may_change: bool) -> None:
        super().__init__()
        self._bodies, self._may_change = bodies, may_change
        self._current: Term | None = None
        self.facts = Facts(columns=2)
        self.correct_button = button("更正…", self._on_correct, symbol="pencil")
        self.correct_button.setVisible(may_change)
        facts = Card("本单位", self.facts)
        facts.add_beside_title(self.correct_button)
        self.terms = RecordTable[Term](
            [
                Column(
                    "任期",
                    lambda t: t.name,
                    second=lambda t: t.approved_by,
                    tags=self._tags,
                    stretch=True,
                ),
                Column("起止", lambda t: f"{day(t.begins_on)} 至 {day(t.ends_on)}", whole=True),
            ],
            name="任期",
            acts=self._acts if may_change else None,
            empty="还没有登记任期。登记后才能统计覆盖。",
        )
        self.add_button = button("登记任期…", self._on_add, symbol="plus")
        self.add_button.setVisible(may_change)
        terms = Card("任期")
        terms.add_beside_title(self.add_button)
        terms.add(self.terms, 1)
        self.history = Label("", "small", wrap=True)
        self._history = Card("更正记录", self.history)
        self._read = QWidget()
        read = QVBoxLayout(self._read)
        read.setContentsMargins(0, 0, 0, 0)
        read.setSpacing(14)
        read.addWidget(facts)
        read.addWidget(terms, 1)
        read.addWidget(self._history)
        self.column.addWidget(self._read, 1)

    @cached_property
    def form(self) -> BodyForm:
        """The form that corrects the body, made when first wanted."""
        form = BodyForm(self._bodies)
        form.closed.connect(self._show_facts)
        self._form = Scrolling(form)
        self.column.addWidget(self._form, 1)
        return form

    def refresh(self) -> None:
        """Read the body and its terms."""
        body = self._bodies.own()
        terms = self._bodies.terms()
        self._current = self._bodies.current_term()
        self.correct_button.setEnabled(body is not None)
        if body is not None:
            self.facts.show_facts(_facts(body))
        self.terms.show_records(terms)
        ids = ([body.id] if body else []) + [t.id for t in terms]
        kept = sorted((c for i in ids for c in self._bodies.history(i)), key=lambda c: c.at)
        self.history.setText(correction_lines(kept[::-1], 6))
        self._history.setVisible(bool(kept))

    def _show_facts(self) -> None:
        self._read.setVisible(True)
        self._form.setVisible(False)

    def _on_correct(self) -> None:
        body = self._bodies.own()
        if body is not None:
            form = self.form
            self._read.setVisible(False)
            self._form.setVisible(True)
            form.begin(body)

    def _tags(self, term: Term) -> list[Tag]:
        current = self._current is not None and term.id == self._current.id
        return [Tag("本届", Tone.PLANNED)] if current else []

    def _acts(self, term: Term) -> list[Act]:
        return [
            Act("更正", lambda: self._on_correct_term(term)),
            Act("作废", lambda: self._on_void(term)),
        ]

    def _on_add(self) -> None:
        dialog = TermDialog(self, "登记任期", None)
        dialog.ask(lambda: self._bodies.add_term(dialog.text()))

    def _on_correct_term(self, term: Term) -> None:
        dialog = TermDialog(self, "更正任期", term)
        dialog.ask(
            lambda: self._bodies.correct_term(
                term.id, term.version, dialog.text(), dialog.reason.text()
            )
        )

    def _on_void(self, term: Term) -> None:
        ask_reason(
            self,
            title=f"作废任期：{term.name}",
            sentence="只用于登记错了的任期；作废的内容保留在更正记录中。",
            label="作废理由",
            verb="作废",
            deed=lambda reason: self._bodies.void_term(term.id, term.version, reason),
        )


def _facts(body: Body) -> list[tuple[str, str]]:
    return [
        ("单位名称", body.name),
        ("性质", word(body.kind)),
        ("层级", word(body.level)),
        ("办公室", body.office_name),
        ("发文代字", body.document_prefix),
        ("联系人", "　".join(x for x in (body.contact, body.phone) if x)),
        ("本机", "涉密计算机" if body.state_secret_machine else "不是涉密计算机，只处理“内部”内容"),
    ]
