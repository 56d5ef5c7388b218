"""The life of each talk of the demo, lived through rules and move() up to the demo's day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from db.records import Origin, Talk, TalkKind, TalkRecord, TalkStatus
from desktop.demo.after import follow
from desktop.demo.before import prepare
from desktop.demo.city import SETTINGS
from desktop.demo.file import TalkFile
from desktop.demo.held import begin, enter_on_paper, hold
from desktop.demo.scene import Scene
from desktop.demo.schedule import Appointment
from desktop.rules import talk_number
from desktop.workflow.talk import AFTER, enter_earlier, move

_APPROVER = "陈敬之"
_NOT_TO_COME = "被谈话人当日须参加上级会议，经批准取消，另行安排。"


def lives(scene: Scene, appointments: Sequence[Appointment]) -> Iterator[TalkFile]:
    """Yield one talk after the other; numbers run by planned year in order of creation."""
    serials: dict[int, int] = {}
    for appointment in appointments:
        year = appointment.at.year
        serials[year] = serials.get(year, 0) + 1
        number = talk_number.number(SETTINGS.number_pattern, year, serials[year])
        yield _live(scene, _new_file(scene, appointment, number), appointment)


def _new_file(scene: Scene, appointment: Appointment, number: str) -> TalkFile:
    head, leader, day = appointment.head, appointment.leader, appointment.at.date()
    regular = appointment.kind is TalkKind.REGULAR
    slots = scene.phrases.slots(appointment.organisation, day.year - 1)
    if appointment.origin is Origin.LATE_ENTRY:
        created = scene.diary.workday_after(day, 1)
    else:
        created = scene.diary.workday_before(min(day, scene.on), 30 if regular else 8)
    talk = Talk(
        id=scene.new_id(),
        number=number,
        kind=appointment.kind,
        status=TalkStatus.PLANNED,
        talker_id=leader.person_id,
        talker_post=leader.post,
        talkee_id=head.person_id,
        organisation_id=appointment.organisation.id,
        talkee_post=head.post,
        planned_at=appointment.at,
        place=scene.phrases.pick("places")[0],
        note_takers=scene.phrases.pick("note_takers", scene.chance.choice((1, 1, 2))),
        focus=scene.phrases.frame("focus" if regular else "timely_focus", slots),
        created_at=scene.at(created),
    )
    people = scene.city.people
    return TalkFile(
        talk=talk,
        organisation=appointment.organisation,
        talkee=people[head.person_id].name,
        talker=people[leader.person_id].name,
    )


def _live(scene: Scene, file: TalkFile, appointment: Appointment) -> TalkFile:
    day, left = appointment.at.date(), appointment.head.ends_on
    if appointment.origin is Origin.EARLIER:
        _earlier(scene, file, appointment.at)
        return file
    while_there = scene
    if left is not None and left < scene.on:
        while_there = replace(scene, on=left, now=appointment.at.replace(hour=17) + (left - day))
    _live_under_the_measures(while_there, file, appointment)
    if left is not None and left < scene.on and file.talk.status in AFTER:
        _hand_over(scene, file, appointment)
    return file


def _live_under_the_measures(scene: Scene, file: TalkFile, appointment: Appointment) -> None:
    day = appointment.at.date()
    if appointment.origin is Origin.LATE_ENTRY:
        follow(scene, file, enter_on_paper(scene, file, appointment.at))
        return
    found = prepare(scene, file, day)
    yesterday = scene.diary.workday_before(scene.on, 1)
    regular = appointment.kind is TalkKind.REGULAR
    if regular and day < yesterday and scene.one_in(40):
        reason = _NOT_TO_COME
        file.talk = move(file.talk, TalkStatus.CANCELLED, at=scene.at(day), reason=reason)
    elif day < scene.on:
        hold(scene, file, found, appointment.at + timedelta(minutes=scene.chance.randint(0, 6)))
        follow(scene, file, found)
    elif appointment.at <= scene.now:
        begin(scene, file, found, appointment.at)


def _earlier(scene: Scene, file: TalkFile, held_at: datetime) -> None:
    """A talk from before the Measures: date, persons and result, nothing else (Art. 20)."""
    ended_at = held_at + timedelta(minutes=scene.chance.randint(40, 80))
    file.talk = enter_earlier(file.talk, ended_at)
    text = scene.phrases.frame("result_earlier")
    file.record = TalkRecord(id=file.talk.id, text=text)


def _hand_over(scene: Scene, file: TalkFile, appointment: Appointment) -> None:
    head = scene.city.head(appointment.organisation, scene.on)
    successor = scene.city.people[head.person_id].name if head else ""
    left = appointment.head.ends_on
    if left is None:
        raise RuntimeError("the head has left")
    file.talk = move(
        file.talk,
        TalkStatus.TERMINATED,
        at=scene.at(scene.diary.workday_after(left, 3), 15),
        reason=f"{file.talkee}已调离，不再担任{appointment.head.post}。",
        approved_by=_APPROVER,
        handed_to=successor,
    )
