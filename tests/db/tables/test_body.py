from dataclasses import replace
from datetime import date

from db.records import Body, BodyKind, Leader, Level, Person, Term

DAY = date(2026, 7, 13)


def test_the_own_body_is_the_one_row(store):
    assert store.body.own() is None
    with store.atomic():
        store.body.put(
            Body(
                id="b",
                name="中共江州市委",
                kind=BodyKind.LOCAL_COMMITTEE,
                level=Level.CITY,
                office_name="中共江州市委办公室",
            )
        )
    assert store.body.own().name == "中共江州市委"


def test_a_day_falls_into_the_term_that_has_it_voided_ones_aside(store):
    term = Term(id="t", name="第八届", begins_on=date(2021, 9, 1), ends_on=date(2026, 8, 31))
    with store.atomic():
        store.terms.put(replace(term, id="x", voided_reason="重复登记"))
        assert store.terms.at(DAY) is None
        store.terms.put(term)
    assert store.terms.at(date(2026, 8, 31)).id == "t"
    assert store.terms.at(date(2026, 9, 1)) is None
    assert [t.id for t in store.terms.all()] == ["t"]


def test_leaders_in_office_are_those_whose_period_holds_the_day(store):
    with store.atomic():
        store.people.put(Person(id="p", name="王芳"))
        for leader_id, rank, first, last in (
            ("gone", 0, date(2020, 1, 1), date(2026, 7, 12)),
            ("last day", 2, date(2020, 1, 1), DAY),
            ("first day", 1, DAY, None),
            ("coming", 0, date(2026, 7, 14), None),
        ):
            store.leaders.put(
                Leader(
                    id=leader_id,
                    person_id="p",
                    post="常委",
                    is_secretary=False,
                    begins_on=first,
                    ends_on=last,
                    rank=rank,
                )
            )
    assert [leader.id for leader in store.leaders.on(DAY)] == ["first day", "last day"]
    assert next(leader.id for leader in store.leaders.of_person("p")) == "coming"
    assert len(store.leaders.all()) == 4
