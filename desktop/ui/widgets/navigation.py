"""The places, at the left of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.ui.icons import icon
from desktop.ui.palette import ACCENT, SECONDARY
from desktop.ui.theme import restyle
from desktop.ui.widgets.buttons import PressedByEnter
from desktop.ui.widgets.label import Label

_ICON = 18


class _PlaceButton(PressedByEnter):
    def __init__(self, name: str, symbol: str, shortcut: str) -> None:
        super().__init__()
        self.place = name
        self.setProperty("kind", "place")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIcon(icon(symbol, SECONDARY, _ICON, chosen=ACCENT))
        self.setIconSize(QSize(_ICON, _ICON))
        self._badge = Label("", "badge")
        self._badge.setVisible(False)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignRight)
        self.setToolTip(f"{name}（{shortcut}）")
        self.show_count(0)
        self.set_narrow(narrow=False)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return size + QSize(34, 0) if self.text() else size

    def show_count(self, count: int) -> None:
        self._badge.setText(str(count) if count < 100 else "99+")
        self._badge.setVisible(count > 0)
        self.setAccessibleName(f"{self.place}，{count} 件" if count else self.place)

    def set_narrow(self, *, narrow: bool) -> None:
        self.setText("" if narrow else f"  {self.place}")
        restyle(self._badge, "kind", "badge-small" if narrow else "badge")
        self._badge.updateGeometry()
        corner = Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag.AlignVCenter
        self._line.setContentsMargins(0, 2, 2 if narrow else 8, 2)
        self._line.setAlignment(self._badge, Qt.AlignmentFlag.AlignRight | corner)


class Navigation(QFrame):
    """One button for each place; says which was chosen. Narrow, it shows icons only.

    The buttons are in no group: Tab would come to the chosen one only, and arrows would open places.
    """

    chosen = Signal(str)

    def __init__(self, places: Sequence[tuple[str, str, bool]]) -> None:
        super().__init__()
        self.setObjectName("left")
        self.setAccessibleName("导航")
        self._buttons: dict[str, _PlaceButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(2)
        at_foot = False
        for number, (name, symbol, foot) in enumerate(places, 1):
            if foot and not at_foot:
                column.addStretch(1)
                at_foot = True
            button = _PlaceButton(name, symbol, f"Alt+{number}")
            QShortcut(QKeySequence(f"Alt+{number}"), self, button.click)
            self._buttons[name] = button
            button.clicked.connect(self._on_clicked)
            column.addWidget(button)
        if not at_foot:
            column.addStretch(1)

    def show_chosen(self, place: str) -> None:
        """Mark a place as the one that is open."""
        for name, button in self._buttons.items():
            button.setChecked(name == place)

    def show_count(self, place: str, count: int) -> None:
        """Show a number at a place, or none for 0."""
        self._buttons[place].show_count(count)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or names too."""
        for button in self._buttons.values():
            button.set_narrow(narrow=narrow)

    def button(self, place: str) -> QPushButton:
        """Return the button of a place."""
        return self._buttons[place]

    def _on_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, _PlaceButton):
            self.chosen.emit(clicked.place)
