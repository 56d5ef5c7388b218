"""What has happened and what is still to come, in time order, on one line."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui.palette import CARD, LINE, LINE_STRONG, STRONG, Tone
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label


class Entry(NamedTuple):
    """One point on the line. Tone: done, late, near, planned, or plain for what is to come."""

    title: str
    tone: Tone = Tone.PLAIN
    second: str = ""
    acts: Sequence[Act] = ()


class _Point(QWidget):
    """The square on the line, and the line above and below it."""

    def __init__(self, tone: Tone, *, first: bool, last: bool) -> None:
        super().__init__()
        self._tone, self._first, self._last = tone, first, last
        self.setFixedWidth(24)
        self.setMinimumHeight(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LINE), 2))
        painter.drawLine(9, 11 if self._first else 0, 9, 11 if self._last else self.height())
        plain = self._tone is Tone.PLAIN
        painter.setPen(QPen(QColor(LINE_STRONG if plain else STRONG[self._tone]), 1.6))
        painter.setBrush(QColor(CARD if plain else STRONG[self._tone]))
        painter.drawRoundedRect(3, 5, 13, 13, 4, 4)


class Thread(QWidget):
    """Entries in time order with the buttons at the point where they are due."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("办理经过")
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._outer.addWidget(self._body)
        self._outer.addStretch(1)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries and no others."""
        self.entries = tuple(entries)
        self._outer.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        last = len(self.entries) - 1
        for number, entry in enumerate(self.entries):
            point = _Point(entry.tone, first=number == 0, last=number == last)
            grid.addWidget(point, number, 0)
            grid.addLayout(_words(entry), number, 1)
        self._outer.insertWidget(0, self._body)


def _words(entry: Entry) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 2, 0, 12)
    column.setSpacing(3)
    kind = "late" if entry.tone is Tone.LATE else "body"
    column.addWidget(Label(entry.title, kind, wrap=True))
    if entry.second:
        column.addWidget(Label(entry.second, "secondary", wrap=True))
    if entry.acts:
        buttons = [
            button(act.text, act.run, kind="primary-small" if act.primary else "small")
            for act in entry.acts
        ]
        column.addWidget(Flow(*buttons))
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return column
