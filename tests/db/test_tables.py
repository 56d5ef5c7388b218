"""Rows in and records out, the same for every table."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict, NoSuchRecord
from db.records import Organisation, OrganisationKind, Person, Term


def test_a_record_comes_back_as_it_was_put(store):
    organisation = Organisation(
        id="o1", name="青石县委", kind=OrganisationKind.LOCAL_COMMITTEE, founded_on=date(1990, 1, 1)
    )
    with store.atomic():
        stored = store.organisations.put(organisation)
    assert store.organisations.get("o1") == stored == replace(organisation, version=1)


def test_the_second_of_two_windows_is_told_of_the_conflict(store):
    with store.atomic():
        person = store.people.put(Person(id="p1", name="王芳"))
        store.people.put(replace(person, phone="1"))
    with pytest.raises(Conflict), store.atomic():
        store.people.put(replace(person, phone="2"))
    assert store.people.get("p1").phone == "1"


def test_a_missing_record_is_said_in_a_sentence(store):
    with pytest.raises(NoSuchRecord, match="没有找到这条人员"):
        store.people.get("nobody")


def test_a_failed_block_leaves_nothing(store):
    with pytest.raises(RuntimeError), store.atomic():
        store.people.put(Person(id="p1", name="王芳"))
        raise RuntimeError
    assert store.people.find("p1") is None


def test_blocks_do_not_nest(store):
    with store.atomic(), pytest.raises(RuntimeError, match="nest"), store.atomic():
        pass


def test_every_table_has_a_record_and_a_schema(store):
    assert store.terms.all() == []
    with store.atomic():
        store.terms.put(
            Term(id="t", name="第八届", begins_on=date(2021, 9, 1), ends_on=date(2026, 8, 31))
        )
    assert [t.name for t in store.terms.all()] == ["第八届"]
