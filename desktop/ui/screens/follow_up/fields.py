"""Fields that the windows of the deeds share."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from db.errors import StoreError
from desktop.errors import BadInput
from desktop.services.attachments import AttachmentService
from desktop.ui.background import Progress, run
from desktop.ui.notices import show_refusal
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_HIGHEST = 320  # pixels of a list in a window


class Paper(QWidget):
    """A file to be attached: it is taken in, encrypted, as soon as it is chosen.

    A file that is not registered afterwards is a stray, which the store sets aside.
    """

    def __init__(self, verb: str, attachments: AttachmentService) -> None:
        super().__init__()
        self._attachments = attachments
        self._path: Path | None = None
        self._enter: Callable[[str, str, str, str], object] | None = None
        self._name = Label("没有附文件", "secondary", wrap=True)
        line = row(button(verb, self._choose, symbol="paperclip"), self._name)
        line.setStretchFactor(self._name, 1)
        self.setLayout(line)

    def take(self, path: Path) -> None:
        """Take a file in; the window goes on meanwhile."""
        self._path, self._enter = path, None
        self._name.setText(f"正在存入“{path.name}”…")
        attachments = self._attachments

        def take_in(_progress: Progress) -> Callable[[str, str, str, str], object]:
            stored = attachments.take_in(path)
            return lambda table, owner, talk_id, purpose: attachments.register(
                table, owner, talk_id, stored, path.name, purpose
            )

        run(self, take_in, then=self._on_taken, failed=self._on_failed)

    def check(self) -> None:
        """Refuse to go on while the file is still being taken in."""
        if self._path is not None and self._enter is None:
            raise BadInput("附件还没有存好，请稍候再登记，或者另选文件。", field="附件")

    def register(self, table: str, owner_id: str, talk_id: str, purpose: str) -> None:
        """Enter the file, if there is one, as an attachment of a record."""
        if self._enter is not None:
            self._enter(table, owner_id, talk_id, purpose)

    def _on_taken(self, enter: Callable[[str, str, str, str], object]) -> None:
        self._enter = enter
        self._name.setText(self._path.name if self._path else "")

    def _on_failed(self, error: Exception) -> None:
        self._path = None
        self._name.setText("没有附文件")
        if not isinstance(error, BadInput | StoreError):
            raise error
        show_refusal(self, error)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选择文件")
        if chosen:
            self.take(Path(chosen))


class Ticks(QWidget):
    """A few things of which some are wanted; `chosen` are the values of the ticked ones."""

    def __init__(self, options: Sequence[tuple[str, str]], *, ticked: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.boxes = [(value, QCheckBox(words)) for value, words in options]
        for _, box in self.boxes:
            box.setChecked(ticked)
            column.addWidget(box)

    @property
    def chosen(self) -> list[str]:
        """The values ticked, in their order."""
        return [value for value, box in self.boxes if box.isChecked()]


def listed(ticks: Ticks) -> Scrolling:
    """Return a list of ticks that scrolls where it is long, as wide as its lines need."""
    found = Scrolling(ticks)
    for _, box in ticks.boxes:
        box.ensurePolished()
    found.setFixedHeight(min(ticks.sizeHint().height() + 8, _HIGHEST))
    return found
