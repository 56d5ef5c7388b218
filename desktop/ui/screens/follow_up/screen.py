"""The place 整改跟踪: the list, the thread of the chosen talk, letters and ledger in one go."""

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.ledger import Ledger
from desktop.services.views.remediation import (
    FollowUpCounts,
    FollowUpFilter,
    FollowUpGroup,
    FollowUpRow,
    FollowUpSort,
)
from desktop.ui.background import Progress, run
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt, look, say
from desktop.ui.screen import Screen
from desktop.ui.screens.follow_up.copies_page import CopiesPage
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.flags_page import FlagsPage
from desktop.ui.screens.follow_up.letters import LettersDialog, letters_due
from desktop.ui.screens.follow_up.listing import Wording
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.screens.follow_up.thread_card import ThreadCard
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.narrowing import Field, Narrowing, words_in
from desktop.ui.widgets.pages import Pages
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Order, RecordTable
from desktop.ui.widgets.tabs import Tabs

_LIST, _COPIES, _FLAGS = "list", "copies", "flags"
_APART = {_COPIES, _FLAGS}  # tabs that are not groups of the list
_THREAD_CHARACTERS, _THREAD_MORE = 9, 186
_FOUND_NONE = "没有符合条件的谈话。可换一个词，或者清除条件。"
_EMPTY = {
    FollowUpGroup.LATE: "没有逾期的整改报告。",
    FollowUpGroup.NEAR: "近期没有到期的整改报告。",
    FollowUpGroup.RUNNING: "没有在办的整改。谈话结束以后，整改在这里跟踪。",
    FollowUpGroup.CLOSED: "还没有办结的谈话。",
    FollowUpGroup.ALL: "还没有谈过话。谈话结束以后，整改在这里跟踪。",
}


