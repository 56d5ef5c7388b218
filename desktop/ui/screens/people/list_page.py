"""The tree of organisations with their heads, and the chosen one beside it."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import OrganisationKind
from desktop.services.views.roster import OrganisationRow, Shown, TenureRow, Tree
from desktop.ui.screens.people.organisation_form import OrganisationForm
from desktop.ui.screens.people.organisation_panel import OrganisationPanel
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.screens.people.tenure_form import TenureForm
from desktop.ui.screens.people.wording import row_tags
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.narrowing import Narrowing, choice_of, words_in
from desktop.ui.widgets.pages import Pages
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

_SIDE = 460
_INDENT = "\u3000\u3000"


class ListPage(QWidget):
    """Finds organisations and heads; shows, enters and corrects them in the panel at the right."""

    person_wanted = Signal(str)

    def __init__(self, services: PeopleServices) -> None:
        super().__init__()
        self._services = services
        self._chosen = ""
        self.search = SearchBox("单位、姓名、职务或拼音首字母")
        self.shown = Choice(
            [
                (Shown.STANDING, "全部党组织"),
                (Shown.COVERED, "纳入覆盖的"),
                (Shown.MISSING, "本届尚未谈话的"),
                (Shown.VACANT, "职务空缺的"),
                (Shown.GONE, "已撤销、并出的"),
            ]
        )
        self.shown.setAccessibleName("显示哪些党组织")
        self.kind = Choice[OrganisationKind | None](
            [(None, "全部类别"), *((k, word(k)) for k in OrganisationKind)]
        )
        self.kind.setAccessibleName("单位类别")
        self.narrowing = Narrowing(
            "organisations",
            services.filters,
            {
                "text": words_in(self.search),
                "shown": choice_of(self.shown),
                "kind": choice_of(self.kind),
            },
        )
        self.empty = EmptyState("没有符合的党组织。", symbol="users")
        self.table = RecordTable[OrganisationRow](
            [
                Column(
                    "党组织",
                    lambda r: f"{_INDENT * r.depth}{r.organisation.name}",
                    stretch=True,
                ),
                Column("一把手", lambda r: r.head_name or "—", bold=True, whole=True),
                Column("情况", tags=row_tags),
            ],
            name="下级党组织",
            key=lambda r: r.organisation.id,
            empty=self.empty,
        )
        self._hint = EmptyState("选择左边的党组织，查看它的任职和更正记录。", symbol="building-2")
        self._side = Pages[QWidget](
            {
                "hint": lambda: self._hint,
                "panel": lambda: self.panel,
                "form": lambda: _scrolled(self.form),
                "tenure": lambda: _scrolled(self.tenure_form),
            }
        )
        self._side.turn_to("hint")
        self._side.setMinimumWidth(_SIDE)
        self._lay_out()
        self._connect()

    @cached_property
    def panel(self) -> OrganisationPanel:
        """The chosen organisation, made when first wanted."""
        panel = OrganisationPanel(self._services)
        panel.person_wanted.connect(self.person_wanted)
        panel.correct_wanted.connect(self._on_correct)
        panel.appoint_wanted.connect(self._on_appoint)
        panel.correct_tenure_wanted.connect(self._on_correct_tenure)
        return panel

    @cached_property
    def form(self) -> OrganisationForm:
        """The form of an organisation, made when first wanted."""
        form = OrganisationForm(self._services)
        form.stored.connect(self.choose)
        form.voided.connect(self._on_voided)
        form.given_up.connect(self._show_panel)
        return form

    @cached_property
    def tenure_form(self) -> TenureForm:
        """The form of a tenure, made when first wanted."""
        form = TenureForm(self._services)
        form.stored.connect(self._show_panel)
        form.given_up.connect(self._show_panel)
        return form

    def refresh(self) -> Tree:
        """Read the tree and the chosen organisation; return the tree with its counts."""
        self.narrowing.recall()
        tree = self._services.roster.tree(
            self.search.text(), self.shown.value or Shown.STANDING, self.kind.value
        )
        self.table.show_records(tree.rows)
        if self._chosen:
            self.table.choose(self._chosen)
            self.panel.show_view(self._services.roster.organisation(self._chosen))
        return tree

    def choose(self, organisation_id: str) -> None:
        """Show an organisation in the panel, in the tree too where it is listed."""
        self._chosen = organisation_id
        self._show_panel()
        self.refresh()

    def add(self) -> None:
        """Ask for a new organisation."""
        self.form.begin()
        self._side.turn_to("form")

    @property
    def chosen(self) -> str:
        """The id of the organisation shown, or nothing."""
        return self._chosen

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(row(self.search, self.narrowing))
        left.addLayout(row(self.shown, self.kind, None))
        listed = Card("")
        listed.add(self.table, 1)
        left.addWidget(listed, 1)
        body = row(left, self._side, spacing=14)
        body.setStretch(0, 3)
        body.setStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.search.wanted.connect(lambda _text: self._on_filter())
        self.narrowing.cleared.connect(self.refresh)
        self.shown.currentIndexChanged.connect(self._on_filter)
        self.kind.currentIndexChanged.connect(self._on_filter)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)

    def _on_filter(self) -> None:
        self.narrowing.note()
        self.refresh()

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        if chosen is None or chosen.organisation.id == self._chosen:
            return
        self._chosen = chosen.organisation.id
        self.panel.show_view(self._services.roster.organisation(self._chosen))
        self._show_panel()

    def _on_opened(self, opened: OrganisationRow) -> None:
        if opened.head is not None:
            self.person_wanted.emit(opened.head.person_id)

    def _on_voided(self) -> None:
        self._chosen = ""
        self._show_panel()

    def _show_panel(self) -> None:
        self._side.turn_to("panel" if self._chosen else "hint")

    def _on_correct(self) -> None:
        if self.panel.view:
            self.form.correct(self.panel.view)
            self._side.turn_to("form")

    def _on_appoint(self) -> None:
        if self.panel.view:
            self.tenure_form.appoint(self.panel.view, self.panel.secretary())
            self._side.turn_to("tenure")

    def _on_correct_tenure(self, shown: TenureRow) -> None:
        self.tenure_form.correct(shown)
        self._side.turn_to("tenure")


def _scrolled(form: Card) -> Scrolling:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 6, 0)
    column.addWidget(form)
    return Scrolling(holder)
