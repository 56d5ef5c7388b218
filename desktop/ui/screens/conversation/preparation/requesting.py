"""Asking cooperating units for material."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop.services.materials import COOPERATING_UNITS
from desktop.ui.notices import attempt
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.dates import DateField, needed
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label

_OTHER = COOPERATING_UNITS[-1]


class Requesting(QWidget):
    """Ticks the units, and asks them all at once."""

    done = Signal()

    def __init__(self, services: TalkServices) -> None:
        super().__init__()
        self._services = services
        self._talk_id = ""
        self.boxes = {unit: QCheckBox(unit) for unit in COOPERATING_UNITS if unit != _OTHER}
        self.other = QLineEdit()
        self.other.setPlaceholderText("其他单位名称，多个用顿号分开")
        self.other.setAccessibleName("其他配合单位")
        self.sent, self.reply_due = DateField(), DateField()
        units = QWidget()
        column = QVBoxLayout(units)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(*self.boxes.values(), spacing=14))
        column.addWidget(self.other)
        self.rows = FormRows(columns=2)
        self.rows.add("配合单位", units, required=True, span=2)
        self.rows.add("发出日期", self.sent, required=True)
        self.rows.add("回复时限", self.reply_due, required=True)
        self.ask_button = button("登记商请", self._ask, kind="primary")
        self.cancel_button = button("取消", self.done.emit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Label("商请提供材料", "title"))
        outer.addWidget(self.rows)
        outer.addLayout(row(None, self.cancel_button, self.ask_button))
        outer.addStretch(1)

    def begin(self, talk_id: str) -> None:
        """Start with today and the office's usual time for a reply."""
        self._talk_id = talk_id
        self.rows.clear_errors()
        today = self._services.today()
        self.sent.set_value(today)
        self.reply_due.set_value(self._services.materials.proposed_reply_due(today))
        for box in self.boxes.values():
            box.setChecked(False)
        self.other.clear()

    def _ask(self) -> None:
        if attempt(self.rows, self._deed):
            self.done.emit()

    def _deed(self) -> None:
        others = [name.strip() for name in self.other.text().split("、") if name.strip()]
        units = [unit for unit, box in self.boxes.items() if box.isChecked()] + others
        sent = needed(self.sent, "发出日期")
        due = needed(self.reply_due, "回复时限")
        self._services.materials.request(self._talk_id, units, sent, due)
