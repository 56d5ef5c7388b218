from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    BodyKind,
    HeadRole,
    Level,
    OfficeSettings,
    OrganisationKind,
    Superior,
    TalkKind,
)
from desktop.errors import Refused
from desktop.rules.eligibility import (
    OwnSide,
    Talkee,
    check,
    eligible_talkers,
    leaders_on,
    secretary_only,
)
from tests.factories import a_body, a_leader, a_tenure, an_organisation

REGULAR, TIMELY = TalkKind
ON = date(2026, 7, 13)
NAMES = {
    "wang": "王建国",
    "li": "李志远",
    "old": "周旧任",
    "zhao": "赵立新",
    "deputy": "钱副手",
    "acting": "吴代理",
    "gone": "孙离任",
}
LEADERS = (
    a_leader("li", post="市委副书记", is_secretary=False, rank=2),
    a_leader("wang", rank=1),
    a_leader("old", post="市委常委", is_secretary=False, rank=3, ends_on=date(2026, 7, 12)),
)
TENURES = (
    a_tenure("zhao"),
    a_tenure("deputy", post="县委副书记", role=HeadRole.DEPUTY),
    a_tenure("gone", ends_on=date(2023, 12, 31), begins_on=date(2020, 1, 1)),
)
COUNTY = an_organisation()
TOWNSHIP = an_organisation(
    "chengguan",
    name="城关镇党委",
    level=Level.TOWNSHIP,
    superior=Superior.LISTED,
    superior_id="linhe",
)
BUREAU = an_organisation(
    "shuiwu", name="市水务局党组", kind=OrganisationKind.PARTY_GROUP, level=Level.NONE
)


def own(kind=BodyKind.LOCAL_COMMITTEE, leaders=LEADERS, settings=None):
    return OwnSide(
        body=a_body(kind), leaders=leaders, settings=settings or OfficeSettings(), names=NAMES
    )


def talkee(person_id="zhao", organisation=COUNTY, tenures=TENURES, superior=None):
    return Talkee(
        person_id=person_id, organisation=organisation, tenures=tenures, superior=superior
    )


def refusal(*args, **kwargs):
    with pytest.raises(Refused) as caught:
        check(*args, **kwargs)
    return str(caught.value), caught.value.article


def test_article_7_the_secretary_talks_to_a_county_secretary():
    assert check(REGULAR, ON, "wang", talkee(), own()) == ""


def test_article_7_another_leader_is_refused_and_the_secretary_named():
    sentence, article = refusal(REGULAR, ON, "li", talkee(), own())
    assert article == "第七条"
    assert "李志远不能作为谈话人" in sentence
    assert "王建国（市委书记）" in sentence


def test_article_7_any_leader_holds_a_timely_talk_and_one_with_a_bureau():
    assert check(TIMELY, ON, "li", talkee(), own()) == ""
    assert check(REGULAR, ON, "li", talkee(organisation=BUREAU), own()) == ""


def test_article_7_a_township_secretary_is_the_countys_and_it_is_named():
    sentence, article = refusal(
        REGULAR, ON, "wang", talkee(organisation=TOWNSHIP, superior=COUNTY), own()
    )
    assert (article, "临河县委书记" in sentence) == ("第七条", True)
    assert check(TIMELY, ON, "wang", talkee(organisation=TOWNSHIP, superior=COUNTY), own()) == ""


def test_article_7_a_county_directly_under_the_province_is_the_provinces():
    direct = replace(COUNTY, superior=Superior.OTHER, superior_name="中共某省委")
    sentence, _ = refusal(REGULAR, ON, "wang", talkee(organisation=direct), own())
    assert "中共某省委书记" in sentence
    assert eligible_talkers(REGULAR, ON, talkee(organisation=direct), own()) == ()


def test_article_7_the_talk_waits_while_the_secretarys_post_is_vacant():
    vacant = own(leaders=LEADERS[:1])
    sentence, _ = refusal(REGULAR, ON, "li", talkee(), vacant)
    assert "空缺" in sentence
    assert check(TIMELY, ON, "li", talkee(), vacant) == ""


def test_article_7_a_party_group_cannot_hold_it_at_all():
    group = own(BodyKind.PARTY_GROUP)
    sentence, article = refusal(REGULAR, ON, "wang", talkee(), group)
    assert (article, "党组" in sentence) == ("第七条", True)
    assert check(REGULAR, ON, "li", talkee(organisation=BUREAU), group) == ""


