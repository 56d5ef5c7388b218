"""The steps of a piece of work, one below the other."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import picture
from desktop.ui.palette import ACCENT, CARD, LINE_STRONG, SECONDARY, STRONG, Tone
from desktop.ui.widgets.buttons import PressedByEnter
from desktop.ui.widgets.label import Label


class StepState(StrEnum):
    """How far a step is."""

    DONE = "已完成"
    CURRENT = "进行中"
    TODO = "未开始"
    SKIPPED = "未进行"


class Step(NamedTuple):
    """A step: its key, the mark in its circle (a digit or one character), title and state."""

    key: str
    mark: str
    title: str
    state: StepState = StepState.TODO
    second: str = ""


class _Mark(QWidget):
    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self.setFixedSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled = {StepState.DONE: STRONG[Tone.DONE], StepState.CURRENT: ACCENT}
        colour = filled.get(self.step.state)
        painter.setPen(QPen(QColor(colour or LINE_STRONG), 1.2))
        painter.setBrush(QColor(colour or CARD))
        painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))
        if self.step.state is StepState.DONE:
            painter.drawPixmap(6, 6, picture("check", CARD, 14, self.devicePixelRatioF()))
            return
        mark = "—" if self.step.state is StepState.SKIPPED else self.step.mark
        font = painter.font()
        font.setPixelSize(13)
        painter.setFont(font)
        painter.setPen(QColor(CARD if colour else SECONDARY))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, mark)


class _StepButton(PressedByEnter):
    def __init__(self, step: Step) -> None:
        super().__init__()
        self.key = step.key
        self.setProperty("kind", "step")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark = _Mark(step)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        self._title, self._second = Label("", wrap=True), Label("", "small", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._second)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        self.setAccessibleName(f"{step.title}，{step.state}")
        self.setToolTip(step.title)
        self._title.setText(step.title)
        self._second.setText(step.second)
        self._second.setVisible(bool(step.second))
        if self._mark.step != step:
            self._mark.step = step
            self._mark.update()

    def set_narrow(self, *, narrow: bool) -> None:
        self._words.setVisible(not narrow)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        found = self._line.totalHeightForWidth(width)
        return found if found > 0 else self.sizeHint().height()

    def sizeHint(self) -> QSize:
        return self._line.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.totalMinimumSize()


class Stepper(QWidget):
    """Steps as buttons; says which was chosen, and decides nothing.

    The buttons are in no group, so that Tab comes to each and arrows do not open pages.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("步骤")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addStretch(1)  # spare height would part the titles from their marks
        self._buttons: dict[str, _StepButton] = {}
        self._narrow = False

    def show_steps(self, steps: Sequence[Step], shown: str) -> None:
        """Show the steps; `shown` is the key of the one whose page is open."""
        if [step.key for step in steps] == list(self._buttons):
            for step in steps:
                self._buttons[step.key].show_step(step)
        else:
            self._build(steps)
        self._check(shown)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the marks only; the titles are in the tips and are read out."""
        self._narrow = narrow
        for button in self._buttons.values():
            button.set_narrow(narrow=narrow)

    def button(self, key: str) -> QPushButton:
        """Return the button of a step."""
        return self._buttons[key]

    def _build(self, steps: Sequence[Step]) -> None:
        had_focus = next((k for k, b in self._buttons.items() if b.hasFocus()), None)
        for old in self._buttons.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {step.key: _StepButton(step) for step in steps}
        for button in self._buttons.values():
            button.set_narrow(narrow=self._narrow)
            button.clicked.connect(self._on_clicked)
            self._column.insertWidget(self._column.count() - 1, button)
            button.show()
        if had_focus in self._buttons:
            self._buttons[had_focus].setFocus()

    def _check(self, shown: str) -> None:
        for key, button in self._buttons.items():
            button.setChecked(key == shown)

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, _StepButton):
            self._check(clicked.key)
            self.chosen.emit(clicked.key)
