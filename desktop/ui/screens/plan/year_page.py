"""The plan of a year: month table, the form beside it, fixing, and the changes kept."""

from datetime import date
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.records import PlanState
from desktop.services.plans import PlanService
from desktop.services.talks import TalkService
from desktop.services.views.plans import ChangeRow, PlanRow, PlanView
from desktop.ui.dialogs.reason import ask_reason
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.screens.plan.item_form import ItemForm
from desktop.ui.screens.plan.month_table import MonthTable, TalkeeYear
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import DateField, short_day
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable

_HINT = "拖动或按 Alt+←/→ 改变月份，回车或双击调整；审定后调整须写明理由（《办法》第五条）。"
_OWN = "这里列出由您谈话的计划项，回车或双击打开谈话。"
_SIDE = 360
_DOUBTS = 3
F = TypeVar("F", ItemForm, "FixForm", "ChangesCard")


class YearPage(QWidget):
    """Shows and changes the plan of one year."""

    changed = Signal()
    talk_wanted = Signal(str)
    print_wanted = Signal(str)  # the id of a change
    proposal_wanted = Signal()

    def __init__(self, plans: PlanService, talks: TalkService, *, may_change: bool) -> None:
        super().__init__()
        self._plans, self._talks, self._may_change = plans, talks, may_change
        self._view: PlanView | None = None
        ways = [button("拟定建议", self.proposal_wanted.emit)] if may_change else []
        self.table = MonthTable(*ways)
        self._made: list[QWidget] = []  # what stands beside the plan
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        parts = QWidget()
        parts.setLayout(self._parts)
        self._side = Scrolling(parts)
        self._side.setFixedWidth(_SIDE)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        self.doubts = Label("", "late", wrap=True)
        self.doubts.setVisible(False)
        body.addWidget(self.doubts)
        body.addLayout(row(self.table, self._side, spacing=14), 1)
        self._hint = Label(_HINT if may_change else _OWN, "secondary", wrap=True)
        body.addWidget(self._hint)
        self._show_side(None)
        self.table.opened.connect(self._on_opened)
        self.table.move_wanted.connect(self._on_move)

    @cached_property
    def form(self) -> ItemForm:
        """The form of an item, made when it is first wanted; so are the other two beside the plan."""
        return self._beside(ItemForm(self._plans, self._talks))

    @cached_property
    def fixing(self) -> "FixForm":
        """Which meeting fixed the plan."""
        return self._beside(FixForm(self._plans))

    @cached_property
    def changes(self) -> "ChangesCard":
        """The changes that were kept."""
        card = self._beside(ChangesCard(self._plans))
        card.print_wanted.connect(self.print_wanted)
        if self._view:
            card.show_changes(self._view.changes)
        return card

    def show_plan(self, view: PlanView) -> None:
        """Show the plan of a year."""
        self._view = view
        self.table.show_plan(view.rows, self._plans.today())
        for part in self._made:
            if isinstance(part, ChangesCard):
                part.show_changes(view.changes)
        doubted = [r for r in view.rows if r.doubt]
        said = "；".join(f"{r.talkee}（{r.item.month}月）：{r.doubt}" for r in doubted[:_DOUBTS])
        more = f"；另有{len(doubted) - _DOUBTS}项" if len(doubted) > _DOUBTS else ""
        self.doubts.setText(f"{len(doubted)}项须调整。{said}{more}。")
        self.doubts.setVisible(bool(doubted))
        self._hint.setVisible(bool(view.rows))

    def add(self) -> None:
        """Ask for a new item."""
        if self._view:
            today = self._plans.today()
            month = today.month if self._view.year == today.year else 1
            self._show_side(self.form)
            self.form.begin(self._view.year, fixed=self._fixed, month=month)

    def show_item(self, item_id: str) -> None:
        """Choose the line of an item, and ask what is to be changed in it."""
        for line in self.table.records:
            if any(r.item.id == item_id for r in line.rows):
                self.table.choose(line.id)
                self._on_opened(line)

    def fix(self) -> None:
        """Ask which meeting fixed the plan."""
        if self._view:
            self._show_side(self.fixing)
            self.fixing.begin(self._view.year)

    def show_changes(self) -> None:
        """Show the changes that were kept."""
        self._show_side(self.changes)

    @property
    def _fixed(self) -> bool:
        plan = self._view.plan if self._view else None
        return plan is not None and plan.state is not PlanState.DRAFTED

    def _on_opened(self, line: TalkeeYear) -> None:
        shown = line.movable
        if shown is None or not self._may_change:
            talks = [r.talk_id for r in reversed(line.rows) if r.talk_id]
            if talks:
                self.talk_wanted.emit(talks[0])
        elif self._view:
            self._show_side(self.form)
            self.form.alter(self._view.year, shown, shown.tenure_id, fixed=self._fixed)
            QTimer.singleShot(0, self, lambda: self.table.show_month(shown))

    def _on_move(self, shown: PlanRow, month: int) -> None:
        if not self._may_change:
            return
        if not self._fixed:
            attempt(self, self._move, shown, month)
            return
        ask_reason(
            self,
            title="调整计划项",
            sentence=f"{shown.talkee}的谈话由{shown.item.month}月调整到{month}月。",
            label="调整理由",
            verb="调整",
            deed=lambda reason: self._move(shown, month, reason),
        )

    def _move(self, shown: PlanRow, month: int, reason: str = "") -> None:
        self._plans.move(shown.item.id, shown.item.version, month, reason)
        say(self, f"{shown.talkee}已调整到{month}月。")

    def _on_finished(self) -> None:
        self._show_side(None)
        self.table.setFocus()
        self.changed.emit()

    def _beside(self, part: F) -> F:
        part.hide()
        part.finished.connect(self._on_finished)
        self._parts.addWidget(part)
        self._made.append(part)
        return part

    def _show_side(self, wanted: QWidget | None) -> None:
        for part in self._made:
            part.setVisible(part is wanted)
        self._side.setVisible(wanted is not None)
        self._side.verticalScrollBar().setValue(0)


