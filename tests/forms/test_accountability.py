"""追责事项登记表: what stands on it, and that its matters stand nowhere else."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import Lapse
from desktop.errors import Refused
from desktop.forms.accountability import AccountabilityFacts, FlagFacts, paper
from desktop.forms.catalogue import form
from desktop.forms.paper import texts
from tests.forms.samples import CONTROL, FINDINGS, FLAG, ordinary
from tests.forms.unusual_samples import followed

FLAGGED = FlagFacts(
    lapse=Lapse.FALSE,
    concerned="曹阳",
    talk="定期谈话2026-004\n2026年7月6日",
    found_on=date(2026, 7, 10),
    source="市纪委监委",
    facts="报告称已召开专题会议四次，经核查会议记录系会后补写。",
    flagged_by="李文书",
    handed_to="市纪委监委",
    handed_on=date(2026, 7, 12),
    outcome="已立案",
)


def said(facts):
    return "|".join(texts(paper(facts)))


def test_each_matter_stands_with_its_facts_and_what_came_of_it():
    words = said(AccountabilityFacts(control=CONTROL, of="2026年", flags=(FLAGGED,)))
    for part in ("2026年，共1项", "☑虚假整改", "会后补写", "2026年7月12日移送市纪委监委", "已立案"):
        assert part in words
    assert words.count("☑") == 1


def test_the_blank_form_has_boxes_and_no_name(show):
    blank = AccountabilityFacts(control=CONTROL)
    assert "☑" not in said(blank)
    assert said(blank).count("□") == len(Lapse)
    assert len(show(paper(blank))) == 1


def test_many_long_matters_run_over_pages(show):
    long = replace(FLAGGED, facts="经核查，会议记录系会后补写。" * 60)
    seen = show(paper(AccountabilityFacts(control=CONTROL, of="2026年", flags=(long,) * 6)))
    assert len(seen) >= 5
    assert "不向被谈话人和抄送单位提供" in seen.flat(len(seen) - 1)


@pytest.mark.parametrize("key", ["requirements", "assessment", "copy-letter"])
def test_a_matter_typed_where_others_read_it_is_refused(key):
    typed = replace(FINDINGS[0], requirement=f"说明情况：{FLAG.facts}")
    dossier = ordinary(findings=(typed,))
    if key == "copy-letter":
        assert form(key).papers([dossier], CONTROL)
        return
    with pytest.raises(Refused, match="没有印制") as refusal:
        form(key).papers([dossier], CONTROL)
    assert refusal.value.article == "第十六条"


def test_the_opinion_of_an_assessment_may_say_the_same():
    judged = followed()
    opinions = tuple(replace(a, opinion=FLAG.facts) for a in judged.assessments)
    assert opinions
    assert form("assessment").papers([replace(judged, assessments=opinions)], CONTROL)
