"""What a talk has is filed, in the order of the work; what it has not is not."""

from dataclasses import replace
from datetime import date

from db.records import DueItem, Manner, Reminder, ReportKind, Visibility
from desktop.rules.filed_documents import Filed, documents, listed
from tests.factories import (
    a_copy,
    a_finding,
    a_preparation,
    a_record,
    a_report,
    a_talk,
    an_ended_talk,
    at,
)

BARE = Filed(talk=a_talk(), preparation=None, record=None)


def keys(filed):
    return [d.key for d in documents(filed)]


def test_a_talk_that_was_not_held_has_no_documents():
    assert keys(BARE) == []
    assert keys(replace(BARE, preparation=a_preparation())) == []


def test_a_talk_that_was_held_has_a_record_signed_or_not():
    [record] = documents(replace(BARE, talk=an_ended_talk(at(2026, 3, 13, 11))))
    assert (record.key, record.dated_on) == ("record", date(2026, 3, 13))
    signed = a_record(signed_on=date(2026, 3, 20))
    [record] = documents(replace(BARE, talk=an_ended_talk(at(2026, 3, 13, 11)), record=signed))
    assert record.dated_on == date(2026, 3, 20)


def test_requirements_are_filed_only_where_something_was_told():
    closed = a_finding(visibility=Visibility.TALKER_ONLY)
    assert keys(replace(BARE, findings=[closed])) == []
    assert keys(replace(BARE, findings=[closed, a_finding(id="f2")])) == ["requirements"]


def test_letters_are_filed_and_telephone_calls_are_not():
    call = {"id": "m", "talk_id": "t1", "item": DueItem.ACTION_REPORT, "by": "李文书"}
    call["at"] = at(2026, 4, 9)
    told = Reminder(manner=Manner.TELEPHONE, **call)
    assert keys(replace(BARE, reminders=[told])) == []
    assert keys(replace(BARE, reminders=[replace(told, manner=Manner.LETTER)])) == ["reminder"]


def test_copies_that_went_out_carry_their_numbers():
    planned = a_copy()
    sent = replace(planned, sent_on=date(2026, 6, 1), document_number="江办函〔2026〕7号")
    again = replace(sent, id="c2", sent_on=date(2026, 6, 9), document_number="江办函〔2026〕9号")
    assert keys(replace(BARE, copies=[planned])) == []
    [letter] = documents(replace(BARE, copies=[sent, again]))
    assert letter.document_number == "江办函〔2026〕7号、江办函〔2026〕9号"
    assert letter.dated_on == date(2026, 6, 9)


def test_reports_are_the_talkees_and_the_last_day_counts():
    reports = [a_report(), a_report(id="r2", round=2, received_on=date(2026, 5, 1))]
    [row] = listed(replace(BARE, reports=reports), "赵立新", "临河县委书记", "市委办公室")
    assert (row.id, row.author, row.dated_on) == ("action-report", "赵立新", date(2026, 5, 1))
    assert row.title == "整改措施报告（临河县委书记赵立新）"
    assert row.name == "01-整改措施报告.pdf"
    results = [a_report(kind=ReportKind.RESULTS)]
    assert keys(replace(BARE, reports=results)) == ["results-report"]
