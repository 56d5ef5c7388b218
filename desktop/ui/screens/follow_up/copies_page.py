"""What is to be copied to other units over all talks; several go out by one letter."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.copies import CopyRow, CopySort
from desktop.ui.palette import Tone
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.words import word


class CopiesPage(QWidget):
    """A list to choose from, soonest due first."""

    def __init__(self, deeds: Deeds, services: FollowUpServices) -> None:
        super().__init__()
        self._deeds, self._services = deeds, services
        self._near_days = 7
        self.table = RecordTable[CopyRow](
            [
                Column("到期", tags=self._due, whole=True, order=CopySort.DUE),
                Column(
                    "谈话对象",
                    text=lambda r: r.talkee,
                    second=lambda r: f"{r.organisation} {r.number}",
                    bold=True,
                    stretch=True,
                    order=CopySort.TALKEE,
                ),
                Column(
                    "抄送单位",
                    text=lambda r: r.receiver,
                    second=_need,
                    stretch=True,
                    order=CopySort.RECEIVER,
                ),
                Column(
                    "内容",
                    text=lambda r: "、".join(r.contents),
                    second=lambda r: word(r.round),
                    stretch=True,
                    order=CopySort.CONTENTS,
                ),
                Column("标识", text=lambda r: r.marking),
            ],
            name="待抄送",
            key=lambda r: (r.talk_id, r.round, r.receiver),
            empty="没有待抄送的材料。",
        )
        self.table.opened.connect(self._open)
        self.table.chosen_changed.connect(self._show_count)
        self.count = Label("", "secondary")
        self.print_button = button("打印抄送函", self._print, symbol="printer")
        self.send_button = button("登记抄送", self._send, kind="primary")
        hint = "按住 Ctrl 或 Shift 可选择多件，用一份函抄送。"
        card = Card("待抄送")
        card.add(self.table, 1)
        card.add(row(Label(hint, "small"), None, self.count, self.print_button, self.send_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def refresh(self, near_days: int) -> None:
        """Read the list afresh."""
        self._near_days = near_days
        self.table.show_pages(self._fetch)
        self._show_count()

    def _fetch(self, offset: int, limit: int, order: Order) -> tuple[CopyRow, ...]:
        sort = CopySort(order.name or CopySort.DUE)
        return self._services.copies.page(
            offset=offset, limit=limit, sort=sort, descending=order.descending
        ).rows

    def _show_count(self) -> None:
        count = len(self.table.chosen_all)
        self.count.setText(f"已选 {count} 件" if count else "")
        for each in (self.print_button, self.send_button):
            each.setEnabled(count > 0)

    def _send(self) -> None:
        self._deeds.copies.send(self.table.chosen_all)

    def _print(self) -> None:
        talks = ",".join(dict.fromkeys(r.talk_id for r in self.table.chosen_all))
        self._deeds.go("表格打印", form="copy-letter", talk_ids=talks)

    def _open(self, one: CopyRow) -> None:
        self._deeds.go("谈话", talk_id=one.talk_id, stage="copies")

    def _due(self, one: CopyRow) -> list[Tag]:
        if one.days is None or one.due_on is None:
            return []
        if one.days <= self._near_days:
            return [days_tag(one.days, near=self._near_days)]
        return [Tag(short_day(one.due_on, self._services.today()), Tone.PLANNED)]


def _need(one: CopyRow) -> str:
    return "必须抄送" if one.required else "另行抄送"
