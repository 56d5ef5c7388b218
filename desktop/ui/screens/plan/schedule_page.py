"""Scheduling many plan items at once: choose, set day, time and place, see clashes, make talks."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.errors import BadInput
from desktop.services.calendars import CalendarService
from desktop.services.materials import MaterialService
from desktop.services.scheduling import SchedulingService
from desktop.services.views.plans import ItemState, PlanRow, Scheduling
from desktop.ui.notices import attempt, say
from desktop.ui.screens.plan.after_scheduling import AfterScheduling
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.dates import DateField, TimeField, day
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable
from desktop.ui.widgets.unturned import NumberField

_SIDE = 360


class SchedulePage(QWidget):
    """Gives several plan items their day and time, one after the other (批量安排)."""

    def __init__(
        self,
        scheduling: SchedulingService,
        calendars: CalendarService,
        materials: MaterialService,
    ) -> None:
        super().__init__()
        self.after = AfterScheduling(calendars, materials)
        self._scheduling = scheduling
        self._known: tuple[Scheduling, ...] | None = None
        self.table = RecordTable[PlanRow](
            [
                Column(
                    "谈话对象", lambda r: r.talkee, second=lambda r: r.talkee_post, stretch=True
                ),
                Column("谈话人", lambda r: r.talker or "待定", whole=True, sort=lambda r: r.talker),
                Column("计划月份", lambda r: f"{r.item.month}月", sort=lambda r: r.item.month),
                Column("完成时限", lambda r: day(r.item.due_on), sort=lambda r: r.item.due_on),
            ],
            name="待安排的计划项",
            key=lambda r: r.item.id,
            empty="没有待安排的计划项：都已安排谈话，或者还没有编制计划。",
        )
        self.day, self.at, self.gap = DateField(), TimeField(time(9, 0)), NumberField()
        self.gap.setRange(30, 480)
        self.gap.setValue(120)
        self.gap.setSuffix(" 分钟")
        self.place, self.note_takers, self.attendees = QLineEdit(), QLineEdit(), QLineEdit()
        self.fields = FormRows(columns=2)
        self.fields.add("日期", self.day, required=True, span=2)
        self.fields.add("谈话时间", self.at)
        self.fields.add("每场间隔", self.gap)
        self.fields.add("地点", self.place, span=2)
        self.fields.add("记录人", self.note_takers, span=2)
        self.note_takers.setPlaceholderText("两人用顿号分开")
        self.fields.add("参加人员", self.attendees, span=2)
        self.attendees.setPlaceholderText("配合单位派员等，用顿号分开")
        self.clashes = Label("", "error", wrap=True)
        self.chosen = Label("", "secondary", wrap=True)
        self._make = button("安排谈话", self._on_make, kind="primary", shortcut="Ctrl+Return")
        card = Card("安排到", self.chosen, self.clashes, self.fields, row(None, self._make))
        side = QWidget()
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.after)  # above: what comes next is seen at once
        stack.addWidget(card)
        stack.addStretch(1)
        self._side = scrolled = Scrolling(side)
        scrolled.setFixedWidth(_SIDE)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(row(self.table, scrolled, spacing=14), 1)
        self.table.chosen_changed.connect(self._on_chosen)
        self._on_chosen()

    def show_items(self, rows: Sequence[PlanRow]) -> None:
        """Show the items that have no talk yet."""
        open_states = {ItemState.PLANNED, ItemState.LATE}
        self.table.show_records([r for r in rows if r.state in open_states and not r.talk_id])

    def _on_chosen(self) -> None:
        count = len(self.table.chosen_all)
        words = (
            f"已选{count}项，按列表顺序依次往后排。"
            if count
            else "在左边选择要安排的计划项，按住 Ctrl 可多选。"
        )
        self.chosen.setText(words)
        self._make.setEnabled(count > 0)
        self._forget_clashes()

    def _wanted(self) -> tuple[Scheduling, ...]:
        on = self.day.value
        if on is None:
            raise BadInput("还没有填写日期。", field="日期")
        first = datetime.combine(on, self.at.value)
        return tuple(
            Scheduling(
                item_id=r.item.id,
                at=first + timedelta(minutes=self.gap.value() * number),
                place=self.place.text(),
                note_takers=_names(self.note_takers),
                attendees=_names(self.attendees),
            )
            for number, r in enumerate(self.table.chosen_all)
        )

    def _schedule(self) -> None:
        wanted = self._wanted()
        doubts = self._scheduling.doubts(wanted)
        if doubts and wanted != self._known:
            self._known = wanted
            self.clashes.setText("；".join(doubts) + "。仍要这样安排，请再按一次。")
            self.clashes.setVisible(True)
            self._to_top()
            return
        made = self._scheduling.schedule(wanted, knowing=bool(doubts))
        self._forget_clashes()
        self.after.offer(made)
        self.table.setFocus()
        self._to_top()
        say(self, f"已安排{len(made)}场谈话，可在“谈话”中逐场准备。")

    def _to_top(self) -> None:
        self._side.verticalScrollBar().setValue(0)

    def _forget_clashes(self) -> None:
        self._known = None
        self.clashes.clear()
        self.clashes.setVisible(False)

    def _on_make(self) -> None:
        attempt(self, self._schedule)


def _names(field: QLineEdit) -> tuple[str, ...]:
    return tuple(name for name in field.text().replace("，", "、").split("、") if name.strip())