class FixForm(Card):
    """Which meeting fixed the plan, when, and the number of its minutes."""

    finished = Signal()

    def __init__(self, plans: PlanService) -> None:
        super().__init__("登记审定")
        self._plans, self._year = plans, date.min.year
        self.on, self.meeting, self.minutes = DateField(), QLineEdit(), QLineEdit()
        self.meeting.setPlaceholderText("如 市委常委会会议")
        self.fields = FormRows()
        self.fields.add("审定日期", self.on, required=True)
        self.fields.add("审定会议", self.meeting, required=True)
        self.fields.add("纪要号", self.minutes)
        save = button("登记审定", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.add(self.fields)
        self.add(row(None, button("取消", self.finished.emit), save))
        self.add_stretch()

    def begin(self, year: int) -> None:
        """Ask for a year's meeting."""
        self._year = year
        self.on.set_value(self._plans.today())
        self.fields.clear_errors()
        self.meeting.setFocus()

    def _save(self) -> None:
        self._plans.fix(
            self._year,
            on=self.on.value or self._plans.today(),
            meeting=self.meeting.text(),
            minutes=self.minutes.text(),
        )

    def _on_save(self) -> None:
        if attempt(self, self._save):
            say(self, f"{self._year}年度计划已登记审定。")
            self.finished.emit()


class ChangesCard(Card):
    """The kept changes of a fixed plan, and their approval."""

    finished = Signal()
    print_wanted = Signal(str)  # the id of the change

    def __init__(self, plans: PlanService) -> None:
        super().__init__("调整记录")
        self._plans = plans
        self.table = RecordTable[ChangeRow](
            [
                Column("谈话对象", lambda r: r.talkee, second=lambda r: r.change.what, whole=True),
                Column("调整", lambda r: f"{r.change.old} → {r.change.new}",
                       second=lambda r: r.change.reason, stretch=True),
                Column("审批", tags=_approval),
            ],
            name="调整记录",
            key=lambda r: r.change.id,
            empty="计划审定后还没有调整。",
        )  # fmt: skip
        self.by = QLineEdit()
        self.on = DateField()
        self.fields = FormRows(columns=2)
        self.fields.add("审批人", self.by)
        self.fields.add("审批日期", self.on)
        self._approve = button("登记审批", self._on_approve)
        self.whole = Label("", "secondary", wrap=True)
        self.add(self.table, 1)
        self.add(self.whole)
        self.add(self.fields)
        self._print = button("打印审批表", self._on_print)
        self.add(row(self._approve, self._print, None, button("收起", self.finished.emit)))
        self.table.chosen_changed.connect(self._on_chosen)
        self._on_chosen()

    def show_changes(self, changes: tuple[ChangeRow, ...]) -> None:
        """Show these changes, newest first."""
        self.on.set_value(self._plans.today())
        self.table.show_records(tuple(reversed(changes)))

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        waits = chosen is not None and chosen.change.needs_approval
        done = chosen is not None and chosen.change.approved_on is not None
        self._approve.setEnabled(waits and not done)
        self._print.setEnabled(waits)
        self.whole.setText(_whole(chosen) if chosen else "选中一行，看调整的全部内容。")

    def _on_print(self) -> None:
        if chosen := self.table.chosen:
            self.print_wanted.emit(chosen.change.id)

    def _do_approve(self, change_id: str) -> None:
        self._plans.approve(change_id, on=self.on.value or self._plans.today(), by=self.by.text())

    def _on_approve(self) -> None:
        chosen = self.table.chosen
        if chosen and attempt(self, self._do_approve, chosen.change.id):
            say(self, "已登记审批。")
            self.finished.emit()


def _whole(shown: ChangeRow) -> str:
    change = shown.change
    said = f"{shown.talkee}　{change.what}：{change.old}，改为{change.new}。理由：{change.reason}。"
    said += f"{change.at.year}年{change.at.month}月{change.at.day}日由{change.by}登记"
    return said + (f"，{change.approved_by}审批。" if change.approved_on else "。")


def _approval(shown: ChangeRow) -> list[Tag]:
    change = shown.change
    if not change.needs_approval:
        return [Tag("不需审批")]
    if change.approved_on is None:
        return [Tag("待审批", Tone.NEAR)]
    return [Tag(f"{short_day(change.approved_on, change.at.date())} 已批", Tone.DONE)]
