from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    BodyKind,
    CopyRound,
    DueItem,
    Grade,
    Manner,
    OfficeSettings,
    Origin,
    PutOff,
    RecordState,
    Reminder,
    ReportKind,
    TalkKind,
    TalkStatus,
)
from desktop.reminders.items import Office, items_of
from desktop.reminders.watched import Act, Watched
from tests.factories import (
    a_copy,
    a_finding,
    a_preparation,
    a_record,
    a_report,
    a_request,
    a_talk,
    a_team_notice,
    an_action,
    an_assessment,
    an_ended_talk,
    at,
)

RECEIVERS = ("市纪委监委", "市委组织部")
OFFICE = Office(settings=OfficeSettings(required_copy_receivers=RECEIVERS))
ENDED = Watched(talk=an_ended_talk(at(2026, 3, 13, 11)), talkee="赵立新")
PLANNED = Watched(
    talk=a_talk(status=TalkStatus.PREPARING, planned_at=at(2026, 7, 20, 15)), talkee="赵立新"
)
RESULTS = ReportKind.RESULTS
CLOSED = an_ended_talk(status=TalkStatus.CLOSED)
SIGNED = a_record(state=RecordState.SIGNED, signed_on=date(2026, 3, 18))


UNSIGNED = replace(ENDED, talk=replace(ENDED.talk, status=TalkStatus.AWAITING_SIGNATURE))


def a_letter(**fields):
    given = {
        "id": "l1",
        "talk_id": "t1",
        "item": DueItem.ACTION_REPORT,
        "manner": Manner.LETTER,
        "at": at(2026, 4, 14),
        "by": "李文书",
    }
    return Reminder(**given | fields)


def found(watched, office=OFFICE, **changed):
    return [(i.item, i.due_on) for i in items_of(replace(watched, **changed), office)]


def test_article_11_both_reports_are_open_from_the_end_of_the_talk():
    reports = [
        (DueItem.ACTION_REPORT, date(2026, 4, 13)),
        (DueItem.RESULTS_REPORT, date(2026, 6, 13)),
    ]
    assert found(ENDED) == reports
    assert found(UNSIGNED) == [(DueItem.SIGNATURE, date(2026, 3, 20)), *reports]


def test_a_record_that_is_not_signed_is_told_by_the_offices_own_day():
    (item, *_) = items_of(UNSIGNED, OFFICE)
    assert (item.act, item.what) == (Act.SIGN, "谈话记录定稿、签字")
    fixed = replace(UNSIGNED, record=a_record(state=RecordState.FIXED))
    assert items_of(fixed, OFFICE)[0].what == "谈话记录签字"
    sooner = replace(OFFICE, settings=replace(OFFICE.settings, signature_days=3))
    assert found(UNSIGNED, sooner)[0] == (DueItem.SIGNATURE, date(2026, 3, 16))


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([a_report()], [DueItem.RESULTS_REPORT]),
        ([a_report(voided_reason="误登")], [DueItem.ACTION_REPORT, DueItem.RESULTS_REPORT]),
        ([a_report(), a_report(id="r2", kind=RESULTS)], []),
    ],
)
def test_a_report_that_came_in_is_open_no_more(reports, expected):
    assert [i for i, _ in found(ENDED, reports=reports) if i is not DueItem.COPY] == expected


@pytest.mark.parametrize(
    "talk",
    [
        an_ended_talk(at(2025, 11, 20), origin=Origin.EARLIER, status=TalkStatus.CLOSED),
        an_ended_talk(at(2026, 1, 29), status=TalkStatus.REMEDIATION),
        an_ended_talk(status=TalkStatus.CLOSED),
        an_ended_talk(status=TalkStatus.ARCHIVED),
        an_ended_talk(status=TalkStatus.TERMINATED),
        a_talk(status=TalkStatus.CANCELLED, planned_at=at(2026, 7, 20)),
        a_talk(),
    ],
    ids=lambda t: f"{t.status}-{t.origin}",
)
def test_a_talk_that_is_over_or_before_the_measures_has_nothing_open(talk):
    assert found(Watched(talk=talk, talkee="赵立新")) == []


