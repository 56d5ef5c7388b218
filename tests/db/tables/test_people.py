from datetime import date

import pytest

from db.records import HeadRole, Organisation, OrganisationKind, Person, Superior, Tenure

DAY = date(2026, 7, 13)


@pytest.fixture
def county(store):
    with store.atomic():
        store.people.put(Person(id="p", name="赵立新"))
        store.organisations.put(
            Organisation(id="o", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE, rank=7)
        )
    return "o"


def put_tenure(store, tenure_id, role, first, last=None, voided_reason=""):
    with store.atomic():
        store.tenures.put(
            Tenure(
                id=tenure_id,
                person_id="p",
                organisation_id="o",
                post="县委书记",
                role=role,
                begins_on=first,
                ends_on=last,
                voided_reason=voided_reason,
            )
        )


def test_heads_on_a_day_are_secretaries_and_acting_heads_in_post(store, county):
    put_tenure(store, "before", HeadRole.SECRETARY, date(2018, 1, 1), date(2026, 7, 12))
    put_tenure(store, "acting", HeadRole.ACTING, DAY)
    put_tenure(store, "secretary", HeadRole.SECRETARY, date(2020, 1, 1))
    put_tenure(store, "deputy", HeadRole.DEPUTY, date(2020, 1, 1))
    put_tenure(store, "voided", HeadRole.SECRETARY, date(2020, 1, 1), voided_reason="重复登记")
    assert [t.id for t in store.tenures.heads_on(DAY)] == ["secretary", "acting"]
    assert next(t.id for t in store.tenures.of_organisation("o")) == "acting"
    assert len(store.tenures.of_person("p")) == len(store.tenures.all()) == 4


def test_organisations_are_found_by_name_and_by_superior(store, county):
    with store.atomic():
        store.organisations.put(
            Organisation(
                id="town",
                name="北山镇党委",
                kind=OrganisationKind.LOCAL_COMMITTEE,
                superior=Superior.LISTED,
                superior_id=county,
            )
        )
        store.organisations.put(
            Organisation(
                id="x", name="临河县委", kind=OrganisationKind.OTHER, voided_reason="重复登记"
            )
        )
    assert [o.id for o in store.organisations.named("临河县委")] == ["o"]
    assert [o.id for o in store.organisations.below("o")] == ["town"]
    assert [o.id for o in store.organisations.all()] == ["town", "o"]
    assert store.organisations.last_rank() == 7
    assert [p.id for p in store.people.named("赵立新")] == ["p"]
    assert store.people.names_of(["p", "nobody", "p"]) == {"p": "赵立新"}
    assert store.people.names_of([]) == {}
