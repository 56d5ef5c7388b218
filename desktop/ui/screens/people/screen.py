"""The place 谈话对象."""

from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.services.views.roster import PersonView
from desktop.services.views.roster_import import TABLES
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt
from desktop.ui.screen import Screen
from desktop.ui.screens.people.import_page import ImportPage
from desktop.ui.screens.people.list_page import ListPage
from desktop.ui.screens.people.person_page import PersonPage
from desktop.ui.screens.people.services import PeopleServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.heading import Heading


class PeopleScreen(Screen):
    """Organisations as a tree with their heads, one person's page, and the import from Excel."""

    watches = frozenset(
        {
            "organisations",
            "people",
            "tenures",
            "leaders",
            "talks",
            "findings",
            "reports",
            "triggers",
        }
    )
    help_topic = "people"

    def __init__(self, services: PeopleServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services, self._changes = services, changes
        self._person_id = ""
        self.heading = Heading("谈话对象")
        if services.may_change:
            self.heading.add_button(
                button("导入名册…", self.show_import, symbol="file-up"),
                button("新增党组织", self._on_add, symbol="plus"),
            )
        self.list = ListPage(services)
        self._listing = QWidget()
        column = QVBoxLayout(self._listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._listing)
        self.lay_out(self._pages)
        self.list.person_wanted.connect(self.show_person)

    @cached_property
    def person(self) -> PersonPage:
        """The page of one person, made when it is first opened."""
        page = PersonPage(self._services)
        page.back_wanted.connect(self.show_list)
        page.talk_wanted.connect(lambda talk_id: self.go("谈话", talk_id=talk_id))
        page.trigger_wanted.connect(lambda t: self.go("计划与覆盖", part="triggers", trigger_id=t))
        page.organisation_wanted.connect(self._on_organisation)
        self._pages.addWidget(page)
        return page

    @cached_property
    def imports(self) -> ImportPage:
        """The import from Excel, made when it is first opened."""
        page = ImportPage(self._services.imports)
        page.back_wanted.connect(self.show_list)
        page.taken_over.connect(lambda: self._changes.tell(set(TABLES)))
        page.taken_over.connect(self.show_list)
        self._pages.addWidget(page)
        return page

    @property
    def _shows_person(self) -> bool:
        return isinstance(self._pages.currentWidget(), PersonPage)

    @property
    def _shows_list(self) -> bool:
        return self._pages.currentWidget() is self._listing

    def refresh(self) -> None:
        """Read what is shown."""
        if self._shows_person:
            self.person.show_person(self._services.roster.person(self._person_id))
        elif self._shows_list:
            self._refresh_list()

    def open(self, target: dict[str, str]) -> None:
        """Show a person (person_id), an organisation (organisation_id) or the import (page)."""
        if target.get("person_id"):
            self.show_person(target["person_id"])
        elif target.get("page") == "import":
            self.show_import()
        elif target:
            self.show_list()
            if target.get("organisation_id"):
                self.list.choose(target["organisation_id"])

    def whereabouts(self) -> dict[str, str]:
        """Return what is shown."""
        if self._shows_person:
            return {"person_id": self._person_id}
        if not self._shows_list:
            return {"page": "import"}
        return {"organisation_id": self.list.chosen} if self.list.chosen else {}

    def show_person(self, person_id: str) -> None:
        """Open one person's page; that is noted in the log."""
        found: list[PersonView] = []
        if attempt(self, lambda: found.append(self._services.roster.open_person(person_id))):
            self._person_id = person_id
            self.person.show_person(found[0])
            self._pages.setCurrentWidget(self.person)

    def show_list(self) -> None:
        """Go back to the tree."""
        self._pages.setCurrentWidget(self._listing)
        self.reload()

    def show_import(self) -> None:
        """Go to the import."""
        self._pages.setCurrentWidget(self.imports)

    def _refresh_list(self) -> None:
        tree = self.list.refresh()
        vacant = f"，职务空缺 {tree.vacant} 个" if tree.vacant else ""
        self.heading.set_title(
            "谈话对象", f"下级党组织 {tree.total} 个，其中纳入覆盖 {tree.covered} 个{vacant}"
        )
        if not tree.total:
            self.list.empty.set_sentence("还没有登记下级党组织。可从 Excel 导入名册，或逐个新增。")

    def _on_organisation(self, organisation_id: str) -> None:
        self.show_list()
        self.list.choose(organisation_id)

    def _on_add(self) -> None:
        self.list.add()
