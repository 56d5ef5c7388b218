"""The top of a page: what it is, how it stands, and what can be done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.article_label import ArticleLabel
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label


class Heading(QWidget):
    """Title, chips and a line below on the left; buttons on the right."""

    def __init__(self, title: str, sub: str = "", *buttons: QPushButton) -> None:
        super().__init__()
        self.title = Label(title, "page", wrap=False)
        self.sub = ArticleLabel(sub, "secondary")
        if not sub:  # shown without a parent it would flash as a window of its own
            self.sub.hide()
        self._chips: list[Chip] = []
        self._first = Flow(self.title, spacing=10)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._first)
        left.addWidget(self.sub)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addLayout(left, 1)
        self._buttons = Flow(*buttons, right=True)
        line.addWidget(self._buttons)
        self.setAccessibleName(title)

    def set_title(self, title: str, sub: str = "") -> None:
        """Show another title and line below it."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show these chips after the title."""
        while len(self._chips) < len(tags):
            chip = Chip()
            self._chips.append(chip)
            self._first.add(chip)
        for number, chip in enumerate(self._chips):
            chip.show_tag(tags[number] if number < len(tags) else Tag(""))

    def add_button(self, *buttons: QWidget) -> None:
        """Put buttons at the right."""
        for button in buttons:
            self._buttons.add(button)
