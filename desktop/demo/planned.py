"""The plan of each year and the circumstances of timely talks, made from the talks (Art. 5)."""

from datetime import date, timedelta

from db.content import ContentStore
from db.records import (
    Combined,
    Origin,
    Plan,
    PlanItem,
    Talk,
    TalkKind,
    TalkStatus,
    Tenure,
    Trigger,
    TriggerKind,
)
from desktop.demo.city import SETTINGS
from desktop.demo.file import TalkFile
from desktop.demo.scene import Scene
from desktop.rules.deadlines import IN_FORCE_FROM
from desktop.rules.eligibility import eligible_talkers
from desktop.rules.plan import last_day
from desktop.workflow.plan import fix
from desktop.workflow.trigger import confirm, dismiss, hand_over, lead_to, limit

_DAY = timedelta(days=1)
_JUDGE = "陈敬之"
_WITHOUT_TALK = 6  # planned items with heads for whom no talk has been created yet
_COMBINED = tuple(c.value for c in Combined)


class Ledger:
    """Collects what the plan and the list of circumstances need while the talks are made."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._items: dict[int, dict[str, PlanItem]] = {}
        self._plan_ids: dict[int, str] = {}
        self._serials: dict[int, int] = {}
        self._met: set[str] = set()
        self._triggers: list[Trigger] = []

    def add(self, file: TalkFile) -> None:
        """Plan a year's first regular talk with each head; register what led to a timely one."""
        talk = file.talk
        self._met.add(talk.organisation_id)
        if talk.origin is Origin.EARLIER or talk.planned_at is None:
            return
        day = talk.planned_at.date()
        if talk.kind is TalkKind.TIMELY:
            self._triggers.append(self._led_to(talk, day))
        elif talk.status is not TalkStatus.CANCELLED:
            self._plan_talk(talk, day)

    def _led_to(self, talk: Talk, day: date) -> Trigger:
        scene = self._scene
        found_on = scene.diary.workday_before(day, scene.chance.choice((9, 12, 16, 22)))
        trigger = self._registered(talk.talkee_id, talk.organisation_id, found_on)
        judged = scene.diary.workday_after(found_on, 2)
        return lead_to(confirm(trigger, on=judged, by=_JUDGE, today=scene.on), talk.id)

    def _plan_talk(self, talk: Talk, day: date) -> None:
        items = self._items.setdefault(day.year, {})
        if talk.talkee_id not in items:
            items[talk.talkee_id] = self._item(
                day, talk.talkee_id, talk.organisation_id, talk.talker_id, talk.id
            )

    def put(self, store: ContentStore) -> None:
        """Store the plans, and some circumstances without a talk. Call it inside a block."""
        self._plan_more()
        for year, items in self._items.items():
            store.plans.put(self._plan(year))
            store.plan_items.put_all(sorted(items.values(), key=lambda i: i.due_on))
        store.triggers.put_all(self._triggers)
        if self._met:
            store.triggers.put_all(self._others())

    def _plan(self, year: int) -> Plan:
        fixed = self._scene.diary.workday_after(max(date(year, 1, 20), IN_FORCE_FROM), 0)
        plan = Plan(id=self._plan_ids[year], year=year)
        if not self._scene.happened(fixed):
            return plan
        return fix(
            plan,
            on=fixed,
            meeting="市委常委会会议",
            minutes=f"〔{year}〕3号",
            today=self._scene.on,
        )

    def _plan_more(self) -> None:
        """Plan heads nobody has met yet for the rest of the year, one of them overdue."""
        year, scene = self._scene.on.year, self._scene
        if year not in self._items:
            return
        last_month = (scene.on.replace(day=1) - _DAY).replace(day=1)
        months = [last_month, *(date(year, m, 1) for m in (9, 10, 11, 12, 12))]
        new = [o for o in scene.city.covered() if o.id not in self._met][:_WITHOUT_TALK]
        for organisation, month in zip(new, months, strict=False):
            head = scene.city.head(organisation, scene.on)
            if head is not None and month.year == year:
                talker = self._talker(head)
                self._items[year][head.person_id] = self._item(
                    month, head.person_id, organisation.id, talker, None
                )

    def _talker(self, head: Tenure) -> str:
        scene = self._scene
        talkee = scene.city.talkee(head)
        leaders = eligible_talkers(TalkKind.REGULAR, scene.on, talkee, scene.own)
        return scene.chance.choice(leaders).person_id

    def _item(
        self, day: date, talkee_id: str, organisation_id: str, talker_id: str, talk_id: str | None
    ) -> PlanItem:
        scene = self._scene
        plan_id = self._plan_ids.setdefault(day.year, scene.new_id())
        return PlanItem(
            id=scene.new_id(),
            plan_id=plan_id,
            talkee_id=talkee_id,
            organisation_id=organisation_id,
            talker_id=talker_id,
            month=day.month,
            due_on=last_day(day.year, day.month),
            undertaker="市委办公室",
            units=scene.phrases.pick("cooperating", 2),
            combined=(scene.chance.choice(_COMBINED),) if scene.one_in(3) else (),
            focus=scene.phrases.frame("focus"),
            talk_id=talk_id,
        )

    def _others(self) -> list[Trigger]:
        """Return one waiting to be judged, one that was none, one handed over."""
        scene = self._scene
        heads = [scene.city.head(o, scene.on) for o in scene.city.covered()]
        people = [h for h in heads if h is not None][-3:]
        days = (5, 24, 40)
        waiting, none, lead = (
            self._registered(
                h.person_id, h.organisation_id, scene.diary.workday_before(scene.on, days_before)
            )
            for h, days_before in zip(people, days, strict=True)
        )
        none = dismiss(
            none,
            on=scene.diary.workday_after(none.found_on, 4),
            by=_JUDGE,
            reason=scene.phrases.frame("not_listed"),
            today=scene.on,
        )
        lead = hand_over(
            lead,
            to="市纪委监委机关",
            on=scene.diary.workday_after(lead.found_on, 2),
            receipt="已签收",
            today=scene.on,
        )
        return [waiting, none, lead]

    def _registered(self, talkee_id: str, organisation_id: str, found_on: date) -> Trigger:
        scene = self._scene
        self._serials[found_on.year] = self._serials.get(found_on.year, 0) + 1
        kind = scene.chance.choice(list(TriggerKind))
        slots = scene.phrases.slots(scene.city.organisations[organisation_id], found_on.year - 1)
        return Trigger(
            id=scene.new_id(),
            number=f"{found_on.year}-{self._serials[found_on.year]:02d}",
            kind=kind,
            found_on=found_on,
            source=scene.phrases.entry("trigger_sources", kind),
            facts=scene.phrases.write(scene.phrases.entry("trigger_facts", kind), slots),
            talkee_id=talkee_id,
            organisation_id=organisation_id,
            limit_on=limit(found_on, SETTINGS.trigger_days),
        )
