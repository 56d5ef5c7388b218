"""The list of 整改跟踪, the thread of one talk, and its remediation."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import (
    Grade,
    ReportKind,
)
from desktop.errors import Refused
from desktop.services.follow_up import FollowUpService
from desktop.services.views.remediation import (
    FollowUpFilter,
    FollowUpGroup,
    FollowUpSort,
)
from tests.conftest import TODAY
from tests.factories import (
    an_action,
    an_assessment,
)
from tests.services.conftest import put_report

G, S = FollowUpGroup, FollowUpSort


def ids(page):
    return [row.talk_id for row in page]


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
    assert ids(follow_up.page(shown)) == found


def test_the_groups_are_counted(follow_up):
    counts = follow_up.counts()
    assert (counts.late, counts.near, counts.running, counts.closed) == (1, 1, 3, 1)


def test_the_list_is_sorted_by_how_much_is_closed_out(follow_up):
    up = ids(follow_up.page(FollowUpFilter(group=G.ALL, sort=S.CLOSED_OUT)))
    down = ids(follow_up.page(FollowUpFilter(group=G.ALL, sort=S.CLOSED_OUT, descending=True)))
    assert down == up[::-1]
    assert up[-1] == "t4"
    assert sorted(ids(follow_up.page(FollowUpFilter(sort=S.CLOSED_OUT)))) == ["t1", "t2", "t3"]


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
    late, near, _ = follow_up.page(FollowUpFilter())
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
    row = next(r for r in follow_up.page(FollowUpFilter(group=G.LATE)) if r.talk_id == "t2")
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
    assert follow_up.counts().near == 2


def test_a_talker_follows_own_talks_only(follow_up, talker_desk):
    mine = FollowUpService(talker_desk)
    assert ids(mine.page(FollowUpFilter(group=G.ALL))) == ["t3"]
    counts = mine.counts()
    assert (counts.late, counts.running, counts.closed) == (0, 1, 0)
    with pytest.raises(Refused, match="查看范围"):
        mine.thread("t1")
    with pytest.raises(Refused, match="查看范围"):
        mine.read("t1")


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
    counts = FollowUpService(tomorrow).counts()
    assert (counts.late, counts.near) == (2, 0)
