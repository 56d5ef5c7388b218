"""The times of a talk that is over: corrected with a reason until the record is fixed."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import (
    Correction,
    RecordState,
    ReportKind,
    TalkStatus,
    Timeliness,
)
from desktop.errors import BadInput, Refused
from desktop.services.conversation import ConversationService
from tests.factories import a_record, a_report, an_ended_talk, at


@pytest.fixture
def ended(town):
    with town.store.atomic():
        talk = an_ended_talk(at(2026, 7, 9, 11), status=TalkStatus.AWAITING_SIGNATURE)
        town.store.talks.put(talk)
    return ConversationService(town)


def test_times_are_corrected_with_a_reason_and_what_was_is_kept(ended, town):
    ended.correct_times("t1", 1, at(2026, 7, 8, 9), at(2026, 7, 8, 10), "日期录错")
    talk = town.store.talks.get("t1")
    assert (talk.started_at, talk.ended_at) == (at(2026, 7, 8, 9), at(2026, 7, 8, 10))
    kept: list[Correction] = town.store.corrections.of_record("t1")
    assert {c.field for c in kept} == {"started_at", "ended_at"}
    assert {c.reason for c in kept} == {"日期录错"}


def test_reports_that_are_in_are_counted_anew(ended, town):
    with town.store.atomic():
        town.store.talks.put(
            replace(town.store.talks.get("t1"), started_at=at(2026, 3, 9), ended_at=at(2026, 3, 9))
        )
        town.store.reports.put(
            a_report(received_on=date(2026, 4, 10), due_on=date(2026, 4, 9), timeliness="late")
        )
    ended.correct_times("t1", 2, at(2026, 3, 10, 9), at(2026, 3, 10, 10), "日期录错")
    report = town.store.reports.get("r1")
    assert (report.due_on, report.timeliness) == (date(2026, 4, 10), Timeliness.ON_TIME)
    assert report.kind is ReportKind.ACTION
    with pytest.raises(BadInput, match="收到日期"):
        ended.correct_times("t1", 3, at(2026, 5, 1, 9), at(2026, 5, 1, 10), "又改")


@pytest.mark.parametrize(
    ("began", "over", "field"),
    [
        (at(2026, 7, 8, 11), at(2026, 7, 8, 10), "结束时间"),
        (at(2026, 7, 14, 9), at(2026, 7, 14, 10), "开始时间"),
        (at(2026, 1, 28, 9), at(2026, 1, 29, 10), "结束时间"),
    ],
)
def test_impossible_times_are_refused_at_their_field(ended, began, over, field):
    with pytest.raises(BadInput) as caught:
        ended.correct_times("t1", 1, began, over, "录错")
    assert caught.value.field == field


def test_the_second_window_correcting_times_is_told(ended):
    ended.correct_times("t1", 1, at(2026, 7, 8, 9), at(2026, 7, 8, 10), "录错")
    with pytest.raises(Conflict):
        ended.correct_times("t1", 1, at(2026, 7, 7, 9), at(2026, 7, 7, 10), "录错")


def test_once_the_record_is_fixed_the_end_stays(ended, town):
    assert ended.read("t1").can_correct_end is True
    with town.store.atomic():
        town.store.records.put(a_record(state=RecordState.FIXED))
    assert ended.read("t1").can_correct_end is False
    with pytest.raises(Refused, match="已定稿"):
        ended.correct_times("t1", 1, at(2026, 7, 8, 9), at(2026, 7, 8, 10), "录错")
