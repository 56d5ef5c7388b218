"""今日: what is to be done, the four figures, and the thirty days ahead."""

from collections.abc import Iterable
from datetime import date, timedelta

from db.content import ContentStore
from db.records import BodyKind, DueItem, TalkStatus
from db.tables.talks import TalkQuery
from desktop.reminders import engine
from desktop.reminders.engine import Due
from desktop.reminders.horizon import near_until
from desktop.reminders.schedule import State
from desktop.reminders.watched import Act, OpenItem
from desktop.reminders.wording import chip, day
from desktop.rules.coverage import coverage, current_term
from desktop.rules.workdays import Workdays
from desktop.security.permissions import DEEDS, require
from desktop.services.desk import Desk
from desktop.services.parts.reading import own_talks_of
from desktop.services.parts.watching import (
    RUNNING,
    office,
    open_items,
    rounds_to_send,
)
from desktop.services.views.today import DueRow, Figure, Step, Target, TodayView
from desktop.workflow.talk import AFTER

PLAN, TALKS, FOLLOW_UP, REPORTS = "计划与覆盖", "谈话", "整改跟踪", "统计报告"
ROSTER, ADMINISTRATION = "谈话对象", "系统管理"
NO_PLAN, OWN = "未编年度计划", "本人"
_STAGES = {
    DueItem.APPOINTMENT: "preparation",
    DueItem.SELF_CHECK: "preparation",
    DueItem.MATERIAL_REPLY: "preparation",
    DueItem.COPY: "copies",
    DueItem.SIGNATURE: "record",
}
_PARTS = {
    DueItem.TRIGGER_LIMIT: ("triggers", "trigger_id"),
    DueItem.UNIT_PROPOSAL: ("units", "proposal_id"),
}
_AHEAD = timedelta(days=30)
_ROWS_AHEAD = 60
_TALKS_AT_ONCE = 400  # more talks than that are not read for the days ahead
_REPORTS = frozenset({DueItem.ACTION_REPORT, DueItem.RESULTS_REPORT})


