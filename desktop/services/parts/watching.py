"""What the reminders are computed from: running talks with what their dates hang on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from db.content import ContentStore
from db.records import BodyKind, PlanState, Talk, TalkStatus
from desktop.reminders.items import Office, items_of
from desktop.reminders.office_items import plan_item, trigger_limit, yearly_reports
from desktop.reminders.watched import OpenItem, Watched
from desktop.workflow.talk import AFTER, BEFORE

REPORTED_YEARS = "reported years"
_RUNNING = BEFORE | AFTER | {TalkStatus.IN_PROGRESS}


class OfTalk(Protocol):
    """A record that belongs to a talk."""

    @property
    def talk_id(self) -> str:
        """The talk."""
        ...


T = TypeVar("T", bound=OfTalk)


def office(store: ContentStore) -> Office:
    """Return what the office has settled, and what kind of body it works for."""
    body = store.body.own()
    kind = body.kind if body else BodyKind.LOCAL_COMMITTEE
    return Office(settings=store.settings.office(), kind=kind)


def open_items(store: ContentStore, today: date, own_of: str | None = None) -> tuple[OpenItem, ...]:
    """Return every open dated item, of one talker's talks or of all with the office's own."""
    settled = office(store)
    found = [i for w in watched(store, own_of) for i in items_of(w, settled)]
    if own_of is None:
        found += _of_plan(store, today, {i.talk_id for i in found if i.talk_id})
        found += _of_triggers(store)
        found += yearly_reports(settled, today, store.settings.get(REPORTED_YEARS, []))
    return tuple(found)


def items_of_talk(store: ContentStore, talk: Talk) -> tuple[OpenItem, ...]:
    """Return the open dated items of one talk, as its page and its reminders want them."""
    one = Watched(
        talk=talk,
        talkee=store.people.get(talk.talkee_id).name,
        preparation=store.preparations.find(talk.id),
        requests=store.material_requests.of_talk(talk.id),
        record=store.records.find(talk.id),
        findings=store.findings.of_talk(talk.id),
        actions=store.actions.of_talk(talk.id),
        reports=store.reports.of_talk(talk.id),
        assessments=store.assessments.of_talk(talk.id),
        team_notices=store.team_notices.of_talk(talk.id),
        copies=store.copies.of_talk(talk.id),
        reminders=store.reminders.of_talk(talk.id),
        put_offs=store.put_offs.of_talk(talk.id),
    )
    return items_of(one, office(store))


def watched(store: ContentStore, own_of: str | None = None) -> list[Watched]:
    """Return the running talks, and closed ones that wait for something, read table by table."""
    copies = [*store.copies.glance_of(AFTER), *store.copies.without_receipt()]
    assessments = store.assessments.with_a_date()
    talks = {t.id: t for t in store.talks.running(own_of)}
    talks |= _closed(store, {c.talk_id for c in copies} | {a.talk_id for a in assessments}, own_of)
    names = store.people.some(t.talkee_id for t in talks.values())
    preparations = {p.id: p for p in store.preparations.glance_of(BEFORE)}
    records = {r.id: r for r in store.records.glance_of(AFTER)}
    requests = _by_talk(store.material_requests.glance_of(BEFORE, "replied_on is null"))
    reports = _by_talk(store.reports.glance_of(AFTER))
    actions = _by_talk(store.actions.to_tell())
    findings = _by_talk(store.findings.glance_at(actions))
    notices = _by_talk(store.team_notices.glance_of(AFTER))
    reminders = _by_talk(store.reminders.glance_of(_RUNNING))
    put_offs = _by_talk(store.put_offs.glance_of(_RUNNING))
    copies_of, assessments_of = _by_talk(copies), _by_talk(assessments)
    return [
        Watched(
            talk=talk,
            talkee=names[talk.talkee_id].name,
            preparation=preparations.get(talk.id),
            requests=requests.get(talk.id, ()),
            record=records.get(talk.id),
            findings=findings.get(talk.id, ()),
            actions=actions.get(talk.id, ()),
            reports=reports.get(talk.id, ()),
            assessments=assessments_of.get(talk.id, ()),
            team_notices=notices.get(talk.id, ()),
            copies=copies_of.get(talk.id, ()),
            reminders=reminders.get(talk.id, ()),
            put_offs=put_offs.get(talk.id, ()),
        )
        for talk in talks.values()
    ]


def _closed(store: ContentStore, ids: Iterable[str], own_of: str | None) -> dict[str, Talk]:
    return {
        t.id: t
        for t in store.talks.some(ids).values()
        if t.status is TalkStatus.CLOSED and own_of in (None, t.talker_id, t.followed_by_id)
    }


def _by_talk(records: Iterable[T]) -> Mapping[str, list[T]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for record in records:
        grouped[record.talk_id].append(record)
    return dict(grouped)


def _of_plan(store: ContentStore, today: date, arranged: set[str]) -> list[OpenItem]:
    """An item whose talk has its day is told by the appointment, until it is late itself."""
    fixed = {p.id for p in store.plans.all() if p.state is PlanState.FIXED}
    until = date(today.year, 12, 31)
    items = [
        i
        for i in store.plan_items.open_until(until)
        if i.plan_id in fixed and (i.due_on < today or i.talk_id not in arranged)
    ]
    names, posts = _people(store, [(i.talkee_id, i.organisation_id) for i in items])
    return [
        plan_item(
            i if i.talk_id in arranged else replace(i, talk_id=None),
            names[i.talkee_id],
            posts.get((i.talkee_id, i.organisation_id), ""),
        )
        for i in items
    ]


def _of_triggers(store: ContentStore) -> list[OpenItem]:
    triggers = store.triggers.waiting()
    names, posts = _people(store, [(t.talkee_id, t.organisation_id) for t in triggers])
    return [
        trigger_limit(t, names[t.talkee_id], posts.get((t.talkee_id, t.organisation_id), ""))
        for t in triggers
    ]


def _people(
    store: ContentStore, pairs: list[tuple[str, str]]
) -> tuple[Mapping[str, str], Mapping[tuple[str, str], str]]:
    """Return names by person, and the latest post of a person in an organisation."""
    people = store.people.some(person for person, _ in pairs)
    posts = {
        (t.person_id, t.organisation_id): t.post
        for t in sorted(store.tenures.of_people(people), key=lambda t: t.begins_on)
    }
    return {p.id: p.name for p in people.values()}, posts
