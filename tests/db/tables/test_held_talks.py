from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from db.records import HeadRole, HeldTalk, OfficeSettings, Origin, Person, TalkKind, TalkStatus
from desktop.rules.coverage import coverage
from tests.factories import a_talk, a_tenure, a_term, an_ended_talk, an_organisation, at
from tests.services.roster import PEOPLE

TERM = a_term()
END = date(2026, 7, 13)


@pytest.fixture
def roster(store):
    """People and places; who heads what is given by the test."""
    with store.atomic():
        for person_id, name in PEOPLE.items():
            store.people.put(Person(id=person_id, name=name))
        for place in ("linhe", "qingshi"):
            store.organisations.put(an_organisation(place))
    return store


def put(store, talks):
    with store.atomic():
        store.talks.put_all(talks)


def test_of_the_regular_talks_of_a_span_the_last_of_each_in_each_post_is_found(roster):
    put(
        roster,
        [
            an_ended_talk(at(2026, 3, 12, 23), id="1", number="1"),
            an_ended_talk(at(2026, 3, 13, 23, 59), id="2", number="2"),
            an_ended_talk(at(2026, 3, 14, 0), id="3", number="3"),
            an_ended_talk(at(2026, 3, 13, 9), id="4", number="4", talkee_id="qian"),
            an_ended_talk(at(2026, 3, 13, 9), id="5", number="5", organisation_id="qingshi"),
            an_ended_talk(at(2026, 3, 12, 9), id="6", number="6", origin=Origin.EARLIER),
        ],
    )
    found = roster.held_talks.covering(date(2026, 3, 12), date(2026, 3, 13))
    assert set(found) == {
        HeldTalk(talkee_id=who, organisation_id=where, ended_on=on, earlier=earlier)
        for who, where, on, earlier in (
            ("zhao", "linhe", date(2026, 3, 13), False),
            ("zhao", "linhe", date(2026, 3, 12), True),
            ("zhao", "qingshi", date(2026, 3, 13), False),
            ("qian", "linhe", date(2026, 3, 13), False),
        )
    }


def test_timely_talks_and_those_called_off_or_not_held_cover_nobody(roster):
    put(
        roster,
        [
            an_ended_talk(id="1", number="1", kind=TalkKind.TIMELY),
            an_ended_talk(id="2", number="2", status=TalkStatus.CANCELLED),
            a_talk(id="3", number="3", planned_at=at(2026, 3, 13)),
        ],
    )
    assert roster.held_talks.covering(TERM.begins_on, END) == []


def test_the_last_talk_before_the_end_of_a_tenure_is_found_behind_a_later_one(roster):
    with roster.atomic():
        roster.tenures.put(a_tenure("zhao", "linhe", ends_on=date(2026, 3, 20)))
    put(
        roster,
        [
            an_ended_talk(at(2026, 3, 13), id="1", number="1"),
            an_ended_talk(at(2026, 3, 20, 23), id="2", number="2"),
            an_ended_talk(at(2026, 5, 1), id="3", number="3"),
        ],
    )
    found = roster.held_talks.covering(TERM.begins_on, END)
    assert sorted(t.ended_on for t in found) == [date(2026, 3, 20), date(2026, 5, 1)]


@pytest.mark.parametrize("seed", range(6))
def test_the_coverage_is_the_same_as_by_all_talks_that_were_held(roster, seed):
    some = Random(seed)  # noqa: S311
    everybody, everywhere = ("zhao", "qian", "li"), ("linhe", "qingshi")
    talks = [
        an_ended_talk(
            at(2021, 11, 1) + timedelta(days=some.randrange(1800)),
            id=str(n),
            number=str(n),
            talkee_id=some.choice(everybody),
            organisation_id=some.choice(everywhere),
            origin=some.choice(list(Origin)),
        )
        for n in range(30)
    ]
    put(roster, talks)
    organisations = [an_organisation(place) for place in everywhere]
    with roster.atomic():
        for n, (person, place, turn) in enumerate(product(everybody, everywhere, range(2))):
            begin = date(2021, 6, 1) + timedelta(days=some.randrange(600) + 700 * turn)
            ends_on = begin + timedelta(days=some.choice((90, 400, 650)))
            roster.tenures.put(
                a_tenure(
                    person, place, id=str(n), begins_on=begin, role=some.choice(list(HeadRole)),
                    ends_on=ends_on if some.random() < 0.7 else None,
                )
            )  # fmt: skip
    every = [
        HeldTalk(
            talkee_id=t.talkee_id,
            organisation_id=t.organisation_id,
            ended_on=t.ended_at.date(),
            earlier=t.origin is Origin.EARLIER,
        )
        for t in talks
        if t.ended_at.date() <= END
    ]
    some_of_them = roster.held_talks.covering(TERM.begins_on, END)
    for all_posts, earlier in product((True, False), repeat=2):
        settings = OfficeSettings(one_talk_covers_all_posts=all_posts, earlier_talks_count=earlier)
        by_all, by_some = (
            coverage(TERM, END, organisations, roster.tenures.all(), held, settings)
            for held in (every, some_of_them)
        )
        assert by_some == by_all
        assert by_all.heads
