"""Reading a talk for a worker: within the worker's sight, with names in place of ids."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from db.content import ContentStore
from db.records import Attachment, Talk
from desktop.errors import BadInput
from desktop.rules import talk_number
from desktop.rules.marking import FIELD, check
from desktop.rules.wording import line
from desktop.security.scope import own_of, require_sight
from desktop.services.desk import Desk
from desktop.services.views.talks import TalkHead, TalkRow


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
        reason=talk.reason,
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


def note_takers(names: Sequence[str]) -> tuple[str, ...]:
    """Return the note-takers of a talk; there are two at most (Art. 10)."""
    kept = people_named(names, "记录人")
    if len(kept) > 2:
        raise BadInput("记录人最多两名，其他人员请填入参加人员。", field="记录人")
    return kept


def marked(store: ContentStore, talk: Talk, marking: str, by: str, basis: str) -> Talk:
    """Return the talk with its marking; a state secret only on a machine approved for it."""
    body = store.body.own()
    marking, by, basis = (
        line(text, label)
        for text, label in ((marking, FIELD), (by, "定密责任人"), (basis, "定密依据"))
    )
    check(
        marking,
        approved_machine=bool(body and body.state_secret_machine),
        responsible=by,
        basis=basis,
    )
    return replace(talk, marking=marking, marking_by=by, marking_basis=basis)


def next_number(store: ContentStore, year: int) -> str:
    """Return the next number of a year by the office's pattern; none is used twice."""
    used = store.talks.numbers_with(str(year))
    return talk_number.next_number(store.settings.office().number_pattern, year, used)


def files_by_owner(attachments: Iterable[Attachment]) -> dict[str, tuple[Attachment, ...]]:
    """Return the files that are not voided by the id of the record they belong to."""
    found: dict[str, tuple[Attachment, ...]] = {}
    for attachment in attachments:
        if not attachment.voided_reason:
            found[attachment.owner_id] = (*found.get(attachment.owner_id, ()), attachment)
    return found
