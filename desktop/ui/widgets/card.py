"""A white sheet on the grey ground."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.label import Label


class Card(QFrame):
    """A card with an optional title; `add` puts parts below one another."""

    def __init__(self, title: str = "", *parts: QWidget | QLayout, spacing: int = 10) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(spacing)
        self.title = Label(title, "title")
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._column.addLayout(self._head)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)
        for part in parts:
            self.add(part)

    def set_title(self, title: str) -> None:
        """Name the card."""
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a part below the others."""
        if isinstance(part, QWidget):
            self._column.addWidget(part, stretch)
        else:
            self._column.addLayout(part, stretch)

    def add_beside_title(self, *widgets: QWidget) -> None:
        """Put widgets at the right of the title."""
        for widget in widgets:
            self._head.addWidget(widget)

    def add_stretch(self) -> None:
        """Leave what height is left free here."""
        self._column.addStretch(1)


def row(*parts: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Return parts side by side; None is the place where spare width goes."""
    found = QHBoxLayout()
    found.setContentsMargins(0, 0, 0, 0)
    found.setSpacing(spacing)
    for part in parts:
        if part is None:
            found.addStretch(1)
        elif isinstance(part, QWidget):
            found.addWidget(part)
        else:
            found.addLayout(part)
    return found


def column(*parts: QWidget | QLayout | None, spacing: int = 8) -> QVBoxLayout:
    """Return parts below one another; None is the place where spare height goes."""
    found = QVBoxLayout()
    found.setContentsMargins(0, 0, 0, 0)
    found.setSpacing(spacing)
    for part in parts:
        if part is None:
            found.addStretch(1)
        elif isinstance(part, QWidget):
            found.addWidget(part)
        else:
            found.addLayout(part)
    return found
