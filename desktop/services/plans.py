"""The plan of a year: begun, filled, fixed, and changed with a reason (Art. 5)."""

from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import Combined, Leader, Plan, PlanItem, PlanState, TalkKind, Tenure
from desktop.errors import BadInput, Refused
from desktop.rules.eligibility import check
from desktop.rules.plan import check_due, last_day
from desktop.rules.wording import line, passage
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import planning
from desktop.services.parts.pairing import named, own_side, talkee_side
from desktop.services.parts.reading import own_talks_of
from desktop.services.views.plans import ItemText, PlanView
from desktop.workflow import plan as lives

TABLES = {"plans", "plan_items", "plan_changes"}


class PlanService:
    """Keeps the plans of the years."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def today(self) -> date:
        """Return the day it is."""
        return self._desk.today()

    def years(self) -> tuple[int, ...]:
        """Return the years that have a plan, and the present one, newest first."""
        require(self._desk.worker.role, "view plan")
        years = {p.year for p in self._store.plans.all()} | {self._desk.today().year}
        return tuple(sorted(years, reverse=True))

    def read(self, year: int) -> PlanView:
        """Return the plan of a year; to a 谈话人 only the items of the own talks."""
        require(self._desk.worker.role, "view plan")
        own = own_talks_of(self._desk)
        return planning.view_of(self._store, year, self._desk.today(), own)

    def add(self, year: int, text: ItemText, reason: str = "") -> str:
        """Add an item and return its id; a fixed plan asks for the reason."""
        item_id = self._desk.new_id()
        with self._desk.deed("plan", "增加计划项", item_id, TABLES):
            plan = self._plan(year)
            item = self._item(plan, text, item_id)
            self._refuse_double(item)
            self._store.plan_items.put(item)
            cancelled = replace(item, voided_reason="尚未列入")
            self._note(plan, cancelled, item, what="增加", reason=reason)
        return item_id

    def change(self, item_id: str, version: int, text: ItemText, reason: str = "") -> None:
        """Change an item; a fixed plan asks for the reason and keeps the change."""
        with self._desk.deed("plan", "调整计划项", item_id, TABLES):
            old = self._open(item_id)
            plan = self._store.plans.get(old.plan_id)
            filled = self._item(plan, text, old.id)
            new = replace(filled, version=version, talk_id=old.talk_id)
            if new.talkee_id != old.talkee_id:
                self._refuse_double(new)
            self._note(plan, old, new, what=_what(old, new), reason=reason)
            self._store.plan_items.put(new)

    def move(self, item_id: str, version: int, month: int, reason: str = "") -> None:
        """Move an item to a month; it is then due on that month's last day."""
        with self._desk.deed("plan", "移动计划项", item_id, TABLES):
            old = self._open(item_id)
            plan = self._store.plans.get(old.plan_id)
            _check_month(month)
            due_on = last_day(plan.year, month)
            new = replace(old, version=version, month=month, due_on=due_on, by_hand=True)
            self._note(plan, old, new, what="改时间", reason=reason)
            self._store.plan_items.put(new)

    def void(self, item_id: str, reason: str) -> None:
        """Take an item off the plan, with the reason; it stays in the store."""
        with self._desk.deed("plan", "取消计划项", item_id, TABLES):
            old = self._open(item_id)
            plan = self._store.plans.get(old.plan_id)
            new = replace(old, voided_reason=passage(reason, "调整理由", required=True))
            self._note(plan, old, new, what="取消", reason=reason)
            self._store.plan_items.put(new)

    def fix(self, year: int, *, on: date, meeting: str, minutes: str = "") -> None:
        """Register that a meeting fixed the plan."""
        with self._desk.deed("plan", "审定年度计划", str(year), TABLES):
            plan = self._begun(year)
            if not self._store.plan_items.of_plan(plan.id):
                raise Refused(f"{year}年度计划还没有计划项，不能审定。", "第五条")
            fixed = lives.fix(
                plan, on=on, meeting=meeting, minutes=minutes, today=self._desk.today()
            )
            self._store.plans.put(fixed)

    def close(self, year: int) -> None:
        """Close the plan of a year that is over; it can then no longer be changed."""
        with self._desk.deed("plan", "结束年度计划", str(year), TABLES):
            if year >= self._desk.today().year:
                raise Refused(f"{year}年还没有结束，年度计划不能结束。")
            self._store.plans.put(lives.move(self._begun(year), PlanState.CLOSED))

    def approve(self, change_id: str, *, on: date, by: str) -> None:
        """Register the approval of a change."""
        with self._desk.deed("plan", "登记计划调整审批", change_id, TABLES):
            note = self._store.plan_changes.get(change_id)
            done = lives.approve(note, on=on, by=by, today=self._desk.today())
            self._store.plan_changes.put(done)

    def _begun(self, year: int) -> Plan:
        plan = self._store.plans.of_year(year)
        if plan is None:
            raise Refused(f"{year}年度计划还没有开始编制。", "第五条")
        return plan

    def _plan(self, year: int) -> Plan:
        plan = self._store.plans.of_year(year)
        if plan is not None:
            lives.check_open(plan)
            return plan
        return self._store.plans.put(Plan(id=self._desk.new_id(), year=year))

    def _open(self, item_id: str) -> PlanItem:
        item = self._store.plan_items.get(item_id)
        if item.voided_reason:
            raise Refused("这一计划项已取消，不能再改。")
        talk = planning.standing(self._store, [item]).get(item.id)
        if talk is not None and talk.started_at is not None:
            raise Refused(f"这一计划项的谈话（{talk.number}）已经进行，不能再改。")
        return item

    def _item(self, plan: Plan, text: ItemText, item_id: str) -> PlanItem:
        _check_month(text.month)
        if not text.tenure_id:
            raise BadInput("还没有选定被谈话人，请输入姓名后从列出的人员中选择。", field="被谈话人")
        tenure = self._store.tenures.get(text.tenure_id)
        leader = self._store.leaders.get(text.leader_id) if text.leader_id else None
        due_on = text.due_on or last_day(plan.year, text.month)
        self._check_pair(tenure, leader, max(due_on.replace(day=1), self._desk.today()))
        item = PlanItem(
            id=item_id,
            plan_id=plan.id,
            talkee_id=tenure.person_id,
            organisation_id=tenure.organisation_id,
            talker_id=leader.person_id if leader else None,
            month=text.month,
            due_on=due_on,
            undertaker=line(text.undertaker, "承办人"),
            units=tuple(line(u, "配合单位") for u in text.units),
            combined=tuple(Combined(c).value for c in text.combined),
            focus=passage(text.focus, "谈话重点"),
        )
        check_due(plan.year, item)
        return item

    def _check_pair(self, tenure: Tenure, leader: Leader | None, on: date) -> None:
        talkee = talkee_side(self._store, tenure.person_id, tenure.organisation_id)
        if leader is not None:
            own = named(self._store, own_side(self._store), talkee)
            check(TalkKind.REGULAR, on, leader.person_id, talkee, own)

    def _refuse_double(self, item: PlanItem) -> None:
        same = [
            i
            for i in self._store.plan_items.of_plan(item.plan_id)
            if (i.talkee_id, i.organisation_id) == (item.talkee_id, item.organisation_id)
            and i.id != item.id
        ]
        if any(i.month == item.month for i in same):
            name = self._store.people.get(item.talkee_id).name
            raise BadInput(f"{name}在{item.month}月已有计划项，不要重复列入。", field="被谈话人")

    def _note(
        self, plan: Plan, old: PlanItem, new: PlanItem, *, what: str, reason: str
    ) -> None:  # fmt: skip
        note = lives.change(
            plan,
            old,
            new,
            what=what,
            reason=reason,
            change_id=self._desk.new_id(),
            at=self._desk.now(),
            by=self._desk.worker.name,
        )
        if note is not None:
            self._store.plan_changes.put(note)


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise BadInput("计划月份应为1至12月。", field="计划月份")


def _what(old: PlanItem, new: PlanItem) -> str:
    if (old.month, old.due_on) != (new.month, new.due_on):
        return "改时间"
    if old.talker_id != new.talker_id:
        return "改谈话人"
    return "改内容"
