"""What happened in a talk and what is due, in time order."""

from dataclasses import replace
from datetime import date

from db.records import (
    Copy,
    CopyRound,
    DueItem,
    Manner,
    PutOff,
    RecordState,
    Reminder,
    ReportKind,
    TeamNotice,
)
from desktop.services.follow_up import FollowUpService
from desktop.services.views.remediation import (
    ACT_WORDS,
    Act,
    EntryState,
)
from tests.conftest import TODAY
from tests.factories import (
    a_record,
    an_action,
    at,
)
from tests.services.conftest import put_report


def test_the_thread_of_a_talk_just_ended(follow_up):
    entries = follow_up.thread("t3").entries
    assert [e.title for e in entries[:3]] == [
        "谈话结束，指出问题0个",
        "整改措施报告",
        "整改情况报告",
    ]
    assert entries[1].acts == (Act.REGISTER_ACTION_REPORT, Act.IMPORT_FORM, Act.REMIND)
    assert entries[1].item is DueItem.ACTION_REPORT
    assert any(e.acts == (Act.FIX,) for e in entries)
    assert set(ACT_WORDS) == set(Act)


def test_the_thread_tells_what_happened_and_what_is_due_in_time_order(follow_up, town):
    with town.store.atomic():
        town.store.records.put(
            a_record(id="t2", state=RecordState.SIGNED, signed_on=date(2026, 4, 20))
        )
        town.store.actions.put(an_action(talk_id="t2", finding_id="f2", first_responsible=True))
        town.store.reminders.put(
            Reminder(
                id="m1",
                talk_id="t2",
                item=DueItem.ACTION_REPORT,
                manner=Manner.TELEPHONE,
                at=at(2026, 5, 5),
                by="李文书",
                answer="按时报送",
            )
        )
        town.store.copies.put(
            Copy(
                id="c1",
                talk_id="t2",
                round=CopyRound.TALK,
                receiver="本级纪检机关",
                required=True,
                sent_on=date(2026, 4, 30),
                document_number="江委办〔2026〕8号",
            )
        )
    entries = follow_up.thread("t2").entries
    dated = [e.on for e in entries if e.on]
    assert dated == sorted(dated)
    by_title = {e.title: e for e in entries}
    assert by_title["第1次提醒（电话）：整改措施报告"].note == "按时报送"
    notice = by_title["整改措施向班子成员通报"]
    assert (notice.on, notice.state, notice.days) == (date(2026, 5, 18), EntryState.LATE, -56)
    assert by_title["整改情况报告"].state is EntryState.NEAR
    receipt = by_title["本级纪检机关的回执"]
    assert (receipt.acts, receipt.subject_id) == ((Act.REGISTER_RECEIPT,), "c1")
    copy = by_title["谈话后抄送组织（人事）部门"]
    assert (copy.on, copy.acts) == (date(2026, 5, 5), (Act.REGISTER_COPY,))
    assert by_title["评估“谈心谈话少”的整改"].acts == (Act.ASSESS,)
    assert by_title["办结、归档"].acts == ()


def test_the_thread_of_a_talk_that_lacks_nothing_offers_closing(follow_up, town):
    with town.store.atomic():
        office = town.store.settings.office()
        town.store.settings.put_office(replace(office, required_copy_receivers=()))
        town.store.records.put(a_record(state=RecordState.SIGNED, signed_on=date(2026, 6, 11)))
        put_report(town, "t1", ReportKind.ACTION, date(2026, 7, 1))
        put_report(town, "t1", ReportKind.RESULTS, date(2026, 7, 2))
        town.store.team_notices.put(
            TeamNotice(id="n1", talk_id="t1", told_on=date(2026, 7, 3), manner="班子会议")
        )
    thread = follow_up.thread("t1")
    assert thread.entries[-1].acts == (Act.CLOSE,)
    assert "已向班子成员通报" in [e.title for e in thread.entries]
    assert follow_up.read("t1").blockers == ()


def test_the_thread_of_a_closed_talk_is_over(follow_up):
    entries = follow_up.thread("t4").entries
    assert [(e.title, e.on) for e in entries] == [
        ("谈话结束，指出问题0个", date(2026, 2, 13)),
        ("办结", TODAY),
    ]
    assert all(e.acts == () for e in entries)


def test_the_thread_tells_until_when_and_why_something_was_put_off(follow_up, town):
    with town.store.atomic():
        put_off = {"item": DueItem.RESULTS_REPORT, "reason": "本人出差", "by": "李文书"}
        town.store.put_offs.put(PutOff(id="p1", talk_id="t2", until=date(2026, 7, 16), **put_off))
    notes = [e.note for e in follow_up.thread("t2").entries if e.item is DueItem.RESULTS_REPORT]
    assert notes == ["推后到7月16日办理：本人出差"]
    later = FollowUpService(replace(town, today=lambda: date(2026, 7, 16)))
    notes = [e.note for e in later.thread("t2").entries if e.item is DueItem.RESULTS_REPORT]
    assert notes == [""]


def test_a_calendar_file_is_no_numbered_reminder(follow_up, town):
    given = {"talk_id": "t1", "item": DueItem.ACTION_REPORT, "by": "李文书"}
    with town.store.atomic():
        for number, manner in enumerate((Manner.CALENDAR, Manner.TELEPHONE), 6):
            town.store.reminders.put(
                Reminder(id=manner, manner=manner, at=at(2026, 7, number), **given)
            )
    titles = [e.title for e in follow_up.thread("t1").entries]
    assert "已给日程文件：整改措施报告" in titles
    assert "第1次提醒（电话）：整改措施报告" in titles
