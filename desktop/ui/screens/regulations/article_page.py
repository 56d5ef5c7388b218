"""One article of the Measures: our words, what is to be done and where, the official text beside."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from db.records import RegulationArticle
from desktop.services.views.basis import Applied, BasisArticle
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_BESIDE = 46  # characters of body type that the two cards need side by side
_NOT_YET = "还没有导入《办法》原文。导入后，原文与这里的解读并排显示，也能一起查找。"


class ArticlePage(QWidget):
    """Shows an article; `wanted(place, target)` asks for a page where it is applied."""

    wanted = Signal(str, object)
    import_wanted = Signal()

    def __init__(
        self, offers: Callable[[str, Mapping[str, str]], bool], *, may_import: bool
    ) -> None:
        super().__init__()
        self._offers, self._may_import = offers, may_import
        self.links: list[Applied] = []
        self._own = QWidget()
        self._official = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(14)
        body = QWidget()
        body.setLayout(self._box)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(body))

    def show_article(
        self, article: BasisArticle, official: Sequence[RegulationArticle], *, imported: bool
    ) -> None:
        """Show one article with its official text, if that was taken in."""
        for old in (self._own, self._official):
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._own, self._official = self._words(article), self._text(official, imported=imported)
        self._box.addWidget(self._own, 3)
        self._box.addWidget(self._official, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the official text below where there is no room beside."""
        super().resizeEvent(event)
        wide = self.width() >= _BESIDE * self.fontMetrics().horizontalAdvance("字")
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _words(self, article: BasisArticle) -> Card:
        card = Card(f"{article.label}　{article.title}")
        card.add(Label(article.meaning, wrap=True))
        if article.asks:
            card.add(Label("要求办公室做到", "field"))
        for ask in article.asks:
            card.add(Label(f"• {ask}", wrap=True))
        self.links = [w for w in article.where if self._offers(w.place, w.target)]
        if self.links:
            card.add(Label("在系统中哪里办", "field"))
        for where in self.links:
            card.add(self._link(where))
        card.add_stretch()
        return card

    def _link(self, where: Applied) -> QWidget:
        link = button(
            f"{where.place}：{where.words}",
            lambda: self.wanted.emit(where.place, dict(where.target)),
            kind="link",
        )
        link.setMinimumWidth(0)
        return link

    def _text(self, official: Sequence[RegulationArticle], *, imported: bool) -> Card:
        card = Card("原文")
        for one in official:
            if one.heading:
                card.add(Label(one.heading, "small", wrap=True))
            for paragraph in one.text.split("\n"):
                card.add(Label(paragraph, wrap=True))
        if not official:
            missing = "导入的原文中没有这一条，请核对导入的文本。" if imported else _NOT_YET
            card.add(Label(missing, "secondary", wrap=True))
            if self._may_import:
                card.add(button("导入原文…", self.import_wanted.emit, symbol="file-up"))
        card.add_stretch()
        return card
