"""The invented city of the demo is lawful: the same things the roster would refuse are not in it."""

import json
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from db.records import BodyKind, HeadRole, Level, OrganisationKind
from resources import path

TODAY = "2026-07-13"
ROSTER = json.loads(path("demo/roster.json").read_text("utf-8"))
ORGANISATIONS = ROSTER["organisations"]


def in_post(tenure):
    return tenure["begins_on"] <= TODAY <= (tenure["ends_on"] or "9999")


def test_112_heads_of_next_lower_organisations_are_in_post():
    heads = [
        tenure
        for o in ORGANISATIONS
        if o["superior"] == "own" and o["covered"]
        for tenure in o["tenures"]
        if tenure["role"] != "deputy" and in_post(tenure)
    ]
    assert len(heads) == 112


def test_townships_are_never_next_lower():
    for o in ORGANISATIONS:
        assert (o["level"] == "township") <= (o["superior"] not in {"own", "other"})


def test_a_superior_stands_above_in_the_list():
    seen = set()
    for o in ORGANISATIONS:
        assert o["superior"] == "own" or o["superior"].startswith("other:") or o["superior"] in seen
        seen.add(o["name"])
    assert len(seen) == len(ORGANISATIONS)


@pytest.mark.parametrize("organisation", ORGANISATIONS, ids=lambda o: o["name"])
def test_an_organisation_has_one_secretary_at_a_time(organisation):
    OrganisationKind(organisation["kind"])
    Level(organisation["level"])
    heads = [t for t in organisation["tenures"] if HeadRole(t["role"]) is not HeadRole.DEPUTY]
    for later, earlier in pairwise(heads):
        assert earlier["begins_on"] <= earlier["ends_on"] < later["begins_on"]


def test_the_leaders_have_one_secretary_on_any_day():
    secretaries = sorted(
        (date.fromisoformat(leader["begins_on"]), leader["ends_on"])
        for leader in ROSTER["leaders"]
        if leader["is_secretary"]
    )
    assert [end for _, end in secretaries] == ["2022-03-15", None]
    assert BodyKind(ROSTER["body"]["kind"]) is BodyKind.LOCAL_COMMITTEE


def test_who_is_named_twice_is_one_person_with_one_telephone():
    names = Counter(t["name"] for o in ORGANISATIONS for t in o["tenures"])
    phones = {(t["name"], t["phone"]) for o in ORGANISATIONS for t in o["tenures"]}
    assert len(phones) == len(names)
