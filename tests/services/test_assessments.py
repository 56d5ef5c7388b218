"""Assessing findings: proposed, decided, returned, closed out."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import Grade, ReportKind
from desktop.errors import BadInput, Refused
from desktop.services.assessments import AssessmentService
from desktop.services.remediation import RemediationService
from desktop.words import word
from tests.conftest import TODAY
from tests.factories import a_finding, a_report, an_ended_talk, at

LATER = date(2026, 9, 30)


@pytest.fixture
def assessments(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 3, 31, 11)))
        town.store.findings.put(a_finding())
    return AssessmentService(town)


@pytest.fixture
def reported(assessments, town):
    with town.store.atomic():
        town.store.reports.put(
            a_report(
                id="r2",
                kind=ReportKind.RESULTS,
                received_on=date(2026, 6, 20),
                due_on=date(2026, 6, 30),
            )
        )
    return assessments


def known(town):
    return town.store.assessments.of_finding("f1")


def test_an_assessment_waits_for_the_results_report(assessments):
    with pytest.raises(Refused, match="还没有收到整改情况报告") as caught:
        assessments.propose("f1", Grade.DONE)
    assert caught.value.article == "第十一条"


@pytest.mark.parametrize("grade", [Grade.DONE, Grade.MOSTLY_DONE])
def test_what_is_decided_as_done_is_closed_out(reported, town, grade):
    reported.propose("f1", grade, "有佐证")
    assert (known(town).proposed, known(town).proposed_by) == (grade, "李文书")
    reported.decide("f1", grade, TODAY, "王致远")
    assert (known(town).decided, known(town).decided_by) == (grade, "王致远")
    assert town.store.findings.get("f1").closed_out_on == TODAY
    with pytest.raises(Refused, match="已经审定"):
        reported.decide("f1", grade, TODAY, "王致远")


def test_a_long_task_has_a_day_to_look_again_and_stays_open(reported, town):
    reported.propose("f1", Grade.LONG_TERM)
    with pytest.raises(BadInput) as caught:
        reported.decide("f1", Grade.LONG_TERM, TODAY, "王致远")
    assert caught.value.field == "再看日期"
    reported.decide("f1", Grade.LONG_TERM, TODAY, "王致远", look_again_on=LATER)
    assert known(town).look_again_on == LATER
    assert town.store.findings.get("f1").closed_out_on is None


@pytest.mark.parametrize("grade", [Grade.NOT_DONE, Grade.PERFUNCTORY, Grade.FALSE])
def test_a_return_has_a_limit_and_is_assessed_again_after_a_new_report(reported, town, grade):
    reported.propose("f1", grade)
    with pytest.raises(BadInput) as caught:
        reported.decide("f1", grade, TODAY, "王致远")
    assert caught.value.field == "再整改时限"
    reported.decide("f1", grade, TODAY, "王致远", redo_by=date(2026, 7, 31))
    with pytest.raises(Refused, match="已退回再整改"):
        reported.propose("f1", Grade.DONE)
    again = RemediationService(town).register_report("t1", ReportKind.RESULTS, TODAY)
    assert (town.store.reports.get(again).round, town.store.reports.get(again).due_on) == (
        2,
        date(2026, 7, 31),
    )
    assert town.store.reports.get("r2").due_on == date(2026, 6, 30)
    reported.propose("f1", Grade.DONE)
    kept = {c.field: c.old for c in town.store.corrections.of_record(known(town).id)}
    assert (kept["decided"], kept["decided_by"]) == (word(grade), "王致远")
    reported.decide("f1", Grade.DONE, TODAY, "市委常委会会议")
    assert town.store.findings.get("f1").closed_out_on == TODAY


@pytest.mark.parametrize(
    ("on", "by", "field"),
    [
        (date(2026, 7, 14), "王致远", "审定日期"),
        (date(2026, 7, 12), "王致远", "审定日期"),
        (TODAY, "", "审定人"),
    ],
)
def test_a_bad_decision_is_said_at_its_field(reported, town, on, by, field):
    reported.propose("f1", Grade.DONE)
    with pytest.raises(BadInput) as caught:
        reported.decide("f1", Grade.DONE, on, by)
    assert caught.value.field == field
    assert town.store.findings.get("f1").closed_out_on is None


def test_nothing_is_decided_that_was_not_proposed(reported):
    with pytest.raises(Refused, match="还没有提出评估"):
        reported.decide("f1", Grade.DONE, TODAY, "王致远")


def test_a_finding_closed_out_by_mistake_is_opened_with_a_reason(reported, town):
    reported.propose("f1", Grade.DONE)
    reported.decide("f1", Grade.DONE, TODAY, "王致远")
    with pytest.raises(BadInput):
        reported.reopen_finding("f1", "")
    reported.reopen_finding("f1", "佐证不实")
    assert town.store.findings.get("f1").closed_out_on is None
    kept = town.store.corrections.of_record("f1")[0]
    assert (kept.field, kept.old, kept.reason) == ("closed_out_on", "2026-07-13", "佐证不实")


def test_the_talker_decides_on_own_talks_and_does_not_propose(reported, talker_desk, town):
    mine = AssessmentService(talker_desk)
    reported.propose("f1", Grade.DONE)
    with pytest.raises(Refused, match="查看范围"):
        mine.decide("f1", Grade.DONE, TODAY, "宋清和")
    with town.store.atomic():
        talk = town.store.talks.get("t1")
        town.store.talks.put(replace(talk, followed_by_id="song"))
    with pytest.raises(Refused, match="谈话人不能办理"):
        mine.propose("f1", Grade.DONE)
    mine.decide("f1", Grade.DONE, TODAY, "宋清和")
    assert known(town).decided is Grade.DONE
