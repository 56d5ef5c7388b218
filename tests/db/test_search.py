"""Words are found by substring, names by parts and first letters, in the block of the deed."""

import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.pinyin import initials, sort_key, spellings
from db.records import (
    Finding,
    FindingCategory,
    Material,
    Organisation,
    OrganisationKind,
    Person,
    Talk,
    TalkKind,
    TalkRecord,
    TalkStatus,
)

AT = datetime(2026, 3, 3, tzinfo=UTC)


def a_talk(number, talker="p1", talkee="p2"):
    return Talk(
        id=f"t{number}",
        number=f"2026-{number:03d}",
        kind=TalkKind.REGULAR,
        status=TalkStatus.PLANNED,
        talker_id=talker,
        talker_post="市委书记",
        talkee_id=talkee,
        organisation_id="o1",
        talkee_post="临河县委书记",
        created_at=AT,
    )


def a_finding(talk_id="t1", **given):
    given = {"title": "工程变更审批把关不严", "facts": "审计发现变更3处。"} | given
    return Finding(
        id=given.pop("id", "f1"),
        talk_id=talk_id,
        position=1,
        category=FindingCategory.OTHER,
        **given,
    )


@pytest.fixture
def filled(store):
    with store.atomic():
        store.people.put_all(
            [
                Person(id=f"p{n}", name=name)
                for n, name in enumerate(["王书记", "单雄信", "仇和"], 1)
            ]
        )
        store.organisations.put(
            Organisation(id="o1", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
        )
        store.talks.put_all([a_talk(1), a_talk(2, talkee="p3"), a_talk(3, "p3", "p2")])
    return store


def ids(found):
    return [f.record_id for f in found]


def test_only_readings_of_single_characters_are_kept_in_memory():
    assert "shanxiongxin" in spellings("单雄信")
    assert "pypinyin.phrases_dict" not in sys.modules


def test_a_word_is_found_wherever_it_stands_newest_first(filled):
    with filled.atomic():
        filled.findings.put(a_finding())
        filled.records.put(TalkRecord(id="t1", text="王书记指出：工程变更未经集体研究。"))
    assert ids(filled.search.search("工程变更")) == ["t1", "f1"]
    assert ids(filled.search.search("集体 变更")) == ["t1"]
    assert filled.search.search("变更工程") == []


def test_pairs_alone_are_not_enough(filled):
    with filled.atomic():
        filled.findings.put(a_finding(title="中国人民、民主人士"))
    assert filled.search.search("人民主") == []


@pytest.mark.parametrize(
    "word", ["严", "纸", "。", "变", "2026-001", "Ａ４", "a4纸", "𬇙川", "😀后"]
)
def test_one_character_a_number_and_full_width_letters_are_found(filled, word):
    with filled.atomic():
        filled.findings.put(a_finding(title="2026-001 用A4纸上报，在𬇙川镇，😀后把关不严"))
        filled.findings.put(a_finding(id="f2", title="工程", facts="变"))
    found = ids(filled.search.search(word))
    assert ("f1" in found) == (word != "。")


def test_a_changed_record_is_found_by_its_new_words_only(filled):
    with filled.atomic():
        finding = filled.findings.put(a_finding())
    with filled.atomic():
        filled.findings.put(replace(finding, title="接待费用凭证不全"))
    assert filled.search.search("工程变更") == []
    assert ids(filled.search.search("接待费用")) == ["f1"]


def test_what_is_voided_is_found_no_more(filled):
    with filled.atomic():
        finding = filled.findings.put(a_finding())
    with filled.atomic():
        filled.findings.put(replace(finding, voided_reason="重复登记"))
    assert filled.search.search("工程") == []


def test_a_failed_block_leaves_nothing_in_the_index(filled):
    with pytest.raises(RuntimeError), filled.atomic():
        filled.findings.put(a_finding())
        raise RuntimeError
    assert filled.search.search("工程") == []


def test_a_talker_finds_own_talks_only(filled):
    with filled.atomic():
        filled.materials.put(Material(id="m1", talk_id="t1", unit="市审计局", title="审计报告"))
        filled.materials.put(Material(id="m3", talk_id="t3", unit="市审计局", title="审计报告"))
    assert ids(filled.search.search("审计报告")) == ["m3", "m1"]
    assert ids(filled.search.search("审计报告", talker_id="p1")) == ["m1"]
    assert filled.search.search("审计报告", talker_id="") == []


def test_more_than_a_page_of_false_hits_does_not_hide_the_true_one(filled):
    with filled.atomic():
        filled.findings.put(a_finding(id="true", title="人民主席"))
        for n in range(450):
            filled.findings.put(a_finding(id=f"x{n}", title=f"中国人民、民主第{n}"))
    assert ids(filled.search.search("人民主")) == ["true"]
    assert len(filled.search.search("民主", limit=50)) == 50


@pytest.mark.parametrize("typed", ["单雄信", "雄信", "dxx", "sxx", "SX", "cx"])
def test_a_name_is_found_by_a_part_or_any_reading(filled, typed):
    assert "p2" in ids(filled.search.names(typed))


def test_names_follow_a_correction_and_signs_mean_themselves(filled):
    with filled.atomic():
        filled.people.put(replace(filled.people.get("p2"), name="单 雄心"))
    assert filled.search.names("雄信") == []
    assert ids(filled.search.names("单雄心")) == ["p2"]
    assert filled.search.names("%") == [] == filled.search.names("_")


def test_a_talker_finds_the_names_of_own_talks_only(filled):
    assert ids(filled.search.names("仇和", talker_id="p1")) == ["p3"]
    assert filled.search.names("仇和", talker_id="p2") == []


def test_initials_stay_few():
    assert set(initials("曾伟")) == {"zw", "cw"}
    assert 1 <= len(initials("中共江州市委办公室曾单仇区和")) <= 16
    assert initials("A区") == ("aq", "ao")
    assert initials("（）") == ()


def test_names_are_sorted_by_pinyin_tone_and_character_surnames_by_their_own_reading():
    told = [
        "安平",
        "陈路",
        "鲁肃",
        "吕布",
        "栾平",
        "单雄信",
        "闫明",
        "阎王",
        "曾国",
        "张三",
        "章三",
        "赵立新",
    ]
    assert sorted(set(told), key=lambda name: sort_key(name, person=True)) == told
    assert sort_key("单位") < sort_key("东港区") < sort_key("单位", person=True)


def test_what_a_name_is_sorted_by_follows_the_name(filled):
    def kept():
        sql = "select name, pinyin from search_names where table_name = 'people'"
        return dict(filled._conn.execute(sql).fetchall())

    assert kept() == {name: sort_key(name, person=True) for name in ("王书记", "单雄信", "仇和")}
    with filled.atomic():
        filled.people.put(replace(filled.people.get("p1"), name="安书记"))
    assert kept()["安书记"] == sort_key("安书记", person=True)
