from datetime import date

import pytest

from db.records import HeadRole, HeldTalk, OfficeSettings, OrganisationKind, Superior, Term
from desktop.rules.coverage import counts, coverage, current_term, subtotals
from tests.factories import a_tenure, an_organisation

TODAY = date(2026, 7, 13)
TERM = Term(id="8", name="第八届", begins_on=date(2021, 12, 20), ends_on=date(2026, 12, 20))
COUNTY = an_organisation()
DISTRICT = an_organisation("donggang", name="东港区委")


def a_held_talk(
    talkee_id="zhao", organisation_id="linhe", ended_on=date(2026, 3, 13), *, earlier=False
):
    return HeldTalk(
        talkee_id=talkee_id, organisation_id=organisation_id, ended_on=ended_on, earlier=earlier
    )


def found(tenures, talks, organisations=(COUNTY, DISTRICT), term=TERM, today=TODAY, **settings):
    return coverage(term, today, organisations, tenures, talks, OfficeSettings(**settings))


def tally(*args, **kwargs):
    result = found(*args, **kwargs)
    return result.covered, result.total


@pytest.mark.parametrize(
    ("ended_on", "expected"),
    [
        (date(2026, 3, 13), (1, 1)),
        (date(2024, 1, 1), (1, 1)),  # the first day in post
        (date(2023, 12, 31), (0, 1)),
        (date(2026, 7, 13), (1, 1)),
        (date(2026, 7, 14), (0, 1)),  # not held yet
    ],
)
def test_article_5_a_talk_covers_within_the_present_tenure(ended_on, expected):
    assert tally([a_tenure()], [a_held_talk(ended_on=ended_on)]) == expected


@pytest.mark.parametrize(
    ("ended_on", "covered"),
    [(date(2021, 12, 19), 0), (date(2021, 12, 20), 1), (date(2025, 11, 20), 1)],
)
def test_article_5_a_talk_covers_within_the_term(ended_on, covered):
    old_hand = a_tenure(begins_on=date(2018, 1, 1))
    assert tally([old_hand], [a_held_talk(ended_on=ended_on)]) == (covered, 1)


def test_who_is_missing_is_missing_since_the_term_or_taking_office():
    tenures = [
        a_tenure("zhao", begins_on=date(2024, 5, 6)),
        a_tenure("qian", "donggang", begins_on=date(2018, 1, 1)),
    ]
    result = found(tenures, [])
    assert [(h.person_id, h.missing_since) for h in result.missing] == [
        ("qian", date(2021, 12, 20)),
        ("zhao", date(2024, 5, 6)),
    ]


def test_a_head_who_changes_post_is_to_be_talked_to_anew():
    tenures = [
        a_tenure("zhao", ends_on=date(2026, 4, 30)),
        a_tenure("zhao", "donggang", id="new", begins_on=date(2026, 5, 1)),
    ]
    result = found(tenures, [a_held_talk()])
    assert (result.covered, result.total, result.left) == (0, 1, ())
    assert result.missing[0].organisation_id == "donggang"


def test_a_post_held_by_two_in_turn_counts_for_who_is_in_it():
    tenures = [
        a_tenure("zhao", ends_on=date(2026, 4, 30)),
        a_tenure("qian", begins_on=date(2026, 5, 1)),
    ]
    result = found(tenures, [a_held_talk("zhao")])
    assert [(h.person_id, h.covered_on) for h in result.heads] == [("qian", None)]
    assert found(tenures, [a_held_talk("qian", ended_on=date(2026, 6, 1))]).covered == 1


def test_heads_who_left_without_a_talk_are_told_apart():
    tenures = [
        a_tenure("zhao", ends_on=date(2026, 4, 30)),
        a_tenure("sun", begins_on=date(2015, 1, 1), ends_on=date(2020, 1, 1)),  # before the term
    ]
    assert [h.person_id for h in found(tenures, []).left] == ["zhao"]
    assert found(tenures, [a_held_talk("zhao")]).left == ()


@pytest.mark.parametrize(
    ("changed", "total"),
    [
        ({}, 1),
        ({"covered": False}, 0),
        ({"superior": Superior.LISTED, "superior_id": "x"}, 0),
        ({"superior": Superior.OTHER}, 0),
        ({"founded_on": date(2026, 7, 13)}, 1),
        ({"founded_on": date(2026, 7, 14)}, 0),
        ({"abolished_on": date(2026, 7, 13)}, 0),
        ({"abolished_on": date(2026, 7, 14)}, 1),
        ({"voided_reason": "误录"}, 0),
    ],
)
def test_article_5_only_next_lower_organisations_that_stand_and_are_marked(changed, total):
    assert found([a_tenure()], [], [an_organisation(**changed)]).total == total


