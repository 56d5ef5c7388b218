from datetime import date

import pytest

from db.records import TalkKind
from desktop.rules.readiness import Ready, lacking, pass_over_entry, passed_over, points
from tests.factories import a_finding, a_material, a_preparation, a_request, a_talk, at

FULL = a_finding(facts="谈心2次", part="带头不够", thinking="重业务")
ARRANGED = {"planned_at": at(2026, 7, 20), "place": "市委305室", "note_takers": ("李文书",)}
WHOLE = a_preparation(
    topics=("落实“一岗双责”",),
    approved_on=date(2026, 7, 6),
    notice_sent_on=date(2026, 7, 7),
    self_check_on=date(2026, 7, 15),
    self_check_compared="与巡察反馈一致",
    outline="一、听取自查。",
)


def regular(preparation=WHOLE, **changed):
    given = {
        "talk": a_talk(**ARRANGED),
        "preparation": preparation,
        "findings": [FULL],
        "materials": [a_material()],
        "requests": [a_request(replied_on=date(2026, 7, 8))],
    }
    return points(Ready(**given | changed))


def keys(found):
    return [p.key for p in found]


def test_article_9_a_regular_talk_that_is_ready_lacks_nothing():
    assert lacking(regular()) == ()
    assert len(regular()) == 11


def test_article_9_an_empty_preparation_lacks_everything_with_its_article():
    found = lacking(points(Ready(talk=a_talk())))
    assert [(p.key, p.article) for p in found] == [
        ("arrangement", "本单位要求"),
        ("approval", "本单位要求"),
        ("material", "第六条"),
        ("notice", "第九条"),
        ("self_check", "第九条"),
        ("compared", "第九条"),
        ("topics", "第九条"),
        ("findings", "第八条"),
        ("outline", "第九条"),
    ]
    assert all(p.sentence.endswith("。") for p in found)


@pytest.mark.parametrize(
    ("changed", "key", "said"),
    [
        ({"talk": a_talk(**ARRANGED | {"place": ""})}, "arrangement", "地点"),
        ({"requests": [a_request()]}, "replies", "市审计局还没有回复"),
        ({"materials": [a_material(voided_reason="误录")]}, "material", "材料"),
        ({"findings": [a_finding()]}, "substance", "“谈心谈话少”缺事、人、思想"),
        ({"findings": [a_finding(voided_reason="误录")]}, "findings", "问题"),
        ({"preparation": a_preparation()}, "self_check", "自查"),
    ],
)
def test_what_is_missing_is_said(changed, key, said):
    found = {p.key: p for p in lacking(regular(**changed))}
    assert said in found[key].sentence


def test_nothing_asked_of_units_is_no_outstanding_reply():
    assert "replies" not in keys(regular(requests=[a_request(voided_reason="误发")]))


def test_article_9_a_timely_talk_needs_its_circumstance_and_no_self_check():
    talk = a_talk(kind=TalkKind.TIMELY)
    assert keys(points(Ready(talk=talk))) == [
        "arrangement", "approval", "circumstance", "findings", "outline",
    ]  # fmt: skip
    for filled in (
        {"circumstances": ("通报批评",)},
        {"materials": [a_material(text="通报")]},
        {"talk": a_talk(kind=TalkKind.TIMELY, focus="舆情")},
    ):
        found = points(Ready(**{"talk": talk} | filled))
        assert "circumstance" not in keys(lacking(found))


def test_a_point_passed_over_with_a_word_is_settled_and_keeps_the_word():
    entry = pass_over_entry("topics", "主要领导：\n已当面交代")
    found = regular(a_preparation(passed_over=(entry, "outline: ")))
    topics = next(p for p in found if p.key == "topics")
    assert (topics.done, topics.settled, topics.passed_over) == (
        False,
        True,
        "主要领导： 已当面交代",
    )
    assert "topics" not in keys(lacking(found))
    assert "outline" in keys(lacking(found))
    assert passed_over(a_preparation(passed_over=(entry,))) == {"topics": "主要领导： 已当面交代"}
