"""The place 今日: what is to be done, four figures, the days ahead."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services.views.today import DueRow, Figure, State, TodayView
from desktop.services.views.today import Target as Way
from desktop.ui.changes import Changes
from desktop.ui.palette import Tone
from desktop.ui.screen import Screen
from desktop.ui.screens.follow_up.acts import DueActs
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.screens.today.beginning import Beginning
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day_and_weekday, short_day
from desktop.ui.widgets.figure import Figure as FigureCard
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.table import Column, RecordTable

_TONES = {State.LATE: Tone.LATE, State.NEAR: Tone.NEAR, State.PLANNED: Tone.PLANNED}
_DAYS_AHEAD = 30
_DONE = "今天没有需要办理的事项。"
_AHEAD_CHARACTERS, _AHEAD_MORE = 12, 84  # names and dates grow with the type, the matter gives way


class TodayScreen(Screen):
    """Lists the acts of the day, the most urgent first; each can be done in its row."""

    watches = frozenset(
        {"talks", "reports", "records", "findings", "actions", "assessments", "team_notices"}
        | {"copies", "reminders", "put_offs", "preparations", "material_requests", "plans"}
        | {
            "plan_items",
            "triggers",
            "people",
            "organisations",
            "tenures",
            "leaders",
            "terms",
            "unit_proposals",
        }
        | {"settings", "body"}
    )
    help_topic = "today"

    def __init__(self, services: FollowUpServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self._view: TodayView | None = None
        self._acts = DueActs(Deeds(self, services, self.go), services)
        self.heading = Heading("今日")
        self.unsigned = button("", lambda: self._follow(lambda v: v.unsigned.target), kind="link")
        self.archive = button("", lambda: self._follow(lambda v: v.archive.target), kind="link")
        self.heading.add_button(self.unsigned, self.archive)
        self.coverage = self._figure("本届任期定期谈话覆盖", "coverage")
        self.plan = self._figure("年度计划完成", "plan")
        self.remediation = self._figure("整改在办", "remediation")
        self.copies = self._figure("待抄送 / 待归档", "copies")
        self.to_do = self._to_do_table()
        self.coming = self._coming_table()
        self.until = Label("", "small", wrap=True)
        self.remark = Label("", "secondary", wrap=True)
        self.beginning = Beginning(self._go_to)
        self._assemble()

    def refresh(self) -> None:
        """Compute the day afresh."""
        view = self._view = self._services.today_list.read()
        self.heading.set_title(f"今日 · {day_and_weekday(view.today)}", view.summary)
        self._show_figures(view)
        self.to_do.show_records(view.to_do)
        self.coming.show_records(view.coming)
        cut = view.coming_until < view.today + timedelta(days=_DAYS_AHEAD)
        self.until.setText(f"事项较多，列到{short_day(view.coming_until, view.today)}。")
        self.until.setVisible(cut)
        self.beginning.show_steps(view.beginning)
        empty = bool(view.beginning) and not view.to_do
        self.beginning.setVisible(empty)
        self.to_do.setVisible(not empty)
        self.remark.setText(view.remark)
        self.remark.setVisible(bool(view.remark))

    def _show_figures(self, view: TodayView) -> None:
        covered = view.coverage
        if covered is None:
            self.coverage.show_value("—", "未登记任期")
        else:
            tag = Tag(covered.remark) if covered.remark else None
            self.coverage.show_value(
                str(covered.count), f"/ {covered.of} 人", share=_share(covered), tag=tag
            )
        plan = view.plan
        of_plan = not plan.remark  # else it counts the regular talks of the year
        self.plan.set_label(f"{view.today.year} 年度{'计划' if of_plan else '定期谈话'}完成")
        tag = None if of_plan else Tag(plan.remark)
        self.plan.show_value(str(plan.count), f"/ {plan.of} 场", share=_share(plan), tag=tag)
        late = Tag(view.remediation.remark, Tone.LATE) if view.remediation.remark else None
        on_time = view.remediation.count - view.late
        share = on_time / view.remediation.count if view.remediation.count else None
        self.remediation.show_value(
            str(view.remediation.count), "件", share=share, tone=Tone.DONE, tag=late
        )
        late = Tag(view.copies.remark, Tone.LATE) if view.copies.remark else None
        both = view.copies.count + view.archive.count
        self.copies.show_value(
            str(view.copies.count),
            f"/ {view.archive.count} 件",
            share=view.copies.count / both if both else None,
            tone=Tone.PLANNED,
            tag=late,
        )
        for link, words, figure in (
            (self.unsigned, "待签字", view.unsigned),
            (self.archive, "待归档", view.archive),
        ):
            link.setText(f"{words} {figure.count} 件")
            link.setAccessibleName(link.text())
            link.setVisible(figure.count > 0)

    def _figure(self, label: str, name: str) -> FigureCard:
        card = FigureCard(label)
        card.clicked.connect(lambda: self._open_figure(name))
        return card

    def _open_figure(self, name: str) -> None:
        view = self._view
        if view is None:
            return
        figure: Figure | None = getattr(view, name)
        if name == "copies" and not view.copies.count and view.archive.count:
            figure = view.archive
        if figure is not None:
            self._go_to(figure.target)
        else:
            self.go("系统管理", page="body")

    def _follow(self, way: Callable[[TodayView], Way]) -> None:
        if self._view is not None:
            self._go_to(way(self._view))

    def _go_to(self, target: Way) -> None:
        self.go(target.place, **target.given)

    def _to_do_table(self) -> RecordTable[DueRow]:
        table = RecordTable[DueRow](
            [
                Column("到期", tags=lambda r: [Tag(r.chip, _TONES[r.due.state])], whole=True),
                Column(
                    "谈话对象",
                    text=lambda r: r.due.talkee or "—",
                    second=lambda r: r.due.post,
                    whole=True,
                    stretch=True,
                ),
                Column("事项", text=lambda r: r.title, second=lambda r: r.note, stretch=True),
            ],
            name="需要办理",
            acts=self._acts.of,
            key=_key,
            empty=_DONE,
        )
        table.opened.connect(lambda r: self._go_to(r.target))
        return table

    def _coming_table(self) -> RecordTable[DueRow]:
        table = RecordTable[DueRow](
            [
                Column("日期", text=self._short, whole=True),
                Column(
                    "谈话对象、事项",
                    text=lambda r: r.due.talkee or "本单位",
                    second=lambda r: r.title,
                    whole=True,
                    stretch=True,
                ),
            ],
            name="未来 30 天",
            key=_key,
            empty="未来 30 天没有到期的事项。",
        )
        table.opened.connect(lambda r: self._go_to(r.target))
        return table

    def _short(self, one: DueRow) -> str:
        return short_day(one.due.due_on, self._services.today())

    def _assemble(self) -> None:
        figures = QWidget()
        grid = QGridLayout(figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        cards = (self.coverage, self.plan, self.remediation, self.copies)
        for number, card in enumerate(cards):
            grid.addWidget(card, 0, number)
            grid.setColumnStretch(number, 1)
        to_do = Card("需要办理")
        to_do.add(self.beginning, 1)
        to_do.add(self.to_do, 1)
        to_do.add(self.remark)
        coming = Card("未来 30 天")
        coming.add(self.coming, 1)
        coming.add(self.until)
        character = self.fontMetrics().horizontalAdvance("字")
        coming.setFixedWidth(character * _AHEAD_CHARACTERS + _AHEAD_MORE)
        body = row(to_do, coming, spacing=16)
        body.setStretchFactor(to_do, 1)
        self.lay_out(self.heading, figures, body)


def _share(figure: Figure) -> float | None:
    return figure.count / figure.of if figure.of else None


def _key(one: DueRow) -> tuple[object, ...]:
    return (one.due.item, one.due.talk_id, one.due.subject_id)
