"""The proposed plan: uncovered first, evenly spread, Art. 7 observed, always the same."""

from collections import Counter
from dataclasses import replace
from datetime import date
from time import perf_counter

from desktop.planning.proposal import Candidate, Slot, Wishes, propose

WISHES = Wishes(
    year=2026,
    talks=100,
    months=(2, 4, 5, 7, 8, 9, 10, 11),
    busy=(3, 6, 12),
    limits={"secretary": 40, "deputy": 10, "member": 10},
    names={"secretary": "王立", "deputy": "刘敏", "member": "张平"},
)


def head(number, **facts):
    usual = {
        "organisation_id": f"o{number}",
        "in_post_since": date(2024, 5, 1),
        "covered": False,
        "last_talk_on": None,
        "talkers": ("secretary", "deputy", "member"),
    }
    return Candidate(person_id=f"p{number:04}", **usual | facts)


def order(*heads):
    return [line.person_id for line in propose(heads, WISHES).lines]


def test_uncovered_come_first_then_longest_ago_then_newest_in_post():
    assert order(
        head(1, covered=True, last_talk_on=date(2025, 3, 1)),
        head(2, covered=True, last_talk_on=date(2024, 9, 1)),
        head(3, in_post_since=date(2025, 6, 1)),
        head(4, in_post_since=date(2022, 6, 1)),
        head(5, covered=True, last_talk_on=date(2024, 9, 1), in_post_since=date(2024, 8, 1)),
    ) == ["p0004", "p0003", "p0005", "p0002", "p0001"]


def test_months_and_talkers_are_even_and_busy_months_empty():
    lines = propose([head(n) for n in range(30)], WISHES).lines
    months = Counter(line.month for line in lines)
    assert set(months) <= set(WISHES.months)
    assert max(months.values()) - min(months.values()) <= 1
    assert set(Counter(line.talker_id for line in lines).values()) == {10}


def test_only_the_allowed_talker_is_taken_and_the_reason_is_told():
    reason = "县委书记的定期谈话由上一级党委书记进行（第七条）"
    county = head(1, talkers=("secretary",), talker_reason=reason)
    (line,) = propose([county], WISHES).lines
    assert (line.talker_id, line.why_talker) == ("secretary", reason)


def test_a_full_talker_or_a_vacant_post_leaves_the_head_out_with_the_reason():
    full = replace(WISHES, limits={"secretary": 1})
    heads = [head(n, talkers=("secretary",)) for n in (1, 2)]
    waiting = head(3, talkers=(), waits="市委书记空缺，待到任后进行（第七条）")
    proposal = propose([*heads, waiting], full)
    assert [(x.person_id, x.reason) for x in proposal.left_out] == [
        ("p0002", "王立全年场次已排满"),
        ("p0003", "市委书记空缺，待到任后进行（第七条）"),
    ]


def test_what_was_set_by_hand_stays_and_counts():
    by_hand = [Slot(person_id="p0001", talker_id="deputy", month=2) for _ in range(1)]
    proposal = propose([head(n) for n in (1, 2)], replace(WISHES, talks=2), by_hand)
    assert [line.person_id for line in proposal.lines] == ["p0002"]
    assert proposal.lines[0].month == 4
    assert proposal.lines[0].talker_id == "secretary"


def test_without_months_nobody_is_placed():
    proposal = propose([head(1)], replace(WISHES, months=()))
    assert (proposal.lines, proposal.left_out[0].reason) == ((), "没有可用的月份")


def test_two_thousand_heads_in_any_order_give_the_same_plan_at_once():
    heads = [
        head(n, in_post_since=date(2020 + n % 6, n % 12 + 1, 1), covered=n % 3 == 0)
        for n in range(2000)
    ]
    wishes = replace(WISHES, talks=2000, limits=dict.fromkeys(WISHES.limits, 1000))
    began = perf_counter()
    first = propose(heads, wishes)
    assert perf_counter() - began < 2
    heads.reverse()
    assert propose(heads, wishes) == first
    assert len(first.lines) == 2000


def test_every_line_says_why():
    (line,) = propose([head(1, last_talk_on=date(2021, 4, 1))], WISHES).lines
    assert line.why_person == "本届任期内尚未覆盖，2024年5月任现职，现职内未谈过"
    assert line.why_month == "各月均衡，2月第1场，避开3月、6月、12月"
    assert line.why_talker == "可选谈话人中已排场次最少（0场）"
