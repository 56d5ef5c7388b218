"""One field for each shape of a setting."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.errors import BadInput
from desktop.rules.office_settings import Setting, Shape
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import parse_day
from desktop.ui.widgets.unturned import NumberField

_LONGEST_SPAN = 60


class SettingField(QObject):
    """A widget for a setting: shows a value, gives back what was entered."""

    changed = Signal()
    span = 1

    def __init__(self, setting: Setting, widget: QWidget) -> None:
        super().__init__(widget)
        self.setting, self.widget = setting, widget

    @property
    def value(self) -> Any:
        """What is entered; BadInput where it can be no value."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def is_changed(self, stored: Any) -> bool:
        """Return whether what is entered differs from what is stored."""
        try:
            return bool(self.value != stored)
        except BadInput:
            return True


class _Flag(SettingField):
    def __init__(self, setting: Setting) -> None:
        self._box = QCheckBox("是")
        super().__init__(setting, self._box)
        self._box.toggled.connect(lambda _on: self.changed.emit())

    @property
    def value(self) -> bool:
        return self._box.isChecked()

    def show_value(self, value: bool) -> None:
        self._box.setChecked(value)


class _Number(SettingField):
    def __init__(self, setting: Setting) -> None:
        self._box = NumberField()
        least = setting.least - 1 if setting.empty else setting.least
        self._box.setRange(least, setting.most)
        self._box.setSuffix(f" {setting.unit}")
        if setting.empty:
            self._box.setSpecialValueText(setting.empty)
        super().__init__(setting, self._box)
        self._box.valueChanged.connect(lambda _value: self.changed.emit())

    @property
    def value(self) -> int | None:
        number = self._box.value()
        return None if self.setting.empty and number < self.setting.least else number

    def show_value(self, value: int | None) -> None:
        self._box.setValue(self._box.minimum() if value is None else value)


class _Line(SettingField):
    def __init__(self, setting: Setting) -> None:
        self._line = QLineEdit()
        super().__init__(setting, self._line)
        self._line.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def value(self) -> str:
        return self._line.text().strip()

    def show_value(self, value: str) -> None:
        self._line.setText(value)


class _Lines(SettingField):
    def __init__(self, setting: Setting) -> None:
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * 4 + 18)
        super().__init__(setting, self._text)
        self._text.textChanged.connect(self.changed)

    @property
    def value(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self._text.toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def show_value(self, value: tuple[str, ...]) -> None:
        self._text.setPlainText("\n".join(value))


class _Days(_Lines):
    """Days by line, or a span of days in one line (2027-02-05 至 2027-02-11)."""

    @property
    def value(self) -> tuple[str, ...]:
        days = {d for line in super().value for d in self._days_of(line)}
        return tuple(sorted(d.isoformat() for d in days))

    def show_value(self, value: tuple[str, ...]) -> None:
        super().show_value(tuple(_spans(sorted(date.fromisoformat(v) for v in value))))

    def is_changed(self, stored: Any) -> bool:
        return super().is_changed(tuple(sorted(stored)))

    def _days_of(self, line: str) -> Iterator[date]:
        ends = [parse_day(part.strip()) for part in re.split(r"至|到|~|—+", line)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2 or last < first:
            raise BadInput(
                f"“{line}”看不出是哪一天，请写成 2027-01-01，或 2027-02-05 至 2027-02-11。",
                field=self.setting.label,
            )
        if (last - first).days >= _LONGEST_SPAN:
            raise BadInput(f"“{line}”超过 {_LONGEST_SPAN} 天，请核对。", field=self.setting.label)
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


class _Choice(SettingField):
    def __init__(self, setting: Setting) -> None:
        self._choice = Choice(setting.choices)
        super().__init__(setting, self._choice)
        self._choice.currentIndexChanged.connect(lambda _at: self.changed.emit())

    @property
    def value(self) -> str:
        return self._choice.value or ""

    def show_value(self, value: str) -> None:
        self._choice.choose(value)


class _Choices(SettingField):
    def __init__(self, setting: Setting) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        self._boxes = {key: QCheckBox(words) for key, words in setting.choices}
        super().__init__(setting, holder)
        for box in self._boxes.values():
            line.addWidget(box)
            box.toggled.connect(lambda _on: self.changed.emit())
        line.addStretch(1)
        holder.setFocusProxy(next(iter(self._boxes.values())))

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def show_value(self, value: tuple[str, ...]) -> None:
        for key, box in self._boxes.items():
            box.setChecked(key in value)


_FIELDS = {
    Shape.FLAG: _Flag,
    Shape.NUMBER: _Number,
    Shape.LINE: _Line,
    Shape.LINES: _Lines,
    Shape.DAYS: _Days,
    Shape.CHOICE: _Choice,
    Shape.CHOICES: _Choices,
}


def made_for(setting: Setting) -> SettingField:
    """Return the field for a setting."""
    return _FIELDS[setting.shape](setting)


def _spans(days: list[date]) -> Iterator[str]:
    """Return days one by one, neighbouring ones as a span."""
    at = 0
    while at < len(days):
        end = at
        while end + 1 < len(days) and days[end + 1] - days[end] == timedelta(days=1):
            end += 1
        yield f"{days[at]}" if end == at else f"{days[at]} 至 {days[end]}"
        at = end + 1
