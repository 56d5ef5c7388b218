from dataclasses import replace
from datetime import date

import pytest

from db.records import CopyRound, Grade, ReportKind, TalkStatus, Timeliness
from desktop.rules.checks.shape import Severity
from desktop.rules.lack import OFFICE_RULE
from tests.factories import a_report, a_team_notice, an_assessment, at
from tests.rules.checks.complete import CASE, FOLLOWED, SETTINGS, by_analogy, found, with_

ACTION, RESULTS = FOLLOWED.reports
OPEN = {"status": TalkStatus.REMEDIATION}
NONE_IN = {"reports": [], "actions": [], "assessments": [], "team_notices": []}


def on(day, talk=None, **followed):
    return with_(talk=talk or OPEN, followed=followed, today=day)


@pytest.mark.parametrize(
    ("ended", "last_day", "first_late"),
    [
        (at(2026, 3, 13), date(2026, 4, 13), date(2026, 4, 14)),
        (at(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 1)),
        (at(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 1)),
    ],
)
def test_article_11_the_action_report_is_missing_from_the_day_after_it_was_due(
    ended, last_day, first_late
):
    talk = {**OPEN, "ended_at": ended}
    assert found("action_report", on(last_day, talk, **NONE_IN)) == []
    (line,) = found("action_report", on(first_late, talk, **NONE_IN))
    assert line.severity is Severity.BREACH
    assert "逾期1天" in line.sentence


@pytest.mark.parametrize(
    ("ended", "last_day", "first_late"),
    [
        (at(2026, 3, 13), date(2026, 6, 13), date(2026, 6, 14)),
        (at(2026, 11, 30), date(2027, 2, 28), date(2027, 3, 1)),
    ],
)
def test_article_11_the_results_report_is_missing_from_the_day_after_it_was_due(
    ended, last_day, first_late
):
    talk = {**OPEN, "ended_at": ended}
    assert found("results_report", on(last_day, talk, **NONE_IN)) == []
    assert len(found("results_report", on(first_late, talk, **NONE_IN))) == 1


def test_article_11_a_voided_report_did_not_come_in():
    case = with_(followed={"reports": [replace(ACTION, voided_reason="误登"), RESULTS]})
    assert len(found("action_report", case)) == 1


@pytest.mark.parametrize(("key", "at_"), [("action_report_late", 0), ("results_report_late", 1)])
def test_article_11_a_late_report_stays_late_for_good(key, at_):
    reports = list(FOLLOWED.reports)
    due = reports[at_].due_on
    reports[at_] = replace(reports[at_], received_on=date(2026, 6, 20), timeliness=Timeliness.LATE)
    (line,) = found(key, with_(followed={"reports": reports}))
    assert f"迟{(date(2026, 6, 20) - due).days}天" in line.sentence
    again = a_report(id="r3", kind=ReportKind.RESULTS, round=2, timeliness=Timeliness.LATE)
    assert found(key, with_(followed={"reports": [*FOLLOWED.reports, again]})) == []


def test_article_11_findings_want_actions_once_the_action_report_is_in():
    assert found("action", on(date(2026, 4, 1), **NONE_IN)) == []
    (line,) = found("action", with_(followed={"actions": []}))
    assert "还没有整改措施" in line.sentence


def test_article_11_actions_want_results_once_the_results_report_is_in():
    bare = [replace(FOLLOWED.actions[0], result=" ")]
    assert len(found("result", with_(followed={"actions": bare}))) == 1
    assert found("result", on(date(2026, 5, 1), actions=bare, reports=[ACTION])) == []


@pytest.mark.parametrize(
    ("today", "keys"),
    [
        (date(2026, 4, 13), []),
        (date(2026, 4, 14), ["team_notice_late"]),
        (date(2026, 6, 13), ["team_notice_late"]),
        (date(2026, 6, 14), ["team_notice"]),
    ],
)
def test_article_11_the_team_notice_is_the_offices_date_first_and_the_articles_in_the_end(
    today, keys
):
    case = on(today, team_notices=[])
    made = [k for k in ("team_notice", "team_notice_late") if found(k, case)]
    assert made == keys


def test_a_team_notice_after_the_offices_date_cites_the_office():
    case = with_(followed={"team_notices": [a_team_notice(told_on=date(2026, 4, 14))]})
    (line,) = found("team_notice_late", case)
    assert line.article == OFFICE_RULE
    longer = replace(SETTINGS, team_notice_days=45)
    assert found("team_notice_late", with_(case, followed={"settings": longer})) == []


