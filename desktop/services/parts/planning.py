"""What services share about plans: items in words, and the item that a talk fills."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import Plan, PlanItem, Talk, TalkKind, TalkStatus, Tenure
from desktop.rules.plan import doubt, is_late
from desktop.services.views.plans import ChangeRow, ItemState, PlanRow, PlanView


def view_of(store: ContentStore, year: int, today: date, own_of: str | None = None) -> PlanView:
    """Return the plan of a year in words; `plan` is None before it is begun.

    With `own_of` only the items of that talker (Art. 16), and their changes.
    """
    plan = store.plans.of_year(year)
    items = store.plan_items.of_plan(plan.id) if plan else []
    changes = changes_of(store, plan) if plan else ()
    if own_of is not None:
        items = _of_talker(store, items, own_of)
        changes = tuple(c for c in changes if c.change.item_id in {i.id for i in items})
    shown = rows(store, items, today)
    return PlanView(
        year=year,
        plan=plan,
        rows=shown,
        changes=changes,
        held=sum(r.state is ItemState.HELD for r in shown),
        late=sum(r.state is ItemState.LATE for r in shown),
        waiting_approval=sum(
            c.change.needs_approval and c.change.approved_on is None for c in changes
        ),
    )


def _of_talker(store: ContentStore, items: Sequence[PlanItem], talker_id: str) -> list[PlanItem]:
    """Return the items whose talk the talker holds, or is to hold where there is none yet."""
    talks = standing(store, items)
    return [i for i in items if talks.get(i.id, i).talker_id == talker_id]


def changes_of(store: ContentStore, plan: Plan) -> tuple[ChangeRow, ...]:
    """Return the kept changes of a plan in words, oldest first."""
    changes = store.plan_changes.of_plan(plan.id)
    items = store.plan_items.some({c.item_id for c in changes})
    people = store.people.some(i.talkee_id for i in items.values())
    places = store.organisations.some(i.organisation_id for i in items.values())
    return tuple(
        ChangeRow(
            change=change,
            talkee=people[items[change.item_id].talkee_id].name,
            organisation=places[items[change.item_id].organisation_id].name,
        )
        for change in changes
    )


def rows(store: ContentStore, items: Sequence[PlanItem], today: date) -> tuple[PlanRow, ...]:
    """Return plan items in words, names and talks fetched for all at once."""
    people = store.people.some(p for i in items for p in (i.talkee_id, i.talker_id) if p)
    organisations = store.organisations.some(i.organisation_id for i in items)
    tenures = _tenures(store, items)
    talks = standing(store, items)
    doubted = doubts(store, items, talks, today)
    return tuple(
        PlanRow(
            item=item,
            doubt=doubted.get(item.id, ""),
            talkee=people[item.talkee_id].name,
            tenure_id=tenures[item.talkee_id, item.organisation_id].id,
            talkee_post=tenures[item.talkee_id, item.organisation_id].post,
            organisation=organisations[item.organisation_id].name,
            talker=people[item.talker_id].name if item.talker_id else "",
            state=state_of(item, talks.get(item.id), today),
            talk_id=talks[item.id].id if item.id in talks else None,
            talk_number=talks[item.id].number if item.id in talks else "",
            day=_day(talks.get(item.id)),
        )
        for item in items
    )


def standing(store: ContentStore, items: Iterable[PlanItem]) -> dict[str, Talk]:
    """Return the talks of items by item id; a talk that was called off fills nothing."""
    held = [i for i in items if i.talk_id]
    talks = store.talks.some(i.talk_id for i in held if i.talk_id)
    return {
        i.id: talks[i.talk_id]
        for i in held
        if i.talk_id in talks and talks[i.talk_id].status is not TalkStatus.CANCELLED
    }


def doubts(
    store: ContentStore, items: Iterable[PlanItem], talks: Mapping[str, Talk], today: date
) -> dict[str, str]:
    """Return by item id why open items cannot be held as planned; `talks` are theirs by item id.

    The day is that of the talk, else when the item is to be done, but never before today.
    """
    wanted = list(items)
    settings, leaders = store.settings.office(), store.leaders.all()
    posts: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in store.tenures.of_people({i.talkee_id for i in wanted}):
        posts[tenure.person_id, tenure.organisation_id].append(tenure)
    found = {}
    for item in wanted:
        talk = talks.get(item.id)
        if item.voided_reason or (talk and (talk.started_at or talk.ended_at)):
            continue
        on = max(_day(talk) or item.due_on, today)
        own = posts[item.talkee_id, item.organisation_id]
        if why := doubt(item, on, leaders, own, settings):
            found[item.id] = why
    return found


def state_of(item: PlanItem, talk: Talk | None, today: date) -> ItemState:
    """Return where an item stands on a day."""
    if talk is not None and talk.ended_at is not None:
        return ItemState.HELD
    if is_late(item, held=False, today=today):
        return ItemState.LATE
    scheduled = talk is not None and talk.planned_at is not None
    return ItemState.SCHEDULED if scheduled else ItemState.PLANNED


def fill_item(store: ContentStore, talk: Talk, year: int) -> None:
    """Tie a regular talk to the open plan item of its talkee in a year, if there is one.

    Call it inside the block that stores the talk.
    """
    if talk.kind is not TalkKind.REGULAR:
        return
    items = [
        i
        for i in store.plan_items.of_talkee(talk.talkee_id, year)
        if i.organisation_id == talk.organisation_id
    ]
    taken = standing(store, items)
    if any(t.id == talk.id for t in taken.values()):
        return
    free = next((i for i in items if i.id not in taken), None)
    if free is not None:
        store.plan_items.put(replace(free, talk_id=talk.id))


def _tenures(store: ContentStore, items: Sequence[PlanItem]) -> dict[tuple[str, str], Tenure]:
    """Return the latest tenure of each item's talkee in its organisation."""
    wanted = {i.organisation_id for i in items}
    found = [t for t in store.tenures.all() if t.organisation_id in wanted] if wanted else []
    found.sort(key=lambda t: t.begins_on)
    return {(t.person_id, t.organisation_id): t for t in found}


def _day(talk: Talk | None) -> date | None:
    at = (talk.started_at or talk.planned_at) if talk else None
    return at.date() if at else None
