"""The list that stands behind a number."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TalkOrder
from desktop.services.views.statistics import Counted, CountedLine
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.table import Column, Order, RecordTable

Read = Callable[[Sequence[Counted]], Sequence[CountedLine]]
Arrange = Callable[[TalkOrder, bool], Sequence[Counted]]


class CountedPage(QWidget):
    """Lists what was counted; opening a line leads to its talk or person."""

    back_wanted = Signal()
    opened = Signal(object)

    def __init__(self, back: str = "返回统计") -> None:
        super().__init__()
        self.back = button(back, self.back_wanted.emit, symbol="chevron-left")
        self.heading = Heading("", "", self.back)
        self.table = RecordTable[CountedLine](
            [
                Column("日期", lambda r: day(r.on) if r.on else "", order=TalkOrder.DAY),
                Column(
                    "谈话对象", lambda r: r.talkee, bold=True, whole=True, order=TalkOrder.TALKEE
                ),
                Column(
                    "党组织", lambda r: r.organisation, stretch=True, order=TalkOrder.ORGANISATION
                ),
                Column("事项", lambda r: r.matter, stretch=True),
                Column("情况", lambda r: r.state),
                Column("谈话人", lambda r: r.talker, whole=True, order=TalkOrder.TALKER),
                Column("编号", lambda r: r.number, order=TalkOrder.NUMBER),
            ],
            name="明细",
            key=lambda r: r.id,
            empty="这个数字为 0，没有明细。",
        )
        self.table.opened.connect(self.opened)
        card = Card("")
        card.add(self.table, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self.heading)
        body.addWidget(card, 1)

    def show_counted(
        self, title: str, sub: str, found: Sequence[Counted], read: Read, arrange: Arrange
    ) -> None:
        """Show what was counted; `read` makes lines of as many as are seen, `arrange` sorts."""
        self.heading.set_title(title, sub)
        ordered: dict[Order, Sequence[Counted]] = {Order(): found}

        def fetch(offset: int, limit: int, order: Order) -> Sequence[CountedLine]:
            if order not in ordered:
                ordered[order] = arrange(TalkOrder(order.name), order.descending)
            return read(ordered[order][offset : offset + limit])

        self.table.clearSelection()
        self.table.show_pages(fetch)
        self.table.scrollToTop()
        self.table.setFocus()


def opens(
    line: CountedLine, may: Callable[[str], bool], go: Callable[[str, dict[str, str]], object]
) -> None:
    """Go to the talk of a line, or to its person where there is no talk."""
    if line.talk_id:
        go("谈话", {"talk_id": line.talk_id})
    elif line.person_id and may("view roster"):
        go("谈话对象", {"person_id": line.person_id})