def test_a_return_opens_the_new_date_while_the_old_one_stays_settled():
    reports = [a_report(), a_report(id="r2", kind=RESULTS)]
    sent_back = an_assessment(
        decided=Grade.FALSE, decided_on=date(2026, 6, 20), redo_by=date(2026, 8, 20)
    )
    assert (DueItem.RESULTS_REPORT, date(2026, 8, 20)) in found(
        ENDED, reports=reports, assessments=[sent_back]
    )
    answer = a_report(
        id="r3", kind=RESULTS, round=2, due_on=date(2026, 8, 20), received_on=date(2026, 8, 1)
    )
    open_now = found(ENDED, reports=[*reports, answer], assessments=[sent_back])
    assert DueItem.RESULTS_REPORT not in [i for i, _ in open_now]


@pytest.mark.parametrize("status", [TalkStatus.REMEDIATION, TalkStatus.CLOSED])
def test_what_needs_keeping_up_is_looked_at_again_even_after_closing(status):
    watched = Watched(
        talk=an_ended_talk(status=status),
        talkee="赵立新",
        reports=[a_report(), a_report(id="r2", kind=RESULTS)],
        assessments=[an_assessment(decided=Grade.LONG_TERM, look_again_on=date(2026, 12, 1))],
    )
    (item,) = [i for i in items_of(watched, OFFICE) if i.item is DueItem.RESULTS_REPORT]
    assert (item.due_on, item.act) == (date(2026, 12, 1), Act.LOOK_AGAIN)


def test_article_11_the_team_notice_is_open_only_for_first_responsible_actions():
    told = {"actions": [an_action(first_responsible=True)], "findings": [a_finding()]}
    expected = (DueItem.TEAM_NOTICE, date(2026, 4, 13))
    assert expected in found(ENDED, **told)
    assert expected not in found(ENDED, **told | {"actions": [an_action()]})
    assert expected not in found(ENDED, **told, team_notices=[a_team_notice()])
    assert expected in found(ENDED, **told, team_notices=[a_team_notice(voided_reason="误登")])


def test_article_12_copies_of_a_round_are_one_item():
    items = items_of(replace(ENDED, record=SIGNED), OFFICE)
    (copy,) = [i for i in items if i.item is DueItem.COPY]
    assert (copy.due_on, copy.what) == (date(2026, 4, 2), "谈话后抄送市纪委监委、市委组织部")
    assert copy.subject_id == CopyRound.TALK
    half = replace(ENDED, record=SIGNED, copies=[a_copy(sent_on=date(2026, 3, 20))])
    (rest,) = [i for i in items_of(half, OFFICE) if i.item is DueItem.COPY]
    assert rest.what == "谈话后抄送市委组织部"


def test_by_analogy_copies_may_be_switched_off():
    office = Office(settings=OfficeSettings(analogy_copies=False), kind=BodyKind.BY_ANALOGY)
    assert DueItem.COPY not in [i for i, _ in found(ENDED, office, record=SIGNED)]


@pytest.mark.parametrize("status", [TalkStatus.REMEDIATION, TalkStatus.CLOSED])
def test_receipts_of_copies_are_waited_for_until_the_archive(status):
    out = a_copy(sent_on=date(2026, 3, 20))
    watched = Watched(talk=an_ended_talk(status=status), talkee="赵立新", copies=[out])
    assert (DueItem.RECEIPT, date(2026, 3, 30)) in found(watched)
    also = [out, a_copy(receiver="市委组织部", sent_on=out.sent_on)]
    (both,) = items_of(replace(watched, talk=CLOSED, copies=also), OFFICE)
    assert both.what == "抄送市纪委监委、市委组织部的回执"
    back = replace(out, receipt_on=date(2026, 3, 25))
    assert DueItem.RECEIPT not in [i for i, _ in found(watched, copies=[back])]


