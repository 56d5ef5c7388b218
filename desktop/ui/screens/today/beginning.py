"""What a new office does first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.services.views.today import Step, Target
from desktop.ui.icons import Picture
from desktop.ui.palette import SECONDARY
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label


class Beginning(QWidget):
    """Says what comes next on the first day, with a button for each step."""

    def __init__(self, go: Callable[[Target], object]) -> None:
        super().__init__()
        self._go = go
        self._made: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column.addStretch(1)
        self._column.addWidget(Picture("list-checks", SECONDARY, 32), 0, centre)
        self.sentence = Label("", "secondary", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self.sentence)
        self._buttons = QGridLayout()
        self._buttons.setSpacing(8)
        self._column.addLayout(row(None, self._buttons, None))
        self._column.addStretch(2)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps, the first one first; no buttons where there are none."""
        for old in self._made:
            self._buttons.removeWidget(old)
            old.deleteLater()
        self._made = []
        count = len(steps)
        self.sentence.setText(
            f"还没有谈话。请从这里开始，共{count}步；有了谈话，需要办理的事项会列在这里。"
        )
        for number, step in enumerate(steps, 1):
            made = self._button(number, step)
            self._buttons.addWidget(made, *divmod(number - 1, 2))
            made.show()
            self._made.append(made)

    def _button(self, number: int, step: Step) -> QPushButton:
        kind = "primary" if number == 1 else "plain"
        return button(f"{number}. {step.verb}", lambda: self._go(step.target), kind=kind)
