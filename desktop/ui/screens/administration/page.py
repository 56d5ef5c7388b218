"""What the pages of 系统管理 have in common."""

from collections.abc import Set as AbstractSet
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.heading import Heading


class AdminPage(QWidget):
    """One page with its heading; it reads when shown and when a table it watches has changed."""

    key: ClassVar[str]
    title: ClassVar[str]
    sub: ClassVar[str] = ""
    watches: ClassVar[AbstractSet[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading(self.title, self.sub)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(self.heading)
        self.setAccessibleName(self.title)

    def refresh(self) -> None:
        """Read and show."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Keep what is being typed; False keeps the user here, having shown why."""
        return True
