"""The list that stands behind a number."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.statistics import Counted, CountedLine
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.table import Column, Order, RecordTable

Read = Callable[[Sequence[Counted]], Sequence[CountedLine]]


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
                Column("日期", lambda r: day(r.on) if r.on else ""),
                Column("谈话对象", lambda r: r.talkee, bold=True, whole=True),
                Column("党组织", lambda r: r.organisation, stretch=True),
                Column("事项", lambda r: r.matter, stretch=True),
                Column("情况", lambda r: r.state),
                Column("谈话人", lambda r: r.talker, whole=True),
                Column("编号", lambda r: r.number),
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

    def show_counted(self, title: str, sub: str, found: Sequence[Counted], read: Read) -> None:
        """Show what was counted; `read` makes lines of as many as are seen."""
        self.heading.set_title(title, sub)

        def fetch(offset: int, limit: int, _order: Order) -> Sequence[CountedLine]:
            return read(found[offset : offset + limit])

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
