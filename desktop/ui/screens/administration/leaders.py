"""The members of the own leading body, who hold the talks (Art. 7)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.services.body import BodyService
from desktop.services.views.body import LeaderRow
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import attempt
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.leader_dialog import LeaderDialog, Namesakes
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.screens.history import correction_lines
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import DateField, day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable


class LeadersPage(AdminPage):
    """Lists who leads, in the order of rank; adds, corrects, ends, voids, moves."""

    key, title = "leaders", "领导班子"
    sub = "谈话人须是谈话当天在任的班子成员（第七条）"
    watches = frozenset({"leaders", "people", "corrections"})

    def __init__(
        self,
        bodies: BodyService,
        namesakes: Namesakes,
        today: Callable[[], date],
        *,
        may_change: bool,
    ) -> None:
        super().__init__()
        self._bodies, self._namesakes, self._today = bodies, namesakes, today
        self.add_button = button("新增班子成员…", self._on_add, symbol="plus")
        self.add_button.setVisible(may_change)
        self.past = QCheckBox("显示已离任的")
        self.past.toggled.connect(lambda _on: self.refresh())
        self.up_button = button("上移", lambda: self._on_move(up=True), kind="small")
        self.down_button = button("下移", lambda: self._on_move(up=False), kind="small")
        self.table = RecordTable[LeaderRow](
            [
                Column(
                    "姓名",
                    lambda r: r.person.name,
                    second=lambda r: r.person.phone,
                    whole=True,
                    bold=True,
                ),
                Column("职务", lambda r: r.leader.post, stretch=True),
                Column("任职", _period, tags=self._tags, whole=True),
            ],
            name="领导班子成员",
            acts=self._acts if may_change else None,
            key=lambda r: r.leader.id,
            empty=EmptyState("还没有登记班子成员。登记后才能列计划、安排谈话人。", symbol="users"),
        )
        self.table.chosen_changed.connect(self._on_chosen)
        self.history = Label("", "small", wrap=True)
        self._history = Card("更正记录", self.history)
        order = row(self.past, None, Label("排序", "secondary"), self.up_button, self.down_button)
        for move in (self.up_button, self.down_button):
            move.setVisible(may_change)
        self.heading.add_button(self.add_button)
        list_card = Card("")
        list_card.add(order)
        list_card.add(self.table, 1)
        self.column.addWidget(list_card, 1)
        self.column.addWidget(self._history)

    def refresh(self) -> None:
        """Read who leads."""
        self.table.show_records(
            self._bodies.leaders(None if self.past.isChecked() else self._today())
        )
        self._on_chosen()

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        for move in (self.up_button, self.down_button):
            move.setEnabled(chosen is not None and not self.past.isChecked())
        kept = self._bodies.history(chosen.leader.id) if chosen else ()
        if chosen:
            kept += self._bodies.history(chosen.person.id)
        self.history.setText(correction_lines(kept, 6))
        self._history.setVisible(bool(kept))

    def _tags(self, shown: LeaderRow) -> list[Tag]:
        leader = shown.leader
        tags = [Tag("书记", Tone.PLANNED)] if leader.is_secretary else []
        if leader.ends_on is not None and leader.ends_on < self._today():
            tags.append(Tag("已离任"))
        elif leader.begins_on > self._today():
            tags.append(Tag("未到任"))
        return tags

    def _acts(self, shown: LeaderRow) -> list[Act]:
        acts = [Act("更正", lambda: self._on_correct(shown))]
        if shown.leader.ends_on is None:
            acts.append(Act("免职", lambda: self._on_end(shown)))
        acts.append(Act("作废", lambda: self._on_void(shown)))
        return acts

    def _on_add(self) -> None:
        dialog = LeaderDialog(self, None, self._namesakes)
        dialog.ask(lambda: self._bodies.add_leader(dialog.text()))

    def _on_correct(self, shown: LeaderRow) -> None:
        dialog, leader = LeaderDialog(self, shown, self._namesakes), shown.leader
        dialog.ask(
            lambda: self._bodies.correct_leader(
                leader.id, leader.version, dialog.text(), dialog.reason.text()
            )
        )

    def _on_end(self, shown: LeaderRow) -> None:
        sentence = "免职后不能再作为新谈话的谈话人；已谈的，可在谈话中指定跟进的成员。"
        dialog = DeedDialog(self, f"登记免职：{shown.person.name}", sentence, "登记免职")
        last, basis, leader = DateField(), QLineEdit(), shown.leader
        dialog.rows.add("免职日期", last, required=True)
        dialog.rows.add("免职依据", basis, required=True)
        dialog.ask(
            lambda: self._bodies.end_leader(leader.id, leader.version, last.value, basis.text())
        )

    def _on_void(self, shown: LeaderRow) -> None:
        leader = shown.leader
        ask_reason(
            self,
            title=f"作废：{shown.person.name}",
            sentence="只用于登记错了的成员；已离任的请登记免职。作废的内容保留在更正记录中。",
            label="作废理由",
            verb="作废",
            deed=lambda reason: self._bodies.void_leader(leader.id, leader.version, reason),
        )

    def _on_move(self, *, up: bool) -> None:
        chosen = self.table.chosen
        if chosen:
            attempt(self, self._bodies.move_leader, chosen.leader.id, up=up)


def _period(shown: LeaderRow) -> str:
    leader = shown.leader
    return f"{day(leader.begins_on)} 至{' ' + day(leader.ends_on) if leader.ends_on else '今'}"