class TodayService:
    """Answers what is to be done; the same list for the start page, the tray and scripts."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def read(self) -> TodayView:
        """Return the start page of today; the days ahead are cut short where they hold much."""
        today = self._desk.today()
        until = self._looked_until(today)
        begun = rounds_to_send(self._store, today, own_talks_of(self._desk))
        dues = self._due(today, until, begun)
        organisations = self._store.organisations.some(d.organisation_id for d in dues)
        names = {o.id: o.name for o in organisations.values()}
        to_do, coming = engine.to_do(dues), engine.coming(dues)[:_ROWS_AHEAD]
        late = len({d.talk_id for d in dues if d.item in _REPORTS and d.state is State.LATE})
        return TodayView(
            today=today,
            summary=_summary(dues),
            to_do=_rows(to_do, names),
            coming=_rows(coming, names),
            coming_until=min(until, coming[-1].due_on) if len(coming) == _ROWS_AHEAD else until,
            coverage=self._coverage(today),
            plan=self._plan(today.year),
            remediation=self._running(late),
            late=late,
            copies=_copies(len(begun), dues),
            archive=self._archive(),
            unsigned=self._unsigned(),
            remark=self._remark(today),
            beginning=self._beginning(),
        )

    def due(self, today: date | None = None, until: date | None = None) -> tuple[Due, ...]:
        """Return the open dated items as they stand on a day, most urgent first.

        With `until` only what is due by then; in a large store that is much quicker.
        """
        return self._due(today or self._desk.today(), until)

    def listed(self) -> tuple[Due, ...]:
        """Return what is late, near, or planned for the next thirty days."""
        today = self._desk.today()
        settings = self._store.settings.office()
        near = near_until(today, settings, Workdays.of(settings))
        return self.due(today, max(near, today + _AHEAD))

    def counts_ahead(self, days: int = 60) -> dict[date, int]:
        """Return the number of acts for each day ahead, without any name (due-counts.json)."""
        today = self._desk.today()
        settings = self._store.settings.office()
        workdays = Workdays.of(settings)
        until = near_until(today + timedelta(days=days), settings, workdays)
        items = self._items(today, until)
        return engine.counts_ahead(items, today, settings, workdays, days)

    def _due(
        self, today: date, until: date | None, begun: list[tuple[str, date]] | None = None
    ) -> tuple[Due, ...]:
        settings = self._store.settings.office()
        items = self._items(today, until, begun)
        return engine.due(items, today, settings, Workdays.of(settings))

    def _items(
        self, today: date, until: date | None, begun: list[tuple[str, date]] | None = None
    ) -> tuple[OpenItem, ...]:
        require(self._desk.worker.role, "view talk")
        own = own_talks_of(self._desk)
        return open_items(self._store, today, own, until=until, begun=begun)

    def _looked_until(self, today: date) -> date:
        """Thirty days, or in a large store just as far as there is anything to do today."""
        require(self._desk.worker.role, "view talk")
        settings = self._store.settings.office()
        near = near_until(today, settings, Workdays.of(settings))
        running = self._store.talks.count_in(RUNNING, own_talks_of(self._desk))
        return max(near, today + _AHEAD) if running <= _TALKS_AT_ONCE else near

    def _coverage(self, today: date) -> Figure | None:
        """The office's own figure for every role (Art. 5)."""
        term = current_term(self._store.terms.all(), today)
        settled = office(self._store)
        analogy = settled.kind is BodyKind.BY_ANALOGY
        if term is None or (analogy and not settled.settings.analogy_coverage):
            return None
        in_post = self._store.tenures.heads_on(today)
        found = coverage(
            term,
            today,
            self._store.organisations.all(),
            self._store.tenures.of_people({t.person_id for t in in_post}),
            self._store.held_talks.covering(term.begins_on, today),
            settled.settings,
        )
        return Figure(
            count=found.covered,
            of=found.total,
            remark="参照" if analogy else "",
            target=self._in_plan("view coverage", {"part": "coverage"}),
        )

    def _plan(self, year: int) -> Figure:
        """Items of the plan where there is one, else the year's regular talks, as remarked (Art. 5)."""
        own = own_talks_of(self._desk)
        plan = self._store.plans.of_year(year) if own is None else None
        target = self._in_plan("view plan", {"year": str(year)})
        if plan is not None:
            held, count = self._store.plan_items.tally(plan.id)
            return Figure(count=held, of=count, remark="", target=target)
        held, count = self._store.talks.tally_of_year(year, own)
        return Figure(count=held, of=count, remark=NO_PLAN if own is None else OWN, target=target)

    def _in_plan(self, kind: str, given: dict[str, str]) -> Target:
        """Return the way into the plan, or to the own talks for who does not see the plan."""
        if self._desk.worker.role in DEEDS[kind]:
            return Target(place=PLAN, given=given)
        return Target(place=TALKS, given={})

    def _running(self, late: int) -> Figure:
        count = self._store.talks.count_in(AFTER, own_talks_of(self._desk))
        group = "late" if late else "running"
        return Figure(
            count=count,
            of=None,
            remark=f"逾期 {late}" if late else "",
            target=Target(place=FOLLOW_UP, given={"group": group}),
        )

    def _archive(self) -> Figure:
        count = self._store.talks.count_to_archive(own_talks_of(self._desk))
        target = Target(place=TALKS, given={"status": TalkStatus.CLOSED})
        return Figure(count=count, of=None, remark="", target=target)

    def _unsigned(self) -> Figure:
        states = (TalkStatus.AWAITING_SIGNATURE,)
        count = self._store.talks.count_in(states, own_talks_of(self._desk))
        target = Target(place=TALKS, given={"status": TalkStatus.AWAITING_SIGNATURE})
        return Figure(count=count, of=None, remark="", target=target)

    def _beginning(self) -> tuple[Step, ...]:
        """Leaders, roster, plan of the year, first talk; nothing once there is a talk."""
        if self._desk.worker.role not in DEEDS["own body"] or self._store.talks.count(TalkQuery()):
            return ()
        steps = []
        if not self._store.leaders.all():
            leaders = Target(place=ADMINISTRATION, given={"page": "leaders"})
            steps.append(Step(verb="登记本单位领导班子", target=leaders))
        if not self._store.tenures.all():
            roster = Target(place=ROSTER, given={"page": "import"})
            steps.append(Step(verb="从 Excel 导入名册", target=roster))
        plan = self._store.plans.of_year(self._desk.today().year)
        if plan is None or not self._store.plan_items.tally(plan.id)[1]:
            proposal = Target(place=PLAN, given={"part": "proposal"})
            steps.append(Step(verb="拟定年度谈话计划", target=proposal))
        else:
            schedule = Target(place=PLAN, given={"part": "schedule"})
            steps.append(Step(verb="按计划安排谈话", target=schedule))
        talk = Target(place=TALKS, given={"new": "talk"})
        return (*steps, Step(verb="新建谈话", target=talk))

    def _remark(self, today: date) -> str:
        days = Workdays.of(self._store.settings.office())
        return days.remark(today.year) or days.remark((today + _AHEAD).year)


