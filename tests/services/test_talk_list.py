"""The list of talks and its filter."""

from dataclasses import replace

import pytest

from db.records import TalkKind, TalkOrder, TalkStatus
from desktop.services.talk_list import TalkListService
from desktop.services.views.talks import TalkFilter
from tests.factories import a_finding, a_talk, an_ended_talk, at

S = TalkStatus


@pytest.fixture
def talk_list(town):
    with town.store.atomic():
        talks = town.store.talks
        talks.put(a_talk(id="t1", number="2026-001", planned_at=at(2026, 7, 20)))
        talks.put(
            a_talk(
                id="t2",
                number="2026-002",
                kind=TalkKind.TIMELY,
                talker_id="song",
                talkee_id="shan",
                organisation_id="donggang",
                planned_at=at(2026, 7, 30),
                place="第二会议室",
            )
        )
        talks.put(
            an_ended_talk(
                at(2025, 3, 3),
                id="t3",
                number="2025-007",
                talkee_id="sun",
                organisation_id="shuiwu",
            )
        )
        town.store.findings.put(a_finding(talk_id="t3"))
        town.store.findings.put(a_finding(id="f2", talk_id="t3", voided_reason="重复"))
    return TalkListService(town)


def numbers(page):
    return [row.number for row in page]


def test_the_newest_day_comes_first_with_names(talk_list):
    page = talk_list.page(TalkFilter())
    assert numbers(page) == ["2026-002", "2026-001", "2025-007"]
    row = page[2]
    assert (row.talkee, row.talker, row.organisation) == ("孙国平", "王致远", "市水务局党组")
    assert (row.findings, page[0].findings) == (1, 0)


@pytest.mark.parametrize(
    ("order", "descending", "found"),
    [
        (TalkOrder.NUMBER, False, ["2025-007", "2026-001", "2026-002"]),
        (TalkOrder.NUMBER, True, ["2026-002", "2026-001", "2025-007"]),
        (TalkOrder.DAY, False, ["2025-007", "2026-001", "2026-002"]),
        (TalkOrder.STATUS, False, ["2026-001", "2026-002", "2025-007"]),
        (TalkOrder.STATUS, True, ["2025-007", "2026-002", "2026-001"]),
    ],
)
def test_the_store_sorts_by_number_day_and_state(talk_list, order, descending, found):
    assert numbers(talk_list.page(TalkFilter(), order=order, descending=descending)) == found


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (TalkFilter(statuses=(S.REMEDIATION,)), ["2025-007"]),
        (TalkFilter(statuses=(S.REMEDIATION, S.PLANNED), year=2026), ["2026-002", "2026-001"]),
        (TalkFilter(kind=TalkKind.TIMELY), ["2026-002"]),
        (TalkFilter(talker_id="wang"), ["2026-001", "2025-007"]),
        (TalkFilter(year=2025), ["2025-007"]),
        (TalkFilter(text="单雄"), ["2026-002"]),
        (TalkFilter(text="zlx"), ["2026-001"]),
        (TalkFilter(text="水务"), ["2025-007"]),
        (TalkFilter(text="２０２６-００１"), ["2026-001"]),
        (TalkFilter(text="第二会议室"), ["2026-002"]),
        (TalkFilter(text="%"), []),
        (TalkFilter(text="sqh"), ["2026-002"]),
    ],
)
def test_the_list_is_narrowed(talk_list, shown, found):
    page = talk_list.page(shown)
    assert (numbers(page), talk_list.count(shown)) == (found, len(found))


def test_a_page_is_a_part_and_the_total_is_all(talk_list):
    page = talk_list.page(TalkFilter(), offset=1, limit=1)
    assert (numbers(page), talk_list.count(TalkFilter())) == (["2026-001"], 3)


def test_the_choices_are_what_there_is(talk_list):
    choices = talk_list.filter_choices()
    assert choices.years == (2026, 2025)
    assert dict(choices.talkers) == {"wang": "王致远", "song": "宋清和"}


def test_the_filter_is_remembered_for_each_user(talk_list, town):
    assert talk_list.remembered_filter() == TalkFilter()
    shown = TalkFilter(statuses=(S.PLANNED,), kind=TalkKind.TIMELY, year=2026, text="水务")
    talk_list.remember_filter(shown)
    assert talk_list.remembered_filter() == shown
    other = replace(town, worker=replace(town.worker, login="zhang"))
    assert TalkListService(other).remembered_filter() == TalkFilter()
    assert town.store.audit.entries() == []


def test_a_talker_lists_and_counts_own_talks_only(talk_list, talker_desk):
    mine = TalkListService(talker_desk)
    page = mine.page(TalkFilter())
    assert (numbers(page), mine.count(TalkFilter())) == (["2026-002"], 1)
    assert mine.filter_choices().years == (2026,)
    assert mine.count(TalkFilter(text="赵立新")) == 0


def test_a_talk_followed_up_is_listed_as_own(talk_list, talker_desk, town):
    with town.store.atomic():
        talk = town.store.talks.get("t3")
        town.store.talks.put(replace(talk, followed_by_id="song"))
    assert numbers(TalkListService(talker_desk).page(TalkFilter())) == ["2026-002", "2025-007"]


@pytest.mark.parametrize(
    ("order", "numbers"),
    [
        (TalkOrder.TALKEE, ["2026-002", "2025-007", "2026-001"]),  # 单 (shan), 孙, 赵
        (TalkOrder.TALKER, ["2026-002", "2025-007", "2026-001"]),  # 宋, 王, 王
        (TalkOrder.ORGANISATION, ["2026-002", "2026-001", "2025-007"]),  # 东港, 临河, 市水务局
        (TalkOrder.NEXT, ["2026-001", "2026-002", "2025-007"]),
    ],
)
def test_names_sort_by_pinyin_both_ways_in_the_store(talk_list, order, numbers):
    def listed(*, descending):
        page = talk_list.page(TalkFilter(), order=order, descending=descending)
        return [row.number for row in page]

    assert listed(descending=False) == numbers
    assert listed(descending=True) == numbers[::-1]
