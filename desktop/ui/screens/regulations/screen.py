"""The place 法规依据."""

from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Basis, RegulationArticle
from desktop.services.views.basis import BasisArticle
from desktop.services.views.regulations import TextView
from desktop.ui.changes import Changes
from desktop.ui.screen import Screen
from desktop.ui.screens.regulations.article_page import ArticlePage
from desktop.ui.screens.regulations.finding import Hit, find_table, hits
from desktop.ui.screens.regulations.import_page import RegulationImport
from desktop.ui.screens.regulations.services import BasisServices
from desktop.ui.screens.regulations.texts_page import TextsPage
from desktop.ui.screens.regulations.topics_page import TopicsPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.pages import Pages
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs

_TABS = (("articles", "《办法》逐条"), ("topics", "谈话对照要点"), ("texts", "法规原文"))
_SUB = "每一条是什么意思、要求办公室做什么、在系统中哪里办；解读是本系统自己的话，以原文为准。"


class RegulationsScreen(Screen):
    """The Measures article by article, the topics, the official texts, and taking texts in."""

    watches = frozenset({"regulations", "settings"})
    help_topic = "regulations"

    def __init__(self, services: BasisServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self._service = services.regulations
        self._texts: tuple[TextView, ...] = ()
        self.search = SearchBox("在解读和原文中查找")
        self.heading = Heading("法规依据", _SUB)
        self.heading.add_button(self.search)
        if self._service.may_change:
            self.heading.add_button(button("导入原文…", self.show_import, symbol="file-up"))
        self.tabs = Tabs(_TABS)
        self.list = RecordTable[BasisArticle](
            [Column("条文", lambda a: a.label, second=lambda a: a.title, bold=True, stretch=True)],
            name="《办法》的条文",
            key=lambda a: a.number,
        )
        self.article = ArticlePage(services.offers, may_import=self._service.may_change)
        self.inner = Pages[QWidget](
            {
                "articles": self._articles,
                "topics": lambda: self.topics,
                "texts": lambda: self.texts,
                "found": lambda: Card("", self.found),
            }
        )
        self.pages = Pages[QWidget]({"main": self._main, "import": lambda: self.imports})
        self._assemble()
        self._connect()
        self.list.show_records(self._service.articles())
        self.list.selectRow(0)

    def refresh(self) -> None:
        """Read the texts and the topics."""
        self._texts = self._service.texts()
        self.tabs.set_words("texts", f"法规原文 {len(self._texts)}".removesuffix(" 0"))
        if "texts" in self.inner.made:
            self.texts.show_texts(self._texts)
        if "topics" in self.inner.made:
            self.topics.show_groups(self._services.topics())
        self._show_article()

    @cached_property
    def topics(self) -> TopicsPage:
        """The topics of a talk, made when they are first opened; so are texts, finds and import."""
        page = TopicsPage(offers_talks=self._services.offers("谈话", {}))
        page.talks_wanted.connect(lambda: self.go("谈话"))
        page.show_groups(self._services.topics())
        return page

    @cached_property
    def texts(self) -> TextsPage:
        """The official texts."""
        page = TextsPage(self._service)
        page.import_wanted.connect(self.show_import)
        page.show_texts(self._texts)
        return page

    @cached_property
    def found(self) -> RecordTable[Hit]:
        """What the search has found."""
        table = find_table()
        table.opened.connect(self._on_found)
        return table

    @cached_property
    def imports(self) -> RegulationImport:
        """Taking in a text."""
        page = RegulationImport(self._service)
        page.back_wanted.connect(self._to_main)
        page.taken_over.connect(lambda regulation_id: self.open({"regulation_id": regulation_id}))
        return page

    def open(self, target: dict[str, str]) -> None:
        """Show an article (article), one of a text (regulation_id, article_id), a tab or import."""
        self._to_main()
        self.search.clear()
        if target.get("page") == "import" and self._service.may_change:
            self.show_import()
        elif target.get("article", "").isdecimal():
            self.show_article(int(target["article"]))
        elif target.get("regulation_id") or target.get("article_id"):
            self.reload()
            self._turn_to("texts")
            self.texts.show_article(target.get("regulation_id", ""), target.get("article_id", ""))
        elif target.get("tab") in dict(_TABS):
            self._turn_to(target["tab"])

    def whereabouts(self) -> dict[str, str]:
        """Return what is shown."""
        if self.pages.key == "import":
            return {"page": "import"}
        chosen = self.list.chosen
        if self.tabs.key == "articles" and chosen is not None:
            return {"article": str(chosen.number)}
        return {"tab": self.tabs.key}

    def show_article(self, number: int) -> None:
        """Show an article of the Measures."""
        self._turn_to("articles")
        self.list.choose(number)
        self.list.scrollTo(self.list.currentIndex())

    def show_import(self) -> None:
        """Go to taking in a text."""
        self.pages.turn_to("import")
        self.imports.begin()

    def _assemble(self) -> None:
        self.search.setMinimumWidth(14 * self.fontMetrics().horizontalAdvance("字"))
        self.lay_out(self.pages)
        self._to_main()
        self.inner.turn_to("articles")

    def _articles(self) -> QWidget:
        left = Card("", self.list)
        left.setMinimumWidth(270)
        articles = QWidget()
        line = row(left, self.article, spacing=14)
        line.setStretch(0, 1)
        line.setStretch(1, 3)
        articles.setLayout(line)
        return articles

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(row(self.tabs, None))
        column.addWidget(self.inner, 1)
        return main

    def _to_main(self) -> None:
        self.pages.turn_to("main")

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._turn_to)
        self.list.chosen_changed.connect(self._show_article)
        self.article.wanted.connect(self.wanted)
        self.article.import_wanted.connect(self.show_import)
        self.search.wanted.connect(self._on_search)

    def _turn_to(self, key: str) -> None:
        if self.tabs.key != key:
            self.tabs.choose(key)
        self.inner.turn_to(key)

    def _show_article(self) -> None:
        chosen = self.list.chosen
        if chosen is None:
            return
        measures = [t for t in self._texts if t.regulation.basis is Basis.MEASURES]
        official: list[RegulationArticle] = [
            a for t in measures[:1] for a in t.articles if a.number == chosen.number
        ]
        self.article.show_article(chosen, official, imported=bool(measures))

    def _on_search(self, words: str) -> None:
        if not words:
            self._turn_to(self.tabs.key)
            return
        self.found.show_records(hits(self._service, self._services.topics(), words))
        self.inner.turn_to("found")

    def _on_found(self, hit: Hit) -> None:
        self.search.clear()
        self.open(dict(hit.target))
