"""Looking into the roster: the tree of organisations, one of them, one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.content import ContentStore
from db.records import (
    Correction,
    Material,
    Organisation,
    OrganisationKind,
    Superior,
    Talk,
    Tenure,
)
from db.tables.talks import TalkQuery
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.parts.covering import coverage_today
from desktop.services.parts.persons import deadlines_of, findings_of, kept
from desktop.services.views.roster import (
    OrganisationRow,
    OrganisationView,
    PersonChoice,
    PersonView,
    Shown,
    TenureRow,
    Tree,
)

_MOST_FOUND = 20_000
_MOST_TALKS = 500


class RosterService:
    """Shows organisations and people to the office."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def tree(
        self,
        text: str = "",
        shown: Shown = Shown.STANDING,
        kind: OrganisationKind | None = None,
    ) -> Tree:
        """Return the organisations that fit the text, and those above them.

        The text is a part of a name or post, or first letters; `kind` keeps to one kind of unit.
        """
        require(self._desk.worker.role, "view roster")
        heads: dict[str, Tenure] = {}
        for tenure in self._store.tenures.heads_on(self._desk.today()):
            heads.setdefault(tenure.organisation_id, tenure)
        names = self._store.people.names_of(t.person_id for t in heads.values())
        known = self._store.organisations.all()
        standing = [o for o in known if not self._is_gone(o)]
        wanted = {o.id for o in known if self._is_shown(o, shown, heads)}
        if shown is Shown.MISSING:
            wanted &= self._missing()
        if kind is not None:
            wanted &= {o.id for o in known if o.kind is kind}
        if text.strip():
            wanted &= self._met(text, heads)
        places, own = _in_tree_order(known), self._own()
        above = _with_those_above(places, wanted)
        rows = tuple(
            OrganisationRow(
                organisation=place.organisation,
                depth=place.depth,
                superior=_superior(place.organisation, place.above, own),
                head=(head := heads.get(place.organisation.id)),
                head_name=names[head.person_id] if head else "",
                met=place.organisation.id in wanted,
            )
            for place in places
            if place.organisation.id in above
        )
        return Tree(
            rows=rows,
            total=len(standing),
            covered=sum(_is_covered(o) for o in standing),
            vacant=sum(o.id not in heads for o in standing),
        )

    def organisation(self, organisation_id: str) -> OrganisationView:
        """Return one organisation with its posts, the newest first."""
        require(self._desk.worker.role, "view roster")
        organisation = self._store.organisations.get(organisation_id)
        above = self._find(organisation.superior_id)
        into = self._find(organisation.merged_into_id)
        tenures = self._store.tenures.of_organisation(organisation_id)
        ids = [organisation_id, *(t.id for t in tenures)]
        return OrganisationView(
            organisation=organisation,
            superior=_superior(organisation, above, self._own()),
            merged_into=into.name if into else "",
            tenures=self._tenure_rows(tenures),
            below=len(self._store.organisations.below(organisation_id)),
            history=self._history(ids),
        )

    def open_person(self, person_id: str) -> PersonView:
        """Return one person and note in the log that the page was looked at (Art. 16)."""
        view = self.person(person_id)
        self._desk.seen("view roster", "查看人员", person_id)
        return view

    def person(self, person_id: str) -> PersonView:
        """Return one person with posts, talks, findings and how the deadlines were kept."""
        require(self._desk.worker.role, "view roster")
        person = self._store.people.get(person_id)
        tenures = self._store.tenures.of_person(person_id)
        query = TalkQuery(talkee_id=person_id)
        talks = self._store.talks.page(query, limit=_MOST_TALKS)
        told = self._store.findings.told_counts(t.id for t in talks).values()
        ids = [person_id, *(t.id for t in tenures)]
        today = self._desk.today()
        deadlines = deadlines_of(self._store, talks, today)
        return PersonView(
            person=person,
            posts=self._tenure_rows(tenures),
            own_posts=tuple(x.post for x in self._store.leaders.of_person(person_id)),
            talks=reading.rows(self._store, talks),
            talk_count=self._store.talks.count(query),
            findings=sum(count for _, count in told),
            closed_out=sum(closed for closed, _ in told),
            reports=kept(deadlines, today),
            deadlines=deadlines,
            pointed_out=findings_of(self._store, talks),
            triggers=tuple(self._store.triggers.of_person(person_id)),
            materials=self._materials(talks),
            history=self._history(ids),
        )

    def people_named(self, name: str) -> tuple[PersonChoice, ...]:
        """Return everybody of exactly this name, with the posts that tell who it is."""
        require(self._desk.worker.role, "view roster")
        return tuple(
            PersonChoice(person=person, posts=self._posts_of(person.id))
            for person in self._store.people.named("".join(name.split()))
        )

    def _is_gone(self, organisation: Organisation) -> bool:
        last = organisation.abolished_on
        return last is not None and last < self._desk.today()

    def _is_shown(
        self, organisation: Organisation, shown: Shown, heads: Mapping[str, Tenure]
    ) -> bool:
        gone = self._is_gone(organisation)
        return {
            Shown.STANDING: not gone,
            Shown.COVERED: not gone and _is_covered(organisation),
            Shown.MISSING: not gone,
            Shown.VACANT: not gone and organisation.id not in heads,
            Shown.GONE: gone,
        }[shown]

    def _missing(self) -> set[str]:
        """Return the organisations whose head was not talked to in this term (Art. 5)."""
        found = coverage_today(self._store, self._desk.today())
        return {h.organisation_id for h in found.missing} if found else set()

    def _materials(self, talks: Sequence[Talk]) -> tuple[Material, ...]:
        """Return what units gave for these talks, the newest first."""
        found = self._store.materials.glance_at(t.id for t in talks)
        kept = [m for m in found if not m.voided_reason]
        return tuple(sorted(kept, key=lambda m: m.received_on or date.min, reverse=True))

    def _posts_of(self, person_id: str) -> str:
        rows = self._tenure_rows(self._store.tenures.of_person(person_id))
        posts = [f"{row.tenure.post}（{row.organisation.name}）" for row in rows]
        posts += [leader.post for leader in self._store.leaders.of_person(person_id)]
        return "；".join(posts) or "没有登记任职"

    def _met(self, text: str, heads: Mapping[str, Tenure]) -> set[str]:
        word = text.strip()
        found = self._store.search.names(text, limit=_MOST_FOUND)
        met = {f.record_id for f in found if f.table == "organisations"}
        met |= {t.organisation_id for t in heads.values() if word in t.post}
        people = [f.record_id for f in found if f.table == "people"]
        return met | self._store.tenures.organisations_of(people)

    def _tenure_rows(self, tenures: Sequence[Tenure]) -> tuple[TenureRow, ...]:
        people = self._store.people.some(t.person_id for t in tenures)
        organisations = self._store.organisations.some(t.organisation_id for t in tenures)
        return tuple(
            TenureRow(
                tenure=t,
                person=people[t.person_id],
                organisation=organisations[t.organisation_id],
            )
            for t in tenures
        )

    def _history(self, record_ids: Iterable[str]) -> tuple[Correction, ...]:
        """Return what was corrected in some records, with names in place of ids, newest first."""
        kept = [c for i in record_ids for c in self._store.corrections.of_record(i)]
        kept.sort(key=lambda c: c.at, reverse=True)
        return tuple(
            replace(c, old=self._name_of(c.old), new=self._name_of(c.new))
            if c.field in ("superior_id", "merged_into_id")
            else c
            for c in kept
        )

    def _name_of(self, organisation_id: str) -> str:
        found = self._find(organisation_id)
        return found.name if found else ""

    def _own(self) -> str:
        body = self._store.body.own()
        return body.name if body else "本级党委"

    def _find(self, organisation_id: str | None) -> Organisation | None:
        return self._store.organisations.find(organisation_id) if organisation_id else None


