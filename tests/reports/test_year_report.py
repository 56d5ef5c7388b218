"""The drafts: nothing that the figures do not bear, every number with its source, gaps marked."""

import re
from datetime import date

import pytest

from db.records import By, Measure
from desktop.reports.duty_paragraph import duty_paragraph
from desktop.reports.labels import LABELS, label
from desktop.reports.year_report import duty_section, entries, report
from tests.reports.conftest import SONG, WANG

M = Measure
FULL = {
    M.PLANNED: 8, M.PLAN_HELD: 7, M.PLAN_LATE: 1, M.HELD: 9, M.REGULAR: 7, M.TIMELY: 2,
    M.FINDINGS: 20, M.REQUIRED: 20, M.CLOSED_OUT: 12, M.NOT_CLOSED_OUT: 8, M.ACTIONS: 30,
    M.HEADS: 11, M.HEADS_COVERED: 10, M.HEADS_MISSING: 1, M.LATE: 3, M.OVERDUE: 4,
    (M.HELD, By.TALKER, "wang"): 6, (M.REGULAR, By.TALKER, "wang"): 4,
    (M.TIMELY, By.TALKER, "wang"): 2, (M.PLANNED, By.TALKER, "wang"): 4,
    (M.PLAN_HELD, By.TALKER, "wang"): 4, (M.HELD, By.TALKER, "song"): 3,
    (M.REGULAR, By.TALKER, "song"): 3, (M.FINDINGS, By.TALKER, "wang"): 13,
    (M.CLOSED_OUT, By.TALKER, "wang"): 5, (M.FINDINGS, By.CATEGORY, "conduct"): 20,
    (M.DUES, By.REPORT, "action"): 9, (M.EARLY, By.REPORT, "action"): 9,
}  # fmt: skip


def text(draft):
    return "\n".join(p.text for p in draft.paragraphs)


def test_a_year_without_anything_makes_no_statement_but_that(facts):
    draft = report(facts())
    told = [p.text for p in draft.paragraphs if not p.gap]
    assert told[1:] == ["2026年，没有登记已开展的监督谈话。"]
    assert [s.title for s in draft.sections] == [
        "一、工作开展情况",
        "二、存在的不足",
        "三、下一年度工作打算",
    ]
    assert draft.cells == ()


def test_a_full_year_has_all_sections_with_their_gaps(facts):
    draft = report(facts(FULL, ahead={M.PLANNED: 6}))
    assert draft.title == "中共江州市委关于2026年开展监督谈话工作情况的报告"
    assert [s.title for s in draft.sections] == [
        "一、工作开展情况",
        "二、谈话指出的主要问题",
        "三、整改落实情况",
        "四、存在的不足",
        "五、下一年度工作打算",
    ]
    assert all(any(p.gap for p in s.paragraphs) for s in draft.sections)
    assert all(p.text.startswith("〔此处由办公室补写：") for p in draft.paragraphs if p.gap)
    assert "2027年度监督谈话计划已列谈话6项。" in text(draft)


@pytest.mark.parametrize("make", [report, duty_section], ids=["report", "section"])
def test_every_number_in_the_text_is_a_figure_that_was_counted(facts, make):
    given = facts(FULL, before={M.HELD: 12}, ahead={M.PLANNED: 6})
    draft = make(given)
    bare = re.sub(r"\d+年(度|\d+月\d+日)?", "", text(draft))
    numbers = [int(n) for n in re.findall(r"\d+", bare)]
    assert numbers == [cell.number for cell in draft.cells]
    for cell in draft.cells:
        tallies = {2025: given.before, 2026: given.period, 2027: given.ahead}
        assert tallies[cell.span.begin.year].tally.of(cell.figure) == cell.number


def test_the_measures_are_named_only_where_they_were_in_force(facts):
    assert "按照《党委（党组）" in report(facts()).opening[0].text
    assert "参照《党委（党组）" in report(facts(by_analogy=True)).opening[0].text


def test_the_secretarys_paragraph_tells_of_the_body_too_and_others_of_their_own_talks(facts):
    given = facts(FULL)
    assert text(duty_paragraph(given, WANG)).split("\n")[:2] == [
        "2026年，本人对下级党组织“一把手”开展监督谈话6次，其中定期谈话4次、及时谈话2次。"
        "年度计划中由本人承担的谈话4项，已全部完成。谈话指出问题13个，已销号5个。",
        "2026年，中共江州市委共开展监督谈话9次，其中定期谈话7次、及时谈话2次。"
        "截至2026年12月31日，纳入覆盖的下级党组织在任“一把手”11人，"
        "本届任期内已开展定期谈话的10人，尚未谈话的1人。",
    ]
    own = duty_paragraph(given, SONG)
    assert own.paragraphs[0].text == (
        "2026年，本人对下级党组织“一把手”开展监督谈话3次，均为定期谈话。"
    )
    assert len(own.paragraphs) == 2
    assert own.paragraphs[1].gap
    nothing = duty_paragraph(facts(), SONG)
    assert nothing.paragraphs[0].text == "2026年，没有登记本人已开展的监督谈话。"


def test_leaders_who_planned_or_held_nothing_have_no_entry(facts):
    made = entries(facts({(M.HELD, By.TALKER, "song"): 3}))
    assert [(e.leader, e.planned.number, e.held.number) for e in made] == [
        ("市委副书记宋清和", 0, 3)
    ]


def test_every_measure_has_a_name_of_its_own():
    assert set(LABELS) == set(Measure)
    assert len(set(LABELS.values())) == len(LABELS)


def test_a_number_is_named_with_what_it_is_kept_to(facts):
    more = FULL | {(M.FINDINGS, By.CATEGORY, "selection"): 1}
    labels = {label(cell.figure) for cell in report(facts(more)).cells}
    assert {"指出的问题：作风建设", "应报的报告：整改措施报告", "开展谈话"} <= labels


def test_a_year_that_runs_says_so_in_every_draft(facts):
    given = facts(FULL, today=date(2026, 7, 13))
    for draft in (report(given), duty_section(given), duty_paragraph(given, WANG)):
        assert "2026年1月1日至7月13日，" in text(draft)
