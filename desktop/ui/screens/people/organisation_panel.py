"""One organisation beside the tree: what it is, who holds its posts, what was corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import HeadRole
from desktop.services.views.roster import OrganisationView, TenureRow
from desktop.ui.screens.history import correction_lines
from desktop.ui.screens.people.deeds import (
    ask_abolish,
    ask_end,
    ask_merge,
)
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.screens.people.wording import (
    kind_and_level,
    organisation_tags,
    period,
)
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.facts import Facts
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word


class OrganisationPanel(QWidget):
    """Shows an organisation and offers what can be done with it and with its posts."""

    person_wanted = Signal(str)
    correct_wanted = Signal()
    appoint_wanted = Signal()
    correct_tenure_wanted = Signal(object)

    def __init__(self, services: PeopleServices) -> None:
        super().__init__()
        self._services = services
        self.view: OrganisationView | None = None
        self.heading = Heading("")
        self.facts = Facts()
        self.appoint_button = button(
            "登记任职…", self.appoint_wanted.emit, kind="primary", symbol="plus"
        )
        self._acts = Flow(
            self.appoint_button,
            button("更正…", self.correct_wanted.emit, symbol="pencil"),
            button("撤销…", self._on_abolish, kind="quiet"),
            button("合并…", self._on_merge, kind="quiet"),
        )
        self._acts.setVisible(services.may_change)
        self.posts = RecordTable[TenureRow](
            [
                Column(
                    "任职",
                    lambda r: f"{r.person.name}\u3000{r.tenure.post}",
                    second=lambda r: f"{period(r.tenure)} · {word(r.tenure.role)}",
                    stretch=True,
                )
            ],
            name="本单位任职",
            acts=self._post_acts,
            key=lambda r: r.tenure.id,
            empty="还没有登记任职。",
        )
        self.posts.opened.connect(lambda r: self.person_wanted.emit(r.person.id))
        self.history = Label("", "small", wrap=True)
        self._history = Card("更正记录", self.history)
        self._lay_out()

    def show_view(self, view: OrganisationView) -> None:
        """Show an organisation as it was read."""
        self.view = view
        shown = view.organisation
        standing = shown.abolished_on is None
        self.heading.set_title(shown.name, kind_and_level(shown))
        self.heading.show_tags(organisation_tags(shown))
        self.facts.show_facts(
            [
                ("上一级党委", view.superior),
                ("下级党组织", f"{view.below} 个" if view.below else ""),
                ("成立日期", day(shown.founded_on) if shown.founded_on else ""),
                ("撤销日期", day(shown.abolished_on) if shown.abolished_on else ""),
                ("并入", view.merged_into),
            ]
        )
        self.posts.show_records(view.tenures)
        self.history.setText(correction_lines(view.history))
        self._history.setVisible(bool(view.history))
        self._acts.setVisible(self._services.may_change and standing)

    def secretary(self) -> TenureRow | None:
        """Return who is the secretary without an end."""
        rows = self.view.tenures if self.view else ()
        found = [
            r for r in rows if r.tenure.role is HeadRole.SECRETARY and r.tenure.ends_on is None
        ]
        return found[0] if found else None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Card("", self.heading, self.facts, self._acts))
        posts = Card("任职")
        posts.add(self.posts, 1)
        column.addWidget(posts, 1)
        column.addWidget(self._history)

    def _post_acts(self, row: TenureRow) -> list[Act]:
        acts = [Act("查看", lambda: self.person_wanted.emit(row.person.id))]
        if not self._services.may_change:
            return acts
        if row.tenure.ends_on is None:
            acts.append(Act("免职", lambda: self._on_end(row)))
        acts.append(Act("更正", lambda: self.correct_tenure_wanted.emit(row)))
        return acts

    def _on_end(self, row: TenureRow) -> None:
        ask_end(self, self._services, row)

    def _on_abolish(self) -> None:
        if self.view:
            ask_abolish(self, self._services, self.view.organisation)

    def _on_merge(self) -> None:
        if self.view:
            ask_merge(self, self._services, self.view.organisation)
