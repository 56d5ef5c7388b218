"""A proposed plan of a year over the real roster: made, looked at, taken over (Art. 5 and 7)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from db.content import ContentStore
from db.records import Leader, Organisation, Plan, PlanItem, PlanState, TalkKind, Tenure
from desktop.errors import BadInput, Refused
from desktop.planning.proposal import Candidate, Line, Slot, Wishes, propose
from desktop.rules.coverage import Coverage, Headship
from desktop.rules.eligibility import (
    OwnSide,
    Talkee,
    eligible_talkers,
    leaders_on,
    secretary_only,
)
from desktop.rules.plan import last_day
from desktop.rules.workdays import Workdays
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import planning
from desktop.services.parts.covering import coverage_ahead, tenures_by_organisation
from desktop.services.parts.pairing import own_side
from desktop.services.views.plans import LeftOutRow, ProposalView, ProposalWishes, ProposedRow

_EACH = 12


class ProposalService:
    """Proposes the plan of a year and takes it over."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def usual_wishes(self, year: int) -> ProposalWishes:
        """Return what to begin with: enough talks a year to finish coverage within the term."""
        require(self._desk.worker.role, "plan")
        found = self._coverage(year)
        years = max(found.term.ends_on.year - year + 1, 1)
        talks = max(ceil(len(found.missing) / years), len(self._by_hand(year)), 1)
        leaders = leaders_on(own_side(self._store).leaders, self._desk.today())
        limits = tuple((x.person_id, talks if x.is_secretary else _EACH) for x in leaders)
        return ProposalWishes(talks=talks, limits=limits)

    def propose(self, year: int, wishes: ProposalWishes) -> ProposalView:
        """Return a proposal around what was set by hand; nothing is stored."""
        require(self._desk.worker.role, "plan")
        if wishes.talks < 1:
            raise BadInput("全年场次至少为1场。", field="全年场次")
        found, own = self._coverage(year), own_side(self._store)
        candidates = self._candidates(year, found, own)
        made = propose(candidates, self._wishes(year, wishes, found, own), self._by_hand(year))
        names = {p.id: p.name for p in self._store.people.some(self._ids(found, own)).values()}
        posts = {(h.person_id, h.organisation_id): h.post for h in found.heads}
        places = {o.id: o.name for o in self._store.organisations.all()}
        return ProposalView(
            year=year,
            rows=tuple(
                ProposedRow(
                    line=line,
                    talkee=names[line.person_id],
                    talkee_post=posts[line.person_id, line.organisation_id],
                    organisation=places[line.organisation_id],
                    talker=names[line.talker_id],
                )
                for line in made.lines
            ),
            left_out=tuple(
                LeftOutRow(
                    talkee=names[x.person_id],
                    organisation=places[x.organisation_id],
                    reason=x.reason,
                )
                for x in made.left_out
            ),
        )

    def accept(self, year: int, lines: Sequence[Line]) -> None:
        """Put the proposed lines into the draft plan in place of an earlier proposal."""
        with self._desk.deed(
            "plan", "采用拟定计划", str(year), {"plans", "plan_items"}, detail=f"{len(lines)}场"
        ):
            plan = self._store.plans.of_year(year)
            if plan is None:
                plan = self._store.plans.put(Plan(id=self._desk.new_id(), year=year))
            if plan.state is not PlanState.DRAFTED:
                raise Refused(f"{year}年度计划已审定，不能整体重新拟定，请逐项调整。", "第五条")
            for item in self._proposed(plan):
                self._store.plan_items.put(replace(item, voided_reason="重新拟定"))
            workdays = Workdays.of(self._store.settings.office())
            for line in lines:
                due_on = workdays.last_workday_on_or_before(last_day(year, line.month))
                self._store.plan_items.put(_item(self._desk.new_id(), plan.id, line, due_on))

    def _coverage(self, year: int) -> Coverage:
        today = self._desk.today()
        if year < today.year:
            raise Refused(f"{year}年已经过去，不再拟定计划。")
        found = coverage_ahead(self._store, year, today)
        if found is None:
            now = "现任期" if year == today.year else f"{year}年所在的任期"
            raise Refused(f"还没有登记{now}，请先在“系统管理”中登记任期。", "第五条")
        return found

    def _proposed(self, plan: Plan) -> list[PlanItem]:
        items = self._store.plan_items.of_plan(plan.id)
        taken = planning.standing(self._store, items)
        return [i for i in items if not i.by_hand and i.id not in taken]

    def _by_hand(self, year: int) -> list[Slot]:
        plan = self._store.plans.of_year(year)
        if plan is None:
            return []
        loose = {i.id for i in self._proposed(plan)}
        items = self._store.plan_items.of_plan(plan.id)
        return [
            Slot(person_id=i.talkee_id, talker_id=i.talker_id, month=i.month)
            for i in items
            if i.id not in loose
        ]

    def _candidates(self, year: int, found: Coverage, own: OwnSide) -> list[Candidate]:
        tenures = tenures_by_organisation(self._store)
        places = {o.id: o for o in self._store.organisations.all()}
        last = self._store.talks.last_day_with({h.person_id for h in found.heads})
        on = max(self._desk.today(), date(year, 1, 1))
        return [
            self._candidate(h, places, tenures.get(h.organisation_id, []), last, own, on)
            for h in found.heads
        ]

    def _candidate(
        self,
        head: Headship,
        places: dict[str, Organisation],
        tenures: list[Tenure],
        last: dict[str, date],
        own: OwnSide,
        on: date,
    ) -> Candidate:
        organisation = places[head.organisation_id]
        talkee = Talkee(
            person_id=head.person_id,
            organisation=organisation,
            tenures=tenures,
            superior=places.get(organisation.superior_id or ""),
        )
        talkers = eligible_talkers(TalkKind.REGULAR, on, talkee, own)
        narrow = secretary_only(TalkKind.REGULAR, organisation)
        return Candidate(
            person_id=head.person_id,
            organisation_id=head.organisation_id,
            in_post_since=head.since,
            covered=head.covered_on is not None,
            last_talk_on=last.get(head.person_id),
            talkers=tuple(x.person_id for x in talkers),
            talker_reason="定期谈话由上一级党委书记进行（第七条）" if narrow and talkers else "",
            waits="" if talkers else _waits(narrow),
        )

    def _wishes(
        self, year: int, wishes: ProposalWishes, found: Coverage, own: OwnSide
    ) -> Wishes:  # fmt: skip
        today, term = self._desk.today(), found.term
        first = today.month if year == today.year else 1
        if year == term.begins_on.year:
            first = max(first, term.begins_on.month)
        last = term.ends_on.month if year == term.ends_on.year else 12
        months = tuple(m for m in range(first, last + 1) if m not in wishes.busy)
        return Wishes(
            year=year,
            talks=wishes.talks,
            months=months,
            busy=tuple(sorted(wishes.busy)),
            limits=dict(wishes.limits),
            names=own.names,
        )

    def _ids(self, found: Coverage, own: OwnSide) -> set[str]:
        leaders: Sequence[Leader] = own.leaders
        return {h.person_id for h in found.heads} | {x.person_id for x in leaders}


def _waits(narrow: bool) -> str:
    if narrow:
        return "应由上一级党委书记谈话，目前本单位没有可以担任谈话人的书记（第七条）"
    return "目前没有可以担任谈话人的领导班子成员（第七条）"


def _item(item_id: str, plan_id: str, line: Line, due_on: date) -> PlanItem:
    return PlanItem(
        id=item_id,
        plan_id=plan_id,
        talkee_id=line.person_id,
        organisation_id=line.organisation_id,
        talker_id=line.talker_id,
        month=line.month,
        due_on=due_on,
        by_hand=False,
    )
