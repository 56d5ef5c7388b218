"""The form beside the plan: one item, new or altered."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from db.records import Combined, TalkKind
from desktop.rules.plan import last_day
from desktop.services.materials import COOPERATING_UNITS
from desktop.services.plans import PlanService
from desktop.services.talks import TalkService
from desktop.services.views.plans import ItemText, PlanRow
from desktop.ui.notices import attempt, say
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.ticks import Ticks
from desktop.words import word


class ItemForm(Card):
    """Adds an item to a year's plan, alters one, or takes it off the plan."""

    finished = Signal()

    def __init__(self, plans: PlanService, talks: TalkService) -> None:
        super().__init__("新增计划项")
        self._plans, self._talks = plans, talks
        self._year = date.min.year
        self._row: PlanRow | None = None
        self._fixed = False
        self.talkee = Picker(self._heads, "输入姓名、拼音或单位")
        self.talker = Choice[str | None]([(None, "暂不确定")])
        self.month = Choice([(m, f"{m}月") for m in range(1, 13)])
        self.due_on = DateField()
        self.undertaker = QLineEdit()
        self.focus = QLineEdit()
        self.reason = QLineEdit()
        self.combined = Ticks([(c.value, word(c)) for c in Combined])
        self.units = Ticks([(u, u) for u in COOPERATING_UNITS])
        self.fields = FormRows()
        self._lay_out()
        self.talkee.picked.connect(self._offer_talkers)
        self.month.currentIndexChanged.connect(self._on_month)

    def begin(self, year: int, *, fixed: bool, month: int) -> None:
        """Ask for a new item."""
        self._show(year, None, fixed=fixed, title="新增计划项")
        self.talkee.show_value(None, "")
        self.month.choose(month)
        self._on_month()
        for field in (self.undertaker, self.focus):
            field.clear()
        self.combined.choose(())
        self.units.choose(())
        self._offer_talkers()
        self.talkee.setFocus()

    def alter(self, year: int, shown: PlanRow, tenure_id: str, *, fixed: bool) -> None:
        """Ask for changes of an item."""
        self._show(year, shown, fixed=fixed, title=f"调整计划项：{shown.talkee}")
        self.talkee.show_value(tenure_id, f"{shown.talkee}　{shown.talkee_post}")
        self.month.choose(shown.item.month)
        self.due_on.set_value(shown.item.due_on)
        self.undertaker.setText(shown.item.undertaker)
        self.focus.setText(shown.item.focus)
        self.combined.choose(shown.item.combined)
        self.units.choose(shown.item.units)
        self._offer_talkers()

    def _show(self, year: int, shown: PlanRow | None, *, fixed: bool, title: str) -> None:
        self._year, self._row, self._fixed = year, shown, fixed
        self.set_title(title)
        self.reason.clear()
        self.fields.clear_errors()
        self.fields.set_field_visible("调整理由", visible=fixed or shown is not None)
        self._off.setVisible(shown is not None)
        self.show()

    def _lay_out(self) -> None:
        add = self.fields.add
        add("被谈话人", self.talkee, required=True)
        add("谈话人", self.talker, help_text="只列出第七条允许的谈话人。")
        add("计划月份", self.month)
        add("完成时限", self.due_on, help_text="不填按当月最后一天。")
        add("结合工作", self.combined)
        add("配合单位", self.units)
        add("承办人", self.undertaker)
        add("谈话重点", self.focus)
        add("调整理由", self.reason, help_text="计划审定后调整须写明理由；跨季度的另须审批。")
        self._off = button("移出计划", self._on_void, kind="quiet")
        save = button("保存", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.add(self.fields)
        self.add(row(self._off, None, button("取消", self._on_cancel), save))
        self.add_stretch()

    def _heads(self, text: str) -> Sequence[tuple[str, str]]:
        return [
            (c.tenure_id, f"{c.name}　{c.post}")
            for c in self._talks.talkees(self._on(), text, limit=20)
        ]

    def _on(self) -> date:
        return max(self._today(), date(self._year, 1, 1))

    def _today(self) -> date:
        return self._plans.today()

    def _offer_talkers(self) -> None:
        options: list[tuple[str | None, str]] = [(None, "暂不确定")]
        if self.talkee.value:
            found = self._talks.talkers(TalkKind.REGULAR, self.talkee.value, self._on())
            options += [(c.leader_id, f"{c.name}　{c.post}") for c in found if c.eligible]
        self.talker.show_options(options)
        if self._row is None and len(options) > 1:
            self.talker.setCurrentIndex(1)
        elif self._row is not None and self._row.talker:
            words = [w for _, w in options]
            named = [n for n, w in enumerate(words) if w.startswith(f"{self._row.talker}　")]
            self.talker.setCurrentIndex(named[0] if named else 0)

    def _on_month(self) -> None:
        month = self.month.value
        if month is not None and self._year > 1:
            self.due_on.set_value(last_day(self._year, month))

    def _text(self) -> ItemText:
        return ItemText(
            tenure_id=self.talkee.value or "",
            leader_id=self.talker.value,
            month=self.month.value or 0,
            due_on=self.due_on.value,
            undertaker=self.undertaker.text(),
            units=self.units.chosen,
            combined=self.combined.chosen,
            focus=self.focus.text(),
        )

    def _save(self) -> None:
        reason = self.reason.text()
        if self._row is None:
            self._plans.add(self._year, self._text(), reason)
        else:
            item = self._row.item
            self._plans.change(item.id, item.version, self._text(), reason)

    def _on_save(self) -> None:
        if attempt(self, self._save):
            say(self, "计划项已保存。")
            self.finished.emit()

    def _on_void(self) -> None:
        if self._row and attempt(self, self._plans.void, self._row.item.id, self.reason.text()):
            say(self, "已移出计划，理由已留存。")
            self.finished.emit()

    def _on_cancel(self) -> None:
        self.fields.clear_errors()
        self.finished.emit()
