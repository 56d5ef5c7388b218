"""谈话: the list, narrowed by a filter that is remembered, read page by page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from db.records import Origin, TalkOrder, TalkStatus
from desktop.services.views.talks import TalkFilter, TalkRow
from desktop.ui.changes import Changes
from desktop.ui.palette import Tone
from desktop.ui.screen import Screen
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.screens.conversation.wording import status_tag
from desktop.ui.screens.talks.filters import FilterBar
from desktop.ui.turns import in_turn
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.ui.widgets.table_model import PAGE
from desktop.words import word

_WHOLE_DAY = 12  # an earlier talk is stored at noon, its time is not known
_NEXT = {
    TalkStatus.PLANNED: "做准备",
    TalkStatus.PREPARING: "完成准备，开始谈话",
    TalkStatus.AWAITING_SIGNATURE: "定稿、签字",
    TalkStatus.REMEDIATION: "跟踪整改",
    TalkStatus.CLOSED: "归档",
    TalkStatus.ARCHIVED: "已完成",
}
_NOTHING_YET = "还没有谈话。先在“谈话对象”中导入名册，再新建谈话；已在纸面上谈过的用“补录”，办法发布前的用“历史谈话”。"
_NOTHING_FOUND = "没有符合条件的谈话。可放宽条件，或清除全部条件。"


class TalkListScreen(Screen):
    """Lists talks; Enter or a double click opens one."""

    watches = frozenset({"talks", "steps", "findings", "people", "organisations"})
    help_topic = "talks"
    opened = Signal(str)
    new_wanted = Signal(str)

    def __init__(self, services: TalkServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        ways = (
            button("历史谈话", lambda: self.new_wanted.emit("earlier"), tip="登记办法发布前的谈话"),
            button("补录", lambda: self.new_wanted.emit("late"), tip="补录已在纸面上进行的谈话"),
            button("新建谈话", self.new, kind="primary", symbol="plus", tip="新建谈话（Ctrl+N）"),
        )
        self.heading = Heading("谈话", "", *(ways if services.may("talks") else ()))
        self.filters = FilterBar()
        self.count = Label("", "secondary")
        self.empty = EmptyState(_NOTHING_YET, symbol="messages-square")
        self.table = RecordTable[TalkRow](_COLUMNS, name="谈话名单", empty=self.empty)
        self.table.may_copy = self._may_copy
        card = Card()
        card.add(row(self.filters))
        card.add(self.table, 1)
        card.add(self.count)
        self.lay_out(self.heading, card)
        self._filled = False
        self.filters.changed.connect(self._on_filter)
        self.table.opened.connect(lambda talk: self.opened.emit(talk.id))

    def refresh(self) -> None:
        """Read the choices and the list afresh."""
        self.filters.show_choices(self._services.list.filter_choices())
        if not self._filled:
            self._filled = True
            self.filters.show_filter(self._services.list.remembered_filter())
        self._read()

    def show_filter(self, shown: TalkFilter) -> None:
        """Narrow the list to this, as another place asked."""
        self._filled = True
        self.filters.show_choices(self._services.list.filter_choices())
        self.filters.show_filter(shown)
        self._on_filter()

    def new(self) -> None:
        """Answer Ctrl+N: a new talk."""
        self.new_wanted.emit("talk")

    def _on_filter(self) -> None:
        self._services.list.remember_filter(self.filters.filter)
        self._read()

    def _read(self) -> None:
        shown = self.filters.filter
        self.empty.set_sentence(_NOTHING_YET if shown == TalkFilter() else _NOTHING_FOUND)

        def fetch(offset: int, limit: int, order: Order) -> Sequence[TalkRow]:
            return self._services.list.page(
                shown,
                order=TalkOrder(order.name or TalkOrder.DAY),
                descending=order.descending or not order.name,
                offset=offset,
                limit=limit,
            )

        self.table.show_pages(fetch)
        self._show_count(shown)

    def _show_count(self, shown: TalkFilter) -> None:
        """Say how many talks there are; more than a page are counted a turn later."""
        read = len(self.table.records)
        self.count.setText(f"共 {read} 场" if read < PAGE else "共 … 场")
        if read >= PAGE:
            in_turn(
                self,
                lambda: self.window().isVisible() and self.filters.filter == shown,
                lambda: self.count.setText(f"共 {self._services.list.count(shown)} 场"),
            )

    def _may_copy(self) -> bool:
        return all(talk.marking == "内部" for talk in self.table.chosen_all)


def time_of(talk: TalkRow) -> str:
    """Return when the talk was held, else when it is planned."""
    at = talk.started_at or talk.ended_at or talk.planned_at
    if at is None:
        return "未定"
    held_by_day = talk.origin is Origin.EARLIER and at.hour == _WHOLE_DAY
    return day(at.date()) if held_by_day else f"{day(at.date())} {at:%H:%M}"


def next_of(talk: TalkRow) -> str:
    """Return what is next for the talk."""
    if talk.status is TalkStatus.IN_PROGRESS:
        return f"继续谈话（第{talk.step}步）"
    if talk.origin is Origin.EARLIER:
        return ""
    return _NEXT.get(talk.status, "")


def _kind_tags(talk: TalkRow) -> list[Tag]:
    tags = [Tag(word(talk.origin), Tone.PLAIN)] if talk.origin is not Origin.HELD_HERE else []
    return tags + ([Tag(talk.marking, Tone.LATE)] if talk.marking != "内部" else [])


_COLUMNS: list[Column[TalkRow]] = [
    Column(
        "编号、类别",
        lambda t: t.number,
        second=lambda t: word(t.kind),
        tags=_kind_tags,
        whole=True,
        order=TalkOrder.NUMBER,
    ),
    Column(
        "被谈话人",
        lambda t: t.talkee,
        second=lambda t: t.talkee_post,
        bold=True,
        whole=True,
        stretch=True,
        order=TalkOrder.TALKEE,
    ),
    Column(
        "谈话人",
        lambda t: t.talker,
        second=lambda t: t.talker_post,
        whole=True,
        stretch=True,
        order=TalkOrder.TALKER,
    ),
    Column("时间", text=time_of, second=lambda t: t.place, order=TalkOrder.DAY),
    Column("状态", tags=lambda t: [status_tag(t.status)], order=TalkOrder.STATUS),
    Column("下一步", text=next_of, order=TalkOrder.NEXT),
]
