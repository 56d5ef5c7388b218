from datetime import date

import pytest

from db.records import Grade, Origin, ReportKind, TalkStatus, Timeliness
from desktop.errors import BadInput, Refused
from desktop.workflow.report import ARROWS, ReportState, receive, state_of
from tests.factories import a_report, a_talk, an_assessment, an_ended_talk, at

A, R = ReportKind
TODAY = date(2026, 7, 13)
ROUND_1 = a_report(id="r1", kind=R, received_on=date(2026, 6, 10), due_on=date(2026, 6, 13))
RETURNED = an_assessment(
    decided=Grade.NOT_DONE, decided_on=date(2026, 6, 20), redo_by=date(2026, 7, 20)
)


def came_in(talk=None, kind=A, received_on=date(2026, 4, 10), reports=(), assessments=()):
    return receive(
        talk or an_ended_talk(at(2026, 3, 13, 11)),
        kind,
        received_on,
        report_id="new",
        reports=reports,
        assessments=assessments,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("kind", "received_on", "due_on", "expected"),
    [
        (A, date(2026, 3, 13), date(2026, 4, 13), Timeliness.EARLY),
        (A, date(2026, 4, 13), date(2026, 4, 13), Timeliness.ON_TIME),
        (A, date(2026, 4, 14), date(2026, 4, 13), Timeliness.LATE),
        (R, date(2026, 6, 13), date(2026, 6, 13), Timeliness.ON_TIME),
        (R, date(2026, 6, 14), date(2026, 6, 13), Timeliness.LATE),
    ],
)
def test_article_11_a_report_is_kept_as_early_on_time_or_late(kind, received_on, due_on, expected):
    report = came_in(kind=kind, received_on=received_on)
    assert (report.due_on, report.timeliness, report.round) == (due_on, expected, 1)


def test_article_11_a_report_counts_before_the_record_is_signed():
    assert came_in(an_ended_talk(status=TalkStatus.AWAITING_SIGNATURE)).round == 1


@pytest.mark.parametrize("received_on", [date(2026, 3, 12), date(2026, 7, 14)])
def test_a_report_before_the_talk_or_after_today_is_said_at_the_field(received_on):
    with pytest.raises(BadInput) as caught:
        came_in(received_on=received_on)
    assert caught.value.field == "收到日期"


@pytest.mark.parametrize(
    "talk",
    [
        a_talk(status=TalkStatus.PREPARING),
        an_ended_talk(status=TalkStatus.CLOSED),
        an_ended_talk(status=TalkStatus.TERMINATED),
        an_ended_talk(status=TalkStatus.CLOSED, origin=Origin.EARLIER),
    ],
    ids=lambda t: f"{t.status}-{t.origin}",
)
def test_a_talk_that_owes_no_report_takes_none(talk):
    with pytest.raises(Refused):
        came_in(talk)


def test_a_second_report_needs_the_first_voided_or_returned():
    with pytest.raises(Refused, match="已经登记收到"):
        came_in(kind=R, received_on=date(2026, 7, 1), reports=[ROUND_1])
    voided = a_report(kind=R, voided_reason="登记错")
    assert came_in(kind=R, received_on=date(2026, 7, 1), reports=[voided]).round == 1


def test_article_11_a_return_opens_a_second_round_with_its_own_date():
    report = came_in(
        kind=R, received_on=date(2026, 7, 10), reports=[ROUND_1], assessments=[RETURNED]
    )
    assert (report.round, report.due_on, report.timeliness) == (
        2,
        date(2026, 7, 20),
        Timeliness.EARLY,
    )
    assert ROUND_1.due_on == date(2026, 6, 13)


def test_where_a_report_stands():
    round_2 = a_report(
        id="r2", kind=R, round=2, due_on=date(2026, 7, 20), received_on=date(2026, 7, 10)
    )
    assert state_of(R, [], []) is ReportState.AWAITED
    assert state_of(R, [ROUND_1], []) is ReportState.IN
    assert state_of(R, [ROUND_1], [RETURNED]) is ReportState.RETURNED
    assert state_of(R, [ROUND_1, round_2], [RETURNED]) is ReportState.IN
    assert state_of(A, [a_report()], [RETURNED]) is ReportState.IN
    assert set(ARROWS) == set(ReportState)
