"""Fields that the windows of the deeds share."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_HIGHEST = 320  # pixels of a list in a window


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
