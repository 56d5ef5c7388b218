"""Reading a talk for a worker: within the worker's sight, with names in place of ids."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from db.content import ContentStore
from db.records import Talk
from desktop.errors import BadInput
from desktop.rules.wording import line
from desktop.security.scope import own_of, require_sight
from desktop.services.desk import Desk
from desktop.services.views.talks import TalkHead, TalkRow

STATE_SECRETS = ("秘密", "机密", "绝密")


def talk_of(desk: Desk[ContentStore], talk_id: str) -> Talk:
    """Return a talk that the worker may see."""
    talk = desk.store.talks.get(talk_id)
    require_sight(desk.worker.role, desk.worker.person_id, talk)
    return talk


def own_talks_of(desk: Desk[ContentStore]) -> str | None:
    """Return the person to whose talks the worker is kept; None means every talk."""
    return own_of(desk.worker.role, desk.worker.person_id)


def head(store: ContentStore, talk: Talk) -> TalkHead:
    """Return what stands at the head of a page of the talk."""
    people = store.people.some((talk.talkee_id, talk.talker_id))
    return TalkHead(
        id=talk.id,
        number=talk.number,
        kind=talk.kind,
        status=talk.status,
        origin=talk.origin,
        talkee=people[talk.talkee_id].name,
        talkee_post=talk.talkee_post,
        organisation=store.organisations.get(talk.organisation_id).name,
        talker=people[talk.talker_id].name,
        talker_post=talk.talker_post,
        planned_at=talk.planned_at,
        place=talk.place,
        note_takers=talk.note_takers,
        attendees=talk.attendees,
        marking=talk.marking,
        started_at=talk.started_at,
        ended_at=talk.ended_at,
    )


def rows(store: ContentStore, talks: Iterable[Talk]) -> tuple[TalkRow, ...]:
    """Return the lines of a list, names fetched for all at once."""
    found = list(talks)
    people = store.people.some(p for t in found for p in (t.talkee_id, t.talker_id))
    organisations = store.organisations.some(t.organisation_id for t in found)
    counts = store.findings.count_by_talk(t.id for t in found)
    return tuple(
        TalkRow(
            id=t.id,
            number=t.number,
            kind=t.kind,
            status=t.status,
            origin=t.origin,
            talkee=people[t.talkee_id].name,
            talkee_post=t.talkee_post,
            organisation=organisations[t.organisation_id].name,
            talker=people[t.talker_id].name,
            talker_post=t.talker_post,
            planned_at=t.planned_at,
            started_at=t.started_at,
            ended_at=t.ended_at,
            place=t.place,
            step=t.step,
            findings=counts.get(t.id, 0),
            marking=t.marking,
        )
        for t in found
    )


def placed(now: Callable[[], datetime], at: datetime) -> datetime:
    """Return a time to the second with the office's offset where it carries none."""
    zone = at.tzinfo or now().tzinfo
    return at.replace(microsecond=0, tzinfo=zone)


def people_named(names: Sequence[str], label: str) -> tuple[str, ...]:
    """Return names without empty ones and repetitions."""
    kept = (line(name, label) for name in names)
    return tuple(dict.fromkeys(name for name in kept if name))


def marking(store: ContentStore, chosen: str) -> str:
    """Return the marking of a talk; a state secret is refused on a machine not approved for it."""
    kept = line(chosen, "密级或标识", required=True)
    body = store.body.own()
    if kept.startswith(STATE_SECRETS) and not (body and body.state_secret_machine):
        raise BadInput(
            f"本机没有登记为涉密计算机，不能处理标为“{kept}”的谈话，请改在涉密计算机上办理。",
            field="密级或标识",
        )
    return kept
