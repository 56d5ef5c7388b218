"""Who talks with whom and when: appointments that Art. 7 and the leaders' diaries allow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle

from db.frozen import frozen
from db.records import Leader, Organisation, Origin, TalkKind, Tenure
from desktop.demo.scene import Scene
from desktop.rules.deadlines import IN_FORCE_FROM
from desktop.rules.eligibility import check, eligible_talkers

_DAY = timedelta(days=1)
_UNTALKED = 26  # heads nobody has talked to yet, so that coverage is not complete
_TRIES = 60
_SOON = timedelta(days=32)
_MOST_TO_COME = 240  # a demo of many years has no more work under way than an office can have
_MOST_LATELY = 400
_SETTLED = timedelta(days=125)  # after which nearly every talk is closed
_KINDS = (TalkKind.REGULAR,) * 7 + (TalkKind.TIMELY,)
_ORIGINS = (Origin.HELD_HERE,) * 8 + (Origin.LATE_ENTRY,)


@frozen
class Appointment:
    """One talk to be: with whom, by whom, when, and how it comes into the store."""

    kind: TalkKind
    origin: Origin
    organisation: Organisation
    head: Tenure
    leader: Leader
    at: datetime


def schedule(scene: Scene, count: int) -> list[Appointment]:
    """Return so many appointments in order of time: earlier ones, held ones, and some to come."""
    organisations = scene.city.covered()
    scene.chance.shuffle(organisations)
    untalked, talked = organisations[:_UNTALKED], organisations[_UNTALKED:]
    made = [*_today(scene, talked, count), *_of_heads_who_left(scene, count)]
    to_come = min(max(1, round(count * 0.12)), _MOST_TO_COME) if count > 1 else 0
    held = round(count * 0.46)
    soon = scene.on + _SOON
    near, far = untalked[::2], untalked[1::2]
    made += _some(scene, near, to_come - to_come // 2, scene.on + _DAY, soon)
    made += _some(scene, far, to_come // 2, soon, max(soon, date(scene.on.year, 12, 31)))
    if (settled := held - _MOST_LATELY) > _MOST_LATELY:
        made += _some(scene, talked, settled, IN_FORCE_FROM, scene.on - _SETTLED)
        held = min(held, len(made) - to_come + _MOST_LATELY)
    made += _some(scene, talked, held - len(made) + to_come, IN_FORCE_FROM, scene.on - _DAY)
    first = scene.city.terms[-2].begins_on if len(scene.city.terms) > 2 else _term_begins(scene)
    made += _some(scene, talked, count - len(made), first, IN_FORCE_FROM - _DAY)
    return sorted(made[:count], key=lambda a: a.at)


def _term_begins(scene: Scene) -> date:
    return scene.city.term_on(IN_FORCE_FROM).begins_on


def _some(
    scene: Scene, organisations: list[Organisation], count: int, first: date, last: date
) -> Iterator[Appointment]:
    """Yield appointments between two days, one organisation after the other; fewer if all is full."""
    if last < first:
        return
    failed = 0
    for organisation in cycle(organisations):
        if count <= 0 or failed > _TRIES:
            return
        day = scene.diary.workday_between(first, last)
        made = _appoint(scene, organisation, day) if day else None
        if made is None:
            failed += 1
        else:
            failed, count = 0, count - 1
            yield made


def _appoint(scene: Scene, organisation: Organisation, day: date) -> Appointment | None:
    head = scene.city.head(organisation, day)
    if head is None:
        return None
    bound = day >= IN_FORCE_FROM
    kind = scene.chance.choice(_KINDS)
    origin = scene.chance.choice(_ORIGINS) if bound else Origin.EARLIER
    if day >= scene.on:
        kind, origin = TalkKind.REGULAR, Origin.HELD_HERE
    talkee = scene.city.talkee(head)
    leaders = list(eligible_talkers(kind, day, talkee, scene.own))
    scene.chance.shuffle(leaders)
    for leader in leaders:
        at = scene.diary.take(leader.person_id, head.person_id, day)
        if at is not None:
            check(kind, day, leader.person_id, talkee, scene.own)
            return Appointment(
                kind=kind,
                origin=origin,
                organisation=organisation,
                head=head,
                leader=leader,
                at=at,
            )
    return None


def _today(scene: Scene, talked: list[Organisation], count: int) -> list[Appointment]:
    """Return a talk under way, one of this afternoon and one of the working day before."""
    if count < 10 or not scene.diary.is_workday(scene.on):
        return []
    days = (scene.on, scene.on, scene.diary.workday_before(scene.on, 1))
    made = [_appoint(scene, o, day) for o, day in zip(talked, days, strict=False)]
    under_way, afternoon, before = (replace(a, origin=Origin.HELD_HERE) for a in made if a)
    three = datetime.combine(scene.on, time(15), scene.now.tzinfo)
    return [replace(under_way, at=_under_way(scene.now)), replace(afternoon, at=three), before]


def _under_way(now: datetime) -> datetime:
    """Return when a talk began that is under way now: at nine, or a little before now."""
    nine = now.replace(hour=9, minute=0, second=0)
    midnight = now.replace(hour=0, minute=0, second=0)
    return nine if nine <= now else max(now - timedelta(minutes=25), midnight)


def _of_heads_who_left(scene: Scene, count: int) -> list[Appointment]:
    """Return talks with heads who have left their post since, where the demo is big enough."""
    if count < 50:
        return []
    made = []
    for organisation in scene.city.covered():
        for tenure in scene.city.tenures[organisation.id]:
            left = tenure.ends_on
            if left is None or not IN_FORCE_FROM + 20 * _DAY < left < scene.on:
                continue
            day = scene.diary.workday_before(left, 15)
            if scene.city.head(organisation, day) == tenure:
                made.append(_appoint(scene, organisation, day))
    return [a for a in made if a is not None]
