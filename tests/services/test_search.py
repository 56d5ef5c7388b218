"""What a search finds, for whom."""

from dataclasses import replace

import pytest

from db.records import (
    Basis,
    Organisation,
    OrganisationKind,
    Person,
    Regulation,
    RegulationArticle,
    Role,
)
from desktop.errors import Refused
from desktop.services.search import SearchService, articles
from tests.conftest import NOW
from tests.factories import a_finding, a_record, a_talk, an_ended_talk, at


@pytest.fixture
def search(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 3, 13)))
        sun = {"talkee_id": "sun", "organisation_id": "shuiwu", "talkee_post": "市水务局党组书记"}
        town.store.talks.put(a_talk(id="t2", number="2026-002", talker_id="song", **sun))
        town.store.findings.put(a_finding(facts="审计发现工程变更3处，\n未经集体研究。"))
        town.store.findings.put(a_finding(id="f2", talk_id="t2", title="工程变更把关不严"))
        town.store.records.put(a_record(text="一、" + "长" * 300 + "工程变更" + "长" * 300))
    return SearchService(town)


def ids(hits):
    return [(h.kind, h.id) for h in hits]


def test_words_are_found_by_kind_the_newest_first(search):
    hits = search.search("工程变更")
    assert ids(hits) == [("findings", "f2"), ("findings", "f1"), ("records", "t1")]
    assert (hits[1].number, hits[1].title, hits[1].where) == ("2026-001", "赵立新 县委书记", "问题")


def test_the_words_are_shown_with_what_stands_around_them(search):
    _, finding, record = search.search("工程变更")
    assert record.snippet.startswith("…长")
    assert record.snippet.endswith("长…")
    assert "工程变更" in record.snippet
    assert len(record.snippet) <= 80
    assert finding.snippet == "…谈话少 审计发现工程变更3处， 未经集体研究。"


@pytest.mark.parametrize(
    "typed", ["赵立新", "zlx", "ZLX", "zhaolixin", "Zhao Li Xin", "zhaolx", "lixin", "zlixin"]
)
def test_a_person_is_found_by_name_or_first_letters(search, typed):
    first = search.search(typed)[0]
    assert (first.kind, first.id, first.title, first.snippet) == (
        "people",
        "zhao",
        "赵立新",
        "县委书记",
    )


def test_an_organisation_is_found_and_a_voided_one_is_not(search, town):
    hits = search.search("水务局")
    assert ids(hits) == [("organisations", "shuiwu"), ("tenures", "sun"), ("talks", "t2")]
    assert hits[0].talk_id is None
    assert (hits[1].title, hits[1].snippet) == ("孙国平", "市水务局党组书记")
    with town.store.atomic():
        organisation = town.store.organisations.get("shuiwu")
        town.store.organisations.put(replace(organisation, voided_reason="误登"))
    assert ids(search.search("水务局")) == [("tenures", "sun"), ("talks", "t2")]


def test_a_leader_is_shown_with_the_post(search):
    assert search.search("宋清和")[0].snippet == "市委副书记"


def test_a_number_is_found(search):
    assert ids(search.search("2026-002")) == [("talks", "t2")]


@pytest.mark.parametrize("typed", ["", "   ", "。", "%", "没有这样的话"])
def test_nothing_is_found_without_fuss(search, typed):
    assert search.search(typed) == []


def test_the_limit_holds(search):
    assert len(search.search("工程变更", limit=2)) == 2


def test_a_talker_finds_own_talks_and_their_people_only(search, talker_desk):
    mine = SearchService(talker_desk)
    assert ids(mine.search("工程变更")) == [("findings", "f2")]
    assert mine.search("赵立新") == []
    assert ids(mine.search("孙国平")) == [("people", "sun")]
    reader = replace(talker_desk, worker=replace(talker_desk.worker, role=Role.READER))
    with pytest.raises(Refused, match="查阅不能办理"):
        SearchService(reader).search("工程变更")
    auditor = replace(talker_desk, worker=replace(talker_desk.worker, role=Role.AUDITOR))
    with pytest.raises(Refused, match="安全审计员不能办理"):
        SearchService(auditor).search("工程变更")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雄信", ["shanxiongxin", "danxx", "cxx", "sxx"]),
        ("解缙", ["xiejin", "jiejin", "xj"]),
        ("曾国藩", ["zengguofan", "zgf", "cgf"]),
        ("吕布", ["lvbu", "lubu", "lb"]),
        ("朴单乐", ["piaodanle", "pushanyue", "psy"]),
        ("中共重庆县委", ["chongqing", "zhonggongchongqingxianwei", "cqxw"]),
    ],
)
def test_every_reading_of_a_name_is_found(search, town, name, typed):
    with town.store.atomic():
        if name.startswith("中共"):
            kind = OrganisationKind.LOCAL_COMMITTEE
            town.store.organisations.put(Organisation(id="new", name=name, kind=kind))
        else:
            town.store.people.put(Person(id="new", name=name))
    for words in typed:
        assert "new" in [h.id for h in search.search(words)], words


@pytest.mark.parametrize("typed", ["县", "变", "z", "3"])
def test_one_character_does_not_fail(search, typed):
    assert search.search(typed)


@pytest.fixture
def rules(admin):
    regulation = Regulation(
        id="r1",
        title="江州市监督谈话工作办法",
        basis=Basis.MEASURES,
        points=False,
        source="粘贴",
        remarks=(),
        taken_in_at=NOW,
        taken_in_by="李文书",
    )
    article = RegulationArticle(
        id="a7",
        regulation_id="r1",
        position=0,
        number=7,
        suffix="",
        heading="",
        text="工程变更由谁来谈。",
    )
    with admin.atomic():
        admin.regulations.put(regulation)
        admin.regulation_articles.put(article)
    return admin


def test_articles_of_rules_are_found_last(search, town, rules):
    hits = SearchService(town, rules).search("工程变更")
    assert ids(hits)[-1] == ("regulation_articles", "a7")
    assert hits[-1].title == "第七条《江州市监督谈话工作办法》"
    assert articles(None, "工程变更") == []


def test_a_talker_finds_posts_of_own_talkees_only(town, search, talker_desk, rules):
    mine = SearchService(talker_desk, rules)
    assert ids(mine.search("县委书记")) == []
    assert ("tenures", "sun") in ids(mine.search("党组书记"))
    assert ids(mine.search("由谁来谈")) == [("regulation_articles", "a7")]


def test_no_kind_crowds_out_another(search, town):
    with town.store.atomic():
        for n in range(15):
            town.store.findings.put(a_finding(id=f"n{n}", title=f"工程变更{n}"))
    kinds = [h.kind for h in search.search("工程变更", limit=6)]
    assert kinds == ["findings"] * 5 + ["records"]


def test_the_words_stand_near_the_beginning_of_the_passage(search):
    record = next(h for h in search.search("工程变更") if h.kind == "records")
    assert record.snippet.index("工程变更") <= 9
