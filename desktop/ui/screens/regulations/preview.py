"""What was recognised in a text: each doubt to be settled, each article to be kept or left out."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records import Basis
from desktop.services.regulations import still_open
from desktop.services.views.regulations import Draft, DraftArticle, label
from desktop.ui.palette import Tone
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.tabs import Tabs
from desktop.words import word


class Question(NamedTuple):
    """A doubt, and whether the user has looked at it and lets it stand."""

    sentence: str
    settled: bool


class Line(NamedTuple):
    """An article with its place in the draft."""

    at: int
    article: DraftArticle


class Preview(QWidget):
    """Holds the draft as the user decides; `changed` after every decision."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self._settled: set[str] = set()
        self._shown = -1
        self.title, self.basis = QLineEdit(), Choice([(one, word(one)) for one in Basis])
        self.question = Label("", "secondary", wrap=True)
        self.rows = FormRows(columns=2)
        self.rows.add("名称", self.title, required=True)
        self.rows.add("与哪一份解读并排显示", self.basis)
        self.doubts = RecordTable[Question](
            [
                Column("疑问", lambda q: q.sentence, stretch=True),
                Column("", tags=lambda q: [_state(q)]),
            ],
            name="疑问",
            acts=self._acts_of_doubt,
            key=lambda q: q.sentence,
            empty="没有疑问，可以导入。",
        )
        self.articles = RecordTable[Line](
            [
                Column("条", self._name),
                Column("内容", lambda x: x.article.text.replace("\n", ""), stretch=True),
                Column("", tags=lambda x: _marks(x.article)),
            ],
            name="识别出的条文",
            acts=self._acts_of_article,
            key=lambda x: x.at,
        )
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("条文内容")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._on_typed)
        self.articles.chosen_changed.connect(self._on_article)
        self.doubts.opened.connect(self._on_doubt)
        self.doubts.chosen_changed.connect(lambda: self._on_doubt(self.doubts.chosen))
        self.tabs = Tabs([("doubts", "疑问"), ("articles", "条文")])
        self._lay_out()

    @property
    def open_doubts(self) -> tuple[str, ...]:
        """The doubts that nobody has settled yet."""
        if self.draft is None:
            return ()
        return tuple(q for q in still_open(self.draft) if q not in self._settled)

    @property
    def tag(self) -> Tag:
        """How it stands."""
        count = len(self.open_doubts)
        return Tag(f"待核对 {count} 处", Tone.NEAR) if count else Tag("可以导入", Tone.DONE)

    def show_draft(self, draft: Draft) -> None:
        """Begin to look through a draft."""
        self.draft, self._shown = draft, -1
        self._settled.clear()
        self.title.setText(draft.title)
        self.basis.choose(draft.basis)
        self._show()
        self.tabs.choose("doubts" if self.open_doubts else "articles")
        if draft.articles:
            self.articles.selectRow(0)

    def _lay_out(self) -> None:
        left = Card("", row(self.tabs, None))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.doubts)
        self._lists.addWidget(self.articles)
        self.tabs.currentChanged.connect(self._lists.setCurrentIndex)
        left.add(self._lists, 1)
        whole = self._whole = Card("内容")
        whole.add(Label("可以对照原文改正；每一款、每一项各占一行。", "small", wrap=True))
        whole.add(self.question)
        whole.add(self.text, 1)
        line = row(left, whole, spacing=14)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Card("", self.rows))
        column.addLayout(line, 1)

    def _show(self) -> None:
        draft = self.draft
        if draft is None:
            return
        still = set(still_open(draft))
        self.doubts.show_records(
            [Question(q, q not in still or q in self._settled) for q in draft.questions]
        )
        self.articles.show_records([Line(at, a) for at, a in enumerate(draft.articles)])
        self.tabs.set_words("doubts", f"疑问 {len(draft.questions)}")
        self.tabs.set_words("articles", f"条文 {len(draft.articles)}")
        self.changed.emit()

    def _name(self, line: Line) -> str:
        points = self.draft is not None and self.draft.points
        return label(line.article.number, line.article.suffix, points=points)

    def _acts_of_doubt(self, question: Question) -> list[Act]:
        if question.settled:
            return []
        return [Act("已核对", lambda: self._settle(question.sentence))]

    def _acts_of_article(self, line: Line) -> list[Act]:
        words = "不收入" if line.article.kept else "收入"
        return [Act(words, lambda: self._keep(line, kept=not line.article.kept))]

    def _settle(self, sentence: str) -> None:
        self._settled.add(sentence)
        self._show()

    def _keep(self, line: Line, *, kept: bool) -> None:
        if self.draft is not None:
            self.draft = self.draft.with_article(line.at, replace(line.article, kept=kept))
            self._show()

    def _on_doubt(self, question: Question | None) -> None:
        self.question.setText(question.sentence if question else "")
        self.question.setVisible(question is not None)
        if question is None or self.draft is None:
            return
        for at, article in enumerate(self.draft.articles):
            if question.sentence in article.doubts:
                self.articles.choose(at)
                return

    def _on_article(self) -> None:
        line = self.articles.chosen
        if line is None or line.at == self._shown:
            return
        asked = self.doubts.chosen
        self.question.setVisible(asked is not None and asked.sentence in line.article.doubts)
        self._shown = line.at
        self._whole.set_title(self._name(line))
        blocked = self.text.blockSignals(True)
        self.text.setPlainText(line.article.text)
        self.text.blockSignals(blocked)

    def _on_typed(self) -> None:
        if self.draft is not None and self._shown >= 0:
            article = self.draft.articles[self._shown]
            changed = replace(article, text=self.text.toPlainText())
            self.draft = self.draft.with_article(self._shown, changed)
            self._show()


def _state(question: Question) -> Tag:
    return Tag("已定", Tone.DONE) if question.settled else Tag("待核对", Tone.NEAR)


def _marks(article: DraftArticle) -> list[Tag]:
    if not article.kept:
        return [Tag("不收入")]
    return [Tag("存疑", Tone.NEAR)] if article.doubts else []
