from dataclasses import replace

import pytest

from db.records import RecordState, Visibility
from desktop.errors import Refused
from desktop.forms.facts import finding_facts, full_post, open_to, require_open, talk_facts
from tests.forms import samples, unusual_samples


@pytest.mark.parametrize(
    ("organisation", "post", "whole"),
    [
        ("青石县委", "青石县委书记", "青石县委书记"),
        ("青石县委", "县委书记", "青石县委书记"),
        ("中共江州市委", "市委副书记、市长", "中共江州市委副书记、市长"),
        ("市水务局党组", "党组书记、局长", "市水务局党组书记、局长"),
        ("市水务局党组", "书记", "市水务局党组书记"),
        ("市水务局党组", "", "市水务局党组"),
    ],
)
def test_a_post_names_its_organisation_once(organisation, post, whole):
    assert full_post(organisation, post) == whole


def test_only_what_may_be_told_is_left():
    opened = open_to(samples.ordinary())
    assert {f.visibility for f in opened.findings} == {Visibility.SHAREABLE}
    assert [f.source for f in opened.findings] == [""] * 3
    assert [m.title for m in opened.materials] == ["巡察整改落实情况"]
    assert opened.preparation.self_check_compared == ""
    assert {r.reply for r in opened.requests} == {""}


def test_actions_and_assessments_of_a_closed_finding_go_with_it():
    closed = samples.action(9, "f4", "核实亲属承揽工程情况", first_responsible=True)
    opened = open_to(unusual_samples.followed(actions=(*samples.ACTIONS, closed)))
    assert [a.id for a in opened.actions] == ["a1", "a2", "a3"]


def test_findings_are_numbered_as_on_the_paper():
    dossier = samples.ordinary(findings=(samples.SECRET, *samples.FINDINGS))
    assert [(f.number, len(f.actions)) for f in finding_facts(open_to(dossier))] == [
        (1, 1),
        (2, 1),
        (3, 1),
    ]


def test_both_deadlines_are_those_of_the_eleventh_article():
    facts = talk_facts(open_to(samples.ordinary()))
    assert (str(facts.action_due), str(facts.results_due)) == ("2026-08-06", "2026-10-06")


def test_an_earlier_talk_has_no_deadlines():
    held = samples.at(11, 3, year=2025)
    talk = replace(samples.TALK, started_at=held, ended_at=held)
    facts = talk_facts(open_to(samples.ordinary(talk=talk)))
    assert (facts.action_due, facts.results_due) == (None, None)


def test_a_passage_that_stands_in_open_text_too_is_no_secret(paper):
    shared = replace(samples.FINDINGS[0], facts=samples.SECRET.facts)
    dossier = samples.ordinary(findings=(shared, samples.SECRET))
    require_open([dossier], paper(samples.SECRET.facts))


def test_what_was_said_in_the_talk_is_no_secret_any_more(paper):
    said = replace(samples.ordinary().steps[1], text=f"{samples.SECRET.facts}。")
    require_open([samples.ordinary(steps=(said,))], paper(samples.SECRET.facts))
    fixed = replace(samples.ordinary().record, text=samples.SECRET.facts)
    require_open([samples.ordinary(record=fixed)], paper(samples.SECRET.facts))


def test_a_draft_of_the_record_that_says_it_is_refused(paper):
    draft = replace(samples.ordinary().record, text=samples.SECRET.facts, state=RecordState.DRAFT)
    with pytest.raises(Refused, match="仅供谈话人参阅"):
        require_open([samples.ordinary(record=draft)], paper(samples.SECRET.facts))
