"""Repeated text of one talk: the shares, the texts it stands in, and the passages side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.services.views.repeats import (
    RELATION_WORDS,
    ComparedText,
    OtherText,
    Relation,
    Same,
)
from desktop.ui.palette import Tone
from desktop.ui.screens.check.wording import percent
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.block import Block, Pile
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.label import Label

_BASIS = (
    "与其他谈话的提纲、记录、报告逐段比对，标点、空格和数字不计，表格的固定用语不计；"
    "只列出重复之处，是否照搬由人判断。"
)
_MARKS = "，。；：、！？）” \n　"
_SHOWN = 10  # other texts of one text
Open = Callable[[ComparedText, OtherText], object]
Go = Callable[[str, str], object]


class RepeatsPanel(QWidget):
    """Lists what repeats; a text in sight is opened side by side with the own one."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.texts: tuple[ComparedText, ...] = ()
        self.relation = Choice[Relation](list(RELATION_WORDS.items()))
        self.relation.setAccessibleName("与谁比较")
        self.relation.currentIndexChanged.connect(self._show)
        self.state = Label("", "secondary", wrap=True)
        self.pile = Pile()
        self.card = Card("重复文字", Label(_BASIS, "small", wrap=True))
        self.card.add_beside_title(self.relation)
        self.card.add(self.state)
        self.card.add(self.pile)
        self.beside = SideBySide()
        self.beside.setVisible(False)
        self.beside.left.connect(self.close_beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(self.beside)

    def show_waiting(self, words: str) -> None:
        """Say that the texts are being compared."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def show_texts(self, texts: tuple[ComparedText, ...]) -> None:
        """Show what was found."""
        if texts == self.texts and texts:
            self.show_waiting("")
            return
        self.texts = texts
        self._show()

    def close_beside(self) -> None:
        """Go back to the list."""
        self.beside.setVisible(False)
        self.card.setVisible(True)
        self.relation.setFocus()

    def _show(self) -> None:
        relation = self.relation.value or Relation.ALL
        parts: list[QWidget] = []
        for text in self.texts:
            parts += _parts(text, relation, self._open, self.opened.emit)
        said = "" if parts else "还没有可以比对的提纲、记录或者报告。"
        self.show_waiting(said)
        self.pile.show_parts(parts)

    def _open(self, text: ComparedText, other: OtherText) -> None:
        self.beside.show_pair(text, other)
        self.card.setVisible(False)
        self.beside.setVisible(True)
        self.beside.back.setFocus()


class SideBySide(Card):
    """Each passage of the own text beside the same one of another text."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__("对照查看")
        self.back = button("返回列表", self.left.emit, symbol="chevron-left")
        self.add_beside_title(self.back)
        self.words = Label("", "secondary", wrap=True)
        self.add(self.words)
        self._body = QWidget()
        self._holder = QVBoxLayout()
        self._holder.addWidget(self._body)
        self.add(self._holder)

    def show_pair(self, text: ComparedText, other: OtherText) -> None:
        """Show the passages that the two have in common."""
        count = len(other.passages)
        self.words.setText(
            f"{text.what}的 {percent(other.share)} 与 {other.title} 相同，共 {count} 处。"
        )
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for at, title in enumerate((f"本次{text.what}", other.title)):
            grid.addWidget(Label(title, "strong", wrap=True), 0, at)
            grid.setColumnStretch(at, 1)
        for row, passage in enumerate(other.passages, 1):
            grid.addWidget(_quoted(row, passage.own), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_in_place(passage), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(count + 1, 1)
        self._holder.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()


def _parts(
    text: ComparedText,
    relation: Relation,
    open_: Open,
    go: Go,
) -> Sequence[QWidget]:
    others = [o for o in text.others if relation in o.relations and o.share > 0]
    share = text.shares[relation]
    head = Block(
        text.what,
        kind="strong",
        tags=[Tag(f"重复 {percent(share)}", Tone.NEAR if share >= 0.3 else Tone.PLAIN)],
        second="" if others else "没有与其他谈话重复的段落。",
    )
    seen = [o for o in others if o.seen]
    shown: list[QWidget] = [_seen(text, other, open_, go) for other in seen[:_SHOWN]]
    rest = len(seen) - len(shown)
    if rest > 0:
        shown.append(Label(f"另有 {rest} 份文稿重复较少，没有列出。", "small", wrap=True))
    return [head, *shown, *_unseen([o for o in others if not o.seen])]


def _seen(text: ComparedText, other: OtherText, open_: Open, go: Go) -> Block:
    return Block(
        other.title,
        tags=[Tag(percent(other.share)), *_relations(other)],
        second=f"{len(other.passages)} 处相同",
        acts=[
            Act("对照查看", lambda: open_(text, other)),
            Act("打开那次谈话", lambda: go(other.talk_id, other.stage)),
        ],
        indent=12,
    )


def _unseen(others: Sequence[OtherText]) -> list[QWidget]:
    """Other talks that one may not see are told together, by nothing but the share."""
    if not others:
        return []
    shares = "、".join(percent(o.share) for o in others[:_SHOWN])
    more = "等" if len(others) > _SHOWN else ""
    return [
        Block(
            others[0].title,
            tags=[Tag(f"{len(others)} 份")],
            second=f"内容不在查看范围内，只列重复的比例：{shares}{more}。",
            indent=12,
        )
    ]


def _relations(other: OtherText) -> list[Tag]:
    return [
        Tag(RELATION_WORDS[r], Tone.PLANNED)
        for r in (Relation.TALKER, Relation.TALKEE)
        if r in other.relations
    ]


def _quoted(number: int, text: str) -> QFrame:
    return Card("", Label(f"{number}．{text}", "body", wrap=True))


def _in_place(passage: Same) -> QFrame:
    card = Card("", spacing=4)
    if passage.before:
        card.add(Label(f"…{passage.before.strip()}", "small", wrap=True))
    card.add(Label(passage.other, "body", wrap=True))
    after = passage.after.lstrip(_MARKS).rstrip()
    if after:
        card.add(Label(f"{after}…", "small", wrap=True))
    return card
