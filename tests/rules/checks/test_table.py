from dataclasses import replace
from datetime import date

import pytest

from db.records import Origin, TalkStatus
from desktop.rules.checks.shape import SEVERITY_WORDS, Severity
from desktop.rules.checks.table import OF_OFFICE, OF_TALK, TITLES, of_talk
from desktop.rules.lack import OFFICE_RULE
from tests.factories import at
from tests.rules.checks.complete import CASE, FINDING, by_analogy, with_

ALL = (*OF_OFFICE, *OF_TALK)
BARE = with_(
    followed={
        "record": None,
        "findings": [replace(FINDING, facts="", requirement="", explanation="")],
        "actions": [],
        "reports": [],
        "assessments": [],
        "team_notices": [],
        "copies": [],
    },
    steps=[],
    preparation=None,
    materials=[],
)


def test_there_are_more_than_25_checks_each_with_its_own_key_and_title():
    assert len(ALL) >= 25
    assert len(TITLES) == len(ALL)
    assert len({c.title for c in ALL}) == len(ALL)


@pytest.mark.parametrize("check", ALL, ids=lambda c: c.key)
def test_each_check_names_an_article_or_the_office_and_a_place_to_mend_it(check):
    assert check.article == OFFICE_RULE or check.article.startswith("第")
    assert check.place in {"谈话", "计划与覆盖", "系统管理", "统计报告"}
    assert check.target
    assert check.severity in SEVERITY_WORDS
    assert check.find.__doc__ is not None or check.target == {"stage": "preparation"}


def test_what_the_measures_leave_open_is_no_breach():
    assert [c.key for c in ALL if c.article == OFFICE_RULE and c.severity is Severity.BREACH] == []


def test_a_talk_with_everything_has_nothing_to_point_out():
    assert of_talk(CASE) == []


def test_each_line_leads_to_the_talk_and_the_stage_where_it_is_mended():
    lines = of_talk(BARE, subject="赵立新", place="临河县委")
    assert {line.target["talk_id"] for line in lines} == {"t1"}
    assert {line.target["stage"] for line in lines} >= {"preparation", "step4", "record"}
    assert {(line.number, line.subject, line.organisation) for line in lines} == {
        ("2026-001", "赵立新", "临河县委")
    }


@pytest.mark.parametrize(
    ("ended_at", "bound"),
    [
        (at(2026, 1, 29, 23, 59), False),
        (at(2026, 1, 30, 0, 0), True),
        (at(2026, 1, 31), True),
        (at(2025, 6, 3), False),
    ],
)
def test_article_20_talks_before_30_january_2026_are_exempt(ended_at, bound):
    case = with_(BARE, talk={"started_at": ended_at, "ended_at": ended_at, "planned_at": ended_at})
    assert bool([x for x in of_talk(case) if x.article != "第十六条"]) is bound


@pytest.mark.parametrize("status", [TalkStatus.CLOSED, TalkStatus.ARCHIVED])
def test_earlier_talks_are_exempt_whatever_their_date(status):
    case = with_(BARE, talk={"origin": Origin.EARLIER, "status": status})
    assert of_talk(case) == []


def test_a_cancelled_talk_is_not_looked_at():
    assert of_talk(with_(BARE, talk={"status": TalkStatus.CANCELLED, "ended_at": None})) == []


def test_article_2_by_analogy_nothing_is_a_breach_of_an_article():
    severities = {
        line.severity for line in of_talk(by_analogy(BARE)) if line.article != OFFICE_RULE
    }
    assert Severity.REFERENCE in severities
    assert severities <= {Severity.REFERENCE, Severity.NOTICE}


def test_the_same_talk_of_a_committee_has_breaches():
    assert Severity.BREACH in {line.severity for line in of_talk(BARE)}


def test_a_terminated_talk_owes_no_reports_but_is_to_be_filed():
    case = with_(
        BARE, talk={"status": TalkStatus.TERMINATED, "reason": "调离", "approved_by": "王致远"}
    )
    keys = {line.check for line in of_talk(case)}
    assert "archive" in keys
    assert not keys & {"action_report", "results_report", "team_notice", "copy", "action"}


def test_today_makes_reports_late_not_the_day_they_are_due():
    reports = {"reports": [], "actions": [], "assessments": [], "team_notices": []}
    talk = {"status": TalkStatus.REMEDIATION}
    on_the_day = with_(talk=talk, followed=reports, today=date(2026, 4, 13))
    day_after = with_(talk=talk, followed=reports, today=date(2026, 4, 14))
    assert "action_report" not in {line.check for line in of_talk(on_the_day)}
    assert "action_report" in {line.check for line in of_talk(day_after)}
