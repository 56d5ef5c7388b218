"""What the tabs of 统计报告 have in common."""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class StatisticsPage(QWidget):
    """One tab; it reads when shown and when a table it watches has changed.

    `wanted` asks to be taken to another place: its name and target.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    watches: ClassVar[AbstractSet[str]] = frozenset()
    help_topic: ClassVar[str] = "statistics"

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.head = QWidget()  # the place takes it out of here, to put it above the tabs
        self._above = QVBoxLayout(self.head)
        self._above.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(self.head)
        self.setAccessibleName(self.title)

    def put_above(self, *headings: QWidget) -> None:
        """Put headings at the top of the place."""
        for heading in headings:
            self._above.addWidget(heading)

    def refresh(self) -> None:
        """Read and show."""
        raise NotImplementedError

    def open(self, target: dict[str, str]) -> None:
        """Show what another place asked for; nothing by default."""

    def whereabouts(self) -> dict[str, str]:
        """Return the target that `open` needs to come back here."""
        return {}

    def leave(self) -> bool:
        """Keep what is being typed; False keeps the user here, having shown why."""
        return True

    def print_out(self) -> None:
        """Answer Ctrl+P: go to where papers are printed."""
        self.wanted.emit("表格打印", {})
