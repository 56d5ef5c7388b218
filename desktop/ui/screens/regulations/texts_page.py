"""The official texts that were taken in: which ones, and the chosen one article by article."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Regulation, RegulationArticle
from desktop.services.regulations import RegulationService
from desktop.services.views.regulations import TextView, label
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.palette import Tone
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable


class TextsPage(QWidget):
    """Lists the texts at the left; the articles of the chosen one and the chosen article beside."""

    import_wanted = Signal()

    def __init__(self, service: RegulationService) -> None:
        super().__init__()
        self._service = service
        self._asked, self._points = "", False
        ways = [button("导入原文…", self.import_wanted.emit)] if service.may_change else []
        self.table = RecordTable[TextView](
            [
                Column(
                    "法规",
                    lambda view: view.regulation.title,
                    second=_about,
                    tags=lambda view: _tags(view.regulation),
                    stretch=True,
                )
            ],
            name="法规原文",
            key=lambda view: view.regulation.id,
            empty=EmptyState("还没有导入法规原文。可以从文本、Word 导入，或者粘贴。", *ways),
        )
        self.articles = RecordTable[RegulationArticle](
            [
                Column("条", self._name),
                Column("内容", lambda a: a.text.replace("\n", ""), stretch=True),
            ],
            name="条文",
            empty="导入法规原文后，条文列在这里，也可以查找。",
        )
        self.withdraw_button = button("撤下…", self._on_withdraw, kind="small")
        self._remarks = Label("", "small", wrap=True)
        self._whole = QVBoxLayout()
        self._whole.setContentsMargins(0, 0, 6, 0)
        self._lay_out()
        self.table.chosen_changed.connect(self._on_text)
        self.articles.chosen_changed.connect(self._on_article)

    def show_texts(self, texts: Sequence[TextView]) -> None:
        """Show the texts; the first one is chosen where none is."""
        self.table.show_records(texts)
        if texts and not self.table.chosen_all:
            self.table.choose(texts[0].regulation.id)
        self._on_text()

    def show_article(self, regulation_id: str, article_id: str) -> None:
        """Choose a text and in it an article."""
        self._asked = article_id
        holding = (
            view.regulation.id
            for view in self.table.records
            if any(a.id == article_id for a in view.articles)
        )
        self.table.choose(regulation_id or next(holding, ""))
        self._on_text()

    def _lay_out(self) -> None:
        left = Card("", self.table)
        left.setMinimumWidth(250)
        self._head = QWidget()
        head = row(self._remarks, self.withdraw_button)
        head.setContentsMargins(0, 0, 0, 0)
        head.setStretch(0, 1)
        self._head.setLayout(head)
        middle = Card("")
        middle.add(self._head)
        middle.add(self.articles, 1)
        body = QWidget()
        body.setLayout(self._whole)
        self._reading = Card("")
        self._reading.add(Scrolling(body), 1)
        line = row(left, middle, self._reading, spacing=14)
        for at, share in enumerate((3, 4, 4)):
            line.setStretch(at, share)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(line)

    def _on_text(self) -> None:
        view = self.table.chosen
        self.withdraw_button.setVisible(view is not None and self._service.may_change)
        self._remarks.setText(_left_open(view.regulation) if view else "")
        self._head.setVisible(view is not None)
        self._points = view.regulation.points if view else False
        self.articles.show_records(view.articles if view else [])
        if view and view.articles:
            wanted = self._asked or getattr(self.articles.chosen, "id", "")
            if not wanted or not self.articles.choose(wanted):
                self.articles.selectRow(0)
            self._asked = ""
        self._on_article()

    def _on_article(self) -> None:
        while item := self._whole.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        article = self.articles.chosen
        self._reading.set_title(self._name(article) if article else "")
        if article is None:
            self._whole.addWidget(EmptyState("选定条文后，全文显示在这里。"))
            return
        if article.heading:
            self._whole.addWidget(Label(article.heading, "small", wrap=True))
        for paragraph in article.text.split("\n"):
            self._whole.addWidget(Label(paragraph, wrap=True))
        self._whole.addStretch(1)

    def _name(self, article: RegulationArticle) -> str:
        return label(article.number, article.suffix, points=self._points)

    def _on_withdraw(self) -> None:
        view = self.table.chosen
        if view is None:
            return
        shown = view.regulation
        ask_reason(
            self,
            title="撤下法规原文",
            sentence=f"《{shown.title}》撤下后不再显示和查找；文本仍保留在数据中。",
            label="理由",
            verb="撤下",
            deed=lambda reason: self._service.withdraw(shown.id, shown.version, reason),
        )


def _about(view: TextView) -> str:
    at = day(view.regulation.taken_in_at.date())
    return f"{len(view.articles)} 条 · {view.regulation.taken_in_by} {at}导入"


def _tags(regulation: Regulation) -> list[Tag]:
    return [Tag(f"存疑 {len(regulation.remarks)}", Tone.NEAR)] if regulation.remarks else []


def _left_open(regulation: Regulation) -> str:
    return f"导入时存疑：{''.join(regulation.remarks)}" if regulation.remarks else ""