def test_article_11_findings_are_assessed_once_the_results_report_is_in():
    assert len(found("assessment", with_(followed={"assessments": []}))) == 1
    assert found("assessment", on(date(2026, 5, 1), assessments=[], reports=[ACTION])) == []


@pytest.mark.parametrize(("redo_by", "late"), [(date(2026, 7, 12), 1), (date(2026, 7, 13), 0)])
def test_a_new_remediation_is_overdue_from_the_day_after_its_limit(redo_by, late):
    returned = an_assessment(
        decided=Grade.PERFUNCTORY, decided_on=date(2026, 6, 16), redo_by=redo_by
    )
    case = with_(talk=OPEN, followed={"assessments": [returned]})
    assert len(found("redo", case)) == late


@pytest.mark.parametrize(("again", "lines"), [(date(2026, 7, 12), 1), (date(2026, 7, 13), 0)])
def test_what_takes_long_is_to_be_looked_at_again(again, lines):
    long = an_assessment(decided=Grade.LONG_TERM, decided_on=date(2026, 6, 16), look_again_on=again)
    assert len(found("look_again", with_(followed={"assessments": [long]}))) == lines


def test_article_12_a_receiver_without_any_copy_is_a_breach_once_all_are_due():
    kept = [c for c in FOLLOWED.copies if c.receiver != "市纪委监委"]
    (line,) = found("copy", with_(followed={"copies": kept}))
    assert "市纪委监委" in line.sentence
    assert line.severity is Severity.BREACH
    assert found("copy", with_(followed={"copies": kept}, today=date(2026, 6, 25))) == []
    one = [c for c in FOLLOWED.copies if c.round is CopyRound.TALK]
    assert found("copy", with_(followed={"copies": one})) == []


@pytest.mark.parametrize(
    ("sent_on", "today", "severities"),
    [
        (date(2026, 4, 2), date(2026, 7, 13), []),
        (date(2026, 4, 3), date(2026, 7, 13), [Severity.NOTICE]),
        (None, date(2026, 4, 2), []),
        (None, date(2026, 4, 3), [Severity.GAP]),
    ],
)
def test_copies_after_the_offices_date_cite_the_office(sent_on, today, severities):
    copies = [
        replace(c, sent_on=sent_on, receipt_on=sent_on)
        if c.round is CopyRound.TALK and c.receiver == "市纪委监委"
        else c
        for c in FOLLOWED.copies
    ]
    lines = found("copy_late", with_(followed={"copies": copies}, today=today))
    assert [x.severity for x in lines] == severities
    assert {x.article for x in lines} <= {OFFICE_RULE}


def test_by_analogy_copies_that_are_switched_off_are_not_asked_for():
    off = replace(SETTINGS, analogy_copies=False)
    case = by_analogy(with_(followed={"copies": [], "settings": off}))
    assert found("copy", case) == []
    assert found("copy_late", case) == []
    on_ = by_analogy(with_(followed={"copies": []}))
    assert {x.severity for x in found("copy", on_)} == {Severity.REFERENCE}


@pytest.mark.parametrize(("today", "lines"), [(date(2026, 6, 30), 0), (date(2026, 7, 1), 2)])
def test_receipts_are_awaited_for_the_offices_days(today, lines):
    copies = [
        replace(c, receipt_on=None) if c.round is CopyRound.RESULTS else c for c in FOLLOWED.copies
    ]
    assert len(found("receipt", with_(followed={"copies": copies}, today=today))) == lines


def test_article_12_what_is_done_is_to_be_closed_and_then_filed():
    assert [x.check for x in _lines(with_(talk=OPEN))] == ["closing"]
    assert [x.check for x in _lines(with_(talk={"status": TalkStatus.CLOSED}))] == ["archive"]
    assert _lines(CASE) == []


def test_article_12_a_closed_talk_of_which_something_is_missing_says_what():
    (line,) = found("closed_too_soon", with_(followed={"assessments": []}))
    assert "还没有审定" in line.sentence


def test_a_termination_names_reason_and_approver():
    talk = {"status": TalkStatus.TERMINATED, "reason": "调离"}
    (line,) = found("terminated", with_(talk=talk))
    assert "批准人" in line.sentence
    assert "原因" not in line.sentence
    assert found("terminated", with_(talk={**talk, "approved_by": "王致远"})) == []


def _lines(case):
    from desktop.rules.checks.table import of_talk

    return of_talk(case)
