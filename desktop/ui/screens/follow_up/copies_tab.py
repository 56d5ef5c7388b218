"""The stage 抄送 of the talk page."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import CopyRound, TalkStatus
from desktop.services.attachments import RECEIPT
from desktop.services.views.copies import CopiesView, CopyRow, RoundView
from desktop.ui.palette import Tone
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.block import Block, Pile
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.dates import short_day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling


class CopiesTab(TalkTab):
    """Round by round: the receivers, what goes to them, when it went, the receipts (Art. 12)."""

    def __init__(self, services: FollowUpServices) -> None:
        super().__init__()
        self._services = services
        self._view: CopiesView | None = None
        self.deeds = Deeds(self, services, self.go)
        self.rounds = Pile(spacing=14)
        self.empty = EmptyState("没有要抄送的单位；谈话结束后可以增加抄送。", symbol="inbox")
        self.add_button = button("增加抄送…", self._add, symbol="plus")
        self.print_button = button("打印抄送函", self._print, symbol="printer")
        self._page = Scrolling(self.rounds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        basis = "必须抄送本级纪检机关和组织（人事）部门（《办法》第十二条）。"
        said = Label(basis, "secondary", wrap=True)
        head = row(said, self.print_button, self.add_button)
        head.setStretchFactor(said, 1)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self._page, 1)

    def show_talk(self, talk_id: str) -> None:
        """Show the copies as they stand."""
        self.talk_id = talk_id
        view = self._view = self._services.copies.read(talk_id)
        ended = view.head.ended_at is not None
        there = ended and bool(view.rows)
        self.empty.setVisible(not there)
        self._page.setVisible(there)
        may = ended and self._may("copies")
        self.add_button.setVisible(may and view.can_change)
        self.print_button.setVisible(may and any(r.due_on for r in view.rows))
        cards = [self._round(view, r) for r in view.rounds] if there else []
        self.rounds.show_parts([*cards, _filler()])

    def _round(self, view: CopiesView, round_: RoundView) -> QWidget:
        rows = [r for r in view.rows if r.round is round_.round]
        card = Card(f"{round_.title}抄送", spacing=14)
        waiting = [r for r in rows if r.days is not None]
        if waiting and waiting[0].days is not None and round_.due_on is not None:
            due = f"{self._day(round_.due_on)}前抄送"
            card.add(Block(due, tags=[days_tag(waiting[0].days, near=7)], acts=self._send(waiting)))
        elif round_.due_on is None:
            card.add(Label("还不到时候：须待记录签字或者相应的报告收到。", "secondary", wrap=True))
        for each in rows:
            card.add(self._copy(view, each))
        card.setAccessibleName(round_.title)
        return card

    def _send(self, waiting: list[CopyRow]) -> list[Act]:
        view = self._view
        if view is None or not view.can_change or not self._may("copies"):
            return []
        return [Act("登记抄送", lambda: self.deeds.copies.send(waiting), primary=True)]

    def _copy(self, view: CopiesView, one: CopyRow) -> Block:
        need = "必须抄送" if one.required else "另行抄送"
        second = f"{need} · {'、'.join(one.contents)}"
        copy = one.copy
        if copy is not None and copy.document_number:
            second += f" · {copy.document_number}"
        return Block(one.receiver, tags=self._tags(one), second=second, acts=self._acts(view, one))

    def _tags(self, one: CopyRow) -> list[Tag]:
        copy = one.copy
        if copy is None or copy.sent_on is None:
            return [Tag("待抄送" if one.due_on else "未到抄送时间")]
        sent = Tag(f"{self._day(copy.sent_on)} 发出", Tone.DONE)
        if copy.receipt_on is None:
            return [sent, Tag("待回执", Tone.PLANNED)]
        return [sent, Tag(f"{self._day(copy.receipt_on)} 回执", Tone.DONE)]

    def _acts(self, view: CopiesView, one: CopyRow) -> list[Act]:
        copy, copies = one.copy, self.deeds.copies
        if copy is None or not self._may("copies"):
            return []
        acts = []
        shut = view.head.status is TalkStatus.ARCHIVED
        if copy.sent_on and copy.receipt_on is None and not shut:
            mine = [(copy.id, one.receiver)]
            acts.append(Act("登记回执", lambda: copies.register_receipts(mine, self.talk_id)))
        if copy.receipt_on:
            count = len(view.files.get(copy.id, ()))
            words = f"{RECEIPT} {count}" if count else f"{RECEIPT}扫描件…"
            acts.append(Act(words, lambda: self._open_files(copy.id, one.receiver)))
        if view.can_change:
            acts.append(Act("作废", lambda: copies.void(copy.id, one.receiver)))
        return acts

    def _open_files(self, copy_id: str, receiver: str) -> None:
        view = self._view
        editable = view is not None and view.head.status is not TalkStatus.ARCHIVED
        dialog = FilesDialog(self, self._services.attachments, RECEIPT, f"{receiver}的回执")
        dialog.start("copies", copy_id, self.talk_id, editable=editable)

    def _add(self) -> None:
        rounds = [r.round for r in self._view.rounds] if self._view else []
        self.deeds.copies.add(self.talk_id, rounds or list(CopyRound))

    def _print(self) -> None:
        self.go("表格打印", form="copy-letter", talk_id=self.talk_id)

    def _may(self, kind: str) -> bool:
        return self._services.may(kind)

    def _day(self, on: date) -> str:
        return short_day(on, self._services.today())


def _filler() -> QWidget:
    found = QWidget()
    found.setMinimumHeight(1)
    return found