def test_by_analogy_the_secretary_is_only_advised_and_the_office_may_switch_that_off():
    analogy = own(BodyKind.BY_ANALOGY)
    assert check(REGULAR, ON, "wang", talkee(), analogy) == ""
    assert check(REGULAR, ON, "li", talkee(), analogy).startswith("参照第七条")
    off = own(BodyKind.BY_ANALOGY, settings=OfficeSettings(analogy_secretary_only=False))
    assert check(REGULAR, ON, "li", talkee(), off) == ""


@pytest.mark.parametrize(
    ("kind", "level", "expected"),
    [
        (OrganisationKind.LOCAL_COMMITTEE, Level.CITY, True),
        (OrganisationKind.LOCAL_COMMITTEE, Level.COUNTY, True),
        (OrganisationKind.LOCAL_COMMITTEE, Level.TOWNSHIP, True),
        (OrganisationKind.WORK_COMMITTEE, Level.COUNTY, True),
        (OrganisationKind.WORK_COMMITTEE, Level.NONE, False),
        (OrganisationKind.LOCAL_COMMITTEE, Level.PROVINCE, False),
        (OrganisationKind.PARTY_GROUP, Level.COUNTY, False),
        (OrganisationKind.ENTERPRISE, Level.NONE, False),
    ],
)
def test_article_7_whose_talks_are_the_secretarys(kind, level, expected):
    organisation = an_organisation(kind=kind, level=level)
    assert secretary_only(REGULAR, organisation) is expected
    assert secretary_only(TIMELY, organisation) is False


@pytest.mark.parametrize(
    ("on", "in_office"),
    [
        (date(2023, 12, 31), []),
        (date(2024, 1, 1), ["wang", "li", "old"]),
        (date(2026, 7, 12), ["wang", "li", "old"]),
        (date(2026, 7, 13), ["wang", "li"]),
    ],
)
def test_article_7_who_leads_on_the_day_first_and_last_day_included(on, in_office):
    assert [x.person_id for x in leaders_on(LEADERS, on)] == in_office


def test_a_voided_leader_is_none():
    assert leaders_on([a_leader(voided_reason="录入错误")], ON) == []


def test_article_7_a_former_leader_is_refused_and_those_in_office_named():
    sentence, _ = refusal(TIMELY, ON, "old", talkee(), own())
    assert "周旧任在2026年7月13日不是" in sentence
    assert "王建国（市委书记）、李志远（市委副书记）" in sentence
    assert check(TIMELY, date(2026, 7, 12), "old", talkee(), own()) == ""


def test_article_7_nobody_talks_to_oneself():
    both = own(leaders=(*LEADERS, a_leader("zhao", post="市委常委", is_secretary=False, rank=4)))
    sentence, article = refusal(TIMELY, ON, "zhao", talkee(), both)
    assert (article, "赵立新不能既是" in sentence) == ("第七条", True)
    assert "zhao" not in [x.person_id for x in eligible_talkers(TIMELY, ON, talkee(), both)]


def test_article_7_the_secretary_who_heads_the_county_too_leaves_nobody():
    own_head = talkee("wang", tenures=(a_tenure("wang"),))
    sentence, _ = refusal(REGULAR, ON, "li", own_head, own())
    assert "就是被谈话人" in sentence


@pytest.mark.parametrize(
    ("person_id", "said"),
    [
        ("deputy", "钱副手为县委副书记，不是“一把手”"),
        ("gone", "孙离任在2026年7月13日不在临河县委任职"),
    ],
)
def test_article_7_deputies_and_former_heads_are_refused_and_the_head_named(person_id, said):
    sentence, article = refusal(TIMELY, ON, "wang", talkee(person_id), own())
    assert (article, said in sentence) == ("第七条", True)
    assert "赵立新县委书记" in sentence


def test_who_is_acting_counts_where_the_office_says_so():
    acting = talkee("acting", tenures=(a_tenure("acting", post="县长", role=HeadRole.ACTING),))
    assert check(REGULAR, ON, "wang", acting, own()) == ""
    strict = own(settings=OfficeSettings(acting_head_counts=False))
    sentence, article = refusal(REGULAR, ON, "wang", acting, strict)
    assert article == "本单位要求"
    assert "没有“一把手”" in sentence
