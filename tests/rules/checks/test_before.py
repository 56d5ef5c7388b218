from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    BodyKind,
    HeadRole,
    Level,
    OrganisationKind,
    Origin,
    Superior,
    TalkKind,
    TalkStatus,
)
from desktop.rules.checks.shape import Severity
from desktop.rules.lack import OFFICE_RULE
from tests.factories import a_body, a_preparation, a_request, a_tenure, an_organisation, at
from tests.rules.checks.complete import CASE, by_analogy, found, with_

AHEAD = {"status": TalkStatus.PREPARING, "started_at": None, "ended_at": None, "step": 0}
BUREAU = an_organisation("shuiwu", kind=OrganisationKind.PARTY_GROUP, level=Level.NONE)


def with_talkee(**fields):
    return with_(talkee=replace(CASE.talkee, **fields))


@pytest.mark.parametrize(
    ("case", "article"),
    [
        (CASE, None),
        (with_talkee(person_id="qian"), "第七条"),
        (with_talkee(tenures=[a_tenure("zhao", ends_on=date(2026, 3, 12))]), "第七条"),
        (with_talkee(tenures=[a_tenure("zhao", ends_on=date(2026, 3, 13))]), None),
        (with_talkee(tenures=[a_tenure("zhao", begins_on=date(2026, 3, 14))]), "第七条"),
        (with_talkee(tenures=[a_tenure("zhao", role=HeadRole.ACTING)]), None),
    ],
)
def test_article_7_the_talkee_is_head_on_the_day(case, article):
    assert [x.article for x in found("talkee", case)] == ([article] if article else [])
    assert found("talker", case) == []


def test_an_office_that_does_not_count_who_is_acting_has_its_own_rule_named():
    own = replace(CASE.own, settings=replace(CASE.settings, acting_head_counts=False))
    case = with_(
        own=own, talkee=replace(CASE.talkee, tenures=[a_tenure("zhao", role=HeadRole.ACTING)])
    )
    assert [x.article for x in found("talkee", case)] == [OFFICE_RULE]


@pytest.mark.parametrize(
    ("talker_id", "leaves_on", "bad"),
    [
        ("wang", None, False),
        ("wang", date(2026, 3, 13), False),
        ("wang", date(2026, 3, 12), True),
        ("li", None, True),
        ("zhao", None, True),
    ],
)
def test_article_7_the_talker_is_of_the_leading_body_on_the_day(talker_id, leaves_on, bad):
    first, second = CASE.own.leaders
    own = replace(CASE.own, leaders=[replace(first, ends_on=leaves_on), second])
    case = with_(talk={"talker_id": talker_id}, own=own)
    assert bool(found("talker", case)) is bad


@pytest.mark.parametrize(
    ("kind", "talker_id", "organisation", "bad"),
    [
        (TalkKind.REGULAR, "wang", an_organisation(), False),
        (TalkKind.REGULAR, "song", an_organisation(), True),
        (TalkKind.TIMELY, "song", an_organisation(), False),
        (TalkKind.REGULAR, "song", BUREAU, False),
        (
            TalkKind.REGULAR,
            "wang",
            an_organisation(
                level=Level.TOWNSHIP, superior=Superior.OTHER, superior_name="临河县委"
            ),
            True,
        ),
    ],
)
def test_article_7_committee_secretaries_are_talked_to_by_the_next_higher_one(
    kind, talker_id, organisation, bad
):
    case = with_(
        talk={"kind": kind, "talker_id": talker_id},
        talkee=replace(CASE.talkee, organisation=organisation),
    )
    assert [x.severity for x in found("secretary", case)] == ([Severity.BREACH] if bad else [])


def test_article_7_by_analogy_the_secretary_rule_is_a_reference_that_can_be_switched_off():
    case = by_analogy(with_(talk={"talker_id": "song"}))
    (line,) = found("secretary", case)
    assert line.severity is Severity.REFERENCE
    assert "参照" in line.sentence
    off = replace(
        case.own,
        body=a_body(BodyKind.BY_ANALOGY),
        settings=replace(CASE.settings, analogy_secretary_only=False),
    )
    assert found("secretary", with_(case, own=off)) == []


@pytest.mark.parametrize(
    ("key", "gap"),
    [
        ("approval", {"preparation": a_preparation()}),
        ("notice", {"preparation": a_preparation()}),
        ("self_check", {"preparation": a_preparation()}),
        ("compared", {"preparation": a_preparation()}),
        ("topics", {"preparation": a_preparation()}),
        ("outline", {"preparation": a_preparation()}),
        ("material", {"materials": []}),
        ("replies", {"requests": [a_request()]}),
    ],
)
def test_article_9_preparation_is_mentioned_before_and_pointed_out_after_the_talk(key, gap):
    (after,) = found(key, with_(**gap))
    assert after.severity in (Severity.GAP, Severity.BREACH)
    (before,) = found(key, with_(talk=AHEAD, **gap))
    assert before.severity is Severity.NOTICE
    assert before.target == {"talk_id": "t1", "stage": "preparation"}
    assert found(key, with_(talk={**AHEAD, "status": TalkStatus.PLANNED}, **gap)) == []
    assert found(key, CASE) == []


def test_article_9_what_was_passed_over_with_a_word_is_only_mentioned():
    word = replace(CASE.preparation, self_check_on=None, passed_over=("self_check: 本人住院",))
    (line,) = found("self_check", with_(preparation=word))
    assert line.severity is Severity.NOTICE
    assert "已说明：本人住院" in line.sentence


def test_article_9_a_timely_talk_needs_no_self_check_but_its_circumstances():
    case = with_(talk={"kind": TalkKind.TIMELY}, preparation=None, materials=[])
    assert found("self_check", case) == []
    assert len(found("circumstance", case)) == 1
    assert found("circumstance", with_(case, circumstances=["信访反映较多。"])) == []


def test_the_arrangement_lacks_what_it_lacks():
    (line,) = found("arrangement", with_(talk={"place": ""}))
    assert line.article == OFFICE_RULE
    assert "地点" in line.sentence


def test_a_late_entry_is_asked_for_its_papers_in_one_line():
    case = with_(talk={"origin": Origin.LATE_ENTRY}, preparation=None, materials=[])
    assert found("self_check", case) == []
    (line,) = found("late_papers", case)
    assert line.severity is Severity.NOTICE
    assert "谈话通知、自查情况报告、谈话提纲" in line.sentence


@pytest.mark.parametrize(
    ("planned_at", "late"),
    [(at(2026, 7, 12), True), (at(2026, 7, 13, 8), False), (at(2026, 7, 14), False), (None, False)],
)
def test_a_talk_whose_time_has_passed_is_overdue_from_the_day_after(planned_at, late):
    case = with_(talk={**AHEAD, "planned_at": planned_at})
    assert bool(found("overdue", case)) is late


@pytest.mark.parametrize(
    ("marking", "approved", "bad"),
    [
        ("内部", False, False),
        ("秘密★1年", False, True),
        ("秘密★1年", True, False),
        ("秘密", True, True),
    ],
)
def test_article_16_a_marking_is_whole_and_allowed_on_this_machine(marking, approved, bad):
    own = replace(CASE.own, body=a_body(state_secret_machine=approved))
    case = with_(
        talk={"marking": marking, "marking_by": "王致远", "marking_basis": "规定"}, own=own
    )
    assert bool(found("marking", case)) is bad


def test_without_an_own_body_article_7_is_not_looked_at():
    assert found("talker", with_(talk={"talker_id": "li"}, own=None)) == []
