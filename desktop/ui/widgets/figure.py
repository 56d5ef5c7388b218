"""A number that opens its list."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout

from desktop.ui.palette import Tone
from desktop.ui.theme import restyle
from desktop.ui.widgets.buttons import PressedByEnter
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.label import Label


class Figure(PressedByEnter):
    """A card with a label, a large number, what it is counted in, a chip and a bar."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setProperty("kind", "figure")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label = Label(label, "secondary", wrap=True)
        self._value = Label("—", "figure")
        self._rest = Label("", "body")
        self._chip = Chip()
        self._chip.setVisible(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setMinimumWidth(24)  # else a hidden bar may count with its usual width
        self._bar.setRange(0, 1000)
        kept = self._bar.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # so that figures in a row stand at one height
        self._bar.setSizePolicy(kept)
        self._assemble()
        self.show_value("—")

    def show_value(
        self,
        value: str,
        rest: str = "",
        *,
        share: float | None = None,
        tone: Tone = Tone.LATE,
        tag: Tag | None = None,
    ) -> None:
        """Show a number; `share` (0 to 1) draws the bar in the tone's colour."""
        self._value.setText(value)
        self._rest.setText(rest)
        self._chip.show_tag(tag or Tag(""))
        self._bar.setVisible(share is not None)
        self._bar.setValue(round((share or 0) * 1000))
        restyle(self._bar, "tone", str(tone))
        words = " ".join(w for w in (value, rest, tag.text if tag else "") if w)
        self.setAccessibleName(f"{self._label.text()}：{words}")
        self.updateGeometry()

    def set_label(self, label: str) -> None:
        """Name the number anew."""
        self._label.setText(label)

    def sizeHint(self) -> QSize:
        """Return what the contents need."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the contents need."""
        return self._column.minimumSize()

    def _assemble(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        bottom = Qt.AlignmentFlag.AlignBottom
        line.addWidget(self._value, 0, bottom)
        line.addWidget(self._rest, 0, bottom)
        line.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for part in (self._label, self._value, self._rest, self._chip, self._bar):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
