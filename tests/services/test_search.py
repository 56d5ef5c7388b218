"""What a search finds, for whom."""

from dataclasses import replace

import pytest

from db.records import Role
from desktop.errors import Refused
from desktop.services.search import SearchService
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


def test_words_are_found_in_records_the_newest_first(search):
    hits = search.search("工程变更")
    assert ids(hits) == [("records", "t1"), ("findings", "f2"), ("findings", "f1")]
    assert (hits[2].number, hits[2].title, hits[2].where) == ("2026-001", "赵立新 县委书记", "问题")


def test_the_words_are_shown_with_what_stands_around_them(search):
    record, _, finding = search.search("工程变更")
    assert record.snippet.startswith("…长")
    assert record.snippet.endswith("长…")
    assert "工程变更" in record.snippet
    assert len(record.snippet) <= 80
    assert finding.snippet == "谈心谈话少 审计发现工程变更3处， 未经集体研究。"


@pytest.mark.parametrize("typed", ["赵立新", "zlx", "ZLX"])
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
    assert ids(hits) == [("organisations", "shuiwu"), ("talks", "t2")]
    assert hits[0].talk_id is None
    with town.store.atomic():
        organisation = town.store.organisations.get("shuiwu")
        town.store.organisations.put(replace(organisation, voided_reason="误登"))
    assert ids(search.search("水务局")) == [("talks", "t2")]


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
