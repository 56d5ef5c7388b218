"""Facts to read: what it is on the left, how it is on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.widgets.label import Label


class Facts(QWidget):
    """Pairs of (name, value), in columns; a pair without a value is left out."""

    def __init__(self, columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._lines: list[tuple[Label, Label]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for number in range(columns):
            self._grid.setColumnStretch(2 * number + 1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts and no others."""
        shown = [(name, value) for name, value in facts if value]
        while len(self._lines) < len(shown):
            name, value = Label("", "secondary"), Label("", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            at, column = divmod(len(self._lines), self._columns)
            self._grid.addWidget(name, at, 2 * column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, at, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
            self._lines.append((name, value))
        for number, (name, value) in enumerate(self._lines):
            there = number < len(shown)
            name.setVisible(there)
            value.setVisible(there)
            name.setText(shown[number][0] if there else "")
            value.setText(shown[number][1] if there else "")

    @property
    def facts(self) -> dict[str, str]:
        """What is shown."""
        return {name.text(): value.text() for name, value in self._lines if name.text()}
