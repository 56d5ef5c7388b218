"""The list of 整改跟踪, the thread of one talk, and its remediation."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import (
    Copy,
    CopyRound,
    DueItem,
    Grade,
    Manner,
    Origin,
    PutOff,
    RecordState,
    Reminder,
    ReportKind,
    TalkStatus,
    TeamNotice,
    Timeliness,
    Visibility,
)
from desktop.errors import Refused
from desktop.services.follow_up import FollowUpService
from desktop.services.views.remediation import (
    ACT_WORDS,
    Act,
    EntryState,
    FollowUpFilter,
    FollowUpGroup,
    FollowUpSort,
)
from tests.conftest import TODAY
from tests.factories import (
    a_finding,
    a_record,
    a_report,
    a_talk,
    an_action,
    an_assessment,
    an_ended_talk,
    at,
)

G, S = FollowUpGroup, FollowUpSort


def put_talk(town, number, ended_at, **fields):
    given = {"id": f"t{number}", "number": f"2026-{number:03d}", "status": TalkStatus.REMEDIATION}
    town.store.talks.put(an_ended_talk(ended_at, **given | fields))


def put_report(town, talk, kind, on, **fields):
    due = {"due_on": on, "timeliness": Timeliness.ON_TIME}
    given = {"id": f"{talk}{kind}{fields.get('round', 1)}", "talk_id": talk, "kind": kind}
    town.store.reports.put(a_report(received_on=on, **given | due | fields))


@pytest.fixture
def follow_up(town):
    """Today is 13 July: t1 late (action, 10 July), t2 near (results, 18 July), t3 calm."""
    with town.store.atomic():
        put_talk(town, 1, at(2026, 6, 10, 11))
        sun = {"talkee_id": "sun", "organisation_id": "shuiwu"}
        put_talk(town, 2, at(2026, 4, 18, 11), **sun)
        put_report(town, "t2", ReportKind.ACTION, date(2026, 5, 8))
        shan = {"talkee_id": "shan", "organisation_id": "donggang", "talker_id": "song"}
        put_talk(town, 3, at(2026, 7, 10, 11), status=TalkStatus.AWAITING_SIGNATURE, **shan)
        put_talk(town, 4, at(2026, 2, 13, 11), status=TalkStatus.CLOSED, closed_on=TODAY)
        put_talk(town, 5, at(2024, 2, 13), status=TalkStatus.CLOSED, origin=Origin.EARLIER)
        town.store.talks.put(a_talk(id="t6", number="2026-006"))
        town.store.findings.put(a_finding(talk_id="t2", closed_out_on=TODAY))
        town.store.findings.put(a_finding(id="f2", talk_id="t2", position=2))
        town.store.findings.put(
            a_finding(id="f3", talk_id="t2", position=3, visibility=Visibility.TALKER_ONLY)
        )
    return FollowUpService(town)


def ids(page):
    return [row.talk_id for row in page.rows]


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (FollowUpFilter(), ["t1", "t2", "t3"]),
        (FollowUpFilter(descending=True), ["t3", "t2", "t1"]),
        (FollowUpFilter(group=G.LATE), ["t1"]),
        (FollowUpFilter(group=G.NEAR), ["t2"]),
        (FollowUpFilter(group=G.CLOSED), ["t4"]),
        (FollowUpFilter(group=G.ALL), ["t1", "t2", "t3", "t4"]),
        (FollowUpFilter(group=G.ALL, sort=S.ENDED), ["t4", "t2", "t1", "t3"]),
        (FollowUpFilter(sort=S.ENDED), ["t2", "t1", "t3"]),
        (FollowUpFilter(sort=S.ENDED, descending=True), ["t3", "t1", "t2"]),
        (FollowUpFilter(text="水务"), ["t2"]),
        (FollowUpFilter(text="zlx", group=G.ALL), ["t1", "t4"]),
        (FollowUpFilter(text="赵立新", group=G.CLOSED), ["t4"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(follow_up, shown, found):
    page = follow_up.page(shown)
    assert (ids(page), page.total) == (found, len(found))
    assert (page.late, page.near, page.running, page.closed) == (1, 1, 3, 1)


def test_sorting_by_talkee_turns_round(follow_up):
    up = ids(follow_up.page(FollowUpFilter(sort=S.TALKEE)))
    down = ids(follow_up.page(FollowUpFilter(sort=S.TALKEE, descending=True)))
    assert sorted(up) == ["t1", "t2", "t3"]
    assert down == up[::-1]


@pytest.mark.parametrize("sort", S)
@pytest.mark.parametrize("group", [G.RUNNING, G.ALL])
def test_pages_join_without_gap_or_repetition(follow_up, sort, group):
    whole = ids(follow_up.page(FollowUpFilter(group=group, sort=sort)))
    parts = [
        follow_up.page(FollowUpFilter(group=group, sort=sort), offset=n, limit=1)
        for n in range(len(whole))
    ]
    assert [ids(p)[0] for p in parts] == whole


def test_a_line_says_where_both_reports_stand(follow_up):
    late, near, _ = follow_up.page(FollowUpFilter()).rows
    assert (late.action.due_on, late.action.days) == (date(2026, 7, 10), -3)
    assert (late.results.due_on, late.results.days) == (date(2026, 9, 10), 59)
    assert (near.action.received_on, near.action.days) == (date(2026, 5, 8), None)
    assert near.results.days == 5
    assert (near.closed_out, near.findings) == (1, 2)
    assert (near.talkee, near.organisation) == ("孙国平", "市水务局党组")


def test_a_return_counts_from_its_own_limit_until_it_is_answered(follow_up, town):
    with town.store.atomic():
        put_report(town, "t2", ReportKind.RESULTS, date(2026, 7, 1))
        town.store.assessments.put(
            an_assessment(
                talk_id="t2",
                finding_id="f2",
                decided=Grade.NOT_DONE,
                decided_on=date(2026, 7, 3),
                redo_by=date(2026, 7, 12),
            )
        )
    row = next(r for r in follow_up.page(FollowUpFilter(group=G.LATE)).rows if r.talk_id == "t2")
    assert (row.results.returned, row.results.days) == (True, -1)
    assert row.next_due == date(2026, 7, 12)
    with town.store.atomic():
        put_report(town, "t2", ReportKind.RESULTS, TODAY, round=2, due_on=date(2026, 7, 12))
    page = follow_up.page(FollowUpFilter(group=G.LATE))
    assert ids(page) == ["t1"]
    assert follow_up.read("t2").results.received_on == date(2026, 7, 1)


def test_a_voided_report_does_not_count(follow_up, town):
    with town.store.atomic():
        report = town.store.reports.get("t2action1")
        town.store.reports.put(replace(report, voided_reason="误登"))
    assert "t2" in ids(follow_up.page(FollowUpFilter(group=G.LATE)))


def test_near_is_what_the_office_calls_near(follow_up, town):
    with town.store.atomic():
        office = town.store.settings.office()
        town.store.settings.put_office(replace(office, near_days=30))
    assert follow_up.page(FollowUpFilter(group=G.NEAR)).near == 2


def test_a_talker_follows_own_talks_only(follow_up, talker_desk):
    mine = FollowUpService(talker_desk)
    page = mine.page(FollowUpFilter(group=G.ALL))
    assert (ids(page), page.late, page.running, page.closed) == (["t3"], 0, 1, 0)
    with pytest.raises(Refused, match="查看范围"):
        mine.thread("t1")
    with pytest.raises(Refused, match="查看范围"):
        mine.read("t1")


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


def test_remediation_shows_findings_told_with_actions_and_what_blocks(follow_up, town):
    with town.store.atomic():
        town.store.actions.put(an_action(talk_id="t2", finding_id="f2", first_responsible=True))
        town.store.actions.put(
            an_action(id="a2", talk_id="t2", finding_id="f2", position=2, voided_reason="重复")
        )
    view = follow_up.open("t2")
    assert [f.finding.id for f in view.findings] == ["f1", "f2"]
    assert [a.id for a in view.findings[1].actions] == ["a1"]
    assert (view.closed_out, view.of) == (1, 2)
    assert view.team_notice_due == date(2026, 5, 18)
    assert {m.stage for m in view.blockers} == {"record", "remediation", "copies"}
    assert [m.key for m in view.loose_ends] == ["action", "result"]
    assert view.deciders == ("王致远", "党委（党组）会议")
    assert view.can_change is True
    assert town.store.audit.entries()[0].deed == "查看整改情况"


def test_an_earlier_talk_has_no_deadlines(follow_up):
    view = follow_up.read("t5")
    assert (view.action, view.results, view.team_notice_due) == (None, None, None)
    assert (view.blockers, view.can_change) == ((), False)


def test_a_day_later_the_counts_move_by_themselves(follow_up, town):
    tomorrow = replace(town, today=lambda: TODAY + timedelta(days=6))
    page = FollowUpService(tomorrow).page(FollowUpFilter())
    assert (page.late, page.near) == (2, 0)


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
