"""What the office pointed out for accountability over all talks (Art. 17)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.views.accountability import FlagRow
from desktop.ui.palette import Tone
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.words import word

_NOTE = "由办公室登记，程序不自动认定；只供内部处理，不出现在给被谈话人和抄送单位的材料中。"


class FlagsPage(QWidget):
    """A list, newest first, with what can be done about the one chosen."""

    def __init__(self, deeds: Deeds, services: FollowUpServices) -> None:
        super().__init__()
        self._deeds, self._services = deeds, services
        self.table = RecordTable[FlagRow](
            [
                Column("发现日期", text=self._found, whole=True),
                Column(
                    "责任人或单位",
                    text=lambda r: r.flag.concerned,
                    second=lambda r: f"谈话 {r.number}" if r.number else "",
                    bold=True,
                    stretch=True,
                ),
                Column("情形", text=lambda r: word(r.flag.lapse), stretch=True),
                Column("主要事实", text=lambda r: r.flag.facts.split("\n")[0], stretch=True),
                Column("处理", tags=_handled, whole=True),
            ],
            name="追责情形",
            key=lambda r: r.flag.id,
            empty="没有登记追责情形。",
        )
        self.flag_button = button("登记追责情形…", self._flag, kind="primary")
        self.settle_button = button("登记处理…", self._settle)
        self.correct_button = button("更正…", self._correct)
        self.void_button = button("作废…", self._void)
        self.print_button = button("打印登记表", self._print, symbol="printer")
        acts = (self.print_button, self.void_button, self.correct_button, self.settle_button)
        card = Card("追责情形")
        card.add(Label(_NOTE, "small", wrap=True))
        card.add(self.table, 1)
        card.add(row(None, *acts, self.flag_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.table.opened.connect(self._open)
        self.table.chosen_changed.connect(self._show_buttons)

    def refresh(self) -> None:
        """Read the list afresh."""
        self.table.show_pages(self._fetch)
        self._show_buttons()

    def _fetch(self, offset: int, limit: int, _order: Order) -> tuple[FlagRow, ...]:
        return self._services.accountability.page(offset=offset, limit=limit).rows

    def _found(self, one: FlagRow) -> str:
        return short_day(one.flag.found_on, self._services.today())

    def _show_buttons(self) -> None:
        some = self.table.chosen is not None
        for each in (self.settle_button, self.correct_button, self.void_button):
            each.setEnabled(some)
        self.print_button.setEnabled(bool(self.table.records))

    def _flag(self) -> None:
        self._deeds.flags.flag()

    def _settle(self) -> None:
        if one := self.table.chosen:
            self._deeds.flags.settle(one.flag)

    def _correct(self) -> None:
        if one := self.table.chosen:
            words = f"{one.number}　{one.talkee}" if one.number else ""
            self._deeds.flags.correct(one.flag, words)

    def _void(self) -> None:
        if one := self.table.chosen:
            self._deeds.flags.void(one.flag)

    def _print(self) -> None:
        """Print the year of the one chosen, else of the newest."""
        one = self.table.chosen or self.table.records[0]
        self._deeds.go("表格打印", form="accountability", year=str(one.flag.found_on.year))

    def _open(self, one: FlagRow) -> None:
        if one.flag.talk_id:
            self._deeds.go("谈话", talk_id=one.flag.talk_id, stage="remediation")


def _handled(one: FlagRow) -> list[Tag]:
    if one.flag.outcome:
        return [Tag("已有处理结果", Tone.DONE)]
    if one.flag.handed_on:
        return [Tag(f"已移送{one.flag.handed_to}", Tone.PLANNED)]
    return [Tag("待处理", Tone.NEAR)]
