"""A short list of sentences beside a page: what is missing, what to think of."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.article_label import ArticleLabel
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label


class Point(NamedTuple):
    """A sentence, what it rests on, and what can be done about it."""

    sentence: str
    second: str = ""
    acts: Sequence[Act] = ()


class PointList(QWidget):
    """A title and points below it; hidden while there is nothing to say."""

    def __init__(self, title: str, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self.title = Label(title, "title", wrap=True)
        self.points: tuple[Point, ...] = ()
        self._body = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.title)
        self._column.addWidget(self._body)
        self.setAccessibleName(title)
        if not empty:  # shown without a parent it would flash as a window of its own
            self.hide()

    def set_title(self, title: str) -> None:
        """Name the list."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these points and no others."""
        if tuple(points) == self.points and points:
            return
        self.points = tuple(points)
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for point in self.points:
            column.addLayout(_line(point))
        if not self.points and self._empty:
            column.addWidget(Label(self._empty, "secondary", wrap=True))
        self._column.addWidget(self._body)
        self.setVisible(bool(self.points or self._empty))


def _line(point: Point) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Label(point.sentence, "secondary", wrap=True))
    if point.second:
        words.addWidget(ArticleLabel(point.second, "small"))
    if point.acts:
        acts = [button(act.text, act.run, kind="link") for act in point.acts]
        words.addWidget(Flow(*acts))
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(Label("•", "secondary"), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line
