"""What the reminders are computed from: running talks with what their dates hang on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from db.content import ContentStore
from db.records import BodyKind, PlanState, Talk, TalkStatus
from db.tables.base import Table, Versioned
from desktop.reminders.horizon import horizon
from desktop.reminders.items import Office, items_of
from desktop.reminders.office_items import (
    plan_item,
    trigger_limit,
    unit_proposal,
    yearly_reports,
)
from desktop.reminders.watched import OpenItem, Watched
from desktop.services.parts.planning import doubts
from desktop.workflow.talk import AFTER, BEFORE

REPORTED_YEARS = "reported years"
RUNNING = BEFORE | AFTER | {TalkStatus.IN_PROGRESS}
_WATCHED = RUNNING | {TalkStatus.CLOSED}
_MANY = 5_000  # more ids than that are not named one by one in a query


class OfTalk(Protocol):
    """A record that belongs to a talk."""

    @property
    def talk_id(self) -> str:
        """The talk."""
        ...


T = TypeVar("T", bound=OfTalk)
R = TypeVar("R", bound=Versioned)


def office(store: ContentStore) -> Office:
    """Return what the office has settled, and what kind of body it works for."""
    body = store.body.own()
    kind = body.kind if body else BodyKind.LOCAL_COMMITTEE
    return Office(settings=store.settings.office(), kind=kind)


def rounds_to_send(
    store: ContentStore, today: date, own_of: str | None = None
) -> list[tuple[str, date]]:
    """Return of every round of copies that is not all out its talk and the day it follows."""
    return store.watch.rounds_to_send(horizon(today, office(store)), own_of)


def open_items(
    store: ContentStore,
    today: date,
    own_of: str | None = None,
    *,
    until: date | None = None,
    begun: list[tuple[str, date]] | None = None,
) -> tuple[OpenItem, ...]:
    """Return every open dated item, of one talker's talks or of all with the office's own.

    With `until` only what is due by then, for which few talks have to be read. `begun` are the
    rounds of copies to send where they are known already.
    """
    settled = office(store)
    ids = None if until is None else store.watch.may_be_due(horizon(until, settled), own_of, begun)
    found = [i for w in watched(store, own_of, ids) for i in items_of(w, settled)]
    if own_of is None:
        found += _of_plan(store, today, until or date(today.year, 12, 31))
        found += _of_triggers(store)
        found += _of_proposals(store, settled)
        found += yearly_reports(settled, today, store.settings.get(REPORTED_YEARS, []))
    return tuple(i for i in found if until is None or i.due_on <= until)


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


def watched(
    store: ContentStore, own_of: str | None = None, ids: Collection[str] | None = None
) -> list[Watched]:
    """Return the running talks, and closed ones that wait for something, read table by table.

    With `ids` only those among them.
    """
    if ids is not None and len(ids) > _MANY:
        ids = None
    talks = _talks(store, own_of, ids)
    names = store.people.some(t.talkee_id for t in talks.values())
    actions = _by_talk(store.actions.to_tell(ids))
    findings = _by_talk(store.findings.glance_at(actions))
    preparations = {p.id: p for p in _seen(store.preparations, BEFORE, ids)}
    records = {r.id: r for r in _seen(store.records, AFTER, ids)}
    requests = _by_talk(store.material_requests.unanswered(ids))
    reports = _by_talk(_seen(store.reports, AFTER, ids))
    notices = _by_talk(_seen(store.team_notices, AFTER, ids))
    reminders = _by_talk(_seen(store.reminders, _WATCHED, ids))
    put_offs = _by_talk(_seen(store.put_offs, _WATCHED, ids))
    of_closed = store.copies.without_receipt() if ids is None else ()
    copies = _by_talk([*_seen(store.copies, AFTER, ids), *of_closed])
    assessments = _by_talk(store.assessments.with_a_date(ids))
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
            assessments=assessments.get(talk.id, ()),
            team_notices=notices.get(talk.id, ()),
            copies=copies.get(talk.id, ()),
            reminders=reminders.get(talk.id, ()),
            put_offs=put_offs.get(talk.id, ()),
        )
        for talk in talks.values()
    ]


def _talks(store: ContentStore, own_of: str | None, ids: Collection[str] | None) -> dict[str, Talk]:
    if ids is not None:
        return {k: t for k, t in store.talks.some(ids).items() if t.status in _WATCHED}
    talks = {t.id: t for t in store.talks.running(own_of)}
    waiting = {c.talk_id for c in store.copies.without_receipt()}
    waiting |= {a.talk_id for a in store.assessments.with_a_date()}
    closed = store.talks.some(waiting - talks.keys()).values()
    return talks | {
        t.id: t
        for t in closed
        if t.status is TalkStatus.CLOSED and own_of in (None, t.talker_id, t.followed_by_id)
    }


def _seen(table: Table[R], states: Iterable[TalkStatus], ids: Collection[str] | None) -> list[R]:
    return table.glance_of(states) if ids is None else table.glance_at(ids)


def _by_talk(records: Iterable[T]) -> Mapping[str, list[T]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for record in records:
        grouped[record.talk_id].append(record)
    return dict(grouped)


def _of_plan(store: ContentStore, today: date, until: date) -> list[OpenItem]:
    """An item whose talk has its day is told by the appointment, until it is late itself.

    Where talker or talkee have left by that day it is told as well.
    """
    fixed = {p.id for p in store.plans.all() if p.state is PlanState.FIXED}
    items = [i for i in store.plan_items.open_until(until) if i.plan_id in fixed]
    talks = store.talks.some(i.talk_id for i in items if i.talk_id)
    standing = {k for k, t in talks.items() if t.status in RUNNING}
    has_its_day = {k for k in standing if talks[k].planned_at is not None}
    of_items = {i.id: talks[i.talk_id] for i in items if i.talk_id in standing}
    doubted = doubts(store, items, of_items, today)
    open_ones = [
        i if i.talk_id in standing else replace(i, talk_id=None)
        for i in items
        if i.due_on < today or i.talk_id not in has_its_day or i.id in doubted
    ]
    names, posts = _people(store, [(i.talkee_id, i.organisation_id) for i in open_ones])
    return [
        plan_item(
            i,
            names[i.talkee_id],
            posts.get((i.talkee_id, i.organisation_id), ""),
            doubted.get(i.id, ""),
        )
        for i in open_ones
    ]


def _of_triggers(store: ContentStore) -> list[OpenItem]:
    triggers = store.triggers.waiting()
    names, posts = _people(store, [(t.talkee_id, t.organisation_id) for t in triggers])
    return [
        trigger_limit(t, names[t.talkee_id], posts.get((t.talkee_id, t.organisation_id), ""))
        for t in triggers
    ]


def _of_proposals(store: ContentStore, settled: Office) -> list[OpenItem]:
    waiting = store.unit_proposals.unanswered()
    names, posts = _people(store, [(p.talkee_id, p.organisation_id) for p in waiting])
    days = settled.settings.proposal_days
    return [
        unit_proposal(p, names[p.talkee_id], posts.get((p.talkee_id, p.organisation_id), ""), days)
        for p in waiting
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
