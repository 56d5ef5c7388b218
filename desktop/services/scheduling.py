"""Scheduling many plan items at once: times, places, clashes, and the talks made of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from db.content import ContentStore
from db.records import Leader, PlanItem, Talk, TalkKind, Tenure
from desktop.errors import BadInput, Refused
from desktop.rules.plan import Appointment, Clash, clashes
from desktop.rules.wording import line
from desktop.rules.workdays import Workdays
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import planning, reading
from desktop.services.parts.creating import new_talk
from desktop.services.parts.pairing import check_pair, talkee_side
from desktop.services.views.plans import Scheduling


class SchedulingService:
    """Makes talks of plan items (批量安排)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def clashes(self, wanted: Sequence[Scheduling]) -> tuple[Clash, ...]:
        """Return where the wanted times meet each other or talks arranged already."""
        require(self._desk.worker.role, "plan")
        items = self._store.plan_items.some(w.item_id for w in wanted)
        new = [self._appointment(w, items[w.item_id]) for w in wanted]
        if not new:
            return ()
        days = {a.at.date() for a in new}
        others = self._store.talks.arranged_between(min(days), max(days))
        return clashes(new, [_arranged(t) for t in others if t.planned_at])

    def doubts(self, wanted: Sequence[Scheduling]) -> tuple[str, ...]:
        """Return what speaks against the wanted times: days that nobody works, and clashes."""
        workdays = Workdays.of(self._store.settings.office())
        idle = [d for d in sorted({w.at.date() for w in wanted}) if not workdays.is_workday(d)]
        days = (f"{d.year}年{d.month}月{d.day}日是非工作日" for d in idle)
        return (*days, *(c.sentence for c in self.clashes(wanted)))

    def schedule(self, wanted: Sequence[Scheduling], *, knowing: bool = False) -> tuple[str, ...]:
        """Make a talk of each item and return their ids; all or nothing.

        Clashes are refused unless they are known and meant.
        """
        with self._desk.deed(
            "plan", "批量安排谈话", "", {"talks", "plan_items"}, detail=f"{len(wanted)}场"
        ):
            self._refuse_past(wanted)
            found = self.clashes(wanted)
            if found and not knowing:
                raise BadInput(f"{found[0].sentence}，请改时间或地点后再安排。", field="谈话时间")
            return tuple(self._make(w) for w in wanted)

    def _refuse_past(self, wanted: Sequence[Scheduling]) -> None:
        first = min((w.at.date() for w in wanted), default=self._desk.today())
        if first < self._desk.today():
            raise BadInput(
                f"{first.year}年{first.month}月{first.day}日已经过去，请另定日期；"
                "当时已在纸面上谈过的，请在“谈话”里用“补录”登记。",
                field="日期",
            )

    def _make(self, wanted: Scheduling) -> str:
        item = self._store.plan_items.get(wanted.item_id)
        at = reading.placed(self._desk.now, wanted.at)
        leader, tenure = self._pair(item, at)
        talkee = talkee_side(self._store, item.talkee_id, item.organisation_id)
        check_pair(
            self._store, TalkKind.REGULAR, at.date(), talker_id=leader.person_id, talkee=talkee
        )
        talk = replace(
            new_talk(self._desk, TalkKind.REGULAR, leader, tenure, at),
            place=line(wanted.place, "地点"),
            note_takers=reading.note_takers(wanted.note_takers),
            attendees=reading.people_named(wanted.attendees, "参加人员"),
            focus=item.focus,
            marking=self._store.settings.office().marking,
        )
        self._store.talks.put(talk)
        self._store.plan_items.put(replace(item, talk_id=talk.id))
        return talk.id

    def _pair(self, item: PlanItem, at: datetime) -> tuple[Leader, Tenure]:
        name = self._store.people.get(item.talkee_id).name
        if planning.standing(self._store, [item]):
            raise Refused(f"{name}的这一计划项已经安排了谈话，不要重复安排。")
        if item.talker_id is None:
            raise BadInput(f"{name}的计划项还没有确定谈话人，请先确定。", field="谈话人")
        leader = next(
            (x for x in self._store.leaders.on(at.date()) if x.person_id == item.talker_id), None
        )
        tenure = next(
            (
                t
                for t in self._store.tenures.heads_on(at.date())
                if (t.person_id, t.organisation_id) == (item.talkee_id, item.organisation_id)
            ),
            None,
        )
        day = f"{at.year}年{at.month}月{at.day}日"
        if leader is None:
            talker = self._store.people.get(item.talker_id).name
            raise Refused(f"{talker}在{day}不是本级领导班子成员，请改由他人谈话。", "第七条")
        if tenure is None:
            raise Refused(f"{name}在{day}不在所列单位任“一把手”，请调整计划项。", "第七条")
        return leader, tenure

    def _appointment(self, wanted: Scheduling, item: PlanItem) -> Appointment:
        name = self._store.people.get(item.talkee_id).name
        return Appointment(
            talk_id=item.id,
            number=f"{name}的谈话",
            talker_id=item.talker_id or "",
            talkee_id=item.talkee_id,
            place=wanted.place,
            at=reading.placed(self._desk.now, wanted.at),
        )


def _arranged(talk: Talk) -> Appointment:
    if talk.planned_at is None:
        raise ValueError("a talk without a time is no appointment")
    return Appointment(
        talk_id=talk.id,
        number=talk.number,
        talker_id=talk.talker_id,
        talkee_id=talk.talkee_id,
        place=talk.place,
        at=talk.planned_at,
    )
