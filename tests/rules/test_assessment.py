from datetime import date

import pytest

from db.records import Grade, ReportKind, Visibility
from desktop.errors import BadInput, Refused
from desktop.rules.assessment import (
    COMMITTEE,
    close_out_count,
    decide,
    deciders,
    propose,
    redo_by,
    returned,
)
from tests.factories import a_finding, a_report, an_assessment

ON = date(2026, 6, 20)
LATER = date(2026, 9, 20)


@pytest.mark.parametrize(
    ("grade", "look_again_on", "redo_by", "field"),
    [
        (Grade.DONE, None, None, None),
        (Grade.MOSTLY_DONE, None, None, None),
        (Grade.LONG_TERM, LATER, None, None),
        (Grade.LONG_TERM, None, None, "再看日期"),
        (Grade.LONG_TERM, ON, None, "再看日期"),
        (Grade.NOT_DONE, None, LATER, None),
        (Grade.NOT_DONE, None, None, "再整改时限"),
        (Grade.PERFUNCTORY, LATER, None, "再整改时限"),
        (Grade.FALSE, None, ON, "再整改时限"),
    ],
)
def test_article_11_what_each_grade_asks_for(grade, look_again_on, redo_by, field):
    given = {"on": ON, "by": "王建国", "look_again_on": look_again_on, "redo_by": redo_by}
    if field:
        with pytest.raises(BadInput) as caught:
            decide(an_assessment(), grade, **given)
        assert caught.value.field == field
    else:
        done = decide(an_assessment(), grade, **given)
        assert (done.decided, done.decided_by) == (grade, "王建国")
        assert (done.look_again_on, done.redo_by) == (look_again_on, redo_by)


def test_a_date_of_another_grade_is_not_kept():
    done = decide(
        an_assessment(), Grade.DONE, on=ON, by="王建国", look_again_on=LATER, redo_by=LATER
    )
    assert (done.look_again_on, done.redo_by) == (None, None)


@pytest.mark.parametrize(
    ("on", "by", "field"),
    [(ON, " ", "审定人"), (date(2026, 6, 14), "王建国", "审定日期")],
)
def test_a_decision_needs_who_and_a_day_after_the_proposal(on, by, field):
    with pytest.raises(BadInput) as caught:
        decide(an_assessment(), Grade.DONE, on=on, by=by)
    assert caught.value.field == field


def test_the_talker_a_successor_or_the_committee_decides():
    assert deciders("王建国") == ("王建国", COMMITTEE)
    assert deciders("王建国", "孙明") == ("孙明", COMMITTEE)


def test_after_a_return_it_is_proposed_anew_but_not_once_closed_out():
    sent_back = an_assessment(
        decided=Grade.FALSE, decided_on=ON, decided_by="王建国", redo_by=LATER
    )
    assert returned([sent_back, an_assessment(decided=Grade.DONE)]) == [sent_back]
    again = propose(sent_back, a_finding(), Grade.DONE, on=LATER, by="李文书")
    assert (again.proposed, again.decided, again.decided_by) == (Grade.DONE, None, "")
    with pytest.raises(Refused, match="重新打开"):
        propose(sent_back, a_finding(closed_out_on=ON), Grade.DONE, on=LATER, by="李文书")


def test_close_out_counts_only_what_was_pointed_out():
    findings = [
        a_finding(id="f1", closed_out_on=ON),
        a_finding(id="f2", position=2),
        a_finding(id="f3", position=3, voided_reason="重复"),
        a_finding(id="f4", position=4, visibility=Visibility.TALKER_ONLY),
    ]
    assert close_out_count(findings) == (1, 2)


def a_second(received_on, **fields):
    given = {"kind": ReportKind.RESULTS, "round": 2, "due_on": LATER, "received_on": received_on}
    return a_report(**given | fields)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([], LATER),
        ([a_second(date(2026, 6, 21))], None),
        ([a_second(date(2026, 6, 21), round=1)], LATER),
        ([a_second(date(2026, 6, 21), voided_reason="误登")], LATER),
        ([a_second(date(2026, 6, 21), kind=ReportKind.ACTION)], LATER),
        ([a_second(ON)], None),
        ([a_second(ON, due_on=date(2026, 7, 1))], LATER),  # it was of the round before
        ([a_second(date(2026, 6, 19), due_on=date(2026, 12, 31))], LATER),
    ],
)
def test_article_11_a_new_remediation_is_open_until_a_later_report_answers_it(reports, expected):
    sent_back = an_assessment(decided=Grade.NOT_DONE, decided_on=ON, redo_by=LATER)
    assert redo_by(reports, [sent_back, an_assessment(decided=Grade.DONE)]) == expected