def _superior(organisation: Organisation, above: Organisation | None, own: str) -> str:
    if organisation.superior is Superior.LISTED:
        return above.name if above else ""
    return organisation.superior_name if organisation.superior is Superior.OTHER else own


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an organisation stands in the tree."""

    organisation: Organisation
    depth: int
    above: Organisation | None


def _in_tree_order(organisations: Sequence[Organisation]) -> list[_Place]:
    """Return each organisation below its superior; one whose superior is not shown stands at the top."""
    shown = {o.id for o in organisations}
    below: dict[str | None, list[Organisation]] = {}
    for organisation in organisations:
        above = organisation.superior_id if organisation.superior_id in shown else None
        below.setdefault(above, []).append(organisation)
    places: list[_Place] = []
    waiting = [_Place(o, 0, None) for o in reversed(below.get(None, []))]
    while waiting:
        place = waiting.pop()
        places.append(place)
        waiting += [
            _Place(o, place.depth + 1, place.organisation)
            for o in reversed(below.get(place.organisation.id, []))
        ]
    return places


def _with_those_above(places: Sequence[_Place], met: set[str]) -> set[str]:
    above = {p.organisation.id: p.above.id for p in places if p.above}
    shown: set[str] = set()
    for place in places:
        step: str | None = place.organisation.id if place.organisation.id in met else None
        while step and step not in shown:
            shown.add(step)
            step = above.get(step)
    return shown


def _is_covered(organisation: Organisation) -> bool:
    return organisation.covered and organisation.superior is Superior.OWN
