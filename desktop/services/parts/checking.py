"""Reading what the compliance check looks at: one talk, many talks in portions, the office."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from db.content import ContentStore
from db.frozen import frozen
from db.records import BodyKind, Leader, Organisation, Talk, Tenure, Trigger, TriggerState
from db.tables.planning import Triggers
from db.tables.talks import TalkQuery
from desktop.rules.checks.case import OfficeCase, PlannedYear, TalkCase
from desktop.rules.checks.shape import Shortfall
from desktop.rules.checks.table import of_office, of_talk
from desktop.rules.closing import Followed
from desktop.rules.deadlines import IN_FORCE_FROM
from desktop.rules.eligibility import OwnSide, Talkee
from desktop.services.parts.covering import coverage_today, tenures_by_organisation
from desktop.services.parts.planning import standing
from desktop.services.parts.repeating import Told, repeated
from desktop.services.parts.watching import REPORTED_YEARS
from desktop.services.views.checks import Checked

_AT_ONCE = 500


class OfTalk(Protocol):
    """What belongs to a talk."""

    @property
    def talk_id(self) -> str | None:
        """The talk."""
        ...


T = TypeVar("T", bound=OfTalk)


@frozen
class Background:
    """What all talks share: the own side, who holds a post where, and names."""

    today: date
    own: OwnSide | None
    kind: BodyKind
    organisations: Mapping[str, Organisation]
    tenures: Mapping[str, Sequence[Tenure]]
    names: Mapping[str, str]

    def talkee(self, talk: Talk) -> Talkee:
        """Return the talkee of a talk as Art. 7 looks at it."""
        organisation = self.organisations[talk.organisation_id]
        return Talkee(
            person_id=talk.talkee_id,
            organisation=organisation,
            tenures=self.tenures.get(organisation.id, ()),
            superior=self.organisations.get(organisation.superior_id or ""),
        )


def checked_talk(store: ContentStore, talk: Talk, today: date, own_of: str | None) -> Checked:
    """Return what falls short in one talk."""
    back = background(store, today)
    (case,) = cases(store, back, [talk.id], own_of)
    return Checked(on=today, about=f"谈话{talk.number}", talks=1, lines=tuple(_lines(back, case)))


def checked(
    store: ContentStore,
    today: date,
    year: int | None,
    own_of: str | None,
    told: Told | None = None,
) -> Checked:
    """Return what falls short in the talks of a year, or all, and in the office itself.

    With `own_of` only that talker's talks are looked at.
    """
    back = background(store, today)
    lines = [] if own_of is not None else of_office(office_case(store, back, year))
    ids = store.talks.ids_of(TalkQuery(year=year, own_of=own_of))
    done = 0
    for portion in portions(ids):
        for case in cases(store, back, portion, own_of):
            lines += _lines(back, case)
        done += len(portion)
        if told is not None:
            told(done, len(ids))
    about = "全部谈话" if year is None else f"{year}年"
    return Checked(on=today, about=about, year=year, talks=len(ids), lines=tuple(lines))


def background(store: ContentStore, today: date) -> Background:
    """Read what all talks share."""
    body = store.body.own()
    names = {p.id: p.name for p in store.people.all()}
    leaders: list[Leader] = store.leaders.all()
    settings = store.settings.office()
    return Background(
        today=today,
        own=OwnSide(body=body, leaders=leaders, settings=settings, names=names) if body else None,
        kind=body.kind if body else BodyKind.LOCAL_COMMITTEE,
        organisations={o.id: o for o in store.organisations.all()},
        tenures=tenures_by_organisation(store),
        names=names,
    )


def portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Return ids in portions that are read at once."""
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