def test_a_letters_receipt_is_waited_for_while_its_matter_is_open():
    expected = (DueItem.RECEIPT, date(2026, 4, 24))
    assert expected in found(ENDED, reminders=[a_letter()])
    assert expected not in found(ENDED, reminders=[a_letter()], reports=[a_report()])
    assert expected not in found(ENDED, reminders=[a_letter(receipt_on=date(2026, 4, 20))])
    assert expected not in found(ENDED, reminders=[a_letter(manner=Manner.TELEPHONE)])
    second = a_letter(id="l2", at=at(2026, 5, 1))
    receipts = [i for i in found(ENDED, reminders=[second, a_letter()]) if i[0] is DueItem.RECEIPT]
    assert receipts == [(DueItem.RECEIPT, date(2026, 5, 11))]


def test_before_the_talk_the_appointment_is_open():
    (item,) = items_of(PLANNED, OFFICE)
    assert (item.item, item.due_on, item.act) == (
        DueItem.APPOINTMENT,
        date(2026, 7, 20),
        Act.PREPARE,
    )
    assert found(PLANNED, talk=a_talk()) == []


def test_a_talk_that_was_interrupted_is_open_until_it_ends():
    talk = a_talk(status=TalkStatus.IN_PROGRESS, started_at=at(2026, 7, 10, 9), step=3)
    (item,) = items_of(Watched(talk=talk, talkee="赵立新"), OFFICE)
    assert (item.item, item.due_on, item.act) == (
        DueItem.APPOINTMENT,
        date(2026, 7, 10),
        Act.CONTINUE,
    )


@pytest.mark.parametrize(
    ("preparation", "kind", "expected"),
    [
        ({"notice_sent_on": date(2026, 7, 6)}, TalkKind.REGULAR, date(2026, 7, 17)),
        (
            {"notice_sent_on": date(2026, 7, 6), "self_check_due_on": date(2026, 7, 15)},
            TalkKind.REGULAR,
            date(2026, 7, 15),
        ),
        ({"notice_sent_on": date(2026, 7, 6)}, TalkKind.TIMELY, None),
        ({}, TalkKind.REGULAR, None),
        (
            {"notice_sent_on": date(2026, 7, 6), "self_check_on": date(2026, 7, 12)},
            TalkKind.REGULAR,
            None,
        ),
    ],
)
def test_article_9_the_self_check_is_open_once_the_notice_is_out(preparation, kind, expected):
    talk = replace(PLANNED.talk, kind=kind)
    due = dict(found(PLANNED, talk=talk, preparation=a_preparation(**preparation)))
    assert due.get(DueItem.SELF_CHECK) == expected


def test_article_6_each_unanswered_request_is_open_and_the_notices_receipt():
    requests = [
        a_request(),
        a_request(id="q2", unit="市委宣传部", replied_on=date(2026, 7, 8)),
        a_request(id="q3", voided_reason="误发"),
    ]
    sent = a_preparation(notice_sent_on=date(2026, 7, 6), self_check_on=date(2026, 7, 9))
    assert found(PLANNED, requests=requests, preparation=sent) == [
        (DueItem.MATERIAL_REPLY, date(2026, 7, 8)),
        (DueItem.RECEIPT, date(2026, 7, 16)),
        (DueItem.APPOINTMENT, date(2026, 7, 20)),
    ]


def test_items_know_when_the_talkee_was_reminded_and_what_was_put_off():
    reminders = [
        a_letter(id="1", manner=Manner.TELEPHONE, at=at(2026, 4, 14)),
        a_letter(id="2", manner=Manner.TELEPHONE, at=at(2026, 4, 10)),
        a_letter(id="3", manner=Manner.CALENDAR, at=at(2026, 4, 1)),
        a_letter(id="4", item=DueItem.RESULTS_REPORT),
        a_letter(id="5", voided_reason="误登"),
    ]
    put_offs = [
        PutOff(id=str(n), talk_id="t1", item=DueItem.ACTION_REPORT, until=until, reason="", by="")
        for n, until in enumerate((date(2026, 4, 12), date(2026, 4, 11)))
    ]
    items = items_of(replace(ENDED, reminders=reminders, put_offs=put_offs), OFFICE)
    action = next(i for i in items if i.item is DueItem.ACTION_REPORT)
    assert action.reminded == (at(2026, 4, 10), at(2026, 4, 14))
    assert action.put_off_until == date(2026, 4, 11)
    assert (action.talk_id, action.talkee, action.post) == ("t1", "赵立新", "县委书记")
