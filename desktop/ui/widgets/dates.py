"""Fields for a day and a time, typed or picked."""

import re
from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QTimeEdit

from desktop.errors import BadInput
from desktop.ui.icons import icon

_SPLIT = re.compile(r"^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$")
_SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_WEEKDAYS = "一二三四五六日"


def day(on: date) -> str:
    """Return 2026年3月13日."""
    return f"{on.year}年{on.month}月{on.day}日"


def day_and_weekday(on: date) -> str:
    """Return 2026年3月13日 星期五."""
    return f"{day(on)} 星期{_WEEKDAYS[on.weekday()]}"


def short_day(on: date, today: date) -> str:
    """Return 3月13日, with the year where it is not this one."""
    return f"{on.month}月{on.day}日" if on.year == today.year else day(on)


def parse_day(text: str) -> date | None:
    """Return the day that is meant by 2026-3-13, 2026.3.13, 2026年3月13日 or 20260313, or None."""
    found = _SPLIT.match(text.strip()) or _SOLID.match(text.strip())
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


class DateField(QLineEdit):
    """A day, typed in any usual way or picked from a calendar (Alt+↓); it may be empty."""

    changed = Signal()

    def __init__(self, value: date | None = None) -> None:
        super().__init__()
        self.setPlaceholderText("如 2026-07-13")
        self._calendar: QCalendarWidget | None = None
        pick = QAction(icon("calendar"), "从日历中选择（Alt+↓）", self)
        pick.setShortcut("Alt+Down")
        pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        pick.triggered.connect(self._pick)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.set_value(value)
        self.editingFinished.connect(self._on_finished)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("2026年12月31日 ") + 48)

    @property
    def value(self) -> date | None:
        """The day, None where the field is empty; BadInput where it is no day."""
        text = self.text().strip()
        found = parse_day(text)
        if text and found is None:
            name = self.accessibleName().removesuffix("（必填）") or "日期"
            raise BadInput(f"“{text}”不是日期，请按2026-07-13的样子填写。", field=name)
        return found

    def set_value(self, value: date | None) -> None:
        """Show a day."""
        self.setText(day(value) if value else "")

    def _on_finished(self) -> None:
        found = parse_day(self.text())
        if found:
            self.set_value(found)
        self.changed.emit()

    def _pick(self) -> None:
        if self._calendar is None:
            self._calendar = QCalendarWidget(self)
            self._calendar.setWindowFlag(Qt.WindowType.Popup)
            self._calendar.setLocale(QLocale(QLocale.Language.Chinese))
            self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
            self._calendar.setAccessibleName("日历")
            self._calendar.activated.connect(self._on_picked)
            self._calendar.clicked.connect(self._on_picked)
        found = parse_day(self.text())
        if found:
            self._calendar.setSelectedDate(QDate(found.year, found.month, found.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()
        self._calendar.setFocus()

    def _on_picked(self, on: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_value(date(on.year(), on.month(), on.day()))
        self.changed.emit()


def needed(field: DateField, label: str) -> date:
    """Return the day of a field; BadInput where it is empty or no day."""
    found = field.value
    if found is None:
        raise BadInput(f"请填写“{label}”。", field=label)
    return found


class TimeField(QTimeEdit):
    """A time of day, to the minute."""

    def __init__(self, value: time = time(9, 0)) -> None:
        super().__init__(QTime(value.hour, value.minute))
        self.setDisplayFormat("HH:mm")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet cannot indent its text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    @property
    def value(self) -> time:
        """The time."""
        return time(self.time().hour(), self.time().minute())

    def set_value(self, value: time) -> None:
        """Show a time."""
        self.setTime(QTime(value.hour, value.minute))
