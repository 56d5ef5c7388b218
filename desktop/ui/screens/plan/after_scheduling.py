"""What follows scheduling in batch: one approval form, the notices, one request, the calendar."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop.services.calendars import CalendarService
from desktop.services.materials import COOPERATING_UNITS, MaterialService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import attempt, say
from desktop.ui.screens.follow_up.fields import Ticks
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.label import Label


class AfterScheduling(Card):
    """Offers the papers for the talks that were just scheduled."""

    print_wanted = Signal(str, str)  # form, ids of talks parted by commas

    def __init__(self, calendars: CalendarService, materials: MaterialService) -> None:
        super().__init__("接着办")
        self._calendars, self._materials = calendars, materials
        self._talks: tuple[str, ...] = ()
        self.words = Label("", "secondary", wrap=True)
        self.add(self.words)
        self.add(
            Flow(
                button("打印呈批表", lambda: self._print("approval")),
                button("打印通知", lambda: self._print("notice")),
                button("商请材料…", self._on_request),
                button("打印日程表", lambda: self._print("agenda")),
                button("日程文件 .ics…", self._on_calendar),
            )
        )
        self.setVisible(False)

    @property
    def talks(self) -> tuple[str, ...]:
        """The talks that were scheduled last."""
        return self._talks

    def offer(self, talks: Sequence[str]) -> None:
        """Offer the papers for these talks."""
        self._talks = tuple(talks)
        self.words.setText(f"刚安排的{len(self._talks)}场：合用一份呈批表，通知逐人一份。")
        self.setVisible(True)

    def save_calendar(self, target: Path) -> bool:
        """Write the talker's appointments; refused for marked talks."""
        done = attempt(self, self._calendars.save_appointments, self._talks, target)
        if done:
            say(self, f"日程已保存为“{target.name}”，文件没有加密，请按保密规定保管。")
        return done

    def _print(self, form: str) -> None:
        self.print_wanted.emit(form, ",".join(self._talks))

    def _on_calendar(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "导出日程", "谈话日程.ics", "日程文件 (*.ics)")
        if name:
            self.save_calendar(Path(name))

    def _on_request(self) -> None:
        words = f"为这{len(self._talks)}场谈话一并商请提供材料，每个单位一份函。"
        dialog = DeedDialog(self, "商请提供材料", words, "登记并打印")
        units = Ticks([(u, u) for u in COOPERATING_UNITS if u != "其他"], ticked=False)
        other = QLineEdit()
        sent = DateField(self._materials.today())
        due = DateField(self._materials.proposed_reply_due(self._materials.today()))
        dialog.rows.add("配合单位", units, required=True)
        dialog.rows.add("其他单位", other, help_text="几个单位用顿号分开。")
        dialog.rows.add("发出日期", sent, required=True)
        dialog.rows.add("回复时限", due, required=True)

        def ask() -> None:
            named = [u for u in other.text().replace("，", "、").split("、") if u.strip()]
            self._materials.request_for_all(
                self._talks,
                [*units.chosen, *named],
                needed(sent, "发出日期"),
                needed(due, "回复时限"),
            )

        dialog.accepted.connect(lambda: self._print("material-request"))
        dialog.ask(ask)