class FollowUpScreen(Screen):
    """Lists what follows talks; the acts stand at the point of the thread where they are due."""

    watches = frozenset(
        {"talks", "reports", "records", "findings", "actions", "assessments", "team_notices"}
        | {
            "copies",
            "accountability_flags",
            "reminders",
            "put_offs",
            "people",
            "organisations",
            "settings",
        }
    )
    help_topic = "follow-up"

    def __init__(self, services: FollowUpServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self._asked = ""
        self._deeds = Deeds(self, services, self.go)
        self._wording = Wording(services.today())
        self.letters_button = button("批量打印提醒函", self.write_letters, symbol="printer")
        self.ledger_button = button("导出台账 Excel", symbol="file-down")
        self.years = QMenu(self)
        self.years.setAccessibleName("台账的年度")
        self.years.aboutToShow.connect(self._show_years)
        self.ledger_button.setMenu(self.years)
        self.heading = Heading("整改跟踪")
        apart = [(_COPIES, "待抄送")]
        self._may_flag = services.may("accountability")
        if self._may_flag:
            apart.append((_FLAGS, "追责情形"))
        self.tabs = Tabs([(g, g) for g in FollowUpGroup] + apart)
        self.tabs.choose(FollowUpGroup.RUNNING)
        self.search = SearchBox("搜索姓名、单位、编号")
        self.narrowing = Narrowing(
            "follow-up", services.filters, {"text": words_in(self.search), "group": self._group()}
        )
        self.empty = EmptyState("", symbol="list-checks")
        self.table = RecordTable[FollowUpRow](
            self._wording.columns(), name="整改跟踪", key=lambda r: r.talk_id, empty=self.empty
        )
        self.heading.add_button(self.narrowing, self.letters_button, self.ledger_button)
        self.detail = ThreadCard(self._deeds, services)
        self.pages = Pages[QWidget](
            {_LIST: self._list, _COPIES: lambda: self.copies, _FLAGS: lambda: self.flags}
        )
        self.strip = ProgressStrip()
        self.ask_path = self._ask_path
        self._assemble()

    @cached_property
    def copies(self) -> CopiesPage:
        """What is to be copied, made when first opened."""
        return CopiesPage(self._deeds, self._services)

    @cached_property
    def flags(self) -> FlagsPage:
        """What may lead to accountability, made when first opened."""
        return FlagsPage(self._deeds, self._services)

    def refresh(self) -> None:
        """Read the list, the counts and the thread afresh."""
        self.narrowing.recall()
        counts = self._services.follow_up.counts()
        self._wording.near_days = counts.near_days
        self._show_counts(counts)
        self._read()

    def _read(self) -> None:
        """Read what the tab shows."""
        if self.tabs.key == _COPIES:
            self.copies.refresh(self._wording.near_days)
            return
        if self.tabs.key == _FLAGS:
            self.flags.refresh()
            return
        group = FollowUpGroup(self.tabs.key)
        self.empty.set_sentence(_FOUND_NONE if self.narrowing.active else _EMPTY[group])
        self.table.show_pages(self._fetch)
        self._choose()

    def open(self, target: dict[str, str]) -> None:
        """Show a group, or one talk."""
        group = target.get("group", "")
        if target:
            self.narrowing.skip()
        if group in {_COPIES, *FollowUpGroup} or (group == _FLAGS and self._may_flag):
            self.tabs.choose(group)
        if talk_id := target.get("talk_id", ""):
            self.search.show_text("")
            if self.tabs.key in _APART:
                self.tabs.choose(FollowUpGroup.RUNNING)
            self._asked = talk_id
            self.table.clearSelection()
        self.reload()

    def whereabouts(self) -> dict[str, str]:
        """Return the group shown and the talk chosen."""
        found = {"group": str(self.tabs.key)}
        if self.tabs.key not in _APART and self.detail.talk_id:
            found["talk_id"] = self.detail.talk_id
        return found

    def print_out(self) -> None:
        """Go to the forms of the talk chosen."""
        talk_id = self.detail.talk_id
        self.go("表格打印", **({"talk_id": talk_id} if talk_id else {}))

    def write_letters(self) -> None:
        """Register and print the letters that are due, those ticked in the list."""
        due = letters_due(self._services)
        if due:
            LettersDialog(self, self._services, due, self.go).start()
        else:
            attempt(self, _nothing_due)

    def export_ledger(self, year: int) -> None:
        """Write the ledger of a year as Excel where the user says."""
        target = self.ask_path(f"{year}年监督谈话台账.xlsx")
        if target:
            self._draw_up(year, Path(target))

    def _show_years(self) -> None:
        """Offer this year and every year that has talks: in January last year's is handed in."""
        self.years.clear()
        had = self._services.ledger.years()
        for year in sorted({self._services.today().year, *had}, reverse=True):
            self.years.addAction(f"{year}年", partial(self.export_ledger, year))

    def _draw_up(self, year: int, target: Path) -> None:
        services = self._services

        def work(_progress: Progress) -> tuple[Ledger, bytes]:
            ledger = services.ledger_of(year)
            return ledger, services.ledger.draw_up(ledger)

        def save(made: tuple[Ledger, bytes]) -> None:
            if attempt(self, services.ledger.save, *made, target):
                say(self, f"已导出{year}年的台账，共{len(made[0].rows)}次谈话。")

        run(self, work, then=save, strip=self.strip, words="正在生成台账")

    def _fetch(self, offset: int, limit: int, order: Order) -> tuple[FollowUpRow, ...]:
        shown = FollowUpFilter(
            group=FollowUpGroup(self.tabs.key),
            text=self.search.text(),
            sort=FollowUpSort(order.name) if order.name else FollowUpSort.DUE,
            descending=order.descending,
        )
        return self._services.follow_up.page(shown, offset=offset, limit=limit)

    def _show_counts(self, counts: FollowUpCounts) -> None:
        words: dict[str, str] = {
            FollowUpGroup.LATE: f"逾期 {counts.late}",
            FollowUpGroup.NEAR: f"{counts.near_days} 天内 {counts.near}",
            FollowUpGroup.RUNNING: f"在办 {counts.running}",
            FollowUpGroup.CLOSED: f"已办结 {counts.closed}",
            FollowUpGroup.ALL: "全部",
        }
        if self._services.may("copies"):
            words[_COPIES] = f"待抄送 {self._services.copies.page(limit=0).total}"
        if self._may_flag:
            words[_FLAGS] = f"追责情形 {self._services.accountability.page(limit=1).total}"
        for group, said in words.items():
            self.tabs.set_words(group, said)

    def _choose(self) -> None:
        """Keep the talk asked for in sight, else the one chosen, else the first."""
        if asked := self._asked:
            self.table.choose(asked)
            self.detail.show_talk(asked)
            return
        if not self.table.chosen_all and self.table.records:
            with QSignalBlocker(self.table):  # its talk is shown below
                self.table.selectRow(0)
        chosen = self.table.chosen
        self.detail.show_talk(chosen.talk_id if chosen else "")

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        if chosen is not None and chosen.talk_id != self.detail.talk_id:
            self._asked = ""
            look(self, lambda: self.detail.show_talk(chosen.talk_id))

    def _on_narrowed(self) -> None:
        self._asked = ""
        self.pages.turn_to(self.tabs.key if self.tabs.key in _APART else _LIST)
        self.search.setVisible(self.tabs.key not in _APART)
        self.narrowing.note()
        if self._stale or not self.isVisible():
            self.reload()
        else:
            look(self, self._read)
        self.table.executeDelayedItemsLayout()
        self.table.scrollTo(self.table.currentIndex())

    def _group(self) -> Field:
        """The tab of the list that is open; those apart are not returned to by themselves."""

        def show(group: str) -> None:
            self.tabs.choose(group if group in set(FollowUpGroup) else FollowUpGroup.RUNNING)

        return Field(lambda: "" if self.tabs.key in _APART else self.tabs.key, show, told=False)

    def _open(self, one: FollowUpRow) -> None:
        self.go("谈话", talk_id=one.talk_id, stage="remediation")

    def _assemble(self) -> None:
        character = self.fontMetrics().horizontalAdvance("字")
        self.detail.setFixedWidth(character * _THREAD_CHARACTERS + _THREAD_MORE)
        self.pages.turn_to(_LIST)
        self.search.setMinimumWidth(character * 14)
        self.lay_out(self.heading, self.strip, row(self.tabs, None, self.search), self.pages)
        self.tabs.chosen.connect(lambda _key: self._on_narrowed())
        self.search.wanted.connect(lambda _text: self._on_narrowed())
        self.narrowing.cleared.connect(self._on_narrowed)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.opened.connect(self._open)
        may_write, may_export = self._services.may("reminders"), self._services.may("export")
        self.letters_button.setVisible(may_write)
        self.ledger_button.setVisible(may_export)

    def _list(self) -> QWidget:
        listed = Card()
        listed.add(self.table, 1)
        both = QWidget()
        beside = row(listed, self.detail, spacing=16)
        beside.setStretchFactor(listed, 1)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(beside)
        return both

    def _ask_path(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self, "导出台账", name, "Excel 文件 (*.xlsx)")[0]


def _nothing_due() -> None:
    raise Refused("今天没有要发提醒函的事项：逾期后还没有发过提醒函的，才需要发。")
