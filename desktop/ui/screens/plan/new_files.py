"""Files chosen for a record that is still to be registered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.services.attachments import AttachmentService
from desktop.ui.background import Progress, run
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label

Enter = Callable[[str, str, str], object]


class NewFiles(QWidget):
    """Takes files in, encrypted, as soon as they are chosen; `register` gives them their owner.

    Files that are never registered are strays, which the store sets aside.
    """

    def __init__(self, attachments: AttachmentService, field: str = "附件") -> None:
        super().__init__()
        self._attachments, self._field = attachments, field
        self._waiting = 0
        self._taken: list[tuple[str, Enter]] = []
        self.names = Label("还没有附件。", "secondary", wrap=True)
        self._clear = button("不附了", self.clear, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.names)
        column.addLayout(
            row(button("选择文件…", self._choose, symbol="paperclip"), self._clear, None)
        )
        self.clear()

    def clear(self) -> None:
        """Forget the files."""
        self._taken = []
        self._show()

    def take(self, *paths: Path) -> None:
        """Take files in on another thread; the window goes on meanwhile."""
        attachments = self._attachments
        for path in paths:
            self._waiting += 1

            def take_in(_progress: Progress, path: Path = path) -> tuple[str, Enter]:
                stored = attachments.take_in(path)
                return path.name, lambda table, owner, purpose: attachments.register(
                    table, owner, None, stored, path.name, purpose
                )

            run(self, take_in, then=self._on_taken, ended=self._on_ended)
        self._show()

    def check(self) -> None:
        """Refuse to go on while files are still being taken in."""
        if self._waiting:
            raise BadInput("附件还没有存好，请稍候再登记。", field=self._field)

    def register(self, table: str, owner_id: str, purpose: str) -> None:
        """Enter the files as attachments of a record."""
        for _, enter in self._taken:
            enter(table, owner_id, purpose)
        self.clear()

    def _show(self) -> None:
        said = "、".join(name for name, _ in self._taken)
        if self._waiting:
            said = f"{said}　正在存入…" if said else "正在存入…"
        self.names.setText(said or "还没有附件。")
        self._clear.setVisible(bool(self._taken))

    def _on_taken(self, taken: tuple[str, Enter]) -> None:
        self._taken.append(taken)

    def _on_ended(self) -> None:
        self._waiting -= 1
        self._show()

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "选择附件")
        self.take(*(Path(name) for name in chosen))
