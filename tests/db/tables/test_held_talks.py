from datetime import date

import pytest

from db.records import (
    HeldTalk,
    Organisation,
    OrganisationKind,
    Origin,
    Person,
    TalkKind,
    TalkStatus,
)
from tests.factories import a_talk, an_ended_talk, at


@pytest.fixture
def roster(store):
    with store.atomic():
        for person_id, name in (("wang", "王建国"), ("zhao", "赵立新")):
            store.people.put(Person(id=person_id, name=name))
        store.organisations.put(
            Organisation(id="linhe", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
        )


def test_held_regular_talks_of_a_span_are_what_coverage_counts(store, roster):
    talks = [
        an_ended_talk(at(2026, 3, 13, 11), id="1", number="1"),
        an_ended_talk(at(2026, 3, 14, 23, 59), id="2", number="2", origin=Origin.EARLIER),
        an_ended_talk(at(2026, 3, 15, 0), id="3", number="3"),
        an_ended_talk(at(2026, 3, 12, 23), id="4", number="4"),
        an_ended_talk(at(2026, 3, 13, 9), id="5", number="5", kind=TalkKind.TIMELY),
        an_ended_talk(at(2026, 3, 13, 9), id="6", number="6", status=TalkStatus.CANCELLED),
        a_talk(id="7", number="7", planned_at=at(2026, 3, 13)),
    ]
    with store.atomic():
        store.talks.put_all(talks)
    assert store.talks.held_regular(date(2026, 3, 13), date(2026, 3, 14)) == [
        HeldTalk(
            talkee_id="zhao", organisation_id="linhe", ended_on=date(2026, 3, 13), earlier=False
        ),
        HeldTalk(
            talkee_id="zhao", organisation_id="linhe", ended_on=date(2026, 3, 14), earlier=True
        ),
    ]
