"""Fields that the windows of the deeds share."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import BadInput
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.label import Label


def needed(field: DateField, label: str) -> date:
    """Return the day of a field that must be filled in."""
    value = field.value
    if value is None:
        raise BadInput(f"请填写“{label}”。", field=label)
    return value


class Paper(QWidget):
    """A file to be attached: a button that asks for it, and its name."""

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.path: Path | None = None
        self._name = Label("没有附文件", "secondary")
        line = row(button(verb, self._choose, symbol="paperclip"), self._name, None)
        self.setLayout(line)

    def take(self, path: Path) -> None:
        """Take a file."""
        self.path = path
        self._name.setText(path.name)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选择文件")
        if chosen:
            self.take(Path(chosen))