def cases(
    store: ContentStore, back: Background, ids: Sequence[str], own_of: str | None = None
) -> list[TalkCase]:
    """Return everything of these talks, in their order."""
    talks = store.talks.some(ids)
    settings = store.settings.office()
    records = {r.id: r for r in store.records.glance_at(ids)}
    preparations = {p.id: p for p in store.preparations.of_these(ids)}
    steps = _by_talk(store.steps.of_these(ids))
    findings = _by_talk(store.findings.of_these(ids))
    materials = _by_talk(store.materials.of_these(ids))
    requests = _by_talk(store.material_requests.glance_at(ids))
    actions = _by_talk(store.actions.of_these(ids))
    reports = _by_talk(store.reports.glance_at(ids))
    assessments = _by_talk(store.assessments.glance_at(ids))
    notices = _by_talk(store.team_notices.glance_at(ids))
    copies = _by_talk(store.copies.glance_at(ids))
    triggers = _by_talk(store.triggers.of_these(ids))
    repeats = repeated(store, ids, own_of)
    return [
        TalkCase(
            today=back.today,
            followed=Followed(
                talk=talks[i],
                settings=settings,
                body_kind=back.kind,
                record=records.get(i),
                findings=findings.get(i, ()),
                actions=actions.get(i, ()),
                reports=reports.get(i, ()),
                assessments=assessments.get(i, ()),
                team_notices=notices.get(i, ()),
                copies=copies.get(i, ()),
            ),
            own=back.own,
            talkee=back.talkee(talks[i]),
            steps=steps.get(i, ()),
            preparation=preparations.get(i),
            materials=materials.get(i, ()),
            requests=requests.get(i, ()),
            circumstances=[t.facts for t in triggers.get(i, ()) if not t.voided_reason],
            repeated=repeats.get(i, ()),
        )
        for i in ids
    ]


def office_case(store: ContentStore, back: Background, year: int | None) -> OfficeCase:
    """Return what concerns the office: of one year, or since the Measures are in force."""
    today = back.today
    first = IN_FORCE_FROM.year
    years = [year] if year is not None else list(range(first, today.year + 1))
    triggers = [t for t in _triggers(store.triggers) if year in (None, t.found_on.year)]
    now = year in (None, today.year)
    cover = coverage_today(store, today) if now else None
    talks = store.talks.some(t.talk_id for t in triggers if t.talk_id)
    planned: dict[tuple[str, str], date] = {}
    if cover is not None:
        for item in store.plan_items.open_until(cover.term.ends_on, limit=-1):
            whom = (item.talkee_id, item.organisation_id)
            if whom not in planned or planned[whom] < today:  # the next that is not late
                planned[whom] = item.due_on
    return OfficeCase(
        today=today,
        settings=store.settings.office(),
        body_kind=back.kind,
        now=now,
        terms=store.terms.all(),
        coverage=cover,
        planned_until=planned,
        years=tuple(_planned(store, y) for y in years if first <= y <= today.year),
        triggers=triggers,
        trigger_talks=talks,
        reported=store.settings.get(REPORTED_YEARS, []),
        reports_of=tuple(y for y in years if first <= y < today.year),
        names=back.names,
        places={o.id: o.name for o in back.organisations.values()},
    )


def _triggers(table: Triggers) -> list[Trigger]:
    return [t for t in table.page(tuple(TriggerState), limit=-1) if t.found_on >= IN_FORCE_FROM]


def _planned(store: ContentStore, year: int) -> PlannedYear:
    plan = store.plans.of_year(year)
    if plan is None:
        return PlannedYear(year=year)
    items = store.plan_items.of_plan(plan.id)
    held = {i for i, talk in standing(store, items).items() if talk.ended_at is not None}
    return PlannedYear(
        year=year,
        plan=plan,
        items=items,
        changes=store.plan_changes.of_plan(plan.id),
        held=held,
    )


def _lines(back: Background, case: TalkCase) -> list[Shortfall]:
    talk = case.talk
    return of_talk(
        case,
        subject=back.names.get(talk.talkee_id, ""),
        place=back.organisations[talk.organisation_id].name,
    )


def _by_talk(records: Iterable[T]) -> Mapping[str, list[T]]:
    grouped: dict[str, list[T]] = defaultdict(list)
    for record in records:
        grouped[record.talk_id or ""].append(record)
    return grouped
