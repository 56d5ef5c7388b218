"""The plan of a year as a table: talkees by months; items are moved by mouse or keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton

from db.records import Combined
from desktop.services.views.plans import ItemState, PlanRow
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

_BEFORE_MONTHS = 3
_POST, _TALKER = 1, 2
_LEAST_POST = 96  # pixels that are worth showing of a post
_WAYS: tuple[tuple[bool, tuple[int, ...]], ...] = (  # short words, columns left out
    (False, ()),
    (True, ()),
    (True, (_POST,)),
    (True, (_POST, _TALKER)),
)
_MEASURED = 240  # rows: each month is told of by a few of them only
_TONES = {
    ItemState.HELD: Tone.DONE,
    ItemState.LATE: Tone.LATE,
    ItemState.SCHEDULED: Tone.PLANNED,
    ItemState.PLANNED: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class TalkeeYear:
    """One talkee's line: all items of the year."""

    id: tuple[str, str]
    rows: tuple[PlanRow, ...]

    @property
    def first(self) -> PlanRow:
        """The earliest item."""
        return self.rows[0]

    @property
    def movable(self) -> PlanRow | None:
        """The earliest item whose talk was not held."""
        return next((r for r in self.rows if r.state is not ItemState.HELD), None)


def by_talkee(rows: Sequence[PlanRow]) -> list[TalkeeYear]:
    """Return one line for each talkee, in the order of the earliest item."""
    found: dict[tuple[str, str], list[PlanRow]] = {}
    for row in rows:
        found.setdefault((row.item.talkee_id, row.item.organisation_id), []).append(row)
    return [TalkeeYear(key, tuple(items)) for key, items in found.items()]


_NOTHING = "还没有计划项。可以先由程序拟定建议再调整，也可以按右上角的“新增计划项”逐项新增。"


class MonthTable(RecordTable[TalkeeYear]):
    """Talkees by months. Alt+← and Alt+→, or dragging a cell, asks to move an item."""

    move_wanted = Signal(object, int)

    def __init__(self, *ways: QPushButton) -> None:
        self._today = date.min
        self._short = False
        self._needed_by: dict[bool, list[int]] = {}
        self._dragged: PlanRow | None = None
        months = [
            Column[TalkeeYear](f"{month}月", tags=partial(self._tags, month))
            for month in range(1, 13)
        ]
        super().__init__(
            [
                Column("谈话对象", lambda line: line.first.talkee, bold=True, whole=True),
                Column("职务", lambda line: line.first.talkee_post, stretch=True),
                Column("谈话人", _talkers, whole=True),
                *months,
            ],
            name="年度计划表",
            several=False,  # a cell is dragged to another month
            empty=EmptyState(_NOTHING if ways else "还没有计划项。", *ways, symbol="calendar-days"),
        )

        self._widths.measured = _MEASURED

    def show_plan(self, rows: Sequence[PlanRow], today: date) -> None:
        """Show the items of a year."""
        self._today = today
        self._needed_by.clear()
        self.show_records(by_talkee(rows))
        self._leave_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the posts out where there is no room for the months beside them."""
        self._leave_room()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the room anew in another size of type."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._needed_by.clear()
            self._leave_room()

    def _leave_room(self) -> None:
        """Say it shortly, then leave out posts, then talkers, until the months are in sight."""
        if not self.records:
            return
        room = self.viewport().width()
        for short, left_out in _WAYS:
            needed = sum(w for at, w in enumerate(self._needs(short=short)) if at not in left_out)
            if needed <= room:
                break
        self._say(short=short)
        for column in (_POST, _TALKER):
            self.show_column(column, shown=column not in left_out)

    def _needs(self, *, short: bool) -> list[int]:
        """Return what the columns need, posts but a little; kept until the records change."""
        if short not in self._needed_by:
            self._say(short=short)
            needs = list(self._widths.needed)
            needs[_POST] = min(needs[_POST], _LEAST_POST)
            self._needed_by[short] = needs
        return self._needed_by[short]

    def _say(self, *, short: bool) -> None:
        """Say it in short words or in long ones."""
        if short is not self._short:
            self._short = short
            self._widths.measure()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen talkee's item by a month."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._ask(self.chosen.movable if self.chosen else None, step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the line and take up the item in the cell."""
        super().mousePressEvent(event)
        self._dragged = self._item_at(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that an item is being carried."""
        super().mouseMoveEvent(event)
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the item down in another month of the same line."""
        super().mouseReleaseEvent(event)
        dragged, self._dragged = self._dragged, None
        month = self.month_at(event.position().toPoint())
        if dragged is not None and month and month != dragged.item.month:
            self.move_wanted.emit(dragged, month)

    def show_month(self, row: PlanRow) -> None:
        """Bring an item's cell into sight."""
        line = next((n for n, x in enumerate(self.records) if row in x.rows), None)
        if line is not None:
            self.scrollTo(self.model().index(line, self.month_column(_month_of(row))))

    def month_at(self, at: QPoint) -> int:
        """Return the month (1 to 12) of the column at a place, 0 beside them."""
        index = self.indexAt(at)
        return max(index.column() - _BEFORE_MONTHS + 1, 0) if index.isValid() else 0

    def month_column(self, month: int) -> int:
        """Return the column of a month."""
        return _BEFORE_MONTHS + month - 1

    def _item_at(self, at: QPoint) -> PlanRow | None:
        index, month = self.indexAt(at), self.month_at(at)
        if not index.isValid() or not month:
            return None
        rows = self.records[index.row()].rows
        here = [r for r in rows if r.item.month == month and r.state is not ItemState.HELD]
        return here[0] if here else None

    def _ask(self, row: PlanRow | None, step: int) -> None:
        if row is not None and 1 <= row.item.month + step <= 12:
            self.move_wanted.emit(row, row.item.month + step)

    def _tags(self, month: int, line: TalkeeYear) -> list[Tag]:
        return [
            Tag(
                _words(row, self._today, short=self._short),
                Tone.LATE if row.doubt else _TONES[row.state],
            )
            for row in line.rows
            if _month_of(row) == month
        ]


def _month_of(row: PlanRow) -> int:
    held = row.state is ItemState.HELD and row.day and row.day.year == row.item.due_on.year
    return row.day.month if held and row.day else row.item.month


def _words(row: PlanRow, today: date, *, short: bool) -> str:
    if row.state is ItemState.HELD and row.day:
        return f"{row.day.day}{'' if short else '日'}✓"
    if row.doubt:
        return "须调整"
    if row.state is ItemState.LATE:
        return "逾期" if short else f"逾期{(today - row.item.due_on).days}天"
    if row.state is ItemState.SCHEDULED and row.day:
        return "今天" if row.day == today else _day(row.day, row.item.month, short=short)
    if row.item.combined:
        with_what = word(Combined(row.item.combined[0]))[:2]
        return with_what if short else f"结合{with_what}"
    return "计划"


def _day(on: date, month: int, *, short: bool) -> str:
    return f"{on.day}日" if short and on.month == month else f"{on.month}月{on.day}日"


def _talkers(line: TalkeeYear) -> str:
    return "、".join(dict.fromkeys(r.talker for r in line.rows if r.talker)) or "待定"
