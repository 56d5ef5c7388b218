"""江州市: its own body, leaders, organisations and heads, read from the invented roster."""

import json
from collections.abc import Callable
from dataclasses import field, replace
from datetime import date
from typing import Any

import resources
from db.frozen import frozen
from db.records import (
    Body,
    BodyKind,
    HeadRole,
    Leader,
    Level,
    OfficeSettings,
    Organisation,
    OrganisationKind,
    Person,
    Superior,
    Tenure,
    Term,
)
from desktop.rules.eligibility import OwnSide, Talkee, heads_on

SETTINGS = OfficeSettings(
    required_copy_receivers=("市纪委监委机关", "市委组织部"), retention="30年", fonds_number="0194"
)
_OTHER = "other:"


@frozen
class City:
    """Everything that is there before the first talk."""

    body: Body
    terms: list[Term]
    leaders: list[Leader] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    tenures: dict[str, list[Tenure]] = field(default_factory=dict)

    def own_side(self) -> OwnSide:
        """Return what the rule of Art. 7 asks for."""
        names = {p.id: p.name for p in self.people.values()}
        return OwnSide(body=self.body, leaders=self.leaders, settings=SETTINGS, names=names)

    def covered(self) -> list[Organisation]:
        """Return the next-lower organisations whose heads are to be talked to (Art. 5)."""
        return [o for o in self.organisations.values() if o.superior is Superior.OWN and o.covered]

    def head(self, organisation: Organisation, on: date) -> Tenure | None:
        """Return the head of an organisation on a day, if there is one."""
        found = heads_on(self.tenures[organisation.id], on, SETTINGS)
        return found[0] if found else None

    def talkee(self, tenure: Tenure) -> Talkee:
        """Return a head as the rule of Art. 7 sees him or her."""
        organisation = self.organisations[tenure.organisation_id]
        return Talkee(
            person_id=tenure.person_id,
            organisation=organisation,
            tenures=self.tenures[organisation.id],
        )

    def term_on(self, day: date) -> Term:
        """Return the term of the own body that a day falls into."""
        return next(t for t in self.terms if t.begins_on <= day <= t.ends_on)


def read_city(new_id: Callable[[], str], on: date) -> City:
    """Return the invented city as it is on a day; after the last known term a next one follows."""
    told = json.loads(resources.path("demo/roster.json").read_text("utf-8"))
    body = told["body"]
    city = City(
        body=Body(
            **{
                **body,
                "id": new_id(),
                "kind": BodyKind(body["kind"]),
                "level": Level(body["level"]),
            }
        ),
        terms=_terms(told["terms"], new_id, on),
    )
    _add_leaders(city, told["leaders"], new_id)
    by_name: dict[str, str] = {}
    for rank, entry in enumerate(told["organisations"]):
        _add_organisation(city, entry, by_name, new_id, rank)
    return city


def _terms(told: list[dict[str, Any]], new_id: Callable[[], str], on: date) -> list[Term]:
    terms = [
        Term(
            id=new_id(),
            name=t["name"],
            begins_on=date.fromisoformat(t["begins_on"]),
            ends_on=date.fromisoformat(t["ends_on"]),
            approved_by=t["approved_by"],
        )
        for t in told
    ]
    last = terms[-1]
    if on > last.ends_on:
        begins = last.ends_on.replace(day=last.ends_on.day + 1)
        terms.append(
            Term(
                id=new_id(),
                name="中共江州市第九届委员会",
                begins_on=begins,
                ends_on=last.ends_on.replace(year=last.ends_on.year + 5),
                approved_by="中共江州市第九次代表大会",
            )
        )
    return terms


def _add_leaders(city: City, told: list[dict[str, Any]], new_id: Callable[[], str]) -> None:
    for rank, entry in enumerate(told):
        person = _person(city, entry, new_id)
        city.leaders.append(
            Leader(
                id=new_id(),
                person_id=person.id,
                post=entry["post"],
                is_secretary=entry["is_secretary"],
                begins_on=date.fromisoformat(entry["begins_on"]),
                ends_on=_day(entry["ends_on"]),
                rank=rank,
            )
        )


def _add_organisation(
    city: City, entry: dict[str, Any], by_name: dict[str, str], new_id: Callable[[], str], rank: int
) -> None:
    organisation = Organisation(
        id=new_id(),
        name=entry["name"],
        kind=OrganisationKind(entry["kind"]),
        level=Level(entry["level"]),
        covered=entry["covered"],
        led=entry["led"],
        rank=rank,
    )
    organisation = _under(organisation, entry["superior"], by_name)
    by_name[organisation.name] = organisation.id
    city.organisations[organisation.id] = organisation
    city.tenures[organisation.id] = [
        Tenure(
            id=new_id(),
            person_id=_person(city, t, new_id).id,
            organisation_id=organisation.id,
            post=t["post"],
            role=HeadRole(t["role"]),
            begins_on=date.fromisoformat(t["begins_on"]),
            ends_on=_day(t["ends_on"]),
        )
        for t in entry["tenures"]
    ]


def _under(organisation: Organisation, superior: str, by_name: dict[str, str]) -> Organisation:
    if superior == Superior.OWN.value:
        return organisation
    if superior.startswith(_OTHER):
        name = superior.removeprefix(_OTHER)
        return replace(organisation, superior=Superior.OTHER, superior_name=name)
    return replace(organisation, superior=Superior.LISTED, superior_id=by_name[superior])


def _person(city: City, entry: dict[str, Any], new_id: Callable[[], str]) -> Person:
    """Return the person of that name and telephone, who may have held another post before."""
    for known in city.people.values():
        if (known.name, known.phone) == (entry["name"], entry["phone"]):
            return known
    person = Person(id=new_id(), name=entry["name"], phone=entry["phone"])
    city.people[person.id] = person
    return person


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