@pytest.mark.parametrize("settled", [True, False])
def test_dual_led_units_are_the_offices_choice(settled):
    unit = an_organisation(led="双重领导", superior=Superior.OTHER)
    assert counts(unit, OfficeSettings(dual_led_covered=settled)) is settled


def test_a_vacant_post_counts_for_nobody_and_deputies_never_do():
    deputy = a_tenure("qian", role=HeadRole.DEPUTY)
    assert found([deputy, a_tenure(ends_on=date(2026, 7, 12))], []).total == 0


def test_who_is_acting_counts_where_the_office_says_so():
    acting = a_tenure("qian", role=HeadRole.ACTING)
    assert tally([acting], [a_held_talk("qian")]) == (1, 1)
    assert tally([acting], [a_held_talk("qian")], acting_head_counts=False) == (0, 0)


def test_acting_and_then_secretary_is_one_headship():
    tenures = [
        a_tenure(id="1", role=HeadRole.ACTING, ends_on=date(2026, 3, 31)),
        a_tenure(id="2", begins_on=date(2026, 4, 1)),
    ]
    assert tally(tenures, [a_held_talk()]) == (1, 1)
    assert tally(tenures, [a_held_talk()], acting_head_counts=False) == (0, 1)
    gap = [tenures[0], a_tenure(id="2", begins_on=date(2026, 4, 3))]
    assert tally(gap, [a_held_talk()]) == (0, 1)


def test_two_posts_at_once_are_covered_by_one_talk_where_the_office_says_so():
    tenures = [a_tenure(), a_tenure(organisation_id="donggang", id="second")]
    assert tally(tenures, [a_held_talk()]) == (1, 2)
    assert tally(tenures, [a_held_talk()], one_talk_covers_all_posts=True) == (2, 2)


def test_earlier_talks_count_where_the_office_says_so():
    talks = [a_held_talk(ended_on=date(2025, 11, 20), earlier=True)]
    assert tally([a_tenure()], talks) == (1, 1)
    assert tally([a_tenure()], talks, earlier_talks_count=False) == (0, 1)


def test_a_term_that_ends_early_begins_the_count_anew():
    early = Term(id="8", name="第八届", begins_on=TERM.begins_on, ends_on=date(2026, 5, 31))
    later = Term(id="9", name="第九届", begins_on=date(2026, 6, 1), ends_on=date(2031, 6, 1))
    assert current_term([early, later], TODAY) is later
    assert tally([a_tenure()], [a_held_talk()], term=later) == (0, 1)
    assert tally([a_tenure()], [a_held_talk()], term=early, today=date(2026, 5, 31)) == (1, 1)


@pytest.mark.parametrize(
    ("today", "running"),
    [(date(2021, 12, 19), False), (date(2021, 12, 20), True), (date(2026, 12, 20), True),
     (date(2026, 12, 21), False)],
)  # fmt: skip
def test_the_term_that_runs_first_and_last_day_included(today, running):
    assert (current_term([TERM], today) is TERM) is running


def test_a_voided_tenure_is_none():
    assert found([a_tenure(voided_reason="误录")], []).total == 0


def test_heads_are_subtotalled_by_the_kind_of_their_organisation():
    bureau = an_organisation("shuiwu", name="市水务局党组", kind=OrganisationKind.PARTY_GROUP)
    tenures = [
        a_tenure("zhao", "linhe"),
        a_tenure("shan", "donggang"),
        a_tenure("sun", "shuiwu", ends_on=date(2026, 5, 1)),
    ]
    coverage = found(tenures, [a_held_talk()], organisations=(COUNTY, DISTRICT, bureau))
    kinds = {o.id: o.kind for o in (COUNTY, DISTRICT, bureau)}
    assert [(s.kind, s.total, s.covered, s.left) for s in subtotals(coverage, kinds)] == [
        (OrganisationKind.LOCAL_COMMITTEE, 2, 1, 0),
        (OrganisationKind.PARTY_GROUP, 0, 0, 1),
    ]
