"""One thing of a page: its words, how it stands, and what can be done about it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label

_SHORT = 24  # characters that stand in one line with the chips


class Block(QWidget):
    """Words, chips, a second line, a quoted passage and buttons; all wrap where it is narrow."""

    def __init__(
        self,
        words: str,
        *,
        kind: str = "body",
        tags: Sequence[Tag] = (),
        second: str = "",
        quote: str = "",
        acts: Sequence[Act] = (),
        indent: int = 0,
    ) -> None:
        super().__init__()
        self.words, self.tags, self.second = words, tuple(tags), second
        self.acts = tuple(acts)
        self.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(indent, 0, 0, 0)
        column.setSpacing(4)
        chips = [Chip(*tag) for tag in tags]
        if words and len(words) <= _SHORT:
            column.addWidget(Flow(Label(words, kind), *chips))
        else:
            column.addWidget(Label(words, kind, wrap=True))
            column.addWidget(Flow(*chips))
        if second:
            column.addWidget(Label(second, "secondary", wrap=True))
        if quote:
            column.addWidget(Label(quote, "quote", wrap=True))
        if acts:
            buttons = [
                button(a.text, a.run, kind="primary-small" if a.primary else "small") for a in acts
            ]
            column.addWidget(Flow(*buttons))


class Pile(QWidget):
    """Blocks one below the other, shown anew as a whole."""

    def __init__(self, *, spacing: int = 12) -> None:
        super().__init__()
        self._spacing = spacing
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._outer.addWidget(self._body)
        self.parts: tuple[QWidget, ...] = ()

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these parts and no others."""
        self.parts = tuple(parts)
        old = self._body
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._spacing)
        for part in self.parts:
            column.addWidget(part)
        self._outer.replaceWidget(old, self._body)
        self._body.show()
        old.hide()
        old.deleteLater()
