"""Fields of a talk that creation, arrangement and late entry share."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.card import row
from desktop.ui.widgets.dates import DateField, TimeField, day_and_weekday, parse_day
from desktop.ui.widgets.label import Label

_NINE = time(9, 0)


class WhenField(QWidget):
    """A day and a time; the weekday stands beside it, and what is to be said about the day."""

    changed = Signal()

    def __init__(self, remark: Callable[[date], str]) -> None:
        super().__init__()
        self._remark = remark
        self.on, self.at = DateField(), TimeField(_NINE)
        self.on.setAccessibleName("谈话时间")
        self.at.setAccessibleName("几点几分")
        self.weekday = Label("", "secondary")
        self.remark = Label("", "small", wrap=True)
        self.remark.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row(self.on, self.at, self.weekday, None))
        column.addWidget(self.remark)
        self.setFocusProxy(self.on)
        self.on.changed.connect(self._on_changed)
        self.on.textChanged.connect(self._show_day)
        self.at.timeChanged.connect(lambda _at: self.changed.emit())

    @property
    def value(self) -> datetime | None:
        """The moment, None where no day is given; BadInput where it is no day."""
        on = self.on.value
        return datetime.combine(on, self.at.value) if on else None

    @property
    def day(self) -> date | None:
        """The day as far as it can be read, without complaint."""
        return parse_day(self.on.text())

    @property
    def words(self) -> str:
        """What is entered, for comparing with `worded`."""
        on = self.day
        return f"{on} {self.at.value:%H:%M}" if on else self.on.text().strip()

    @staticmethod
    def worded(value: datetime | None) -> str:
        """Return what the field would hold for a moment."""
        return f"{value:%Y-%m-%d %H:%M}" if value else ""

    def set_value(self, value: datetime | None) -> None:
        """Show a moment."""
        self.on.set_value(value.date() if value else None)
        self.at.set_value(value.time() if value else _NINE)

    def _on_changed(self) -> None:
        self._show_day()
        self.changed.emit()

    def _show_day(self) -> None:
        on = self.day
        self.weekday.setText(day_and_weekday(on).partition(" ")[2] if on else "")
        remark = self._remark(on) if on else ""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))


class PeopleField(QLineEdit):
    """Names of people, parted by 、 or a comma."""

    def __init__(self, *, most: int | None = None) -> None:
        super().__init__()
        self.setPlaceholderText("姓名，一名或两名" if most == 2 else "姓名，可填多名")

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(n.strip() for n in re.split(r"[、,，;；]", self.text()) if n.strip())

    def set_names(self, names: Sequence[str]) -> None:
        """Show names."""
        self.setText("、".join(names))