def target_of(due: Due) -> Target:
    """Return where one item is dealt with."""
    if due.item is DueItem.YEARLY_REPORT:
        return Target(place=REPORTS, given={"tab": "report", "year": due.subject_id})
    if due.item in _PARTS:
        part, named = _PARTS[due.item]
        return Target(place=PLAN, given={"part": part, named: due.subject_id})
    if due.item is DueItem.PLAN_ITEM or due.talk_id is None:
        given = {"year": str(due.due_on.year), "item_id": due.subject_id}
        return Target(place=PLAN, given=given)
    if due.act is Act.CONTINUE:
        return Target(place=TALKS, given={"talk_id": due.talk_id})  # opens where it was left
    stage = _STAGES.get(due.item)
    if stage is None:
        return Target(place=FOLLOW_UP, given={"talk_id": due.talk_id})
    return Target(place=TALKS, given={"talk_id": due.talk_id, "stage": stage})


def _rows(dues: Iterable[Due], names: dict[str, str]) -> tuple[DueRow, ...]:
    return tuple(
        DueRow(
            due=d,
            organisation=names.get(d.organisation_id, ""),
            chip=_chip(d),
            title=d.what,
            note=_note(d),
            target=target_of(d),
        )
        for d in dues
    )


def _chip(due: Due) -> str:
    if due.days == 0 and due.at is not None:
        return f"今天 {due.at.hour}:{due.at.minute:02d}"
    return chip(due.days, due.state)


def _note(due: Due) -> str:
    parts = [f"{day(due.due_on)}{'' if due.at else '到期'}"]
    if due.at is not None:
        parts = [f"{day(due.due_on)} {due.at.hour}:{due.at.minute:02d}"]
    if due.reminded and due.last_reminded_on is not None:
        parts.append(f"已提醒 {due.reminded} 次，最近 {day(due.last_reminded_on)}")
    return " · ".join(parts)


def _summary(dues: tuple[Due, ...]) -> str:
    late = sum(d.state is State.LATE for d in dues)
    near = sum(d.state is State.NEAR for d in dues)
    talks = sum(d.item is DueItem.APPOINTMENT and d.days == 0 for d in dues)
    if not (late or near or talks):
        return "今天没有到期的事项。"
    parts = [f"{late} 件逾期" if late else "", f"{near} 件将到期" if near else ""]
    listed = "、".join(part for part in parts if part)
    said = [f"有 {listed}" if listed else "", f"今天安排谈话 {talks} 场" if talks else ""]
    return "，".join(part for part in said if part)


def _copies(begun: int, dues: Iterable[Due]) -> Figure:
    """Rounds of copies that may go out (Art. 12), whether near their day or not."""
    late = sum(d.item is DueItem.COPY and d.state is State.LATE for d in dues)
    return Figure(
        count=begun,
        of=None,
        remark=f"逾期 {late}" if late else "",
        target=Target(place=FOLLOW_UP, given={"group": "copies"}),
    )
