"""Findings and how they were put right, in sentences that the figures bear."""

from datetime import date

import pytest

from db.records import By, Measure
from desktop.reports import pointed_out, put_right

M = Measure


def text(sentences):
    return "".join(s.text for s in sentences)


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({}, ""),
        ({M.HELD: 3}, "谈话没有登记可通报的问题。"),
        ({M.HELD: 3, M.EARLIER: 3}, ""),
        (
            {M.HELD: 1, M.FINDINGS: 1, (M.FINDINGS, By.CATEGORY, "conduct"): 1},
            "谈话指出问题1个，属于作风建设方面。",
        ),
        (
            {M.FINDINGS: 3, (M.FINDINGS, By.CATEGORY, "conduct"): 3},
            "谈话共指出问题3个，均属于作风建设方面。",
        ),
        (
            {
                M.FINDINGS: 4,
                (M.FINDINGS, By.CATEGORY, "conduct"): 1,
                (M.FINDINGS, By.CATEGORY, "selection"): 3,
            },
            "谈话共指出问题4个，其中选人用人方面3个、作风建设方面1个。选人用人方面的问题最多。",
        ),
        (
            {
                M.FINDINGS: 4,
                (M.FINDINGS, By.CATEGORY, "conduct"): 2,
                (M.FINDINGS, By.CATEGORY, "selection"): 2,
            },
            "谈话共指出问题4个，其中选人用人方面2个、作风建设方面2个。",
        ),
    ],
)
def test_findings(facts, counted, words):
    assert text(pointed_out.findings(facts(counted))) == words


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({}, ""),
        ({M.FINDINGS: 2}, ""),
        ({M.FINDINGS: 2, M.REQUIRED: 1}, "对1个问题提出了整改要求。"),
        (
            {M.FINDINGS: 2, M.REQUIRED: 2, M.ACTIONS: 1},
            "对指出的问题均提出了整改要求，被谈话人提出整改措施1项，未登记完成。",
        ),
        (
            {M.FINDINGS: 2, M.REQUIRED: 2, M.ACTIONS: 5, M.ACTIONS_DONE: 5},
            "对指出的问题均提出了整改要求，被谈话人提出整改措施5项，已全部完成。",
        ),
        (
            {M.FINDINGS: 2, M.ACTIONS: 5, M.ACTIONS_DONE: 2},
            "被谈话人提出整改措施5项，已完成2项。",
        ),
    ],
)
def test_requirements_and_actions(facts, counted, words):
    assert text(put_right.required(facts(counted))) == words


def of_action(**counts):
    return {(Measure(name), By.REPORT, "action"): n for name, n in counts.items()}


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({}, ""),
        (of_action(dues=1, early=1), "应报整改措施报告1份，已在规定期限内报送。"),
        (of_action(dues=3, early=1, on_time=2), "应报整改措施报告3份，均在规定期限内报送。"),
        (of_action(dues=2, overdue=2), "应报整改措施报告2份，均逾期尚未报送。"),
        (of_action(dues=1, late=1), "应报整改措施报告1份，逾期报送。"),
        (
            of_action(dues=4, on_time=1, late=1, overdue=1, awaited=1),
            "应报整改措施报告4份，其中按期报送1份、逾期报送1份、逾期尚未报送1份、尚未到期1份。",
        ),
    ],
)
def test_reports(facts, counted, words):
    assert text(put_right.reports(facts(counted))) == words


@pytest.mark.parametrize(
    ("counted", "end"),
    [
        ({M.TO_TELL: 1, M.TOLD: 1}, "谈话1次，已通报。"),
        ({M.TO_TELL: 3, M.TOLD: 3}, "谈话3次，均已通报。"),
        ({M.TO_TELL: 3}, "谈话3次，尚未登记通报。"),
        ({M.TO_TELL: 3, M.TOLD: 2}, "谈话3次，已通报2次。"),
        ({}, ""),
    ],
)
def test_team_notices(facts, counted, end):
    assert text(put_right.notices(facts(counted))).endswith(end)


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({}, ""),
        ({M.FINDINGS: 1}, "指出的问题尚未销号。"),
        ({M.FINDINGS: 2}, "指出的问题均未销号。"),
        ({M.FINDINGS: 1, M.CLOSED_OUT: 1}, "指出的问题已销号。"),
        ({M.FINDINGS: 2, M.CLOSED_OUT: 2}, "指出的问题已全部销号。"),
        ({M.FINDINGS: 3, M.CLOSED_OUT: 2, M.NOT_CLOSED_OUT: 1}, "已销号问题2个，未销号1个。"),
    ],
)
def test_close_out(facts, counted, words):
    assert text(put_right.closed_out(facts(counted))) == words


def test_assessments_and_copies(facts):
    one = {(M.FINDINGS, By.GRADE, "done"): 2, (M.FINDINGS, By.GRADE, ""): 5, M.ASSESSED: 2}
    assert text(put_right.assessments(facts(one))) == "经审定，整改到位的问题2个。"
    two = one | {(M.FINDINGS, By.GRADE, "false"): 1, M.ASSESSED: 3}
    assert text(put_right.assessments(facts(two))) == (
        "整改情况已经审定的问题3个，其中到位2个、虚假1个。"
    )
    assert text(put_right.assessments(facts())) == text(put_right.copies(facts())) == ""
    assert text(put_right.copies(facts({M.COPIES_SENT: 4}))) == "按规定抄送有关材料4件。"


def test_shortcomings_are_told_only_where_there_are_some(facts):
    assert text(put_right.shortcomings(facts({M.HELD: 5, M.FINDINGS: 5}))) == ""
    assert text(put_right.shortcomings(facts({M.LATE: 2, M.UNSIGNED: 1}))) == (
        "有1次谈话的记录尚未签字。有2份报告逾期报送。"
    )


def test_what_is_left_for_the_year_after(facts):
    assert text(put_right.ahead(facts())) == ""
    counted = {M.HEADS_MISSING: 3, M.NOT_CLOSED_OUT: 2, M.AWAITED: 1}
    assert text(put_right.ahead(facts(counted, term_ends_on=date(2026, 12, 31)))) == (
        "本届任期内尚未谈话的下级党组织“一把手”3人，本届任期至2026年12月31日。"
        "尚未销号、需要继续跟踪的问题2个。尚未到期、需要继续督促的报告1份。"
    )
    assert "3人" not in text(put_right.ahead(facts(counted, coverage=False)))
