"""The topics to compare oneself with, in groups, as they can be chosen in a preparation (Art. 9)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.preparation import TopicGroup
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_NOTE = "这些要点按有关规定和《意见》的精神概括，用自己的话写成；准备谈话时逐条选用。本单位可在谈话准备中增加要点。"


class TopicsPage(QWidget):
    """Shows the groups; they are chosen in the preparation of each talk."""

    talks_wanted = Signal()

    def __init__(self, *, offers_talks: bool) -> None:
        super().__init__()
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 6, 0)
        self._body.setSpacing(12)
        inner = QWidget()
        inner.setLayout(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        to_talks = button("去谈话中选用", self.talks_wanted.emit, kind="link")
        to_talks.setVisible(offers_talks)
        note = Label(_NOTE, "secondary", wrap=True)
        line = row(note, to_talks)
        line.setStretch(0, 1)
        outer.addLayout(line)
        outer.addWidget(Scrolling(inner), 1)
        self._shown: tuple[TopicGroup, ...] = ()

    def show_groups(self, groups: Sequence[TopicGroup]) -> None:
        """Show these groups."""
        if tuple(groups) == self._shown:
            return
        self._shown = tuple(groups)
        while item := self._body.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for group in groups:
            card = Card(group.title)
            card.add_beside_title(Label(group.basis, "small"))
            for topic in group.topics:
                card.add(Label(f"• {topic}", wrap=True))
            self._body.addWidget(card)
        self._body.addStretch(1)
